/** An answer that is a graph: a board, and a line of text equal to it. The text is the answer; each shows the other. */
import type { Words } from '../card';
import { el, freshId, say } from '../elements';
import type { AnswerFace, AnswerField, Reading } from '../fields/field';
import { Board } from './board';
import { frac } from './exact';
import type { Kind, Posture } from './kind';
import { kindFor } from './kinds';
import { read } from './reading';
import { teller } from './sentences';
import { write } from './statements';

const WINDOW = [-10, 10, -10, 10] as const;

export class GraphField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly kind: Kind;
  private readonly board: Board;
  private readonly input: HTMLInputElement;
  private readonly note = el('p', { class: 'op-quiet', role: 'status' });
  private readonly tell;

  constructor(
    private readonly face: AnswerFace,
    words: Words
  ) {
    this.tell = teller(words);
    const on = face.on ?? 'plane';
    const [x0, x1, y0, y1] = face.window ?? WINDOW;
    const view = [x0, x1, on === 'plane' ? y0 : -1, on === 'plane' ? y1 : 1] as const;
    this.kind = kindFor(face.graph ?? '', on, { view, step: frac(1), tell: this.tell });
    this.board = new Board(this.kind, this.kind.start(), { label: face.label, tell: this.tell, changed: now => this.drawn(now) });
    const id = freshId('statement');
    this.input = el('input', { id, class: 'op-input', type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: face.longest });
    this.input.addEventListener('input', () => this.typed());
    this.element = el(
      'div',
      { class: 'op-graph-answer' },
      this.board.element,
      el('label', { for: id, class: 'op-label' }, this.tell('as_text')),
      this.input,
      this.note
    );
    if (face.describedBy) {
      this.input.setAttribute('aria-describedby', face.describedBy);
    }
  }

  get text(): string {
    return this.input.value;
  }

  set text(text: string) {
    this.input.value = text;
    this.showText();
  }

  get disabled(): boolean {
    return this.input.disabled;
  }

  set disabled(disabled: boolean) {
    this.input.disabled = disabled;
    this.board.disabled = disabled;
  }

  focus(): void {
    this.board.focus();
  }

  show({ error }: Reading): void {
    this.input.setAttribute('aria-invalid', String(Boolean(error)));
    if (error) {
      say(this.note, error);
    }
  }

  dispose(): void {
    this.board.dispose();
  }

  private drawn(now: Posture): void {
    const statement = this.kind.statement(now);
    this.input.value = statement === null ? '' : typeof statement === 'string' ? statement : write(statement, this.letter());
    say(this.note, '');
    this.changed?.();
  }

  private typed(): void {
    this.showText();
    this.changed?.();
  }

  /** Put on the board what the text says; what the board cannot show stays the answer all the same. */
  private showText(): void {
    const text = this.input.value.trim();
    const statement = text === '' ? null : read(text, this.kind.on, this.letter());
    const posture = statement && this.kind.shown?.(statement);
    if (posture) {
      this.board.posture = posture;
    } else if (text === '') {
      this.board.posture = this.kind.start();
    }
    say(this.note, text !== '' && !posture ? this.tell('not_shown') : '');
  }

  private letter(): string {
    return this.face.variables[0] ?? 'x';
  }
}

/** Return an empty graph. */
export function graphField(face: AnswerFace, words: Words): AnswerField {
  return new GraphField(face, words);
}
