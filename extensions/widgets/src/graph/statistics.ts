/** Exact statistics of small data sets. */
import { type Fraction, type Spot, ZERO, compare, frac, minus } from './exact';
import type { Edge } from './statements';

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce((total, value) => total.plus(value), ZERO);
}

/** Return the mean; of nothing, null. */
export function mean(values: readonly Fraction[]): Fraction | null {
  return values.length === 0 ? null : sum(values).over(frac(values.length));
}

export function sorted(values: readonly Fraction[]): Fraction[] {
  return [...values].sort(compare);
}

/** Return the middle value, or halfway between the two middle ones. */
export function median(values: readonly Fraction[]): Fraction | null {
  const order = sorted(values);
  const middle = Math.floor(order.length / 2);
  const [low, high] = order.length % 2 === 1 ? [order[middle], order[middle]] : [order[middle - 1], order[middle]];
  return low && high ? low.plus(high).over(frac(2)) : null;
}

/** The five numbers of a box plot. */
export interface Five {
  readonly least: Fraction;
  readonly lower: Fraction;
  readonly middle: Fraction;
  readonly upper: Fraction;
  readonly most: Fraction;
}

/** Return the five numbers; quartiles are the medians of the halves, the middle value left out of both (as schools do). */
export function five(values: readonly Fraction[]): Five | null {
  const order = sorted(values);
  const half = Math.floor(order.length / 2);
  const [least, most, middle] = [order[0], order.at(-1), median(order)];
  const lower = half > 0 ? median(order.slice(0, half)) : least;
  const upper = half > 0 ? median(order.slice(-half)) : most;
  return least && most && middle && lower && upper ? { least, lower, middle, upper, most } : null;
}

/** Return values more than one and a half boxes outside the box. */
export function farOut(values: readonly Fraction[]): Fraction[] {
  const box = five(values);
  if (!box) {
    return [];
  }
  const reach = minus(box.upper, box.lower).times(frac(3, 2));
  return values.filter(value => compare(value, minus(box.lower, reach)) < 0 || compare(value, box.upper.plus(reach)) > 0);
}

/** Return what a line misses at each point: actual less predicted. */
export function residuals(points: readonly Spot[], edge: Edge): Fraction[] {
  return 'upright' in edge ? [] : points.map(({ x, y }) => minus(y, edge.slope.times(x).plus(edge.intercept)));
}

export function squares(values: readonly Fraction[]): Fraction {
  return sum(values.map(value => value.times(value)));
}

/** Return the line with the least sum of squares; null where no line has it. */
export function leastSquares(points: readonly Spot[]): Edge | null {
  const [x, y] = [mean(points.map(at => at.x)), mean(points.map(at => at.y))];
  if (!x || !y) {
    return null;
  }
  const across = squares(points.map(at => minus(at.x, x)));
  if (across.isZero) {
    return null;
  }
  const slope = sum(points.map(at => minus(at.x, x).times(minus(at.y, y)))).over(across);
  return { slope, intercept: minus(y, slope.times(x)) };
}
