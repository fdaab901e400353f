/**
 * A line of mathematics: a math field and a plain text field, equal in rank, with the problem's keys and a live reading.
 *
 * Both write the same text. Which of them stands there is the student's choice, and this browser remembers it.
 */
import { el, freshId } from '../elements';
import type { Words } from '../card';
import { type AnswerFace, type AnswerField, type FieldMaker, type Reading, wordsOf } from './field';
import { keyRow } from './keys';
import { PlainWriting } from './plain';
import { ReadingLine } from './reading';
import { makeWriting, WaySwitch } from './ways';
import { keptWay, type Way, type Writing, type WritingOptions } from './writing';

class TextField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly reading: ReadingLine;
  private readonly note = el('p', { class: 'op-cut', 'aria-live': 'polite' });
  private readonly place = el('div', { class: 'op-writing' });
  private readonly options: WritingOptions;
  private readonly ways: WaySwitch;
  private writing: Writing;
  private off = false;

  constructor(
    face: AnswerFace,
    private readonly words: Words
  ) {
    const word = wordsOf(words);
    const [id, unitId] = [freshId('answer'), freshId('unit')];
    this.reading = new ReadingLine(freshId('reading'), word('reading'));
    this.options = {
      id,
      label: face.label,
      describedBy: [face.describedBy, this.reading.element.id, face.unit && unitId].filter(Boolean).join(' '),
      longest: face.longest,
      letters: face.variables,
      changed: () => this.typed(),
      cut: word('cut'),
      told: sentence => (this.note.textContent = sentence)
    };
    this.writing = new PlainWriting(this.options);
    this.place.append(this.writing.element);
    this.ways = new WaySwitch(words, way => void this.turnTo(way).then(() => this.focus()));
    const label = el('label', { for: id, class: 'op-label' }, face.label);
    this.element = el(
      'div',
      { class: 'op-field op-field-text' },
      el('div', { class: 'op-field-head' }, label, this.ways.element),
      el('div', { class: 'op-written' }, this.place, face.unit ? el('span', { id: unitId, class: 'op-answer-unit' }, face.unit) : null),
      keyRow(face.keys, words, key => this.writing.press(key)),
      this.reading.element,
      this.reading.spoken,
      this.note
    );
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
    this.note.textContent = '';
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

  /** Put the other way of writing in the place of this one, with the same text; where it does not come, this one stays. */
  private async turnTo(way: Way): Promise<void> {
    const before = this.ways.way;
    if (way === before) {
      return;
    }
    this.ways.way = way;
    const next = await makeWriting(way, this.options, this.words);
    if (next === null || this.ways.way !== way) {
      this.ways.way = next === null ? before : this.ways.way;
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
}

export const textField: FieldMaker = (face, words) => new TextField(face, words);
