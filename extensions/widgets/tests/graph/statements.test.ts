import { describe, expect, test } from 'vitest';
import { frac, readNumber, readSpot, snapped, spot, spotShown } from '../../src/graph/exact';
import { read, type Ground } from '../../src/graph/reading';
import { write } from '../../src/graph/statements';

function again(text: string, on: Ground): string | null {
  const statement = read(text, on);
  return statement && write(statement);
}

describe('a statement that a board writes is read back as itself', () => {
  test.each([
    'x > 3',
    'x >= -1/2',
    'x < 0',
    '[2, 5)',
    '2 < x < 5',
    '[2, 5) U {7}',
    '(-oo, 1] U (3, oo)',
    '(-oo, oo)',
    '{1, 2}',
    'no solution'
  ])('on a number line: %s', text => expect(again(text, 'number-line')).toBe(text));

  test.each([
    '(1, 2)',
    '{(1, 2), (3, 4)}',
    'y = 2x + 1',
    'y = -1/2x + 3/2',
    'y = x',
    'y = -x - 4',
    'y = 3',
    'x = 3',
    'y < 2x - 1',
    'x >= 2',
    'y = 2x + 1, x >= 0',
    'x = 3, 1 <= y <= 2',
    'y = -(x - 1)^2 + 3',
    'y = 1/2x^2',
    'y = 2|x - 1| - 3',
    'y = -|x|',
    'y = 2^x',
    'y = 3*(1/2)^x',
    'y = -2*3^x',
    'no solution'
  ])('on a plane: %s', text => expect(again(text, 'plane')).toBe(text));
});

describe('what students write otherwise is shown as the same picture', () => {
  test.each([
    ['y = 2(x - 1) + 3', 'plane', 'y = 2x + 1'],
    ['y = x^2 - 2x + 1', 'plane', 'y = (x - 1)^2'],
    ['y ≤ 0.5x', 'plane', 'y <= 1/2x'],
    ['(1,2) and (0,−1)', 'plane', '{(0, -1), (1, 2)}'],
    ['3 < x', 'number-line', 'x > 3'],
    ['5 ≥ x > −2', 'number-line', '(-2, 5]'],
    ['(−∞, 3] ∪ [2, 5)', 'number-line', 'x < 5'],
    ['x = 2 or x = 3', 'number-line', '{2, 3}'],
    ['(2, 5)', 'number-line', '2 < x < 5']
  ] as const)('%s on a %s', (text, on, shown) => expect(again(text, on)).toBe(shown));
});

describe('what is no picture is not shown, and costs nothing', () => {
  test.each(['', 'y =', 'y = z', 'y = 1/x', 'y = x^3', 'y = 2^', '{', '(1, 2', 'y < x^2', 'y = 1/0', '[5, 2]', 'x = y', '('.repeat(100), 'y = '.repeat(3000)])(
    '%s',
    text => expect(read(text, 'plane')).toBeNull()
  );
});

describe('coordinates', () => {
  test('are typed with either minus sign, with or without brackets', () => {
    expect(readSpot('(2, \u22123)')).toEqual(spot(2, -3));
    expect(readSpot('1/2, 0.5')).toEqual(spot(frac(1, 2), frac(1, 2)));
  });
  test.each(['', '2', '(2, 3, 4)', '(a, 2)', '(1/0, 2)'])('%s is no point', text => expect(readSpot(text)).toBeNull());
  test('are shown with a true minus sign', () => expect(spotShown(spot(frac(-1, 2), -3))).toBe('(\u22121/2, \u22123)'));
  test('snap to the grid exactly, and to zero where there is no place at all', () => {
    expect(String(snapped(0.74, frac(1, 2)))).toBe('1/2');
    expect(String(snapped(Number.NaN, frac(1)))).toBe('0');
    expect(readNumber('1e5')).toBeNull();
  });
});
