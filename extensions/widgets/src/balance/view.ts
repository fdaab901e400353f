/** Explore: an equation on a balance. Whatever is done, is done to both sides; each line of the way is kept below. */
import { CardView } from '../card';
import { button, el, fill, fillWithMarkup, form, frameCard, freshId, say } from '../elements';
import { drawBalance } from './drawing';
import { operate, readAmount, solved, type Amount, type Equation, type Operation } from './equation';
import { Fraction } from './fraction';
import { equationMath, moveMath, sideSpoken } from './notation';

/** A coefficient as numerator and denominator. */
type Pair = [number, number];

export interface BalanceFace {
  heading: string;
  intro: string;
  left: { x: Pair; units: Pair };
  right: { x: Pair; units: Pair };
}

interface Line {
  equation: Equation;
  move: Element | null;
}

const OPERATIONS: readonly Operation[] = ['subtract', 'add', 'divide', 'multiply'];

export class BalanceView extends CardView<BalanceFace> {
  private lines: Line[] = [];
  private picture!: HTMLElement;
  private history!: HTMLElement;
  private operation!: HTMLSelectElement;
  private amount!: HTMLInputElement;
  private note!: HTMLElement;
  private state!: HTMLElement;
  private undo!: HTMLButtonElement;
  private reset!: HTMLButtonElement;

  protected build(root: HTMLElement): void {
    const heading = frameCard(root, 'op-explore', this.face.heading);
    const intro = el('p', { class: 'op-intro' });
    fillWithMarkup(intro, this.face.intro);
    this.picture = el('div', { class: 'op-balance' });
    this.history = el('ol', { class: 'op-history', 'aria-label': this.word('history') });
    this.note = el('p', { class: 'op-note', role: 'status' });
    this.state = el('p', { class: 'op-hidden', 'aria-live': 'polite' });
    this.undo = button(this.word('undo'), () => this.back(1), { class: 'op-button' });
    this.reset = button(this.word('reset'), () => this.back(this.lines.length), { class: 'op-button' });
    root.append(
      el('div', { class: 'op-head' }, heading),
      intro,
      this.picture,
      this.form(),
      this.note,
      this.state,
      this.history,
      el('div', { class: 'op-actions' }, this.undo, this.reset)
    );
    this.lines = [{ equation: this.start(), move: null }];
  }

  protected draw(): void {
    const { equation } = this.now();
    const spoken = fill(this.word('state'), { left: sideSpoken(equation.left), right: sideSpoken(equation.right) });
    this.picture.replaceChildren(drawBalance(equation, spoken));
    this.history.replaceChildren(...this.lines.map(line => this.item(line)));
    this.undo.disabled = this.reset.disabled = this.lines.length === 1;
    say(this.state, this.lines.length === 1 ? '' : spoken);
    const value = solved(equation);
    say(this.note, value === null ? '' : fill(this.word('solved'), { value: String(value).replace('-', '\u2212') }));
    this.note.classList.toggle('op-note-good', value !== null);
  }

  private form(): HTMLElement {
    const operationId = freshId('operation');
    const amountId = freshId('amount');
    this.operation = el('select', { id: operationId, class: 'op-input op-select' });
    for (const operation of OPERATIONS) {
      this.operation.append(el('option', { value: operation }, this.word(operation)));
    }
    this.amount = el('input', {
      id: amountId,
      class: 'op-input op-amount',
      type: 'text',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      maxlength: 20
    });
    return form(
      () => this.apply(),
      { class: 'op-form op-balance-form' },
      el('div', { class: 'op-answer' }, el('label', { for: operationId, class: 'op-label' }, this.word('operation')), this.operation),
      el('div', { class: 'op-answer' }, el('label', { for: amountId, class: 'op-label' }, this.word('amount')), this.amount),
      el('button', { type: 'submit', class: 'op-button op-primary' }, this.word('apply'))
    );
  }

  private apply(): void {
    const operation = this.operation.value as Operation;
    const amount = readAmount(this.amount.value);
    const next = amount === null ? null : operate(this.now().equation, operation, amount);
    if (amount === null || next === null) {
      this.note.classList.remove('op-note-good');
      say(this.note, this.word(this.refusal(operation, amount)));
      this.amount.focus();
      return;
    }
    this.lines.push({ equation: next, move: moveMath(operation, amount) });
    this.amount.value = '';
    this.draw();
    this.amount.focus();
  }

  private refusal(operation: Operation, amount: Amount | null): string {
    if (amount === null) {
      return 'no_amount';
    }
    const scales = operation === 'divide' || operation === 'multiply';
    return !scales ? 'too_big' : amount.x.isZero ? (amount.units.isZero ? 'not_zero' : 'too_big') : 'not_x';
  }

  private back(count: number): void {
    this.lines.splice(Math.max(1, this.lines.length - count));
    this.draw();
    this.amount.focus();
  }

  private item(line: Line): HTMLElement {
    const equation = el('span', { class: 'op-line' });
    equation.append(equationMath(line.equation));
    if (line.move === null) {
      return el('li', {}, equation);
    }
    const move = el('span', { class: 'op-move' });
    move.append(line.move, ` ${this.word('both')}`);
    return el('li', {}, move, equation);
  }

  private now(): Line {
    return this.lines[this.lines.length - 1] as Line;
  }

  private start(): Equation {
    const side = (pair: { x: Pair; units: Pair }) => ({ x: Fraction.of(...pair.x), units: Fraction.of(...pair.units) });
    return { left: side(this.face.left), right: side(this.face.right) };
  }
}
