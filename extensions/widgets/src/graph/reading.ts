/** Any statement that a board writes, and what students write like it, read back so that the board can show it again. */
import { type Fraction, compare, frac, minus, readNumber, readSpot, same, type Spot } from './exact';
import { coefficients, mentions, type Node, parts, readFormula, valueAt } from './formula';
import { type Edge, type Piece, type Sign, type Statement, single } from './statements';

const LONGEST = 300;
const FLIPPED: Record<Sign, Sign> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const NUMBER = String.raw`[-+]?\d{1,6}(?:[./]\d{1,6})?`;

/** Where a statement is drawn: `x > 3` is a ray on a number line and a half-plane on a plane. */
export type Ground = 'plane' | 'number-line';

/** Return what a text says on a ground, or null when it is nothing that a board can show. */
export function read(text: string, on: Ground, letter = 'x'): Statement | null {
  if (text.length > LONGEST) {
    return null;
  }
  const plain = tidied(text);
  return on === 'number-line' ? readNumbers(plain, letter) : (readPoints(plain) ?? readPlane(plain));
}

/** Return a text with one sign for each thing: ASCII minus and relations, no spaces around. */
function tidied(text: string): string {
  return text
    .trim()
    .replace(/\u2212/g, '-')
    .replace(/≤/g, '<=')
    .replace(/≥/g, '>=')
    .replace(/∪/g, 'U')
    .replace(/∞/g, 'oo')
    .replace(/\s+/g, ' ');
}

function readPoints(text: string): Statement | null {
  if (text === 'no solution' || text === '{}') {
    return { kind: 'points', at: [] };
  }
  const inside = /^\{(.*)\}$/.exec(text)?.[1] ?? text;
  const found = inside.match(/\([^()]*\)/g) ?? [];
  const rest = inside.replace(/\([^()]*\)/g, '').replace(/[\s,;]|and/g, '');
  const spots = found.map(readSpot);
  return found.length > 0 && rest === '' && spots.every((at): at is Spot => at !== null) ? { kind: 'points', at: spots } : null;
}

/** Numbers on a line: a set, an interval, an inequality, or several of them. */
function readNumbers(text: string, letter: string): Statement | null {
  if (/^(no solution|\{\s*\})$/.test(text)) {
    return { kind: 'numbers', pieces: [] };
  }
  const pieces = text.split(/ ?\bU\b ?| or /).map(part => readPieces(part.trim(), letter));
  return pieces.every((found): found is Piece[] => found !== null) ? { kind: 'numbers', pieces: pieces.flat() } : null;
}

function readPieces(text: string, letter: string): Piece[] | null {
  const set = /^\{(.+)\}$/.exec(text)?.[1];
  if (set !== undefined) {
    const numbers = set.split(/[,;]/).map(readNumber);
    return numbers.every((at): at is Fraction => at !== null) ? numbers.map(single) : null;
  }
  const piece = readInterval(text) ?? readInequality(text, letter);
  return piece && [piece];
}

function readInterval(text: string): Piece | null {
  const found = /^([[(]) ?([^,;]+?) ?[,;] ?([^,;]+?) ?([\])])$/.exec(text);
  if (!found) {
    return null;
  }
  const [, opens = '', from = '', to = '', closes = ''] = found;
  const low = from === '-oo' ? null : readNumber(from);
  const high = to === 'oo' || to === '+oo' ? null : readNumber(to);
  if ((low === null && from !== '-oo') || (high === null && !/^\+?oo$/.test(to)) || (low && high && compare(low, high) > 0)) {
    return null;
  }
  return { low: low && { at: low, closed: opens === '[' }, high: high && { at: high, closed: closes === ']' } };
}

