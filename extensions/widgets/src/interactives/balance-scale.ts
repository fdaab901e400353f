/** An equation on a balance. Whatever is done, is done to both sides; each line of the way is kept below. */
import { drawBalance } from '../balance/drawing';
import { operate, readAmount, solved, type Amount, type Equation, type Operation } from '../balance/equation';
import { Fraction } from '../balance/fraction';
import { equationMath, moveMath, sideSpoken, sideText } from '../balance/notation';
import { button, el, fill, form, say } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { labelled, menu, record, smallField, wordsOf } from './parts';

/** A coefficient as numerator and denominator. */
type Pair = [number, number];

interface Options {
  left: { x: Pair; units: Pair };
  right: { x: Pair; units: Pair };
}

/** What was done, as it was typed: replaying it gives the lines again. */
interface Move {
  operation: Operation;
  amount: string;
}

const OPERATIONS: readonly Operation[] = ['subtract', 'add', 'divide', 'multiply'];
const MOST_MOVES = 40;

class BalanceScale implements Interactive {
  private readonly moves: Move[] = [];
  private readonly lines: { equation: Equation; move: Element | null }[];
  private readonly picture = el('div', { class: 'op-balance' });
  private readonly history: HTMLElement;
  private readonly note = el('p', { class: 'op-note', role: 'status' });
  private readonly operation: HTMLSelectElement;
  private readonly amount: HTMLInputElement;
  private readonly undo: HTMLButtonElement;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.lines = [{ equation: { left: side(options.left), right: side(options.right) }, move: null }];
    this.history = el('ol', { class: 'op-history', 'aria-label': this.word('history') });
    this.operation = menu(OPERATIONS.map(each => [each, this.word(each)]));
    this.amount = smallField('', '', () => {}, 20);
    this.undo = button(this.word('undo'), () => this.back(), { class: 'op-button' });
    const moves = record(state)['moves'];
    (Array.isArray(moves) ? moves : []).forEach(move => this.replay(record(move)));
    const controls = form(
      () => this.apply(),
      { class: 'op-controls' },
      labelled(this.word('operation'), this.operation),
      labelled(this.word('amount'), this.amount),
      el('button', { type: 'submit', class: 'op-button' }, this.word('apply')),
      this.undo
    );
    host.append(this.picture, controls, this.note, this.history);
    this.draw();
  }

  get state(): unknown {
    return { moves: this.moves };
  }

  get said(): string {
    const { left, right } = this.equation;
    return fill(this.word('state'), { left: sideSpoken(left), right: sideSpoken(right) });
  }

  answer(): string {
    const { left, right } = this.equation;
    return `${sideText(left)} = ${sideText(right)}`.replace(/\u2212/g, '-');
  }

  dispose(): void {}

  private get equation(): Equation {
    return (this.lines[this.lines.length - 1] as { equation: Equation }).equation;
  }

  private draw(): void {
    this.picture.replaceChildren(drawBalance(this.equation, this.said));
    this.history.replaceChildren(...this.lines.map(line => this.item(line.equation, line.move)));
    this.undo.disabled = this.moves.length === 0;
    const value = solved(this.equation);
    say(this.note, value === null ? '' : fill(this.word('solved'), { value: String(value).replace('-', '\u2212') }));
    this.note.classList.toggle('op-note-good', value !== null);
  }

  private apply(): void {
    const operation = this.operation.value as Operation;
    const refused = this.make({ operation, amount: this.amount.value });
    this.amount.focus();
    if (refused !== null) {
      this.note.classList.remove('op-note-good');
      say(this.note, this.word(refused));
      return;
    }
    this.amount.value = '';
    this.changed();
  }

  /** Make a move; returns the name of the reason where it is none. */
  private make(move: Move): string | null {
    const amount = readAmount(move.amount);
    const next = amount === null || this.moves.length >= MOST_MOVES ? null : operate(this.equation, move.operation, amount);
    if (amount === null || next === null) {
      return refusal(move.operation, amount);
    }
    this.moves.push(move);
    this.lines.push({ equation: next, move: moveMath(move.operation, amount) });
    return null;
  }

  private replay(move: Record<string, unknown>): void {
    const operation = OPERATIONS.find(each => each === move['operation']);
    if (operation !== undefined && typeof move['amount'] === 'string') {
      this.make({ operation, amount: move['amount'] });
    }
  }

  private back(): void {
    this.moves.pop();
    this.lines.splice(Math.max(1, this.lines.length - 1));
    this.changed();
    this.amount.focus();
  }

  private changed(): void {
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private item(equation: Equation, move: Element | null): HTMLElement {
    const line = el('span', { class: 'op-line' });
    line.append(equationMath(equation));
    if (move === null) {
      return el('li', {}, line);
    }
    const done = el('span', { class: 'op-move' });
    done.append(move, ` ${this.word('both')}`);
    return el('li', {}, done, line);
  }
}

function refusal(operation: Operation, amount: Amount | null): string {
  if (amount === null) {
    return 'no_amount';
  }
  const scales = operation === 'divide' || operation === 'multiply';
  return !scales ? 'too_big' : amount.x.isZero ? (amount.units.isZero ? 'not_zero' : 'too_big') : 'not_x';
}

function side(pair: { x: Pair; units: Pair }): { x: Fraction; units: Fraction } {
  return { x: Fraction.of(...pair.x), units: Fraction.of(...pair.units) };
}

export const mount: Mount = (host, options, state, context) =>
  new BalanceScale(host, options as unknown as Options, state, context);
