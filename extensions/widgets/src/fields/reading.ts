/** How the kernel read a text, under its field: the formula at once, a sentence when the hand rests, both spoken once. */
import { el, fillWithMarkup, say } from '../elements';
import type { Reading } from './field';

/** An error shows only when typing rests: a line that is half written is not wrong. */
export const REST_MS = 500;

export class ReadingLine {
  readonly element: HTMLElement;
  readonly spoken: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param id of the line, for the field's description.
   * @param lead the words in front of the formula.
   */
  constructor(
    id: string,
    private readonly lead: string
  ) {
    this.element = el('p', { id, class: 'op-reading' });
    this.spoken = el('span', { class: 'op-hidden', 'aria-live': 'polite' });
  }

  /** Show a reading of `text`; whether it points to an error is for the field to say, through `invalid`. */
  show(reading: Reading, invalid: (invalid: boolean) => void): void {
    clearTimeout(this.timer);
    const { markup, error, speech } = reading;
    if (error) {
      const told = this.element.classList.contains('op-reading-error');
      this.timer = setTimeout(() => this.complain(reading, invalid), told ? 0 : REST_MS);
    } else if (markup) {
      invalid(false);
      this.element.classList.remove('op-reading-error');
      const formula = el('span', { class: 'op-formula' });
      fillWithMarkup(formula, markup);
      this.element.replaceChildren(el('span', { class: 'op-quiet' }, this.lead), ' ', formula);
      this.timer = setTimeout(() => say(this.spoken, speech ? `${this.lead} ${speech}` : ''), REST_MS);
    } else {
      this.clear(invalid);
    }
  }

  clear(invalid: (invalid: boolean) => void): void {
    clearTimeout(this.timer);
    invalid(false);
    this.element.classList.remove('op-reading-error');
    this.element.replaceChildren();
    say(this.spoken, '');
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private complain(reading: Reading, invalid: (invalid: boolean) => void): void {
    const error = reading.error ?? '';
    invalid(true);
    this.element.classList.add('op-reading-error');
    this.element.replaceChildren(...pointed(reading.text ?? '', reading.span), el('span', {}, error));
    say(this.spoken, error);
  }
}

const MOST_POINTED = 200;

/** Return the student's own text with the part in question marked, for an error to point at. */
export function pointed(text: string, span: [number, number] | null | undefined): Node[] {
  const characters = [...text];
  if (!span || span[0] >= characters.length || characters.length > MOST_POINTED) {
    return [];
  }
  // The kernel counts whole characters, and so must we: an emoji is one there and two here.
  const [from, to] = [span[0], Math.max(span[1], span[0] + 1)];
  const part = (start: number, end?: number): string => characters.slice(start, end).join('');
  return [
    el('code', { class: 'op-pointed', dir: 'ltr' }, part(0, from), el('mark', {}, part(from, to)), part(to))
  ];
}
