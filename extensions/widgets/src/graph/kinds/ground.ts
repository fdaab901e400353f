/** What all kinds on one board share: what is seen, the grid that things snap to, and the page's sentences. */
import { Fraction, type Spot, frac, held, near } from '../exact';
import type { Kind } from '../kind';
import type { Tell } from '../sentences';
import type { View } from '../shapes';

export interface Ground {
  readonly view: View;
  readonly step: Fraction;
  readonly tell: Tell;
}

/** Return a whole-number place a share of the way across the view, on the grid. */
export function across({ view, step }: Ground, shareX: number, shareY: number): Spot {
  const at = (low: number, high: number, share: number) => step.times(frac(Math.round((low + share * (high - low)) / near(step))));
  return { x: at(view[0], view[1], shareX), y: at(view[2], view[3], shareY) };
}

/** Return a place held inside the view. */
export function inside(at: Spot, kind: Pick<Kind, 'view'>): Spot {
  const [x0, x1, y0, y1] = kind.view.map(bound);
  return { x: held(at.x, x0 as Fraction, x1 as Fraction), y: held(at.y, y0 as Fraction, y1 as Fraction) };
}

function bound(value: number): Fraction {
  return Number.isInteger(value) ? frac(value) : Fraction.of(Math.round(value * 1e6), 1_000_000);
}

/** Names of points: A, B, C, ... */
export function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26)) + (index >= 26 ? String(Math.floor(index / 26)) : '');
}
