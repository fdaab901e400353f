/**
 * One answer field: a label, a text field, and what the kernel made of the text so far (parse only, never a verdict).
 * Where a problem gives options, they stand in the text field's place as radio buttons, and the answer is an option's id.
 */
import { el, fillWithMarkup, freshId } from './elements';

/** What the kernel read: markup of the formula, or a sentence and where in the text it points. */
export interface Reading {
  text?: string;
  markup?: string | null;
  error?: string | null;
  span?: [number, number] | null;
}

/** An option to choose from. */
export interface OptionFace {
  id: string;
  markup: string;
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
  private readonly written: HTMLElement;
  private readonly choices: HTMLFieldSetElement;
  private readonly group = freshId('option');
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
    this.written = el('div', {}, el('label', { for: id, class: 'op-label' }, words.label), this.input, this.preview);
    this.choices = el('fieldset', { class: 'op-choices', 'aria-describedby': describedBy, hidden: true });
    this.root = el('div', { class: 'op-answer' }, this.written, this.choices);
    this.input.addEventListener('input', () => this.typed());
  }

  get text(): string {
    return this.choices.hidden ? wellFormed(this.input.value) : (this.chosen()?.value ?? '');
  }

  set text(value: string) {
    this.input.value = value;
    for (const choice of this.choices.querySelectorAll('input')) {
      choice.checked = choice.value === value;
    }
    this.typed(0);
  }

  /** Forbid or allow changes. */
  set readOnly(value: boolean) {
    this.input.readOnly = value;
    this.choices.disabled = value;
  }

  /** Ask for one of these options, or, without any, for a text. */
  offer(options: OptionFace[]): void {
    this.choices.hidden = options.length === 0;
    this.written.hidden = options.length > 0;
    this.root.classList.toggle('op-answer-wide', options.length > 0);
    this.choices.replaceChildren(
      el('legend', { class: 'op-label' }, this.words.label),
      ...options.map(option => {
        const text = el('span');
        fillWithMarkup(text, option.markup);
        return el('label', { class: 'op-choice' }, el('input', { type: 'radio', name: this.group, value: option.id }), text);
      })
    );
  }

  /** Call `changed` on every change, and `left` when the student is done with one (leaves the field, picks an option). */
  listen(changed: () => void, left: () => void): void {
    this.root.addEventListener('input', changed);
    this.root.addEventListener('change', left);
  }

  focus(): void {
    if (this.choices.hidden) {
      this.input.focus();
    } else {
      (this.chosen() ?? this.choices.querySelector('input'))?.focus();
    }
  }

  private chosen(): HTMLInputElement | null {
    return this.choices.querySelector('input:checked');
  }

  /** Show a reading; one of an older text is dropped, for the next is on its way. */
  show(reading: Reading): void {
    if (!this.choices.hidden || (reading.text ?? '') !== this.text.trim() || this.text.trim() === '') {
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
    if (text === '' || !this.choices.hidden) {
      this.preview.replaceChildren();
      this.preview.classList.remove('op-reading-error');
      this.input.removeAttribute('aria-invalid');
      return;
    }
    this.timer = setTimeout(() => this.read(text), pause);
  }
}

/** Return the text with every half of a character (a lone surrogate, which no file can keep) as the sign for unknown ones. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
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
