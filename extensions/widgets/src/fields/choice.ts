/** Options to choose from: radio buttons for one of them, checkboxes for several. The text is the ids, sorted. */
import { el, freshId, naming } from '../elements';
import { type AnswerFace, type AnswerField, type FieldMaker, wordsOf } from './field';
import type { Words } from '../card';

class ChoiceField implements AnswerField {
  readonly element: HTMLFieldSetElement;
  changed: (() => void) | null = null;

  constructor(face: AnswerFace, words: Words, several: boolean) {
    const name = freshId('option');
    this.element = el(
      'fieldset',
      { class: 'op-field op-choices', 'aria-describedby': face.describedBy ?? null },
      el('legend', { class: 'op-label' }, several ? `${face.label} (${wordsOf(words)('several')})` : face.label),
      ...(face.options ?? []).map(option => {
        const box = el('input', { type: several ? 'checkbox' : 'radio', name, value: option.id });
        return el('label', { class: 'op-choice' }, box, ...naming(option.html));
      })
    );
    this.element.addEventListener('change', () => this.changed?.());
  }

  get text(): string {
    return this.boxes
      .filter(box => box.checked)
      .map(box => box.value)
      .sort()
      .join(',');
  }

  set text(value: string) {
    const chosen = new Set(value.split(','));
    for (const box of this.boxes) {
      box.checked = chosen.has(box.value);
    }
  }

  get disabled(): boolean {
    return this.element.disabled;
  }

  set disabled(value: boolean) {
    this.element.disabled = value;
  }

  focus(): void {
    (this.boxes.find(box => box.checked) ?? this.boxes[0])?.focus();
  }

  show(): void {}

  dispose(): void {}

  private get boxes(): HTMLInputElement[] {
    return [...this.element.querySelectorAll('input')];
  }
}

export const choiceField: FieldMaker = (face, words) => new ChoiceField(face, words, false);

export const multiChoiceField: FieldMaker = (face, words) => new ChoiceField(face, words, true);
