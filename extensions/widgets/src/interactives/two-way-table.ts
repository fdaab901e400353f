/** A two-way table as counts, or as shares of each row, each column, or the whole. A picked cell says what it tells. */
import { button, el, fill } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, wholeOf, wordsOf } from './parts';

interface Options {
  rows: string[];
  columns: string[];
  counts: number[][];
  /** What is counted. */
  what: string;
}

const VIEWS = ['counts', 'rows', 'columns', 'whole'] as const;
type View = (typeof VIEWS)[number];

class TwoWayTable implements Interactive {
  private view: View;
  private picked: [number, number] | null = null;
  private readonly table = el('table', { class: 'op-two-way' });
  private readonly choices: HTMLButtonElement[];
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = record(state);
    this.view = VIEWS.find(each => each === kept['view']) ?? 'counts';
    const [row, column]: unknown[] = Array.isArray(kept['picked']) ? kept['picked'] : [];
    const place = [wholeOf(row, 0, options.rows.length - 1, -1), wholeOf(column, 0, options.columns.length - 1, -1)] as const;
    this.picked = place[0] < 0 || place[1] < 0 ? null : [place[0], place[1]];
    this.choices = VIEWS.map(each =>
      button(this.word(each), () => this.turn(each), { class: 'op-choice-button', 'aria-pressed': 'false' })
    );
    const bar = el('div', { class: 'op-choice-bar', role: 'group', 'aria-label': this.word('view') }, ...this.choices);
    host.append(bar, el('div', { class: 'op-scroll' }, this.table));
    this.table.addEventListener('keydown', event => this.key(event));
    this.draw();
  }

  get state(): unknown {
    return { view: this.view, picked: this.picked };
  }

  get said(): string {
    if (this.picked === null) {
      return `${this.word(this.view)}.`;
    }
    const [row, column] = this.picked;
    return fill(this.word(`said_${this.view}`), {
      count: this.count(row, column),
      percent: this.percent(row, column),
      total: this.base(row, column),
      row: this.options.rows[row] ?? '',
      column: this.options.columns[column] ?? '',
      what: this.options.what
    });
  }

  /** What the picked cell shows. */
  answer(): string {
    return this.picked === null ? '' : this.shown(...this.picked);
  }

  dispose(): void {}

  private count(row: number, column: number): number {
    return this.options.counts[row]?.[column] ?? 0;
  }

  private sum(row: number | null, column: number | null): number {
    return this.options.counts
      .filter((_, at) => row === null || at === row)
      .flatMap(line => line.filter((_, at) => column === null || at === column))
      .reduce((total, each) => total + each, 0);
  }

  /** What a share is a share of. */
  private base(row: number, column: number): number {
    return this.view === 'rows' ? this.sum(row, null) : this.view === 'columns' ? this.sum(null, column) : this.sum(null, null);
  }

  private percent(row: number, column: number): string {
    return share(this.count(row, column), this.base(row, column));
  }

  private shown(row: number, column: number): string {
    return this.view === 'counts' ? String(this.count(row, column)) : this.percent(row, column);
  }

  private turn(view: View): void {
    this.view = view;
    this.changed();
  }

  private pick(row: number, column: number): void {
    this.picked = [row, column];
    this.changed();
    this.cell(row, column)?.focus();
  }

  private changed(): void {
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private cell(row: number, column: number): HTMLElement | null {
    return this.table.querySelector(`[data-place="${row} ${column}"]`);
  }

  private key(event: KeyboardEvent): void {
    const place = (event.target as HTMLElement).dataset['place']?.split(' ').map(Number);
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (place !== undefined && by !== undefined) {
      event.preventDefault();
      this.cell((place[0] ?? 0) + (by[0] ?? 0), (place[1] ?? 0) + (by[1] ?? 0))?.focus();
    }
  }

  /** A total in the margin: of the row or column itself where shares are of it, which is all of it. */
  private margin(row: number | null, column: number | null): string {
    const total = this.sum(row, column);
    if (this.view === 'counts') {
      return String(total);
    }
    const all = this.sum(null, null);
    const own = (this.view === 'rows' && row !== null) || (this.view === 'columns' && column !== null);
    return share(total, own ? total : all);
  }

  private draw(): void {
    this.choices.forEach((choice, at) => choice.setAttribute('aria-pressed', String(VIEWS[at] === this.view)));
    const { rows, columns } = this.options;
    const total = this.word('total');
    const head = el('tr', {}, el('td', {}), ...[...columns, total].map(name => el('th', { scope: 'col' }, name)));
    const body = rows.map((name, row) => el('tr', {}, el('th', { scope: 'row' }, name), ...columns.map((_, column) => this.draws(row, column)), el('td', {}, this.margin(row, null))));
    const foot = el('tr', {}, el('th', { scope: 'row' }, total), ...columns.map((_, column) => el('td', {}, this.margin(null, column))), el('td', {}, this.margin(null, null)));
    this.table.replaceChildren(el('caption', {}, this.word(this.view)), el('thead', {}, head), el('tbody', {}, ...body), el('tfoot', {}, foot));
  }

  private draws(row: number, column: number): HTMLElement {
    const chosen = this.picked?.[0] === row && this.picked[1] === column;
    const name = `${this.options.rows[row]}, ${this.options.columns[column]}: ${this.shown(row, column)}`;
    const pick = button(this.shown(row, column), () => this.pick(row, column), {
      class: 'op-count',
      'aria-label': name,
      'aria-pressed': String(chosen),
      'data-place': `${row} ${column}`
    });
    const whole = (this.view === 'rows' && this.picked?.[0] === row) || (this.view === 'columns' && this.picked?.[1] === column);
    return el('td', { class: whole ? 'op-whole' : null }, pick);
  }
}

/** A share as percent, with one place where it needs one. */
function share(part: number, whole: number): string {
  return `${Math.round((1000 * part) / whole) / 10}%`;
}

export const mount: Mount = (host, options, state, context) =>
  new TwoWayTable(host, options as unknown as Options, state, context);
