/**
 * Working line by line: each line is read as it is typed and, where marks are given, marked once it is entered.
 *
 * Enter goes on to the next line, Backspace in an empty one takes it away, the arrows go up and down. The text is the lines,
 * with a line feed between them. Marks come from the kernel, in practice only; an assignment's lines are read and kept.
 */
import { button, el, fill, fillWithMarkup, say } from '../elements';
import type { Words } from '../card';
import { type AnswerFace, type AnswerField, type FieldMaker, type Reading, wordsOf } from './field';
import { keyRow } from './keys';
import { StepLine } from './line';
import { WaySwitch } from './ways';
import { keptWay, type Way } from './writing';

/** The most lines that a working has; `algebra.working` judges as many. */
export const MOST_LINES = 40;

class StepsField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly list = el('ol', { class: 'op-working' });
  private readonly spoken = el('p', { class: 'op-hidden', 'aria-live': 'polite' });
  private readonly note = el('p', { class: 'op-cut', 'aria-live': 'polite' });
  private readonly more: HTMLButtonElement;
  private readonly ways: WaySwitch;
  private readonly word: (name: string) => string;
  private lines: StepLine[] = [];
  private current = 0;
  private last: Reading = {};
  private off = false;

  constructor(
    private readonly face: AnswerFace,
    private readonly words: Words
  ) {
    this.word = wordsOf(words);
    this.list.setAttribute('aria-label', face.label);
    this.ways = new WaySwitch(words, way => {
      this.turnTo(way);
      this.lines[this.current]?.focus();
    });
    this.more = button(this.word('add_line'), () => this.add(this.lines.length), { class: 'op-button op-add-line' });
    this.element = el(
      'div',
      { class: 'op-field op-field-steps', role: 'group', 'aria-label': face.label, 'aria-describedby': face.describedBy ?? null },
      el('div', { class: 'op-field-head' }, el('span', { class: 'op-label' }, face.label), this.ways.element),
      this.first(face.start),
      this.list,
      this.more,
      keyRow(face.keys, words, key => this.lines[this.current]?.press(key)),
      this.spoken,
      this.note
    );
    if (keptWay() === 'math') {
      this.ways.way = 'math';
    }
    this.text = '';
  }

  get text(): string {
    return this.lines
      .map(line => line.text)
      .join('\n')
      .replace(/\n+$/, '');
  }

  set text(value: string) {
    this.lines.forEach(line => line.dispose());
    this.lines = value.split(/\r?\n/).slice(0, MOST_LINES).map(text => this.made(text));
    this.last = {};
    say(this.spoken, '');
    this.lay();
  }

  get settled(): boolean {
    return this.lines.every(line => line.settled);
  }

  get disabled(): boolean {
    return this.off;
  }

  set disabled(value: boolean) {
    this.off = value;
    this.lines.forEach(line => (line.disabled = value));
    this.element.querySelectorAll('button').forEach(each => (each.disabled = value));
  }

  focus(): void {
    this.lines[this.lines.length - 1]?.focus();
  }

  show(reading: Reading): void {
    if ((reading.text ?? '') !== this.text.trim()) {
      return;
    }
    this.last = reading;
    this.drawReadings();
  }

  dispose(): void {
    this.lines.forEach(line => line.dispose());
  }

  /** Return the line that the working begins with, as the line above the first. */
  private first(html: string | undefined): HTMLElement | null {
    if (!html) {
      return null;
    }
    const line = el('span', { class: 'op-formula' });
    fillWithMarkup(line, html);
    return el('p', { class: 'op-start' }, el('span', { class: 'op-quiet' }, this.word('start_line')), ' ', line);
  }

  private made(text: string): StepLine {
    const line: StepLine = new StepLine(this.face, this.words, {
      changed: () => this.changed?.(),
      entered: () => this.enter(line),
      left: () => this.changed?.(),
      focused: () => (this.current = this.lines.indexOf(line)),
      emptied: () => this.remove(line),
      moved: by => this.lines[this.lines.indexOf(line) + by]?.focus(),
      pasted: texts => this.paste(line, texts),
      told: sentence => (this.note.textContent = sentence)
    });
    line.text = text;
    line.turnTo(this.ways.way);
    return line;
  }

  /** Go on to the next line; from an empty last one there is nowhere to go but to be done. */
  private enter(line: StepLine): void {
    const at = this.lines.indexOf(line);
    this.changed?.();
    if (at + 1 < this.lines.length) {
      this.lines[at + 1]?.focus();
    } else if (line.text.trim() === '') {
      this.element.closest('form')?.requestSubmit();
    } else {
      this.add(at + 1);
    }
  }

  private add(at: number): void {
    if (this.lines.length >= MOST_LINES) {
      this.note.textContent = fill(this.word('most_lines'), { most: MOST_LINES });
      return;
    }
    this.lines.splice(at, 0, this.made(''));
    this.lay();
    this.lines[at]?.focus();
  }

  private remove(line: StepLine): void {
    if (this.lines.length === 1) {
      line.text = '';
    } else {
      const at = this.lines.indexOf(line);
      this.lines.splice(at, 1);
      line.dispose();
      this.lay();
      this.lines[Math.max(0, at - 1)]?.focus();
    }
    this.changed?.();
  }

  private paste(line: StepLine, texts: string[]): void {
    const at = this.lines.indexOf(line);
    line.text += texts[0] ?? '';
    const room = MOST_LINES - this.lines.length;
    const rest = texts.slice(1);
    this.lines.splice(at + 1, 0, ...rest.slice(0, room).map(text => this.made(text)));
    this.note.textContent = rest.length > room ? fill(this.word('most_lines'), { most: MOST_LINES }) : '';
    this.lay();
    this.lines[Math.min(at + rest.length, MOST_LINES - 1)]?.focus();
    this.changed?.();
  }

  private lay(): void {
    this.list.replaceChildren(...this.lines.map(line => line.element));
    this.lines.forEach((line, at) => line.number(at + 1));
    this.drawReadings();
  }

  private drawReadings(): void {
    const parts = this.last.parts ?? [];
    // The kernel reads the trimmed text: lines that are empty at its start are not among its parts.
    const start = Math.max(0, this.lines.findIndex(line => line.text.trim() !== ''));
    this.lines.forEach((line, at) => {
      const before = this.lines[at - 1]?.text.trim() ?? '';
      const told = line.show(parts[at - start] ?? {}, before);
      if (told !== '') {
        say(this.spoken, `${fill(this.word('line'), { number: at + 1 })}: ${told}`);
      }
    });
  }

  private turnTo(way: Way): void {
    this.ways.way = way;
    this.lines.forEach(line => line.turnTo(way));
  }
}

export const stepsField: FieldMaker = (face, words) => new StepsField(face, words);

