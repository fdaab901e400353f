/** A line, ray or segment through two points. */
import { sameSpot } from '../exact';
import { edgeShape, heldAt, pair, stretch, through } from '../geometry';
import { type Kind, type Posture, moved, spotOf } from '../kind';
import { saysLine } from '../sentences';
import type { Statement } from '../statements';
import { type Ground, across } from './ground';

export type Part = 'line' | 'ray' | 'segment';

export function lineKind(ground: Ground, part: Part = 'line'): Kind {
  const { tell, view, step } = ground;
  const ends = (now: Posture) => [spotOf(now, 'a'), spotOf(now, 'b')] as const;
  return {
    on: 'plane',
    view,
    step,
    start: () => ({ spots: { a: across(ground, 0.4, 0.5), b: across(ground, 0.6, 0.5) }, picks: {} }),
    handles: () => [
      { id: 'a', name: tell('point', { name: 'A' }), along: 'both' },
      { id: 'b', name: tell('point', { name: 'B' }), along: 'both' }
    ],
    // Two points in one place make no line: the move is refused, and the sentence says where things stand.
    place: (now, id, to) => (sameSpot(to, spotOf(now, id === 'a' ? 'b' : 'a')) ? now : moved(now, id, to)),
    shapes: now => {
      const [one, other] = ends(now);
      const edge = through(one, other);
      return !edge ? [] : part === 'line' ? [edgeShape(edge, 'main')] : [{ draw: part, from: pair(one), to: pair(other), tone: 'main' }];
    },
    said: now => {
      const [one, other] = ends(now);
      const edge = through(one, other);
      return edge ? saysLine(part, one, other, edge, tell) : tell('says_no_line');
    },
    statement: now => {
      const [one, other] = ends(now);
      const edge = through(one, other);
      return edge && { kind: 'line', edge, ...(part === 'line' ? {} : { domain: stretch(one, other, part) }) };
    },
    shown: statement => shownLine(statement, part, ground)
  };
}

function shownLine(statement: Statement, part: Part, { view, step }: Ground): Posture | null {
  if (statement.kind !== 'line' || (part === 'line') !== (statement.domain === undefined)) {
    return null;
  }
  const { edge, domain } = statement;
  if (domain === undefined) {
    const [a, b] = heldAt(edge, view, step);
    return { spots: { a, b }, picks: {} };
  }
  const at = (value: NonNullable<typeof domain.low>['at']) =>
    'upright' in edge ? { x: edge.upright, y: value } : { x: value, y: edge.slope.times(value).plus(edge.intercept) };
  const [from, to] = domain.low ? [domain.low, domain.high] : [domain.high, null];
  if (!from || (part === 'segment') !== (to !== null) || !from.closed || to?.closed === false) {
    return null;
  }
  const along = domain.low ? step : step.negated;
  return { spots: { a: at(from.at), b: at(to ? to.at : from.at.plus(along)) }, picks: {} };
}
