import { expect, test } from 'vitest';
import { textOf } from '../../src/fields/latex';
import cases from './latex.json';

test.each(cases as [string, string][])('%s is sent as %s', (latex, text) => {
  expect(textOf(latex)).toBe(text);
});

test('what is half written has a text, in which the kernel finds the empty place', () => {
  expect(textOf('\\frac{x}{\\placeholder{}}')).toBe('x/()');
  expect(textOf('x^{\\placeholder{}}')).toBe('x^()');
  expect(textOf('\\sqrt{')).toBe('sqrt()');
  expect(textOf('3+')).toBe('3+');
});

test('a number after a power is multiplied with it, not drawn up into it', () => {
  expect(textOf('x^{2}3')).toBe('x^2*3');
});

test('what is not known stays as it is, for the kernel to say so', () => {
  expect(textOf('\\foo x')).toBe('\\foox');
});

test.each(['{'.repeat(5000), '\\frac'.repeat(2000), '^'.repeat(5000), '\\sqrt['.repeat(2000), '\\left'.repeat(3000)])(
  'no input is too deep: %.8s…',
  latex => {
    expect(typeof textOf(latex)).toBe('string');
  }
);
