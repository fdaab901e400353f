/** Cards to put into groups or into an order: the answer field of that type, with a caption that says how they lie. */
import type { AnswerFace, AnswerField } from '../fields/field';
import { makeField } from '../fields';
import { fill } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, wordsOf } from './parts';

interface Options {
  answer: AnswerFace;
  /** What the ids of cards and groups stand for, as plain text. */
  names: Record<string, string>;
}

class CardSort implements Interactive {
  private readonly field: AnswerField;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.field = makeField(options.answer, context.words);
    const { text } = record(state) as { text?: unknown };
    this.field.text = typeof text === 'string' ? text : '';
    this.field.changed = () => {
      this.context.say(this.said);
      this.context.save(this.state);
    };
    host.append(this.field.element);
  }

  get state(): unknown {
    return { text: this.field.text };
  }

  get said(): string {
    const found: unknown = this.field.text === '' ? null : JSON.parse(this.field.text);
    const name = (id: unknown): string => this.options.names[String(id)] ?? '';
    if (Array.isArray(found)) {
      return fill(this.word('in_order'), { cards: found.map(name).join(', ') });
    }
    const placed = Object.entries(record(found)).map(([card, bin]) => fill(this.word('in_place'), { card: name(card), bin: name(bin) }));
    return placed.length === 0 ? this.word('none') : `${placed.join('; ')}.`;
  }

  answer(): string {
    return this.field.text;
  }

  dispose(): void {
    this.field.dispose();
  }
}

export const mount: Mount = (host, options, state, context) =>
  new CardSort(host, options as unknown as Options, state, context);
