/** Exact plane geometry: edges through points, points of edges, and what is drawn of them. */
import { type Fraction, type Spot, compare, frac, minus, near, same, sameSpot } from './exact';
import { type Pair, type Shape, type Tone, type View, cut } from './shapes';
import type { Edge, Piece, Sign } from './statements';

/** Return the edge through two points; null when they are one. */
export function through(one: Spot, other: Spot): Edge | null {
  if (sameSpot(one, other)) {
    return null;
  }
  if (same(one.x, other.x)) {
    return { upright: one.x };
  }
  const slope = minus(other.y, one.y).over(minus(other.x, one.x));
  return { slope, intercept: minus(one.y, slope.times(one.x)) };
}

/** Return two places on an edge, on the grid where they can be, so that it can be taken hold of. */
export function heldAt(edge: Edge, view: View, step: Fraction): [Spot, Spot] {
  if ('upright' in edge) {
    return [
      { x: edge.upright, y: frac(0) },
      { x: edge.upright, y: step.times(frac(2)) }
    ];
  }
  const at = (x: Fraction): Spot => ({ x, y: edge.slope.times(x).plus(edge.intercept) });
  const inside = ({ y }: Spot) => near(y) >= view[2] && near(y) <= view[3];
  const onGrid = ({ y }: Spot) => y.over(step).whole !== null;
  const places = gridBetween(view[0], view[1], step).map(at).filter(inside);
  const good = places.filter(onGrid);
  const [first, last] = good.length >= 2 ? nearest(good) : nearest(places);
  return [first ?? at(frac(0)), last ?? at(frac(1))];
}

/** Return the two places nearest to the middle of the board, in order. */
function nearest(places: readonly Spot[]): Spot[] {
  const sorted = [...places].sort((one, other) => compare(one.x.size, other.x.size) || compare(other.x, one.x));
  return sorted.slice(0, 2).sort((one, other) => compare(one.x, other.x));
}

/** Return the multiples of a step between two ends; none where there would be too many to go through. */
export function gridBetween(low: number, high: number, step: Fraction): Fraction[] {
  const size = near(step);
  const [from, to] = [Math.ceil(low / size - 1e-9), Math.floor(high / size + 1e-9)];
  return size > 0 && to - from <= 400 ? Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => step.times(frac(from + n))) : [];
}

/** Return what an open or closed stretch of a line says about x; for an upright one, about y. */
export function stretch(one: Spot, other: Spot, end: 'ray' | 'segment'): Piece {
  const axis = same(one.x, other.x) ? 'y' : 'x';
  const [from, to] = [one[axis], other[axis]];
  const first = { at: from, closed: true };
  const last = end === 'segment' ? { at: to, closed: true } : null;
  return compare(from, to) < 0 ? { low: first, high: last } : { low: last, high: first };
}

/** Return the area of a view that an inequality names. */
export function region(edge: Edge, sign: Sign, view: View, tone: Tone = 'main'): Shape {
  const turn = sign[0] === '<' ? 1 : -1;
  const [a, b, c] = 'upright' in edge ? [1, 0, near(edge.upright)] : [-near(edge.slope), 1, near(edge.intercept)];
  return { draw: 'area', corners: cut(view, turn * a, turn * b, turn * c), tone };
}

/** Return an edge as a shape. */
export function edgeShape(edge: Edge, tone: Tone, dashed = false): Shape {
  const [from, to]: [Pair, Pair] =
    'upright' in edge
      ? [
          [near(edge.upright), 0],
          [near(edge.upright), 1]
        ]
      : [
          [0, near(edge.intercept)],
          [1, near(edge.slope.plus(edge.intercept))]
        ];
  return { draw: 'line', from, to, tone, dashed };
}

export function pair(at: Spot): Pair {
  return [near(at.x), near(at.y)];
}

/** Say whether a point makes an inequality true. */
export function satisfies(at: Spot, edge: Edge, sign: Sign): boolean {
  const order = 'upright' in edge ? compare(at.x, edge.upright) : compare(at.y, edge.slope.times(at.x).plus(edge.intercept));
  return order === 0 ? sign.endsWith('=') : order < 0 === (sign[0] === '<');
}
