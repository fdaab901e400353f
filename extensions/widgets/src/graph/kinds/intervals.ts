/** Numbers on a line: rays, stretches and single numbers, with ends that belong or do not. */
import { type Fraction, type Spot, ZERO, compare, frac, near } from '../exact';
import { type Handle, type Kind, type Posture, moved, numbered, pickOf, removed, spotOf } from '../kind';
import { saysNumbers } from '../sentences';
import type { Shape } from '../shapes';
import { type End, type Piece, type Statement, isNumber, united } from '../statements';
import { type Ground, across } from './ground';

const MOST = 3;
const SHAPES = ['right', 'left', 'between', 'number', 'all'] as const;
type Form = (typeof SHAPES)[number];

/** A piece stands as two spots, `a1` and `b1`, and three picks: its form, and what each end is. */
export function intervalsKind(ground: Ground, begin: readonly Piece[] = []): Kind {
  const { tell, view, step } = ground;
  const pieces = (now: Posture) => numbered(now, 'a').map(id => pieceOf(now, id.slice(1)));
  const first: Piece = { low: { at: across(ground, 0.25, 0).x, closed: false }, high: null };
  return {
    on: 'number-line',
    view,
    step,
    start: () => posture(begin.length > 0 ? begin : [first], ground),
    handles: now => numbered(now, 'a').flatMap(id => handles(now, id.slice(1), ground)),
    place: (now, id, to) => place(now, id, to),
    switches: now => numbered(now, 'a').flatMap(id => switches(now, id.slice(1), ground)),
    pick: (now, id, option) => ({ ...now, picks: { ...now.picks, [id]: option } }),
    actions: now => [
      { id: 'add', label: tell('add_piece'), off: numbered(now, 'a').length >= MOST },
      { id: 'remove', label: tell('remove_piece'), off: numbered(now, 'a').length === 0 }
    ],
    act: (now, id) => (id === 'add' ? laid(now, { low: { at: across(ground, 0.75, 0).x, closed: true }, high: null }, ground) : dropped(now)),
    shapes: now => pieces(now).flatMap(piece => bar(piece, ground)),
    said: now => saysNumbers(pieces(now), tell),
    statement: now => ({ kind: 'numbers', pieces: pieces(now) }),
    shown: statement => shownPieces(statement, ground)
  };
}

function formOf(now: Posture, n: string): Form {
  const form = pickOf(now, `form${n}`);
  return SHAPES.find(known => known === form) ?? 'right';
}

function pieceOf(now: Posture, n: string): Piece {
  const end = (id: 'a' | 'b'): NonNullable<End> => ({ at: spotOf(now, `${id}${n}`).x, closed: pickOf(now, `${id}end${n}`) === 'closed' });
  const [a, b] = [end('a'), end('b')];
  switch (formOf(now, n)) {
    case 'right':
      return { low: a, high: null };
    case 'left':
      return { low: null, high: a };
    case 'number':
      return { low: { ...a, closed: true }, high: { ...a, closed: true } };
    case 'all':
      return { low: null, high: null };
    default:
      return { low: a, high: b };
  }
}

/** The ends of a stretch stay in order: one step apart at least. */
function place(now: Posture, id: string, to: Spot): Posture {
  const n = id.slice(1);
  const at = { x: to.x, y: ZERO };
  if (formOf(now, n) === 'between') {
    const other = spotOf(now, `${id.startsWith('a') ? 'b' : 'a'}${n}`).x;
    const order = compare(at.x, other);
    if (order === 0 || order < 0 !== id.startsWith('a')) {
      return now;
    }
  }
  return moved(now, id, at);
}

function handles(now: Posture, n: string, { tell }: Ground): Handle[] {
  const form = formOf(now, n);
  const one = (id: 'a' | 'b', name: string): Handle => ({
    id: `${id}${n}`,
    name: tell(name, { n }),
    along: 'x',
    hollow: form !== 'number' && pickOf(now, `${id}end${n}`) !== 'closed'
  });
  return form === 'all' ? [] : form === 'between' ? [one('a', 'left_end'), one('b', 'right_end')] : [one('a', form === 'number' ? 'number' : 'end')];
}

function switches(now: Posture, n: string, { tell }: Ground): ReturnType<NonNullable<Kind['switches']>> {
  const form = formOf(now, n);
  const ends: ('a' | 'b')[] = form === 'between' ? ['a', 'b'] : form === 'number' || form === 'all' ? [] : ['a'];
  return [
    { id: `form${n}`, label: tell('piece', { n }), value: form, options: SHAPES.map(id => ({ id, label: tell(`form_${id}`) })) },
    ...ends.map(id => ({
      id: `${id}end${n}`,
      label: tell(form === 'between' ? (id === 'a' ? 'left_end' : 'right_end') : 'end', { n }),
      value: pickOf(now, `${id}end${n}`, 'open'),
      options: [
        { id: 'open', label: tell('end_open') },
        { id: 'closed', label: tell('end_closed') }
      ]
    }))
  ];
}

function bar({ low, high }: Piece, { view }: Ground): Shape[] {
  if (isNumber({ low, high })) {
    return [];
  }
  const x = (end: End, otherwise: number) => (end ? near(end.at) : otherwise);
  const [from, to] = [x(low, view[0]), x(high, view[1])];
  const bars: Shape[] = [];
  if (!low && !high) {
    const middle = (from + to) / 2;
    bars.push({ draw: 'ray', from: [middle, 0], to: [to, 0], tone: 'main' }, { draw: 'ray', from: [middle, 0], to: [from, 0], tone: 'main' });
  } else {
    const [start, end] = low ? [from, to] : [to, from];
    bars.push({ draw: low && high ? 'segment' : 'ray', from: [start, 0], to: [end, 0], tone: 'main' });
  }
  return bars;
}

/** Return the posture with one more piece. */
function laid(now: Posture, { low, high }: Piece, { step }: Ground): Posture {
  const last = numbered(now, 'a').at(-1);
  const n = last === undefined ? 1 : Number(last.slice(1)) + 1;
  if (numbered(now, 'a').length >= MOST) {
    return now;
  }
  const only = isNumber({ low, high });
  const a: End = low ?? high;
  const form: Form = only ? 'number' : low && high ? 'between' : low ? 'right' : high ? 'left' : 'all';
  const at = (value: Fraction): Spot => ({ x: value, y: ZERO });
  const from = a?.at ?? frac(0);
  return {
    spots: { ...now.spots, [`a${n}`]: at(from), [`b${n}`]: at(low && high && !only ? high.at : from.plus(step.times(frac(2)))) },
    picks: {
      ...now.picks,
      [`form${n}`]: form,
      [`aend${n}`]: a?.closed ? 'closed' : 'open',
      [`bend${n}`]: low && high && high.closed ? 'closed' : 'open'
    }
  };
}

function dropped(now: Posture): Posture {
  const n = numbered(now, 'a').at(-1)?.slice(1);
  if (n === undefined) {
    return now;
  }
  const picks = Object.fromEntries(Object.entries(now.picks).filter(([id]) => ![`form${n}`, `aend${n}`, `bend${n}`].includes(id)));
  return { spots: removed(removed(now, `a${n}`), `b${n}`).spots, picks };
}

function posture(pieces: readonly Piece[], ground: Ground): Posture {
  return pieces.reduce((now, piece) => laid(now, piece, ground), { spots: {}, picks: {} } as Posture);
}

function shownPieces(statement: Statement, ground: Ground): Posture | null {
  const pieces = statement.kind === 'numbers' ? united(statement.pieces) : null;
  return pieces && pieces.length <= MOST ? posture(pieces, ground) : null;
}