function readInequality(text: string, letter: string): Piece | null {
  const flat = text.replace(/ /g, '');
  const between = new RegExp(`^(${NUMBER})(<=?|>=?)${letter}(<=?|>=?)(${NUMBER})$`).exec(flat);
  if (between) {
    const [, left = '', one = '', two = '', right = ''] = between;
    const [first, last] = [readNumber(left), readNumber(right)];
    if (!first || !last || one[0] !== two[0]) {
      return null;
    }
    const ends = { first: { at: first, closed: one.endsWith('=') }, last: { at: last, closed: two.endsWith('=') } };
    const piece = one[0] === '<' ? { low: ends.first, high: ends.last } : { low: ends.last, high: ends.first };
    return compare(piece.low.at, piece.high.at) <= 0 ? piece : null;
  }
  const after = new RegExp(`^${letter}(<=|>=|<|>|=)(${NUMBER})$`).exec(flat);
  const before = new RegExp(`^(${NUMBER})(<=|>=|<|>|=)${letter}$`).exec(flat);
  const at = readNumber(after?.[2] ?? before?.[1] ?? '');
  const sign = after?.[1] ?? before?.[2] ?? '';
  if (!at) {
    return null;
  }
  if (sign === '=') {
    return single(at);
  }
  const facing = after ? (sign as Sign) : FLIPPED[sign as Sign];
  const end = { at, closed: facing.endsWith('=') };
  return facing[0] === '<' ? { low: null, high: end } : { low: end, high: null };
}

/** A line, a part of one, a half-plane or a curve: `y` or `x` on the left, a rule on the right. */
function readPlane(text: string): Statement | null {
  const [rule = '', domain, ...more] = text.split(/, | and /);
  const found = /^([xy]) ?(<=|>=|<|>|=) ?(.+)$/.exec(rule.trim());
  if (!found || more.length > 0) {
    return null;
  }
  const [, left, sign = '', right = ''] = found;
  const node = readFormula(right);
  if (!node || (left === 'x' && mentions(node))) {
    return null;
  }
  const statement = sign === '=' ? equationOf(node, left === 'x') : halfPlane(node, left === 'x', sign as Sign);
  return domain === undefined ? statement : within(statement, domain);
}

function within(statement: Statement | null, text: string): Statement | null {
  if (statement?.kind !== 'line') {
    return null;
  }
  const domain = readInequality(text.trim(), 'upright' in statement.edge ? 'y' : 'x');
  return domain && { ...statement, domain };
}

function halfPlane(node: Node, upright: boolean, sign: Sign): Statement | null {
  const line = equationOf(node, upright);
  return line?.kind === 'line' ? { kind: 'half-plane', edge: line.edge, sign } : null;
}

function equationOf(node: Node, upright: boolean): Statement | null {
  const found = coefficients(node);
  if (found) {
    const [constant, first, second] = found;
    if (!second.isZero) {
      const h = first.over(second.times(frac(-2)));
      return { kind: 'parabola', a: second, h, k: minus(constant, second.times(h).times(h)) };
    }
    const edge: Edge = upright ? { upright: constant } : { slope: first, intercept: constant };
    return { kind: 'line', edge };
  }
  return absoluteOf(node) ?? exponentialOf(node);
}

/** `a|x - h| + k`: the corner from inside the bars, the rest from values beside it, checked farther away. */
function absoluteOf(node: Node): Statement | null {
  const bars = parts(node).filter(part => part.is === 'bars');
  const inner = bars.length === 1 && bars[0]?.is === 'bars' ? coefficients(bars[0].inner) : null;
  if (!inner || !inner[2].isZero || inner[1].isZero) {
    return null;
  }
  const h = inner[0].negated.over(inner[1]);
  const at = (d: number) => valueAt(node, h.plus(frac(d)));
  const [k, beside] = [at(0), at(1)];
  if (!k || !beside) {
    return null;
  }
  const a = minus(beside, k);
  const told = [-7, -1, 4].every(d => {
    const value = at(d);
    return value !== null && same(value, k.plus(a.times(frac(Math.abs(d)))));
  });
  return told && !a.isZero ? { kind: 'absolute', a, h, k } : null;
}

/** `a*b^x`: values one apart stand in one ratio. */
function exponentialOf(node: Node): Statement | null {
  if (!parts(node).some(part => part.is === 'power' && mentions(part.right))) {
    return null;
  }
  const values = [0, 1, 2, 3, -1].map(x => valueAt(node, frac(x)));
  const [a, first] = values;
  if (!a || !first || a.isZero || first.isZero) {
    return null;
  }
  const b = first.over(a);
  const powers = [frac(1), b, b.times(b), b.times(b).times(b), frac(1).over(b)];
  const told = values.every((value, index) => value !== null && same(value, a.times(powers[index] as Fraction)));
  return told && !b.isNegative && !b.is(1) ? { kind: 'exponential', a, b } : null;
}
