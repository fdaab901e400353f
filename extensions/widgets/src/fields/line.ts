/** One line of working: what is written, how it is read, and, once it is entered, how it stands to the line before. */
import { button, el, fill, fillWithMarkup, freshId } from '../elements';
import type { Words } from '../card';
import { type AnswerFace, type PartReading, wordsOf } from './field';
import type { Key } from './keys';
import { PlainWriting } from './plain';
import { ReadingLine } from './reading';
import { makeWriting } from './ways';
import type { Way, Writing, WritingOptions } from './writing';

export interface LineEvents {
  changed: () => void;
  entered: () => void;
  left: () => void;
  focused: () => void;
  emptied: () => void;
  moved: (by: -1 | 1) => void;
  pasted: (texts: string[]) => void;
  told: (sentence: string) => void;
}

export class StepLine {
  readonly element: HTMLLIElement;
  private readonly reading: ReadingLine;
  private readonly mark = el('p', { class: 'op-mark' });
  private readonly label: HTMLElement;
  private readonly place = el('div', { class: 'op-writing' });
  private readonly out: HTMLButtonElement;
  private readonly options: WritingOptions;
  private readonly word: (name: string) => string;
  private writing: Writing;
  private way: Way = 'plain';
  private entered = true;
  private marked = '';
  private known: { key: string; part: PartReading } | null = null;
  private shown: PartReading = {};

  constructor(
    face: AnswerFace,
    private readonly words: Words,
    private readonly events: LineEvents
  ) {
    this.word = wordsOf(words);
    const id = freshId('line');
    this.reading = new ReadingLine(freshId('reading'), '');
    this.mark.id = freshId('mark');
    this.label = el('span', { class: 'op-line-number', 'aria-hidden': 'true' });
    this.options = {
      id,
      label: '',
      describedBy: `${this.reading.element.id} ${this.mark.id}`,
      longest: Math.min(face.longest, 1000),
      letters: face.variables,
      changed: () => this.typed(),
      enter: () => this.enter(),
      cut: this.word('cut'),
      told: events.told
    };
    this.writing = new PlainWriting(this.options);
    this.place.append(this.writing.element);
    this.out = button('×', () => events.emptied(), { class: 'op-button op-remove-line' });
    const row = el('div', { class: 'op-line-row' }, this.label, this.place, this.out);
    this.element = el('li', {}, row, this.reading.element, this.mark);
    this.element.addEventListener('focusin', () => events.focused());
    this.place.addEventListener('focusout', () => this.leave());
    this.place.addEventListener('keydown', event => this.key(event));
    this.place.addEventListener('paste', event => this.paste(event), { capture: true });
  }

  get text(): string {
    return this.writing.text;
  }

  set text(value: string) {
    this.writing.text = value;
    this.entered = true;
  }

  set disabled(value: boolean) {
    this.writing.disabled = value;
    this.out.disabled = value;
  }

  focus(): void {
    this.writing.focus();
  }

  press(key: Key): void {
    this.writing.press(key);
  }

  /** Take the place of that number. */
  number(at: number): void {
    const name = fill(this.word('line'), { number: at });
    this.options.label = name;
    this.label.textContent = `${at}`;
    this.writing.name(name);
    this.out.setAttribute('aria-label', fill(this.word('remove_line'), { number: at }));
  }

  /** Whether the student is done with this line. */
  get settled(): boolean {
    return this.entered || this.text.trim() === '';
  }

  /**
   * Show the kernel's reading of this line; returns what there is to say aloud, the first time it is shown.
   *
   * Marks come only once lines are settled. One that came stays while this line and the one before it stay as they are.
   */
  show(part: PartReading, before: string): string {
    this.shown = part;
    const text = this.text.trim();
    if (text === '' || (part.text ?? '') !== text) {
      if (text === '') {
        this.reading.clear(this.invalid);
      }
      return this.drawMark('', '');
    }
    this.writing.show(part);
    this.reading.show(part, this.invalid);
    const key = `${before}\n${text}`;
    if (part.mark) {
      this.known = { key, part };
    }
    const known = this.known?.key === key ? this.known.part : null;
    return this.entered && known?.mark ? this.drawMark(known.mark, known.say ?? '') : this.drawMark('', '');
  }

  turnTo(way: Way): void {
    if (way === this.way) {
      return;
    }
    this.way = way;
    void makeWriting(way, this.options, this.words).then(next => {
      if (next !== null && this.way === way) {
        const { text } = this.writing;
        this.writing.dispose();
        this.writing = next;
        this.place.replaceChildren(next.element);
        next.text = text;
        next.show(this.shown);
      }
    });
  }

  dispose(): void {
    this.reading.dispose();
    this.writing.dispose();
  }

  private readonly invalid = (invalid: boolean): void => {
    this.writing.invalid = invalid;
  };

  private typed(): void {
    this.entered = false;
    this.drawMark('', '');
    if (this.text.trim() === '') {
      this.reading.clear(this.invalid);
    }
    this.events.changed();
  }

  private enter(): void {
    this.entered = true;
    this.events.entered();
  }

  private leave(): void {
    this.entered = true;
    this.events.left();
  }

  private key(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0 && this.way === 'plain') {
      event.preventDefault();
      this.events.moved(by);
    } else if (event.key === 'Backspace' && this.text === '') {
      event.preventDefault();
      this.events.emptied();
    }
  }

  /** Several lines that are pasted become several lines here. */
  private paste(event: ClipboardEvent): void {
    const texts = (event.clipboardData?.getData('text/plain') ?? '').split(/\r?\n/).filter(text => text.trim() !== '');
    if (texts.length > 1) {
      event.preventDefault();
      event.stopPropagation();
      this.events.pasted(texts);
    }
  }

  private drawMark(mark: string, sentence: string): string {
    const marked = mark + sentence;
    if (marked === this.marked) {
      return '';
    }
    this.marked = marked;
    this.mark.dataset['mark'] = mark;
    if (mark === '') {
      this.mark.replaceChildren();
      return '';
    }
    const sign = el('span', { class: `op-sign op-sign-${mark}` }, this.word(`mark_${mark}`));
    const text = el('span');
    fillWithMarkup(text, sentence);
    this.mark.replaceChildren(sign, text);
    return this.mark.textContent ?? '';
  }
}
