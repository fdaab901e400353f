/** Points: put down with a tap or a button, moved, taken away. On a plane, or on a number line. */
import { type Spot, ZERO, compare, near, numberShown, sameSpot } from '../exact';
import { type Handle, type Kind, type Posture, added, numbered, removed, spotOf } from '../kind';
import { listed, saysPoints } from '../sentences';
import { type Statement, isNumber, single } from '../statements';
import { type Ground, across, letter } from './ground';

const MOST = 12;

export function pointsKind(ground: Ground, on: Kind['on'] = 'plane', begin: readonly Spot[] = []): Kind {
  const { tell } = ground;
  const at = (now: Posture) => numbered(now, 'p').map(id => spotOf(now, id));
  const line = on === 'number-line';
  const put = (now: Posture, place: Spot) => (numbered(now, 'p').length < MOST ? added(now, 'p', line ? { x: place.x, y: ZERO } : place) : null);
  const posture = (places: readonly Spot[]) => places.reduce((now, place) => added(now, 'p', place), { spots: {}, picks: {} } as Posture);
  return {
    on,
    view: ground.view,
    step: ground.step,
    start: () => posture(begin),
    handles: now => numbered(now, 'p').map((id, index): Handle => ({ id, name: tell('point', { name: letter(index) }), along: line ? 'x' : 'both' })),
    shapes: () => [],
    said: now => (line ? saysMarks(at(now), tell) : saysPoints(at(now), tell)),
    statement: now => (line ? { kind: 'numbers', pieces: at(now).map(({ x }) => single(x)) } : { kind: 'points', at: at(now) }),
    actions: now => [
      { id: 'add', label: tell('add_point'), off: numbered(now, 'p').length >= MOST },
      { id: 'remove', label: tell('remove_point'), off: numbered(now, 'p').length === 0 }
    ],
    act: (now, id) => {
      const last = numbered(now, 'p').at(-1);
      return id === 'add' ? (put(now, free(at(now), ground)) ?? now) : last === undefined ? now : removed(now, last);
    },
    tapped: put,
    shown: statement => {
      const places = placesOf(statement, line);
      return places && places.length <= MOST ? posture(places) : null;
    }
  };
}

function placesOf(statement: Statement, line: boolean): readonly Spot[] | null {
  if (statement.kind === 'points') {
    return line ? null : statement.at;
  }
  const whole = line && statement.kind === 'numbers' && statement.pieces.every(isNumber);
  return whole ? statement.pieces.map(piece => ({ x: piece.low?.at ?? ZERO, y: ZERO })) : null;
}

/** Return the first place from the middle to the right where no point is yet. */
function free(taken: readonly Spot[], ground: Ground): Spot {
  const middle = across(ground, 0.5, 0.5);
  let at = middle;
  while (taken.some(other => sameSpot(other, at)) && near(at.x) < ground.view[1]) {
    at = { x: at.x.plus(ground.step), y: at.y };
  }
  return at;
}

function saysMarks(at: readonly Spot[], tell: Ground['tell']): string {
  const numbers = [...at].sort((one, other) => compare(one.x, other.x)).map(({ x }) => numberShown(x));
  return numbers.length === 0 ? tell('says_no_points') : tell('says_marks', { numbers: listed(numbers, tell) });
}
