/** Curves that two points fix: a parabola or an absolute value by its turning point, an exponential by two values. */
import { ONE, type Spot, frac, minus, near, same } from '../exact';
import { pair } from '../geometry';
import { type Kind, type Posture, moved, spotOf } from '../kind';
import { saysRule } from '../sentences';
import type { Pair, Shape, View } from '../shapes';
import type { Statement } from '../statements';
import { type Ground, across } from './ground';

export type Curve = 'parabola' | 'absolute' | 'exponential';

export function curveKind(ground: Ground, curve: Curve): Kind {
  const { tell, view, step } = ground;
  const exponential = curve === 'exponential';
  return {
    on: 'plane',
    view,
    step,
    start: () => beginning(ground, curve),
    handles: () => [
      { id: 'a', name: tell(exponential ? 'point_at_zero' : 'turning_point'), along: exponential ? 'y' : 'both' },
      { id: 'b', name: tell(exponential ? 'point_at_one' : 'another_point'), along: exponential ? 'y' : 'both', tone: 'second' }
    ],
    place: (now, id, to) => (exponential ? placeValue(now, id, to) : placeVertex(now, id, to)),
    shapes: now => drawn(rule(now, curve), view),
    said: now => {
      const statement = rule(now, curve);
      return statement ? saysRule(statement, tell) : tell('says_no_line');
    },
    statement: now => rule(now, curve),
    shown: statement => (statement.kind === curve ? shownCurve(statement) : null)
  };
}

function beginning(ground: Ground, curve: Curve): Posture {
  if (curve === 'exponential') {
    return { spots: { a: { x: frac(0), y: frac(1) }, b: { x: ONE, y: frac(2) } }, picks: {} };
  }
  const a = across(ground, 0.5, 0.5);
  return { spots: { a, b: { x: a.x.plus(ONE), y: a.y.plus(ONE) } }, picks: {} };
}

/** Values keep one sign and differ: else there is no growth to speak of. */
function placeValue(now: Posture, id: string, to: Spot): Posture {
  const other = spotOf(now, id === 'a' ? 'b' : 'a');
  const fits = !to.y.isZero && to.y.isNegative === other.y.isNegative && !same(to.y, other.y);
  return fits ? moved(now, id, { x: spotOf(now, id).x, y: to.y }) : now;
}

/** The turning point takes the other point with it; the other one stays beside it, and off its level. */
function placeVertex(now: Posture, id: string, to: Spot): Posture {
  const [a, b] = [spotOf(now, 'a'), spotOf(now, 'b')];
  if (id === 'a') {
    const along = { x: b.x.plus(minus(to.x, a.x)), y: b.y.plus(minus(to.y, a.y)) };
    return moved(moved(now, 'a', to), 'b', along);
  }
  return same(to.x, a.x) || same(to.y, a.y) ? now : moved(now, 'b', to);
}

function rule(now: Posture, curve: Curve): Statement | null {
  const [a, b] = [spotOf(now, 'a'), spotOf(now, 'b')];
  if (curve === 'exponential') {
    const factor = a.y.isZero ? null : b.y.over(a.y);
    return factor && !factor.isZero && !factor.isNegative ? { kind: 'exponential', a: a.y, b: factor } : null;
  }
  const run = minus(b.x, a.x).size;
  const rise = minus(b.y, a.y);
  return run.isZero ? null : { kind: curve, a: rise.over(curve === 'parabola' ? run.times(run) : run), h: a.x, k: a.y };
}

function shownCurve(statement: Statement): Posture | null {
  if (statement.kind === 'exponential') {
    const { a, b } = statement;
    return { spots: { a: { x: frac(0), y: a }, b: { x: ONE, y: a.times(b) } }, picks: {} };
  }
  if (statement.kind !== 'parabola' && statement.kind !== 'absolute') {
    return null;
  }
  const { a, h, k } = statement;
  return { spots: { a: { x: h, y: k }, b: { x: h.plus(ONE), y: k.plus(a) } }, picks: {} };
}

/** Return a statement's curve as shapes. */
export function drawn(statement: Statement | null, [x0, x1]: View, tone: 'main' | 'ghost' = 'main'): Shape[] {
  if (statement?.kind === 'exponential') {
    const [a, b] = [near(statement.a), near(statement.b)];
    return [{ draw: 'curve', rule: x => a * b ** x, from: x0, to: x1, tone }];
  }
  if (statement?.kind === 'parabola') {
    const [a, h, k] = [near(statement.a), near(statement.h), near(statement.k)];
    return [{ draw: 'curve', rule: x => a * (x - h) ** 2 + k, from: x0, to: x1, tone }];
  }
  if (statement?.kind !== 'absolute') {
    return [];
  }
  // Two rays, for a curve through samples would round the corner off.
  const corner = pair({ x: statement.h, y: statement.k });
  const a = near(statement.a);
  const arm = (way: number): Pair => [corner[0] + way, corner[1] + a];
  return [-1, 1].map(way => ({ draw: 'ray', from: corner, to: arm(way), tone }));
}
