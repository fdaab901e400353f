/** What a picture says in one short sentence, from the page's catalogue: "line through (0, 2) and (3, 8); slope 2". */
import type { Words } from '../card';
import { fill } from '../elements';
import { type Fraction, numberShown, near, spotShown, type Spot } from './exact';
import { type Edge, type End, type Piece, type Sign, type Statement, isNumber, united, write } from './statements';

/** The sentences of a page, by name; the name itself where the kernel sent none. */
export type Tell = (name: string, values?: Record<string, string | number>) => string;

export function teller(words: Words): Tell {
  return (name, values = {}) => fill(words[`graph_${name}`] ?? words[name] ?? name, values);
}

/** Return a text of the algebra grammar as people read it: true minus signs, no programmer's relations. */
export function shownText(text: string): string {
  return text
    .replace(/-oo/g, '\u2212\u221e')
    .replace(/\boo\b/g, '\u221e')
    .replace(/<=/g, '\u2264')
    .replace(/>=/g, '\u2265')
    .replace(/-/g, '\u2212')
    .replace(/\*/g, '\u00b7')
    .replace(/ U /g, ' \u222a ');
}

/** Return a rounded number as it is shown; the text says that it is rounded where it is. */
export function roundedShown(value: number | Fraction, places = 2): string {
  const float = typeof value === 'number' ? value : near(value);
  const cut = Number(float.toFixed(places));
  return String(Object.is(cut, -0) ? 0 : cut).replace('-', '\u2212');
}

/** Return "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], tell: Tell): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${tell('and')} ${items.at(-1)}`;
}

/** Return the sentence for numbers on a line: "ray from 3 to the right, end included". */
export function saysNumbers(pieces: readonly Piece[], tell: Tell): string {
  const joined = united(pieces);
  return joined.length === 0 ? tell('says_nothing') : joined.map(piece => saysPiece(piece, tell)).join('; ');
}

function saysPiece(piece: Piece, tell: Tell): string {
  const { low, high } = piece;
  if (low && high) {
    return isNumber(piece)
      ? tell('says_number', { at: numberShown(low.at) })
      : tell('says_stretch', { low: endSaid(low, tell), high: endSaid(high, tell) });
  }
  const end = low ?? high;
  return end ? tell(low ? 'says_ray_right' : 'says_ray_left', { at: numberShown(end.at), end: kept(end, tell) }) : tell('says_all');
}

function endSaid(end: NonNullable<End>, tell: Tell): string {
  return `${numberShown(end.at)}, ${kept(end, tell)}`;
}

function kept(end: NonNullable<End>, tell: Tell): string {
  return tell(end.closed ? 'included' : 'not_included');
}

export function saysPoints(at: readonly Spot[], tell: Tell): string {
  return at.length === 0 ? tell('says_no_points') : tell(at.length === 1 ? 'says_point' : 'says_points', { points: listed(at.map(spotShown), tell) });
}

/** Return "slope 2", or that there is none. */
export function saysSlope(edge: Edge, tell: Tell): string {
  return 'upright' in edge ? tell('says_no_slope') : tell('says_slope', { slope: numberShown(edge.slope) });
}

/** Return "line through (0, 2) and (3, 8); slope 2". */
export function saysLine(name: 'line' | 'ray' | 'segment', one: Spot, other: Spot, edge: Edge, tell: Tell): string {
  return `${tell(`says_${name}`, { one: spotShown(one), other: spotShown(other) })}; ${saysSlope(edge, tell)}`;
}

/** Return "region above the dashed line y = 2x − 1". */
export function saysRegion(edge: Edge, sign: Sign, tell: Tell): string {
  const side = 'upright' in edge ? (sign[0] === '<' ? 'left' : 'right') : sign[0] === '<' ? 'below' : 'above';
  const line = shownText(write({ kind: 'line', edge }));
  return tell('says_region', { side: tell(side), stroke: tell(sign.endsWith('=') ? 'solid' : 'dashed'), line });
}

/** Return the sentence for any statement, as far as the statement alone tells it. */
export function saysRule(statement: Statement, tell: Tell): string {
  const rule = shownText(write(statement));
  switch (statement.kind) {
    case 'parabola':
    case 'absolute':
      return tell(`says_${statement.kind}`, { rule, at: spotShown({ x: statement.h, y: statement.k }), opens: tell(statement.a.isNegative ? 'down' : 'up') });
    case 'exponential':
      return tell('says_exponential', { rule, start: numberShown(statement.a), factor: numberShown(statement.b) });
    case 'half-plane':
      return saysRegion(statement.edge, statement.sign, tell);
    case 'numbers':
      return saysNumbers(statement.pieces, tell);
    case 'points':
      return saysPoints(statement.at, tell);
    case 'line':
      return `${tell('says_graph', { rule })}; ${saysSlope(statement.edge, tell)}`;
  }
}
