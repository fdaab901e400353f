/** Exact coordinates: fractions as a board needs them, read, written, compared and snapped. */
import { Fraction } from '../balance/fraction';

export { Fraction };

export const ZERO = Fraction.of(0);
export const ONE = Fraction.of(1);

/** A place on a board. */
export interface Spot {
  readonly x: Fraction;
  readonly y: Fraction;
}

/** Return the fraction of a whole number, or of two. */
export function frac(top: number, bottom = 1): Fraction {
  return Fraction.of(top, bottom);
}

export function spot(x: number | Fraction, y: number | Fraction): Spot {
  return { x: typeof x === 'number' ? frac(x) : x, y: typeof y === 'number' ? frac(y) : y };
}

export function minus(left: Fraction, right: Fraction): Fraction {
  return left.plus(right.negated);
}

export function compare(left: Fraction, right: Fraction): number {
  const difference = minus(left, right);
  return difference.isZero ? 0 : difference.isNegative ? -1 : 1;
}

export function same(left: Fraction, right: Fraction): boolean {
  return compare(left, right) === 0;
}

export function sameSpot(left: Spot, right: Spot): boolean {
  return same(left.x, right.x) && same(left.y, right.y);
}

/** Return the value to draw with; nothing is judged by it. */
export function near(value: Fraction): number {
  // Cut both alike before they are made floats: a bigint past 10^308 is Infinity.
  const size = Math.max(String(value.top).length, String(value.bottom).length) - 300;
  const cut = size > 0 ? 10n ** BigInt(size) : 1n;
  return Number(value.top / cut) / Number(value.bottom / cut || 1n);
}

/** Return the multiple of `step` next to a place where a finger came down. */
export function snapped(value: number, step: Fraction): Fraction {
  const count = Math.round(value / near(step));
  return Number.isFinite(count) ? step.times(frac(count)) : ZERO;
}

/** Return `value` held between two ends. */
export function held(value: Fraction, low: Fraction, high: Fraction): Fraction {
  return compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value;
}

/** Read a number as it is typed: `3`, `-1/2`, `0.25`, with either minus sign. */
export function readNumber(text: string): Fraction | null {
  return Fraction.read(text.replace(/^(\s*[-\u2212+])\s+/, '$1'));
}

/** Read `(2, 3)`, `2, 3` or `2; 3`. */
export function readSpot(text: string): Spot | null {
  const inside = text.trim().replace(/^\(/, '').replace(/\)$/, '');
  const parts = inside.split(/[,;]/);
  const [x, y] = parts.map(readNumber);
  return parts.length === 2 && x && y ? { x, y } : null;
}

/** Return a number as text of the algebra grammar: `-1/2`. */
export function numberText(value: Fraction): string {
  return String(value);
}

/** Return a number as it is shown: a true minus sign. */
export function numberShown(value: Fraction): string {
  return String(value).replace('-', '\u2212');
}

export function spotText(at: Spot): string {
  return `(${at.x}, ${at.y})`;
}

export function spotShown(at: Spot): string {
  return spotText(at).replace(/-/g, '\u2212');
}

/** Return an option or a piece of saved state as an exact number: a number, or a text such as `1/2`. */
export function exactly(value: unknown): Fraction | null {
  if (typeof value === 'number') {
    return Number.isFinite(value) && Math.abs(value) < 1e6 ? readNumber(plain(value)) : null;
  }
  return typeof value === 'string' ? readNumber(value) : null;
}

/** Return a float without an exponent, to the six places that a board tells apart. */
function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '').replace(/\.$/, '');
}
