/** A line of a worked example that is left to fill in: what is to be done, a field, "Check this line" and "Show this line". */
import { button, el, fill, fillWithMarkup, form, freshId } from './elements';
import type { Words } from './card';
import { Answering } from './fields/answering';
import { type AnswerFace, type Reading, wordsOf } from './fields/field';

export interface ToldFace {
  key: string;
  text: string;
}

export interface BlankEvents {
  read: (text: string) => Promise<unknown>;
  check: (text: string) => Promise<unknown>;
  tell: () => Promise<unknown>;
}

export class BlankLine {
  readonly element: HTMLElement;
  private readonly field: Answering;
  private readonly told = el('p', { class: 'op-blank-told', 'aria-live': 'polite' });

  constructor(words: Words, at: number, move: string, face: AnswerFace, events: BlankEvents) {
    const word = wordsOf(words);
    const id = freshId('move');
    const what = el('span', { id, class: 'op-move' });
    if (move === '') {
      what.textContent = fill(word('step_hidden'), { number: at + 1 });
    } else {
      fillWithMarkup(what, move);
    }
    this.field = new Answering(words, id, events.read);
    this.field.offer({ ...face, type: 'line', label: fill(word('line_of'), { number: at + 1 }), keys: lineKeys(face) });
    const check = el('button', { type: 'submit', class: 'op-button' }, word('check_line'));
    const tell = button(word('tell'), () => void events.tell(), { class: 'op-button' });
    const answer = form(
      () => {
        const text = this.field.text.trim();
        void (text === '' ? this.field.focus() : events.check(text));
      },
      { class: 'op-blank' },
      this.field.root,
      this.told,
      el('div', { class: 'op-actions' }, check, tell)
    );
    this.element = el('li', { class: 'op-blank-step' }, what, answer);
  }

  show(told: ToldFace | null): void {
    fillWithMarkup(this.told, told?.text ?? '');
  }

  read(reading: Reading): void {
    this.field.show(reading);
  }

  focus(): void {
    this.field.focus();
  }

  lose(): void {
    this.element.querySelectorAll('button').forEach(each => (each.disabled = true));
  }
}

/** A line of working may need what the answer alone does not. */
function lineKeys(face: AnswerFace): string[] {
  return [...new Set(['equals', 'fraction', ...face.keys])].filter(key => !key.startsWith('unit:'));
}
