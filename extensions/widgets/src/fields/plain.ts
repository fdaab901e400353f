/** A line of plain text: an ordinary text field, which every keyboard, phone and screen reader knows. */
import { el } from '../elements';
import { wellFormed } from './field';
import type { Key } from './keys';
import { limit } from './limit';
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
      'aria-describedby': options.describedBy
    });
    limit(this.element, options.longest, options.cut, options.told);
    this.element.addEventListener('input', options.changed);
    this.element.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.isComposing && options.enter) {
        event.preventDefault();
        options.enter();
      }
    });
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

  name(label: string): void {
    this.element.setAttribute('aria-label', label);
  }

  focus(): void {
    this.element.focus();
  }

  press(key: Key): void {
    writeKey(this.element, key);
  }

  show(): void {}

  dispose(): void {}
}

/** Write a key's text around what is selected, and stand inside it. */
export function writeKey(input: HTMLInputElement, key: Key): void {
  const { selectionStart, selectionEnd, value } = input;
  const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  const [before, after] = key.text;
  input.setRangeText(before + value.slice(from, to) + after, from, to, 'end');
  const caret = (input.selectionStart ?? value.length) - after.length;
  input.setSelectionRange(caret, caret);
  input.focus();
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
