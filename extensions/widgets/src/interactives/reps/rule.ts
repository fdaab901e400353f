/** A rule by its exact numbers, and what follows when one of its values is set. */
import { type Fraction, ONE, exactly, frac, minus, same } from '../../graph/exact';
import { raised } from '../../graph/formula';
import { read } from '../../graph/reading';
import { type Statement, write } from '../../graph/statements';

export interface Rule {
  readonly family: string;
  readonly numbers: Readonly<Record<string, Fraction>>;
}

const LARGEST = 1_000_000n;

export function numberOf(rule: Rule, name: string): Fraction {
  return rule.numbers[name] ?? frac(0);
}

/** Return a rule out of exact texts; null where one is missing, too large, or makes no such rule. */
export function ruleOf(family: string, names: readonly string[], texts: Record<string, unknown>): Rule | null {
  const values = names.map(name => exactly(texts[name]));
  return values.every((value): value is Fraction => value !== null) ? fit({ family, numbers: Object.fromEntries(names.map((name, at) => [name, values[at] as Fraction])) }) : null;
}

export function asStatement(rule: Rule): Statement {
  const n = (name: string): Fraction => numberOf(rule, name);
  return rule.family === 'line'
    ? { kind: 'line', edge: { slope: n('m'), intercept: n('b') } }
    : rule.family === 'exponential'
      ? { kind: 'exponential', a: n('a'), b: n('b') }
      : { kind: 'parabola', a: n('a'), h: n('h'), k: n('k') };
}

export function ruleText(rule: Rule): string {
  return write(asStatement(rule));
}

/** Read `3x + 1` or `y = 3x + 1`; null where it is no rule of that family that this half can read. */
export function readRule(text: string, family: string): Rule | null {
  const found = read(text.includes('=') ? text : `y = ${text}`, 'plane');
  if (found?.kind === 'line' && family === 'line' && 'slope' in found.edge && !found.domain) {
    return fit({ family, numbers: { m: found.edge.slope, b: found.edge.intercept } });
  }
  if (found?.kind === 'exponential' && family === found.kind) {
    return fit({ family, numbers: { a: found.a, b: found.b } });
  }
  return found?.kind === 'parabola' && family === found.kind ? fit({ family, numbers: { a: found.a, h: found.h, k: found.k } }) : null;
}

export function heightAt(rule: Rule, x: Fraction): Fraction | null {
  const n = (name: string): Fraction => numberOf(rule, name);
  if (rule.family === 'exponential') {
    const power = raised(n('b'), x);
    return power && n('a').times(power);
  }
  const run = minus(x, n('h'));
  return rule.family === 'line' ? n('m').times(x).plus(n('b')) : n('a').times(run).times(run).plus(n('k'));
}

/** The number of the rule that follows a value at x: the start at the start, else slope, factor or stretch. */
export function follower({ family, numbers }: Rule, x: Fraction): string {
  const start = family === 'parabola' ? same(x, numbers['h'] ?? x) : x.isZero;
  return family === 'line' ? (start ? 'b' : 'm') : family === 'exponential' ? (start ? 'a' : 'b') : start ? 'k' : 'a';
}

/** Return the rule that has this value at x, all but one of its numbers kept; null where no exact one has. */
export function withValue(rule: Rule, x: Fraction, y: Fraction): Rule | null {
  const name = follower(rule, x);
  const n = (of: string): Fraction => numberOf(rule, of);
  const run = minus(x, n('h'));
  const value =
    rule.family === 'line'
      ? name === 'b'
        ? y
        : minus(y, n('b')).over(x)
      : rule.family === 'exponential'
        ? name === 'a'
          ? y
          : root(y.over(n('a')), x)
        : name === 'k'
          ? y
          : minus(y, n('k')).over(run.times(run));
  return value && withNumber(rule, name, value);
}

export function withNumber(rule: Rule, name: string, value: Fraction): Rule | null {
  return fit({ ...rule, numbers: { ...rule.numbers, [name]: value } });
}

/** Return the exact positive number whose power to a whole exponent is `value`; null where there is none. */
function root(value: Fraction, exponent: Fraction): Fraction | null {
  const count = exponent.whole;
  if (!count || value.isZero || value.isNegative) {
    return null;
  }
  const [top, bottom] = [value.top, value.bottom].map(each => wholeRoot(each, Math.abs(count)));
  const found = top && bottom ? frac(Number(top), Number(bottom)) : null;
  return found && count < 0 ? ONE.over(found) : found;
}

function wholeRoot(value: bigint, count: number): bigint | null {
  const near = BigInt(Math.round(Number(value) ** (1 / count)));
  return near ** BigInt(count) === value ? near : null;
}

function fit(rule: Rule): Rule | null {
  const small = Object.values(rule.numbers).every(({ size }) => size.top <= LARGEST && size.bottom <= LARGEST);
  const { a, b } = rule.numbers;
  const sound = rule.family === 'line' || (a?.isZero === false && (rule.family !== 'exponential' || (b !== undefined && !b.isZero && !b.isNegative)));
  return small && sound ? rule : null;
}
