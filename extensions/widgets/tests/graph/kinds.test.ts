import { describe, expect, test } from 'vitest';
import { frac, spot } from '../../src/graph/exact';
import { kindFor } from '../../src/graph/kinds';
import { type Kind, packed, unpacked } from '../../src/graph/kind';
import { read } from '../../src/graph/reading';
import { teller } from '../../src/graph/sentences';
import { write } from '../../src/graph/statements';
import { cut } from '../../src/graph/shapes';
import { five, leastSquares } from '../../src/graph/statistics';
import { tickDistance } from '../../src/graph/axes';
import { catalogue } from '../fields/words';

const words = Object.fromEntries(Object.entries(catalogue('graph')).map(([name, text]) => [`graph_${name}`, text]));
const ground = { view: [-10, 10, -10, 10] as const, step: frac(1), tell: teller(words) };

function shown(graph: string, on: Kind['on'], text: string): { kind: Kind; said: string; text: string } {
  const kind = kindFor(graph, on, ground);
  const statement = read(text, on);
  const posture = statement && kind.shown?.(statement);
  if (!posture) {
    throw new Error(`${graph} cannot show ${text}`);
  }
  const again = kind.statement(posture);
  return { kind, said: kind.said(posture), text: again && typeof again !== 'string' ? write(again) : '' };
}

describe('a board shows a kept answer again, and says it', () => {
  test.each([
    ['points', 'plane', '{(1, 2), (3, -4)}', 'points (1, 2) and (3, \u22124)'],
    ['points', 'number-line', '{1, 2}', 'marked on the line: 1 and 2'],
    ['interval', 'number-line', 'x >= 3', 'ray from 3 to the right, end included'],
    ['interval', 'number-line', '[2, 5)', 'from 2, included, to 5, not included'],
    ['interval', 'number-line', 'no solution', 'nothing is marked'],
    ['line', 'plane', 'y = 2x + 1', 'line through (0, 1) and (1, 3); slope 2'],
    ['line', 'plane', 'x = 3', 'line through (3, 0) and (3, 2); upright, no slope'],
    ['ray', 'plane', 'y = 2x + 1, x >= 0', 'ray from (0, 1) through (1, 3); slope 2'],
    ['segment', 'plane', 'y = x, 0 <= x <= 4', 'segment from (0, 0) to (4, 4); slope 1'],
    ['half-plane', 'plane', 'y > 2x - 1', 'region above the dashed line y = 2x \u2212 1'],
    ['parabola', 'plane', 'y = -(x - 1)^2 + 3', 'parabola y = \u2212(x \u2212 1)^2 + 3; turning point (1, 3), opens down'],
    ['curve', 'plane', 'y = 2|x|', 'absolute value y = 2|x|; corner (0, 0), opens up'],
    ['exponential', 'plane', 'y = 3*2^x', 'exponential y = 3\u00b72^x; 3 at x = 0, times 2 for each step right']
  ] as const)('%s on a %s: %s', (graph, on, text, sentence) => {
    const board = shown(graph, on, text);
    expect(board.text).toBe(text);
    expect(board.said).toContain(sentence);
  });

  test('and refuses what it cannot show', () => {
    const statement = read('y = 2x', 'plane');
    expect(statement && kindFor('points', 'plane', ground).shown?.(statement)).toBeNull();
  });
});

test('two points of a line never fall into one', () => {
  const line = kindFor('line', 'plane', ground);
  const start = line.start();
  expect(line.place?.(start, 'a', start.spots.b ?? spot(0, 0))).toBe(start);
});

test('every control of every kind has a name', () => {
  for (const graph of ['points', 'interval', 'line', 'ray', 'segment', 'half-plane', 'parabola', 'exponential', 'curve']) {
    for (const on of ['plane', 'number-line'] as const) {
      const kind = kindFor(graph, on, ground);
      const now = kind.start();
      const names = [...kind.handles(now).map(handle => handle.name), ...(kind.switches?.(now) ?? []).flatMap(each => [each.label, ...each.options.map(one => one.label)])];
      [...names, ...(kind.actions?.(now) ?? []).map(action => action.label)].forEach(name => expect(name).toMatch(/ |^[A-Z]/));
    }
  }
});

describe('kept state', () => {
  test('comes back as it was', () => {
    const now = { spots: { a: spot(frac(1, 2), -3) }, picks: { side: 'less' } };
    expect(unpacked(JSON.parse(JSON.stringify(packed(now))))).toEqual(now);
  });
  test.each([null, 3, [], {}, { spots: { a: ['x', '1'] }, picks: {} }, { spots: {}, picks: { a: 7 } }, { spots: {}, picks: { a: 'y'.repeat(500) } }])('that is none is not taken: %j', state =>
    expect(unpacked(state)).toBeNull()
  );
});

test('a half-plane that misses the view has no area, one that covers it has all of it', () => {
  expect(cut([0, 1, 0, 1], 0, 1, -1)).toEqual([]);
  expect(cut([0, 1, 0, 1], 0, 1, 2)).toHaveLength(4);
});

test('statistics are exact', () => {
  const fit = leastSquares([spot(1, 1), spot(2, 2), spot(3, 4)]);
  expect(fit && 'slope' in fit ? [String(fit.slope), String(fit.intercept)] : null).toEqual(['3/2', '-2/3']);
  expect(leastSquares([spot(1, 1), spot(1, 5)])).toBeNull();
  const box = five([1, 2, 3, 4, 10].map(value => frac(value)));
  expect(box && [box.least, box.lower, box.middle, box.upper, box.most].map(String)).toEqual(['1', '3/2', '3', '7', '10']);
  expect(five([])).toBeNull();
});

test('numbers at the axes stay few', () => {
  expect(tickDistance(20, 10, 1)).toBe(2);
  expect(tickDistance(100, 10, 1)).toBe(10);
});
