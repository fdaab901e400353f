import { afterEach, describe, expect, test } from 'vitest';
import { operate, readAmount, solved, type Amount, type Equation } from '../src/balance/equation';
import { Fraction } from '../src/balance/fraction';
import { drawBalance } from '../src/balance/drawing';
import { equationMath, sideSpoken, sideText } from '../src/balance/notation';

function equation(a: number, b: number, c: number, d: number): Equation {
  const side = (x: number, units: number) => ({ x: Fraction.of(x), units: Fraction.of(units) });
  return { left: side(a, b), right: side(c, d) };
}

function amount(text: string): Amount {
  const found = readAmount(text);
  if (found === null) {
    throw new Error(`no amount: ${text}`);
  }
  return found;
}

function text({ left, right }: Equation): string {
  return `${sideText(left)} = ${sideText(right)}`;
}

describe('an amount', () => {
  test.each([
    ['2', '2', '0'],
    ['-3', '-3', '0'],
    ['−3', '-3', '0'],
    ['1/2', '1/2', '0'],
    ['0.25', '1/4', '0'],
    ['1,5', '3/2', '0'],
    ['x', '0', '1'],
    ['-x', '0', '-1'],
    ['2x', '0', '2'],
    ['3 * x', '0', '3']
  ])('%s is read', (typed, units, x) => {
    const found = amount(typed);
    expect([String(found.units), String(found.x)]).toEqual([units, x]);
  });

  test.each(['', 'two', '1/0', '2y', '2^3', '9999999', 'x x'])('%j is not read', typed => {
    expect(readAmount(typed)).toBeNull();
  });
});

test('undoing what was done to x leaves it alone on one side', () => {
  const first = operate(equation(3, 2, 0, 11), 'subtract', amount('2'));
  expect(first && text(first)).toBe('3x = 9');
  const second = first && operate(first, 'divide', amount('3'));
  expect(second && text(second)).toBe('x = 3');
  expect(String(second && solved(second))).toBe('3');
});

test('x may be taken from both sides', () => {
  const next = operate(equation(5, 1, 2, 7), 'subtract', amount('2x'));
  expect(next && text(next)).toBe('3x + 1 = 7');
});

test('fractions stay exact', () => {
  const next = operate(equation(3, 0, 0, 1), 'divide', amount('3'));
  expect(next && text(next)).toBe('x = 1/3');
});

test('nobody divides or multiplies by zero or by x', () => {
  for (const operation of ['divide', 'multiply'] as const) {
    expect(operate(equation(3, 2, 0, 11), operation, amount('0'))).toBeNull();
    expect(operate(equation(3, 2, 0, 11), operation, amount('x'))).toBeNull();
  }
});

test('numbers do not grow without end', () => {
  let now: Equation | null = equation(3, 2, 0, 11);
  let moves = 0;
  while (now !== null && moves < 100) {
    now = operate(now, 'multiply', amount('999999'));
    moves += 1;
  }
  expect(now).toBeNull();
});

afterEach(() => document.documentElement.removeAttribute('lang'));

test('the state is said in the language of the page', () => {
  document.documentElement.lang = 'es';
  expect(sideSpoken(equation(3, -2, 0, 0).left)).toBe('3 x menos 2');
  expect(sideSpoken({ ...equation(3, 0, 0, 0).left, units: Fraction.of(1, 2) })).toBe('3 x más 1 sobre 2');
});

test('the state is said in words and written as mathematics with a text alternative', () => {
  expect(sideSpoken(equation(3, -2, 0, 0).left)).toBe('3 x minus 2');
  expect(sideSpoken(equation(-1, 0, 0, 0).left)).toBe('minus x');
  expect(equationMath(equation(1, -2, 0, 11)).getAttribute('alttext')).toBe('x − 2 = 11');
});

test('few whole pieces are drawn one by one, everything else as a label', () => {
  const few = drawBalance(equation(3, 2, 0, 11), 'state');
  expect(few.querySelectorAll('.op-box')).toHaveLength(3);
  expect(few.querySelectorAll('.op-weight')).toHaveLength(13);
  expect(few.querySelector('svg')?.getAttribute('aria-label')).toBe('state');
  const many = drawBalance(equation(3, -2, 0, 110), 'state');
  expect(many.querySelectorAll('.op-load')).toHaveLength(2);
});
