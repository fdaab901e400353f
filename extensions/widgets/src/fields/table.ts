/** A table with cells to fill: a real table, in which the arrow keys move. The text is a JSON list of the cells' texts. */
import { el, fill, fillWithMarkup, freshId, nameOf, naming } from '../elements';
import type { Words } from '../card';
import { type AnswerFace, type AnswerField, type FieldMaker, type Part, type Reading, wellFormed, wordsOf } from './field';
import { type Key, keyRow } from './keys';
import { limit } from './limit';
import { writeKey } from './plain';
import { ReadingLine } from './reading';
import { markPart } from './parts';
import { listOf } from './saved';

const MOVES: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};
const LONGEST_CELL = 200;

class TableField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly cells: HTMLInputElement[] = [];
  /** The inputs by place: what the arrow keys move through. */
  private readonly grid: (HTMLInputElement | null)[][] = [];
  private readonly line: ReadingLine;
  private readonly note = el('p', { class: 'op-cut', 'aria-live': 'polite' });
  private readonly word: (name: string) => string;
  private last: Reading = {};
  private current = 0;
  private off = false;

  constructor(face: AnswerFace, words: Words) {
    this.word = wordsOf(words);
    this.line = new ReadingLine(freshId('reading'), this.word('reading'));
    const heads = (face.columns ?? []).map(column => headCell('col', column));
    const body = (face.rows ?? []).map((row, at) => this.row(row, at, heads));
    const caption = el('caption', { class: 'op-label' }, face.label);
    const table = el('table', { class: 'op-table', 'aria-describedby': face.describedBy ?? null }, caption);
    table.append(el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...body));
    table.addEventListener('keydown', event => this.move(event));
    const keys = keyRow(face.keys, words, key => this.press(key));
    this.element = el(
      'div',
      { class: 'op-field op-field-table' },
      el('div', { class: 'op-scroll' }, table),
      keys,
      this.line.element,
      this.line.spoken,
      this.note
    );
  }

  get text(): string {
    const texts = this.cells.map(cell => wellFormed(cell.value));
    return texts.every(text => text.trim() === '') ? '' : JSON.stringify(texts);
  }

  set text(value: string) {
    const texts = listOf(value) ?? [value];
    this.cells.forEach((cell, at) => (cell.value = texts[at] ?? ''));
    this.last = {};
    this.clear();
    this.judged([]);
  }

  get disabled(): boolean {
    return this.off;
  }

  set disabled(value: boolean) {
    this.off = value;
    this.cells.forEach(cell => (cell.readOnly = value));
    this.element.querySelectorAll('button').forEach(key => (key.disabled = value));
  }

  focus(): void {
    (this.cells.find(cell => cell.value === '') ?? this.cells[0])?.focus();
  }

  show(reading: Reading): void {
    if ((reading.text ?? '') === this.text) {
      this.last = reading;
      this.drawReading();
    }
  }

  judged(parts: Part[]): void {
    this.cells.forEach((cell, at) => {
      const place = cell.parentElement as HTMLElement;
      markPart(place, parts[at] ?? null, this.word);
      cell.setAttribute('aria-describedby', place.querySelector('.op-cell-part') ? `${cell.id}-part` : this.line.element.id);
      place.querySelector('.op-cell-part')?.setAttribute('id', `${cell.id}-part`);
    });
  }

  dispose(): void {
    this.line.dispose();
  }

  private row(row: (string | null)[], at: number, heads: HTMLElement[]): HTMLElement {
    this.grid[at] = [];
    const cells = row.map((cell, column) => {
      if (cell !== null) {
        this.grid[at]?.push(null);
        return column === 0 ? headCell('row', cell) : markupCell(cell);
      }
      const input = this.input(heads[column] ? nameOf(heads[column]) : '', at);
      this.grid[at]?.push(input);
      return el('td', { class: 'op-cell' }, input);
    });
    return el('tr', {}, ...cells);
  }

  private input(column: string, row: number): HTMLInputElement {
    const name = fill(this.word('cell'), { column, row: row + 1 });
    const id = freshId('cell');
    const input = el('input', { id, class: 'op-input', type: 'text', autocomplete: 'off', autocapitalize: 'none' });
    input.setAttribute('spellcheck', 'false');
    input.setAttribute('aria-label', name);
    input.setAttribute('aria-describedby', this.line.element.id);
    const at = this.cells.push(input) - 1;
    limit(input, LONGEST_CELL, this.word('cut'), sentence => (this.note.textContent = sentence));
    input.addEventListener('input', () => {
      markPart(input.parentElement as HTMLElement, null, this.word);
      this.changed?.();
    });
    input.addEventListener('focus', () => {
      this.current = at;
      this.drawReading();
    });
    return input;
  }

  private drawReading(): void {
    (this.last.parts ?? []).forEach((part, at) => {
      this.cells[at]?.setAttribute('aria-invalid', String(Boolean(part.error) && at !== this.current));
    });
    const part = this.last.parts?.[this.current];
    const cell = this.cells[this.current];
    if (part !== undefined && cell !== undefined && cell.value.trim() !== '') {
      this.line.show(part, invalid => cell.setAttribute('aria-invalid', String(invalid)));
    } else {
      this.line.clear(() => {});
    }
  }

  private clear(): void {
    this.line.clear(() => {});
    this.cells.forEach(cell => cell.removeAttribute('aria-invalid'));
  }

  private press(key: Key): void {
    const cell = this.cells[this.current];
    if (cell !== undefined) {
      writeKey(cell, key);
    }
  }

  private move(event: KeyboardEvent): void {
    const from = event.target as HTMLInputElement;
    const at = this.cells.indexOf(from);
    if (at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const next = event.key === 'Enter' ? this.cells[at + 1] : this.beside(from, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
      next.select();
    }
  }

  /** Return the input that an arrow key leads to; sideways only from the end of what is written. */
  private beside(from: HTMLInputElement, key: string): HTMLInputElement | null {
    const step = MOVES[key];
    const edge = key === 'ArrowLeft' ? 0 : from.value.length;
    const row = this.grid.findIndex(each => each.includes(from));
    if (step === undefined || row < 0 || (step[0] === 0 && from.selectionStart !== edge)) {
      return null;
    }
    let [r, c] = [row + step[0], (this.grid[row] ?? []).indexOf(from) + step[1]];
    while (r >= 0 && r < this.grid.length && c >= 0 && c < (this.grid[r]?.length ?? 0)) {
      const found = this.grid[r]?.[c];
      if (found) {
        return found;
      }
      [r, c] = [r + step[0], c + step[1]];
    }
    return null;
  }
}

function headCell(scope: 'col' | 'row', html: string): HTMLElement {
  return el('th', { scope }, ...naming(html));
}

function markupCell(html: string): HTMLElement {
  const cell = el('td');
  fillWithMarkup(cell, html);
  return cell;
}

export const tableField: FieldMaker = (face, words) => new TableField(face, words);
