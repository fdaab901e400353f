/** What a picture says, as values; and each written in the algebra grammar, exact, so that it can be judged. */
import { type Fraction, type Spot, compare, same, spotText } from './exact';

/** An end of an interval; null is no end: it goes on. */
export type End = { readonly at: Fraction; readonly closed: boolean } | null;

/** What lies between two ends; a single number has both at one place. */
export interface Piece {
  readonly low: End;
  readonly high: End;
}

export type Sign = '<' | '<=' | '>' | '>=';

/** A straight edge: `y = slope x + intercept`, or upright at x. */
export type Edge = { readonly slope: Fraction; readonly intercept: Fraction } | { readonly upright: Fraction };

export type Statement =
  | { readonly kind: 'points'; readonly at: readonly Spot[] }
  | { readonly kind: 'numbers'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'line'; readonly edge: Edge; readonly domain?: Piece }
  | { readonly kind: 'half-plane'; readonly edge: Edge; readonly sign: Sign }
  | { readonly kind: 'parabola' | 'absolute'; readonly a: Fraction; readonly h: Fraction; readonly k: Fraction }
  | { readonly kind: 'exponential'; readonly a: Fraction; readonly b: Fraction };

/** Return a statement as text of the algebra grammar. */
export function write(statement: Statement, letter = 'x'): string {
  switch (statement.kind) {
    case 'points':
      return writePoints(statement.at);
    case 'numbers':
      return writePieces(statement.pieces, letter);
    case 'line':
      return `${writeEdge(statement.edge, '=')}${statement.domain ? `, ${writeDomain(statement.edge, statement.domain)}` : ''}`;
    case 'half-plane':
      return writeEdge(statement.edge, statement.sign);
    case 'exponential':
      return `y = ${exponentialText(statement.a, statement.b)}`;
    default:
      return `y = ${vertexText(statement.kind, statement.a, statement.h, statement.k)}`;
  }
}

function writePoints(at: readonly Spot[]): string {
  const sorted = [...at].sort((one, other) => compare(one.x, other.x) || compare(one.y, other.y));
  const texts = [...new Set(sorted.map(spotText))];
  return texts.length === 0 ? 'no solution' : texts.length === 1 ? (texts[0] as string) : `{${texts.join(', ')}}`;
}

function writeEdge(edge: Edge, sign: Sign | '='): string {
  return 'upright' in edge ? `x ${sign} ${edge.upright}` : `y ${sign} ${linearText(edge.slope, edge.intercept)}`;
}

function writeDomain(edge: Edge, domain: Piece): string {
  return asInequality(domain, 'upright' in edge ? 'y' : 'x');
}

/** Return `2x + 1`, without a one before x or a zero at the end. */
export function linearText(slope: Fraction, intercept: Fraction): string {
  return slope.isZero ? String(intercept) : `${coefficient(slope)}x${constant(intercept)}`;
}

function vertexText(kind: 'parabola' | 'absolute', a: Fraction, h: Fraction, k: Fraction): string {
  const shifted = h.isZero ? 'x' : `x${constant(h.negated)}`;
  const core = kind === 'absolute' ? `|${shifted}|` : h.isZero ? 'x^2' : `(${shifted})^2`;
  return a.isZero ? String(k) : `${coefficient(a)}${core}${constant(k)}`;
}

function exponentialText(a: Fraction, b: Fraction): string {
  const base = b.whole === null ? `(${b})` : String(b);
  return a.is(1) ? `${base}^x` : a.is(-1) ? `-${base}^x` : `${a}*${base}^x`;
}

function coefficient(value: Fraction): string {
  return value.is(1) ? '' : value.is(-1) ? '-' : String(value);
}

function constant(value: Fraction): string {
  return value.isZero ? '' : value.isNegative ? ` - ${value.size}` : ` + ${value}`;
}

/** One ray or stretch is an inequality (an open stretch written `(2, 5)` would be a point); several are a union. */
function writePieces(pieces: readonly Piece[], letter: string): string {
  const joined = united(pieces);
  const [only] = joined;
  if (only === undefined) {
    return 'no solution';
  }
  if (joined.every(isNumber)) {
    return `{${joined.map(piece => String((piece.low as NonNullable<End>).at)).join(', ')}}`;
  }
  if (joined.length > 1 || (only.low === null && only.high === null)) {
    return joined.map(asInterval).join(' U ');
  }
  return only.low && only.high && (only.low.closed || only.high.closed) ? asInterval(only) : asInequality(only, letter);
}

export function isNumber(piece: Piece): boolean {
  return piece.low !== null && piece.high !== null && same(piece.low.at, piece.high.at);
}

function asInterval({ low, high }: Piece): string {
  if (isNumber({ low, high })) {
    return `{${(low as NonNullable<End>).at}}`;
  }
  return `${low?.closed ? '[' : '('}${low ? low.at : '-oo'}, ${high ? high.at : 'oo'}${high?.closed ? ']' : ')'}`;
}

export function asInequality({ low, high }: Piece, letter: string): string {
  if (low && high) {
    return `${low.at} ${low.closed ? '<=' : '<'} ${letter} ${high.closed ? '<=' : '<'} ${high.at}`;
  }
  if (low) {
    return `${letter} ${low.closed ? '>=' : '>'} ${low.at}`;
  }
  return high ? `${letter} ${high.closed ? '<=' : '<'} ${high.at}` : '(-oo, oo)';
}

/** Return the same numbers as pieces in order that neither meet nor overlap; a stretch without a number in it is dropped. */
export function united(pieces: readonly Piece[]): Piece[] {
  const sorted = pieces.filter(hasNumbers).sort((one, other) => compareLow(one.low, other.low));
  const joined: Piece[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    if (last && meets(last.high, piece.low)) {
      joined[joined.length - 1] = { low: last.low, high: compareHigh(last.high, piece.high) >= 0 ? last.high : piece.high };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function hasNumbers({ low, high }: Piece): boolean {
  const order = low && high ? compare(low.at, high.at) : -1;
  return order < 0 || (order === 0 && low?.closed === true && high?.closed === true);
}

function meets(high: End, low: End): boolean {
  const order = high && low ? compare(high.at, low.at) : 1;
  return order > 0 || (order === 0 && (high?.closed === true || low?.closed === true));
}

function compareLow(one: End, other: End): number {
  if (!one || !other) {
    return one ? 1 : other ? -1 : 0;
  }
  return compare(one.at, other.at) || Number(other.closed) - Number(one.closed);
}

function compareHigh(one: End, other: End): number {
  if (!one || !other) {
    return one ? -1 : other ? 1 : 0;
  }
  return compare(one.at, other.at) || Number(one.closed) - Number(other.closed);
}

/** Return the number alone as a piece. */
export function single(at: Fraction): Piece {
  return { low: { at, closed: true }, high: { at, closed: true } };
}

/** Return the y of an edge at x; null where the edge is upright. */
export function edgeAt(edge: Edge, x: Fraction): Fraction | null {
  return 'upright' in edge ? null : edge.slope.times(x).plus(edge.intercept);
}

