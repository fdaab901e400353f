/** A family of curves: a dial for each number of its rule, and the parent in grey, so that what moved is seen. */
import { type Fraction, ONE, ZERO, exactly, frac, numberShown, same } from '../exact';
import { pair } from '../geometry';
import { type Kind, type Posture, pickOf, picked } from '../kind';
import { saysRule } from '../sentences';
import type { Shape } from '../shapes';
import { type Statement, edgeAt } from '../statements';
import { drawn } from './curve';
import type { Ground } from './ground';

/** The numbers of each family's rule, with their values for the parent. */
const PARENTS: Readonly<Record<string, Readonly<Record<string, Fraction>>>> = {
  line: { m: ONE, b: ZERO },
  parabola: { a: ONE, h: ZERO, k: ZERO },
  absolute: { a: ONE, h: ZERO, k: ZERO },
  exponential: { a: ONE, b: frac(2) }
};

export interface Family {
  readonly family: string;
  /** The numbers to begin with, by name, as exact texts. */
  readonly values: Readonly<Record<string, string>>;
  /** Which of them have a dial. */
  readonly slide: readonly string[];
  readonly low: Fraction;
  readonly high: Fraction;
}

export function familyKind(ground: Ground, { family, values, slide, low, high }: Family): Kind {
  const { tell, view, step } = ground;
  const parent = PARENTS[family] ?? {};
  const start = (): Posture => ({
    spots: {},
    picks: Object.fromEntries(Object.entries(parent).map(([name, value]) => [name, values[name] ?? String(value)]))
  });
  const numberOf = (now: Posture, name: string): Fraction => exactly(pickOf(now, name)) ?? parent[name] ?? ZERO;
  const rule = (number: (name: string) => Fraction): Statement => ruleOf(family, number);
  const lowest = (name: string): Fraction => (family === 'exponential' && name === 'b' ? step : low);
  return {
    on: 'plane',
    view,
    step,
    start,
    handles: () => [],
    dials: now => slide.map(name => ({ id: name, label: name, value: numberOf(now, name), step, low: lowest(name), high })),
    turn: (now, id, value) => picked(now, id, String(value)),
    shapes: now => {
      const [one, other] = [rule(name => parent[name] ?? ZERO), rule(name => numberOf(now, name))];
      return [...shapesOf(one, view, 'ghost'), ...shapesOf(other, view, 'main')];
    },
    said: now => {
      const dials = slide.map(name => tell('dial_is', { name, value: numberShown(numberOf(now, name)) })).join(', ');
      const still = Object.entries(parent).every(([name, value]) => same(numberOf(now, name), value));
      const curve = saysRule(rule(name => numberOf(now, name)), tell);
      return `${curve}; ${dials}${still ? `; ${tell('says_parent')}` : ''}`;
    },
    statement: now => rule(name => numberOf(now, name))
  };
}

function ruleOf(family: string, number: (name: string) => Fraction): Statement {
  if (family === 'line') {
    return { kind: 'line', edge: { slope: number('m'), intercept: number('b') } };
  }
  if (family === 'exponential') {
    return { kind: 'exponential', a: number('a'), b: number('b') };
  }
  return { kind: family === 'parabola' ? 'parabola' : 'absolute', a: number('a'), h: number('h'), k: number('k') };
}

function shapesOf(statement: Statement, view: Ground['view'], tone: 'main' | 'ghost'): Shape[] {
  if (statement.kind !== 'line') {
    return drawn(statement, view, tone);
  }
  const ends = [0, 1].map(x => pair({ x: frac(x), y: edgeAt(statement.edge, frac(x)) ?? ZERO }));
  return [{ draw: 'line', from: ends[0] ?? [0, 0], to: ends[1] ?? [1, 0], tone }];
}
