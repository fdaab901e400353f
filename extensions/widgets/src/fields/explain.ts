/** A few sentences: a text box. What to look for in them is the card's to show, once they are written. */
import { el, freshId } from '../elements';
import type { Words } from '../card';
import { type AnswerFace, type AnswerField, type FieldMaker, wellFormed, wordsOf } from './field';
import { limit } from './limit';

class ExplainField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly area: HTMLTextAreaElement;

  constructor(face: AnswerFace, words: Words) {
    const id = freshId('text');
    this.area = el('textarea', { id, class: 'op-input op-text', rows: 4, dir: 'auto', 'aria-describedby': face.describedBy ?? null });
    const note = el('p', { class: 'op-cut', 'aria-live': 'polite' });
    limit(this.area, face.longest, wordsOf(words)('cut'), sentence => (note.textContent = sentence));
    this.area.addEventListener('input', () => this.changed?.());
    this.element = el(
      'div',
      { class: 'op-field op-field-explain' },
      el('label', { for: id, class: 'op-label' }, face.label),
      this.area,
      note
    );
  }

  get text(): string {
    return wellFormed(this.area.value);
  }

  set text(value: string) {
    this.area.value = value;
  }

  get disabled(): boolean {
    return this.area.readOnly;
  }

  set disabled(value: boolean) {
    this.area.readOnly = value;
  }

  focus(): void {
    this.area.focus();
  }

  show(): void {}

  dispose(): void {}
}

export const explainField: FieldMaker = (face, words) => new ExplainField(face, words);
