/** A line of plain text: an ordinary text field, which every keyboard, phone and screen reader knows. */
import { el } from '../elements';
import { wellFormed } from './field';
import type { Key } from './keys';
import type { Writing, WritingOptions } from './writing';

export class PlainWriting implements Writing {
  readonly element: HTMLInputElement;

  constructor(options: WritingOptions) {
    this.element = el('input', {
      id: options.id,
      class: 'op-input',
      type: 'text',
      autocomplete: 'off',
      autocapitalize: 'none',
      autocorrect: 'off',
      spellcheck: 'false',
      maxlength: options.longest,
      'aria-describedby': options.describedBy
    });
    this.element.addEventListener('input', options.changed);
  }

  get text(): string {
    return wellFormed(this.element.value);
  }

  set text(value: string) {
    this.element.value = value;
  }

  set disabled(value: boolean) {
    this.element.readOnly = value;
  }

  set invalid(value: boolean) {
    this.element.setAttribute('aria-invalid', String(value));
  }

  focus(): void {
    this.element.focus();
  }

  /** Write a key's text around what is selected, and stand inside it. */
  press(key: Key): void {
    const { selectionStart, selectionEnd, value } = this.element;
    const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
    const [before, after] = key.text;
    this.element.setRangeText(before + value.slice(from, to) + after, from, to, 'end');
    const caret = this.element.selectionStart ?? value.length;
    this.element.setSelectionRange(caret - after.length, caret - after.length);
    this.element.focus();
    this.element.dispatchEvent(new Event('input', { bubbles: true }));
  }

  show(): void {}

  dispose(): void {}
}
