/** A product as a rectangle cut along its terms: a real table whose open cells, or edges, are ordinary inputs. */
import { el, fill, naming } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, shown, smallField, textsOf, wordsOf, type Written } from './parts';

interface Options {
  rows: (Written | null)[];
  columns: (Written | null)[];
  cells: (Written | null)[][];
}

class AreaModel implements Interactive {
  /** The texts of all open places in reading order: the column edges, then each row's edge and cells. */
  private readonly texts: string[];
  private readonly sum = el('p', { class: 'op-area-sum' });
  private readonly word: (name: string) => string;
  private fields: HTMLInputElement[] = [];
  private names: string[] = [];

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const { rows, columns, cells } = options;
    const open = [...columns, ...rows, ...cells.flat()].filter(each => each === null).length;
    this.texts = textsOf(record(state)['texts'], open);
    const head = el('tr', {}, el('td', { class: 'op-area-corner' }, '×'), ...columns.map((each, at) => this.edge(each, at, 'column')));
    const body = rows.map((row, at) => {
      const edge = this.edge(row, at, 'row');
      return el('tr', {}, edge, ...(cells[at] ?? []).map((cell, column) => this.cell(cell, at, column)));
    });
    host.append(
      el('div', { class: 'op-scroll' }, el('table', { class: 'op-area' }, el('thead', {}, head), el('tbody', {}, ...body))),
      this.sum
    );
    host.addEventListener('keydown', event => this.move(event));
    this.drawSum();
  }

  get state(): unknown {
    return { texts: this.texts };
  }

  get said(): string {
    const at = this.fields.indexOf(document.activeElement as HTMLInputElement);
    const told = fill(this.word('filled'), { filled: this.texts.filter(text => text.trim() !== '').length, count: this.texts.length });
    return at < 0 ? told : `${this.names[at]}: ${this.texts[at]?.trim() || this.word('empty')}. ${told}`;
  }

  /** What was filled in, in reading order. */
  answer(): string {
    return this.texts.some(text => text.trim() !== '') ? JSON.stringify(this.texts.map(text => text.trim())) : '';
  }

  dispose(): void {}

  private edge(written: Written | null, at: number, kind: 'row' | 'column'): HTMLElement {
    const cell = el('th', { scope: kind === 'row' ? 'row' : 'col' });
    cell.append(...(written === null ? [this.field(fill(this.word(kind), { number: at + 1 }))] : naming(written.html)));
    return cell;
  }

  private cell(written: Written | null, row: number, column: number): HTMLElement {
    const place = fill(this.word('cell'), {
      row: this.options.rows[row]?.speech ?? row + 1,
      column: this.options.columns[column]?.speech ?? column + 1
    });
    return el('td', {}, written === null ? this.field(place) : shown(written));
  }

  private field(name: string): HTMLInputElement {
    const at = this.fields.length;
    const input = smallField(name, this.texts[at] ?? '', text => this.typed(at, text));
    input.addEventListener('change', () => this.context.say(this.said));
    this.fields.push(input);
    this.names.push(name);
    return input;
  }

  private typed(at: number, text: string): void {
    this.texts[at] = text;
    this.drawSum();
    this.context.save(this.state);
  }

  /** Up and down go to the field above and below; left and right belong to the text. */
  private move(event: KeyboardEvent): void {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key] ?? 0;
    const at = this.fields.indexOf(event.target as HTMLInputElement);
    if (by === 0 || at < 0) {
      return;
    }
    event.preventDefault();
    const columns = this.options.cells[0]?.length ?? 1;
    const open = this.options.cells[0]?.[0] === null;
    const next = this.fields[event.key !== 'Enter' && open ? at + by * columns : at + by];
    (next ?? (event.key === 'Enter' ? undefined : next))?.focus();
  }

  private drawSum(): void {
    const cells = this.options.cells[0]?.[0] === null ? this.texts : this.options.cells.flat().map(cell => cell?.text ?? '');
    const terms = cells.map(text => text.trim()).filter(text => text !== '');
    this.sum.hidden = terms.length === 0;
    this.sum.replaceChildren(el('span', { class: 'op-quiet' }, this.word('sum')), ' ', el('span', { class: 'op-formula' }, added(terms)));
  }
}

/** Return terms one behind the other, with a minus of theirs as the sign between: `2x² − 5x + 6x − 15`. */
function added(terms: string[]): string {
  return terms
    .map((term, at) => {
      const negative = /^[-\u2212]/.test(term);
      const size = negative ? term.slice(1).trim() : term;
      return at === 0 ? `${negative ? '\u2212' : ''}${size}` : ` ${negative ? '\u2212' : '+'} ${size}`;
    })
    .join('')
    .replace(/\^2/g, '²')
    .replace(/\^3/g, '³');
}

export const mount: Mount = (host, options, state, context) =>
  new AreaModel(host, options as unknown as Options, state, context);
