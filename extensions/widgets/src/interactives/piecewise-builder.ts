/** A function in pieces: a table of rules and ends, the graph beside it, and each end a handle that is moved or turned. */
import { button, el, fill, svg } from '../elements';
import { type Fraction, type Spot, exactly, frac, held, minus, near, snapped } from '../graph/exact';
import { drawnAt, readFormula, type Node as Formula } from '../graph/formula';
import type { Mover } from '../graph/handles';
import { plainly, shortly } from './charts/numbers';
import { type Piece, type Side, pieceText, piecesOf } from './charts/pieces';
import { Sheet } from './charts/sheet';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { menu, record, smallField, wordsOf } from './parts';

interface Options {
  pieces: unknown[];
  most: number;
  seen: [number, number, number, number];
}

const HIGH = 380;
const SIDES: readonly Side[] = ['low', 'high'];

class PiecewiseBuilder implements Interactive, Mover {
  private pieces: Piece[];
  private last = 0;
  private readonly sheet: Sheet;
  private readonly body = el('tbody');
  private readonly add: HTMLButtonElement;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = piecesOf(record(state)['pieces']).slice(0, options.most);
    this.pieces = kept.length > 0 ? kept : piecesOf(options.pieces);
    this.sheet = new Sheet(options.seen, { label: this.word('chart'), high: HIGH, axes: ['x', 'y'], mover: this });
    this.add = button(this.word('add'), () => this.more(), { class: 'op-button' });
    const head = el('tr', {}, ...['piece', 'rule', 'from', 'to'].map(name => el('th', { scope: 'col' }, this.word(name))), el('td', {}));
    const table = el('table', { class: 'op-runs op-residuals op-pieces' }, el('caption', {}, this.word('table')), el('thead', {}, head), this.body);
    host.append(this.sheet.element, el('div', { class: 'op-scroll' }, table), el('div', { class: 'op-controls' }, this.add));
    this.drawTable();
    this.draw();
  }

  get state(): unknown {
    return { pieces: this.pieces.map(({ rule, low, high }) => ({ rule, low: low && [String(low.at), low.closed], high: high && [String(high.at), high.closed] })) };
  }

  get said(): string {
    return `${this.pieces.map((_, at) => this.saidOf(at)).join('; ')}.`;
  }

  answer(): string {
    return this.pieces.map(pieceText).join('; ');
  }

  dispose(): void {}

  nudge(id: string, right: number, up: number): void {
    const [at, side] = placeOf(id);
    const end = this.pieces[at]?.[side];
    if (end) {
      this.move(at, side, end.at.plus(frac(right + up)), true);
    }
  }

  drag(id: string, at: { x: number; y: number }, done: boolean): void {
    const place = this.sheet.placeAt(at);
    if (place !== null) {
      this.move(...placeOf(id), snapped(place.x, frac(1)), done);
    }
  }

  /** A tap or Enter on an end turns it: included, or not. */
  toggle(id: string): void {
    const [at, side] = placeOf(id);
    const end = this.pieces[at]?.[side];
    if (end) {
      this.end(at, side, { ...end, closed: !end.closed });
      this.drawTable();
    }
  }

  drop(): void {}

  private saidOf(at: number): string {
    const { rule, low, high } = this.pieces[at] as Piece;
    const told = (end: Piece['low'], key: string): string[] => (end === null ? [] : [fill(this.word(key), { at: shortly(end.at), end: this.word(end.closed ? 'included' : 'not_included') })]);
    const where = [...told(low, 'said_from'), ...told(high, 'said_to')].join(', ') || this.word('for_all');
    return fill(this.word('said'), { n: at + 1, where, rule: readFormula(rule) === null ? this.word('unread') : rule });
  }

  /** Move an end; one of another piece that lies at the same number goes along, so that no gap opens. */
  private move(at: number, side: Side, to: Fraction, done: boolean): void {
    const end = this.pieces[at]?.[side];
    if (!end) {
      return;
    }
    const [x0, x1] = this.options.seen;
    const place = held(to, snapped(x0, frac(1)), snapped(x1, frac(1)));
    const other: Side = side === 'low' ? 'high' : 'low';
    for (const piece of this.pieces) {
      if (piece !== this.pieces[at] && piece[other] !== null && minus(piece[other].at, end.at).isZero) {
        piece[other] = { ...piece[other], at: place };
      }
    }
    (this.pieces[at] as Piece)[side] = { ...end, at: place };
    this.last = at;
    this.draw();
    this.drawTable();
    if (done) {
      this.tell();
    }
  }

  private end(at: number, side: Side, end: Piece['low']): void {
    (this.pieces[at] as Piece)[side] = end;
    this.changed(at);
  }

  private changed(at: number): void {
    this.last = at;
    this.draw();
    this.tell();
  }

  private tell(): void {
    this.context.say(`${this.saidOf(Math.min(this.last, this.pieces.length - 1))}.`);
    this.context.save(this.state);
  }

  private more(): void {
    if (this.pieces.length < this.options.most) {
      this.pieces.push({ rule: '0', low: this.pieces[this.pieces.length - 1]?.high ?? null, high: null });
      this.drawTable();
      this.changed(this.pieces.length - 1);
    }
  }

  private less(at: number): void {
    if (this.pieces.length > 1) {
      this.pieces.splice(at, 1);
      this.drawTable();
      this.changed(Math.max(0, at - 1));
      this.add.focus();
    }
  }

  private draw(): void {
    this.add.setAttribute('aria-disabled', String(this.pieces.length >= this.options.most));
    const rules = this.pieces.map(({ rule }) => readFormula(rule));
    this.sheet.draw(this.said, rules.flatMap((rule, at) => (rule === null ? [] : this.curve(rule, this.pieces[at] as Piece))));
    const [, , y0, y1] = this.options.seen;
    this.sheet.hold(
      this.pieces.flatMap((piece, at) =>
        SIDES.flatMap(side => {
          const [end, rule] = [piece[side], rules[at] ?? null];
          const y = end === null || rule === null ? NaN : drawnAt(rule, near(end.at));
          if (end === null || !(y >= y0 && y <= y1)) {
            return [];
          }
          const spot: Spot = { x: end.at, y: frac(0) };
          return [{ id: `${at} ${side}`, name: fill(this.word(`${side}_end`), { n: at + 1 }), along: 'x' as const, hollow: !end.closed, at: spot, shown: { x: this.sheet.x(near(end.at)), y: this.sheet.y(y) } }];
        })
      )
    );
  }

  private curve(rule: Formula, { low, high }: Piece): SVGElement[] {
    const [x0, x1, y0, y1] = this.options.seen;
    const [from, to] = [Math.max(x0, low ? near(low.at) : x0), Math.min(x1, high ? near(high.at) : x1)];
    let pen = 'M';
    const d: string[] = [];
    for (let n = 0; n <= 160 && from <= to; n += 1) {
      const x = from + ((to - from) * n) / 160;
      const y = drawnAt(rule, x);
      if (y >= y0 && y <= y1) {
        d.push(`${pen} ${this.sheet.x(x).toFixed(2)} ${this.sheet.y(y).toFixed(2)}`);
        pen = 'L';
      } else {
        pen = 'M';
      }
    }
    return d.length === 0 ? [] : [svg('path', { d: d.join(' '), class: 'op-fit-line' })];
  }

  /** The table is made anew, unless it is being typed into. */
  private drawTable(): void {
    if (!this.body.contains(document.activeElement) || document.activeElement?.tagName === 'BUTTON') {
      this.body.replaceChildren(...this.pieces.map((piece, at) => this.row(piece, at)));
    }
  }

  private row(piece: Piece, at: number): HTMLTableRowElement {
    const n = at + 1;
    const rule = smallField(fill(this.word('rule_of'), { n }), piece.rule, text => {
      piece.rule = text.trim();
      rule.setAttribute('aria-invalid', String(readFormula(text) === null));
      this.changed(at);
    }, 60);
    const remove = button('×', () => this.less(at), { class: 'op-button op-tool', 'aria-label': fill(this.word('remove'), { n }) });
    return el('tr', {}, el('th', { scope: 'row' }, String(n)), this.cell('rule', rule), ...SIDES.map(side => this.cell(columnOf(side), this.ends(piece, at, side))), el('td', {}, remove));
  }

  /** A cell that carries its column's name, for where the table has no room for its head. */
  private cell(column: string, child: HTMLElement): HTMLTableCellElement {
    return el('td', { 'data-column': this.word(column) }, child);
  }

  private ends(piece: Piece, at: number, side: Side): HTMLElement {
    const name = columnOf(side);
    const place = smallField(fill(this.word(`${name}_of`), { n: at + 1 }), piece[side] === null ? '' : plainly(piece[side].at), text => {
      const value = exactly(text);
      place.setAttribute('aria-invalid', String(value === null && text.trim() !== ''));
      if (value !== null || text.trim() === '') {
        this.end(at, side, value && { at: value, closed: mark.value === 'closed' });
      }
    }, 10);
    const mark = menu([['closed', this.word('included')], ['open', this.word('not_included')]], value => {
      const end = piece[side];
      if (end) {
        this.end(at, side, { ...end, closed: value === 'closed' });
      }
    });
    mark.value = piece[side]?.closed === false ? 'open' : 'closed';
    mark.setAttribute('aria-label', fill(this.word(`mark_${name}`), { n: at + 1 }));
    return el('div', { class: 'op-end' }, place, mark);
  }
}

function columnOf(side: Side): 'from' | 'to' {
  return side === 'low' ? 'from' : 'to';
}

function placeOf(id: string): [number, Side] {
  const [at, side] = id.split(' ');
  return [Number(at), side === 'high' ? 'high' : 'low'];
}

export const mount: Mount = (host, options, state, context) => new PiecewiseBuilder(host, options as unknown as Options, state, context);
