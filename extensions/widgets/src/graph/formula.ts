/**
 * Rules in one letter, read so that they can be drawn: `2x + 1`, `-(x - 1)^2 + 3`, `2|x - 1|`, `3*2^x`.
 *
 * The judging grammar lives in Python (`ownpace.algebra`); this reads the part of it that a board can draw. Nothing is
 * evaluated as code, and what is longer than a line is not read.
 */
import { type Fraction, ONE, frac, minus, near, readNumber, same } from './exact';

export type Node =
  | { is: 'number'; value: Fraction }
  | { is: 'letter' }
  | { is: 'sum' | 'product' | 'quotient' | 'power'; left: Node; right: Node }
  | { is: 'bars'; inner: Node };

const LONGEST = 120;
const DEEPEST = 20;
const BIGGEST_POWER = 60;

class Unreadable extends Error {}

/** Return the rule, or null when this is no rule in `letter` that a board can draw. */
export function readFormula(text: string, letter = 'x'): Node | null {
  if (text.length > LONGEST) {
    return null;
  }
  try {
    return new Reader(text.replace(/\u2212/g, '-').replace(/[·×]/g, '*').replace(/²/g, '^2').replace(/\s+/g, ''), letter).whole();
  } catch (error) {
    if (error instanceof Unreadable) {
      return null;
    }
    throw error;
  }
}

class Reader {
  private at = 0;
  private depth = 0;
  private bars = 0;

  constructor(
    private readonly text: string,
    private readonly letter: string
  ) {}

  whole(): Node {
    const node = this.sum();
    if (this.at < this.text.length) {
      throw new Unreadable();
    }
    return node;
  }

  private sum(): Node {
    if ((this.depth += 1) > DEEPEST) {
      throw new Unreadable();
    }
    let node = this.take('-') ? negated(this.product()) : (this.take('+'), this.product());
    for (;;) {
      if (this.take('+')) {
        node = { is: 'sum', left: node, right: this.product() };
      } else if (this.take('-')) {
        node = { is: 'sum', left: node, right: negated(this.product()) };
      } else {
        this.depth -= 1;
        return node;
      }
    }
  }

  private product(): Node {
    let node = this.power();
    for (;;) {
      if (this.take('*')) {
        node = { is: 'product', left: node, right: this.signed() };
      } else if (this.take('/')) {
        node = { is: 'quotient', left: node, right: this.signed() };
      } else if (this.startsFactor()) {
        node = { is: 'product', left: node, right: this.power() };
      } else {
        return node;
      }
    }
  }

  private startsFactor(): boolean {
    const next = this.text[this.at] ?? '';
    return next === '(' || next === this.letter || /\d/.test(next) || (next === '|' && this.bars === 0);
  }

  private signed(): Node {
    return this.take('-') ? negated(this.power()) : this.power();
  }

  private power(): Node {
    const base = this.atom();
    return this.take('^') ? { is: 'power', left: base, right: this.take('-') ? negated(this.atom()) : this.atom() } : base;
  }

  private atom(): Node {
    if (this.take('(')) {
      const bars = this.bars;
      this.bars = 0;
      const inner = this.sum();
      this.bars = bars;
      this.need(')');
      return inner;
    }
    if (this.take('|')) {
      this.bars += 1;
      const inner = this.sum();
      this.bars -= 1;
      this.need('|');
      return { is: 'bars', inner };
    }
    if (this.take(this.letter)) {
      return { is: 'letter' };
    }
    const found = /^\d{1,6}(\.\d{1,6})?/.exec(this.text.slice(this.at));
    const value = found && readNumber(found[0]);
    if (!found || !value) {
      throw new Unreadable();
    }
    this.at += found[0].length;
    return { is: 'number', value };
  }

  private take(sign: string): boolean {
    const here = this.text[this.at] === sign;
    this.at += here ? 1 : 0;
    return here;
  }

  private need(sign: string): void {
    if (!this.take(sign)) {
      throw new Unreadable();
    }
  }
}

function negated(node: Node): Node {
  return { is: 'product', left: { is: 'number', value: frac(-1) }, right: node };
}

/** Return the exact value at a place; null where there is none, or none that is a fraction. */
export function valueAt(node: Node, x: Fraction): Fraction | null {
  switch (node.is) {
    case 'number':
      return node.value;
    case 'letter':
      return x;
    case 'bars':
      return valueAt(node.inner, x)?.size ?? null;
    default: {
      const [left, right] = [valueAt(node.left, x), valueAt(node.right, x)];
      if (left === null || right === null) {
        return null;
      }
      if (node.is === 'power') {
        return raised(left, right);
      }
      if (node.is === 'quotient') {
        return right.isZero ? null : left.over(right);
      }
      return node.is === 'sum' ? left.plus(right) : left.times(right);
    }
  }
}

/** Return `base` to a whole exponent, or null for any other. */
export function raised(base: Fraction, exponent: Fraction): Fraction | null {
  const count = exponent.whole;
  if (count === null || Math.abs(count) > BIGGEST_POWER || (count <= 0 && base.isZero)) {
    return null;
  }
  let value = ONE;
  for (let n = 0; n < Math.abs(count); n += 1) {
    value = value.times(base);
  }
  return count < 0 ? ONE.over(value) : value;
}

/** Return the value to draw; NaN where there is none. */
export function drawnAt(node: Node, x: number): number {
  switch (node.is) {
    case 'number':
      return near(node.value);
    case 'letter':
      return x;
    case 'bars':
      return Math.abs(drawnAt(node.inner, x));
    case 'sum':
      return drawnAt(node.left, x) + drawnAt(node.right, x);
    case 'product':
      return drawnAt(node.left, x) * drawnAt(node.right, x);
    case 'quotient':
      return drawnAt(node.left, x) / drawnAt(node.right, x);
    case 'power':
      return drawnAt(node.left, x) ** drawnAt(node.right, x);
  }
}

/** Return the coefficients, lowest first, of a rule of degree two at most; null for any other rule. */
export function coefficients(node: Node): [Fraction, Fraction, Fraction] | null {
  if (!isPolynomial(node)) {
    return null;
  }
  const at = [-2, -1, 0, 1, 2, 3].map(x => valueAt(node, frac(x)));
  const [, before, here, after] = at;
  if (!before || !here || !after) {
    return null;
  }
  const second = before.plus(after).plus(here.times(frac(-2))).over(frac(2));
  const first = minus(after, before).over(frac(2));
  const told = (x: number) => here.plus(first.times(frac(x))).plus(second.times(frac(x * x)));
  return at.every((value, index) => value !== null && same(value, told(index - 2))) ? [here, first, second] : null;
}

function isPolynomial(node: Node): boolean {
  switch (node.is) {
    case 'number':
    case 'letter':
      return true;
    case 'bars':
      return false;
    case 'power':
      return isPolynomial(node.left) && node.right.is === 'number' && [0, 1, 2].includes(node.right.value.whole ?? -1);
    case 'quotient':
      return isPolynomial(node.left) && !mentions(node.right);
    default:
      return isPolynomial(node.left) && isPolynomial(node.right);
  }
}

/** Say whether the letter stands in a rule. */
export function mentions(node: Node): boolean {
  return node.is === 'letter' || (node.is === 'bars' ? mentions(node.inner) : 'left' in node && (mentions(node.left) || mentions(node.right)));
}

/** Return every part of a rule, the whole first. */
export function parts(node: Node): Node[] {
  return [node, ...('left' in node ? [...parts(node.left), ...parts(node.right)] : node.is === 'bars' ? parts(node.inner) : [])];
}

