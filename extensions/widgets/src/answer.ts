/** One answer field: a label, a text field, and what the kernel made of the text so far. Parse only, never a verdict. */
import { el, fillWithMarkup, freshId } from './elements';

/** What the kernel read: markup of the formula, or a sentence and where in the text it points. */
export interface Reading {
  text?: string;
  markup?: string | null;
  error?: string | null;
  span?: [number, number] | null;
}

export interface AnswerWords {
  label: string;
  reading: string;
}

const TYPING_PAUSE_MS = 180;
export const LONGEST_ANSWER = 2000;

export class AnswerField {
  readonly input: HTMLInputElement;
  readonly root: HTMLElement;
  private readonly preview: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param words the label, and the words in front of the preview.
   * @param describedBy the id of the prompt, so that a screen reader reads it with the field.
   * @param read asks the kernel to read the text; called when typing pauses.
   */
  constructor(
    private readonly words: AnswerWords,
    describedBy: string,
    private readonly read: (text: string) => void
  ) {
    const id = freshId('answer');
    const previewId = freshId('reading');
    this.input = el('input', {
      id,
      class: 'op-input',
      type: 'text',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      maxlength: LONGEST_ANSWER,
      'aria-describedby': `${describedBy} ${previewId}`
    });
    this.preview = el('p', { id: previewId, class: 'op-reading', 'aria-live': 'polite' });
    this.root = el(
      'div',
      { class: 'op-answer' },
      el('label', { for: id, class: 'op-label' }, words.label),
      this.input,
      this.preview
    );
    this.input.addEventListener('input', () => this.typed());
  }

  get text(): string {
    return this.input.value;
  }

  set text(value: string) {
    this.input.value = value;
    this.typed(0);
  }

  /** Show a reading; one of an older text is dropped, for the next is on its way. */
  show(reading: Reading): void {
    if ((reading.text ?? '') !== this.text.trim() || this.text.trim() === '') {
      return;
    }
    const { markup, error, span } = reading;
    this.input.setAttribute('aria-invalid', error ? 'true' : 'false');
    if (error) {
      this.preview.classList.add('op-reading-error');
      this.preview.removeAttribute('data-markup');
      this.preview.replaceChildren(...pointed(reading.text ?? '', span), el('span', {}, error));
    } else if (markup) {
      this.preview.classList.remove('op-reading-error');
      const formula = el('span', { class: 'op-formula' });
      fillWithMarkup(formula, markup);
      this.preview.replaceChildren(el('span', { class: 'op-quiet' }, this.words.reading), ' ', formula);
    } else {
      this.preview.replaceChildren();
    }
  }

  private typed(pause: number = TYPING_PAUSE_MS): void {
    clearTimeout(this.timer);
    const text = this.text.trim();
    if (text === '') {
      this.preview.replaceChildren();
      this.preview.classList.remove('op-reading-error');
      this.input.removeAttribute('aria-invalid');
      return;
    }
    this.timer = setTimeout(() => this.read(text), pause);
  }
}

/** Return the student's own text with the part in question marked, for an error to point at. */
export function pointed(text: string, span: [number, number] | null | undefined): Node[] {
  if (!span || span[0] >= text.length || text.length > 200) {
    return [];
  }
  const [from, to] = [span[0], Math.max(span[1], span[0] + 1)];
  return [
    el('code', { class: 'op-pointed' }, text.slice(0, from), el('mark', {}, text.slice(from, to)), text.slice(to))
  ];
}
