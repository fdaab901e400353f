/** The graph of a rule on the board, with the rows of the table as dots; two of its points move it. */
import { type Fraction, ONE, type Spot, frac, near } from '../../graph/exact';
import { pair } from '../../graph/geometry';
import { type Kind, type Posture } from '../../graph/kind';
import { drawn } from '../../graph/kinds/curve';
import type { Ground } from '../../graph/kinds/ground';
import type { Shape } from '../../graph/shapes';
import { type Rule, asStatement, heightAt, numberOf, withValue } from './rule';

/** What of the rule may be seen and said. */
export interface Look {
  readonly dots: readonly Fraction[];
  readonly said: string;
}

/** Return the x of the two points that move a rule. */
export function grips(rule: Rule, far: Fraction): [Fraction, Fraction] {
  const start = rule.family === 'parabola' ? numberOf(rule, 'h') : frac(0);
  return [start, rule.family === 'line' ? far : start.plus(ONE)];
}

export interface RuleBoard {
  readonly kind: Kind;
  posture(rule: Rule): Posture;
}

export function ruleBoard(ground: Ground, names: readonly [string, string], far: Fraction, current: () => Rule, look: () => Look, moved: (rule: Rule, x: Fraction) => void): RuleBoard {
  const spotAt = (rule: Rule, x: Fraction): Spot => ({ x, y: heightAt(rule, x) ?? frac(0) });
  const posture = (rule: Rule): Posture => {
    const [a, b] = grips(rule, far);
    return { spots: { a: spotAt(rule, a), b: spotAt(rule, b) }, picks: {} };
  };
  // A drag moves what is seen; the rule itself changes when it ends.
  let dragged: Rule | null = null;
  const kind: Kind = {
    on: 'plane',
    view: ground.view,
    step: frac(1),
    stepY: ground.step,
    axes: [names[0], names[1]],
    start: () => posture(current()),
    handles: () =>
      grips(current(), far).map((x, at) => ({ id: at === 0 ? 'a' : 'b', name: ground.tell('point', { x: String(x) }), along: 'y' as const, tone: at === 0 ? ('main' as const) : ('second' as const) })),
    place: (now, id, to) => {
      const [a, b] = grips(current(), far);
      const x = id === 'a' ? a : b;
      const next = withValue(current(), x, to.y);
      if (next === null) {
        return now;
      }
      dragged = next;
      moved(next, x);
      return posture(next);
    },
    shapes: () => shapes(dragged ?? current(), ground, look().dots),
    said: () => look().said,
    statement: () => null
  };
  return {
    kind,
    posture: rule => {
      dragged = null;
      return posture(rule);
    }
  };
}

function shapes(rule: Rule, { view }: Ground, dots: readonly Fraction[]): Shape[] {
  const statement = asStatement(rule);
  const at = (x: number): [number, number] => [x, near(numberOf(rule, 'm')) * x + near(numberOf(rule, 'b'))];
  const curve: Shape[] = statement.kind === 'line' ? [{ draw: 'line', from: at(0), to: at(1), tone: 'main' }] : drawn(statement, view);
  const marks = dots.flatMap((x): Shape[] => {
    const y = heightAt(rule, x);
    return y === null ? [] : [{ draw: 'dot', at: pair({ x, y }), tone: 'main' }];
  });
  return [...curve, ...marks];
}
