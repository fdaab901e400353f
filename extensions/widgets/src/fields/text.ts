/**
 * A line of mathematics: a math field and a plain text field, equal in rank, with the problem's keys and a live reading.
 *
 * Both write the same text. Which of them stands there is the student's choice, and this browser remembers it.
 */
import { button, el, freshId } from '../elements';
import { type AnswerFace, type AnswerField, type FieldMaker, type Reading, wordsOf } from './field';
import { keyRow } from './keys';
import { PlainWriting } from './plain';
import { ReadingLine } from './reading';
import type { Words } from '../card';
import { keepWay, keptWay, type Way, type Writing, type WritingOptions } from './writing';

class TextField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly reading: ReadingLine;
  private readonly place = el('div', { class: 'op-writing' });
  private readonly ways: HTMLElement;
  private readonly options: WritingOptions;
  private readonly keys: HTMLElement | null;
  private readonly label: HTMLLabelElement;
  private writing: Writing;
  private way: Way = 'plain';
  private off = false;

  constructor(
    face: AnswerFace,
    private readonly words: Words
  ) {
    const word = wordsOf(words);
    const [id, readingId, unitId] = [freshId('answer'), freshId('reading'), freshId('unit')];
    this.reading = new ReadingLine(readingId, word('reading'));
    const unit = face.unit ? el('span', { id: unitId, class: 'op-unit' }, face.unit) : null;
    this.options = {
      id,
      label: face.label,
      describedBy: [face.describedBy, readingId, unit && unitId].filter(Boolean).join(' '),
      longest: face.longest,
      changed: () => this.typed()
    };
    this.writing = new PlainWriting(this.options);
    this.label = el('label', { for: id, class: 'op-label' }, face.label);
    this.ways = el(
      'div',
      { class: 'op-ways', role: 'group', 'aria-label': word('ways') },
      ...(['plain', 'math'] as const).map(way =>
        button(word(`way_${way}`), () => void this.choose(way), { class: 'op-way', 'data-way': way })
      )
    );
    this.keys = keyRow(face.keys, words, key => this.writing.press(key));
    this.place.append(this.writing.element);
    this.element = el(
      'div',
      { class: 'op-field op-field-text' },
      el('div', { class: 'op-field-head' }, this.label, this.ways),
      el('div', { class: 'op-line-of-writing' }, this.place, unit),
      this.keys,
      this.reading.element,
      this.reading.spoken
    );
    this.drawWays();
    if (keptWay() === 'math') {
      void this.turnTo('math');
    }
  }

  get text(): string {
    return this.writing.text;
  }

  set text(value: string) {
    this.writing.text = value;
    this.reading.clear(this.invalid);
  }

  get disabled(): boolean {
    return this.off;
  }

  set disabled(value: boolean) {
    this.off = value;
    this.writing.disabled = value;
    for (const control of this.element.querySelectorAll<HTMLButtonElement>('.op-keys button, .op-ways button')) {
      control.disabled = value;
    }
  }

  focus(): void {
    this.writing.focus();
  }

  /** Show a reading; one of an older text is dropped, for the next is on its way. */
  show(reading: Reading): void {
    const text = this.text.trim();
    if ((reading.text ?? '') !== text || text === '') {
      return;
    }
    this.writing.show(reading);
    this.reading.show(reading, this.invalid);
  }

  dispose(): void {
    this.reading.dispose();
    this.writing.dispose();
  }

  private readonly invalid = (invalid: boolean): void => {
    this.writing.invalid = invalid;
  };

  private typed(): void {
    if (this.text.trim() === '') {
      this.reading.clear(this.invalid);
    }
    this.changed?.();
  }

  private async choose(way: Way): Promise<void> {
    keepWay(way);
    await this.turnTo(way);
    this.focus();
  }

  /** Put the other way of writing in the place of this one, with the same text. */
  private async turnTo(way: Way): Promise<void> {
    if (way === this.way) {
      return;
    }
    this.way = way;
    this.drawWays();
    const next = await this.made(way);
    if (next === null || this.way !== way) {
      return;
    }
    const { text } = this.writing;
    this.writing.dispose();
    this.writing = next;
    this.place.replaceChildren(next.element);
    next.text = text;
    next.disabled = this.off;
    this.changed?.();
  }

  /** Make a way of writing. The math field is large and comes when it is wanted; where it does not, plain text stays. */
  private async made(way: Way): Promise<Writing | null> {
    if (way === 'plain') {
      return new PlainWriting(this.options);
    }
    try {
      return (await import('./math')).mathWriting(this.options, this.words);
    } catch {
      this.way = 'plain';
      this.drawWays();
      return null;
    }
  }

  private drawWays(): void {
    for (const each of this.ways.querySelectorAll<HTMLButtonElement>('button')) {
      each.setAttribute('aria-pressed', String(each.dataset['way'] === this.way));
    }
  }
}

export const textField: FieldMaker = (face, words) => new TextField(face, words);
