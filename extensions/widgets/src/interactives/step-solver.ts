/** Working line by line below a given line: the answer field of that type, with marks and hints of the kernel. */
import { makeField } from '../fields';
import type { AnswerFace, AnswerField, PartReading, Reading } from '../fields/field';
import { button, el, fill, fillWithMarkup } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, shown, wordsOf, type Written } from './parts';

interface Options {
  start: Written;
  answer: AnswerFace;
}

const TYPING_PAUSE_MS = 180;

class StepSolver implements Interactive {
  private readonly field: AnswerField;
  private readonly hint = el('p', { class: 'op-hint-line', 'aria-live': 'polite' });
  private readonly word: (name: string) => string;
  private parts: PartReading[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private gone = false;

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
    this.field.changed = () => this.typed();
    const start = el('p', { class: 'op-first-line' }, el('span', { class: 'op-quiet' }, this.word('start')), ' ', shown(options.start));
    const hint = button(this.word('hint'), () => void this.help(), { class: 'op-button' });
    host.append(start, this.field.element, this.hint, el('div', { class: 'op-controls' }, hint));
    if (this.field.text.trim() !== '') {
      void this.read();
    }
  }

  get state(): unknown {
    return { text: this.field.text };
  }

  get said(): string {
    const lines = this.field.text.split('\n').filter(line => line.trim() !== '');
    if (lines.length === 0) {
      return fill(this.word('none'), { start: this.options.start.speech });
    }
    const at = this.parts.length - 1;
    const mark = this.parts[at]?.mark;
    const say = mark === null || mark === undefined ? '' : this.word(`mark_${mark}`);
    return say === '' || say.startsWith('mark_') ? fill(this.word('done'), { count: lines.length }) : fill(this.word('line_said'), { number: at + 1, say });
  }

  answer(): string {
    return this.field.text.trim();
  }

  dispose(): void {
    this.gone = true;
    clearTimeout(this.timer);
    this.field.dispose();
  }

  private typed(): void {
    this.context.save(this.state);
    this.hint.replaceChildren();
    this.hint.removeAttribute('data-markup');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), TYPING_PAUSE_MS);
  }

  private async read(): Promise<void> {
    const told = (await this.context.ask({ read: this.field.text.trim() })) as Reading | null;
    if (told !== null && !this.gone) {
      this.parts = told.parts ?? [];
      this.field.show(told);
      this.context.say(this.said);
    }
  }

  private async help(): Promise<void> {
    const told = await this.context.ask({ hint: this.field.text.trim() });
    if (told !== null && !this.gone) {
      fillWithMarkup(this.hint, String(told['hint'] ?? '') || this.word('no_hint'));
    }
  }
}

export const mount: Mount = (host, options, state, context) =>
  new StepSolver(host, options as unknown as Options, state, context);
