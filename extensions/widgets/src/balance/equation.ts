/** A linear equation as a balance holds it: two sides of the form (so many x) + (so much), and what one can do to both. */
import { Fraction } from './fraction';

export interface Side {
  readonly x: Fraction;
  readonly units: Fraction;
}

export interface Equation {
  readonly left: Side;
  readonly right: Side;
}

export type Operation = 'add' | 'subtract' | 'multiply' | 'divide';

/** An amount to do to both sides: a number, or so many x (to add or subtract only). */
export interface Amount {
  readonly x: Fraction;
  readonly units: Fraction;
}

const ZERO = Fraction.of(0);
const LARGEST = 10n ** 9n;

/** Read an amount as a student types it: `5`, `-1/2`, `2x`, `x`. Returns null for anything else. */
export function readAmount(text: string): Amount | null {
  const inX = /^(.*?)\s*\*?\s*x\s*$/i.exec(text);
  if (inX === null) {
    const units = Fraction.read(text);
    return units === null ? null : { x: ZERO, units };
  }
  const before = (inX[1] ?? '').trim();
  const x = before === '' || before === '+' ? Fraction.of(1) : /^[-−]$/.test(before) ? Fraction.of(-1) : Fraction.read(before);
  return x === null ? null : { x, units: ZERO };
}

/** Return the equation with the operation done to both sides, or null where that is not a fair move (over 0, times x). */
export function operate(equation: Equation, operation: Operation, amount: Amount): Equation | null {
  if (operation === 'add' || operation === 'subtract') {
    const by = operation === 'add' ? amount : { x: amount.x.negated, units: amount.units.negated };
    return bounded(onBoth(equation, side => ({ x: side.x.plus(by.x), units: side.units.plus(by.units) })));
  }
  if (!amount.x.isZero || amount.units.isZero) {
    return null;
  }
  const factor = operation === 'multiply' ? amount.units : Fraction.of(1).over(amount.units);
  return bounded(onBoth(equation, side => ({ x: side.x.times(factor), units: side.units.times(factor) })));
}

/** The value of x when the equation says it outright (x = 3, or 3 = x), else null. */
export function solved(equation: Equation): Fraction | null {
  const alone = (side: Side): boolean => side.x.is(1) && side.units.isZero;
  if (alone(equation.left) && equation.right.x.isZero) {
    return equation.right.units;
  }
  return alone(equation.right) && equation.left.x.isZero ? equation.left.units : null;
}

function onBoth(equation: Equation, change: (side: Side) => Side): Equation {
  return { left: change(equation.left), right: change(equation.right) };
}

function bounded(equation: Equation): Equation | null {
  const parts = [equation.left.x, equation.left.units, equation.right.x, equation.right.units];
  return parts.every(part => part.size.top < LARGEST && part.bottom < LARGEST) ? equation : null;
}
