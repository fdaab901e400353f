/** What several interactives are made of: written formulas, small fields with a name, state that may be of any shape. */
import { el, fillWithMarkup, freshId } from '../elements';
import type { Words } from '../card';

/** A formula or a word as the kernel wrote it: markup of `problems.render`, as typed, and as one says it. */
export interface Written {
  html: string;
  text: string;
  speech: string;
}

/** Return a span that shows a formula. */
export function shown(written: Written, attributes: Record<string, string> = {}): HTMLElement {
  const node = el('span', attributes);
  fillWithMarkup(node, written.html);
  return node;
}

/** Return a small field, with its label above where `visible`, else as its name only. */
export function smallField(label: string, value: string, changed: (text: string) => void, longest = 40): HTMLInputElement {
  const input = el('input', {
    class: 'op-input op-small-field',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    maxlength: longest,
    'aria-label': label
  });
  input.value = value;
  input.addEventListener('input', () => changed(input.value));
  return input;
}

/** Return a control with its label above it. */
export function labelled(label: string, control: HTMLElement): HTMLElement {
  const id = freshId('control');
  control.id = id;
  control.removeAttribute('aria-label');
  return el('div', { class: 'op-labelled' }, el('label', { for: id, class: 'op-label' }, label), control);
}

/** Return a menu; `options` are values with their labels. */
export function menu(options: [string, string][], chosen: (value: string) => void = () => {}): HTMLSelectElement {
  const select = el('select', { class: 'op-input op-select' });
  select.append(...options.map(([value, label]) => el('option', { value }, label)));
  select.addEventListener('change', () => chosen(select.value));
  return select;
}

/** The word of that name; the name itself where the kernel sent none. */
export function wordsOf(words: Words): (name: string) => string {
  return name => words[name] ?? name;
}

/** What an earlier visit left, as an object; nothing where it is none. */
export function record(state: unknown): Record<string, unknown> {
  return typeof state === 'object' && state !== null && !Array.isArray(state) ? (state as Record<string, unknown>) : {};
}

/** A list of `length` texts out of anything; what is missing is empty. */
export function textsOf(value: unknown, length: number): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return Array.from({ length }, (_, at) => (typeof list[at] === 'string' ? list[at] : ''));
}

/** A whole number from `least` to `most` out of anything, else `otherwise`. */
export function wholeOf(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : otherwise;
}
