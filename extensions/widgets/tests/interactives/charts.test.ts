import { describe, expect, test } from 'vitest';
import { last, mounted, named, press, type } from './bench';

describe('a line to fit', () => {
  test('is moved by its numbers, and says the total of its squared errors', async () => {
    const { part, host, heard, kept } = await mounted('scatter-fit');
    type(named(host, 'Slope'), '2');
    type(named(host, 'Intercept'), '5');
    expect(last(heard)).toBe('Line y = 2x + 5; sum of squared errors 11.');
    expect(part.answer?.()).toBe('y = (2)x + (5)');
    expect((await mounted('scatter-fit', { state: last(kept) })).part.said).toBe(last(heard));
  });

  test('is moved by an end with the arrow keys, while the other end stays', async () => {
    const { host, heard } = await mounted('scatter-fit');
    const end = named(host, 'Right end of the line');
    expect(end.getAttribute('aria-valuetext')).toBe('13');
    press(end, 'ArrowUp');
    expect(end.getAttribute('aria-valuetext')).toBe('14');
    expect(named(host, 'Left end of the line').getAttribute('aria-valuetext')).toBe('13');
    expect(last(heard)).toMatch(/^Line y = 0\.17x \+ 12\.83; /);
  });

  test('steps with the buttons, and shows a square for each point only where wanted', async () => {
    const { part, host } = await mounted('scatter-fit');
    named(host, 'Slope: more').click();
    named(host, 'Intercept: less').click();
    expect(part.answer?.()).toBe('y = (1/10)x + (12)');
    expect(host.querySelectorAll('.op-square')).toHaveLength(7);
    named(host, 'Show the squares').click();
    expect(host.querySelectorAll('.op-square')).toHaveLength(0);
  });
});

describe('a plot of residuals', () => {
  test('turns from the fit to the residuals and says their shape', async () => {
    const { host, heard, kept } = await mounted('residual-plot');
    named(host, 'Residuals').click();
    expect(last(heard)).toBe('Residuals form a curve: low, high, low.');
    expect((await mounted('residual-plot', { state: last(kept) })).part.said).toBe(last(heard));
  });

  test('tells what the line misses at a picked point, in the table as well', async () => {
    const { host, heard } = await mounted('residual-plot');
    named(host, '0: point (0, 1)').click();
    expect(last(heard)).toBe('The point (0, 1) lies 2.5 below the line. Points and the line y = 1.5x + 3.5.');
    expect(host.querySelector('.op-picked')?.textContent).toBe('013.5−2.5');
    expect(host.querySelectorAll('.op-mark-picked')).toHaveLength(1);
  });

  test('asks for the residuals where they are to be worked out, and tells none of them', async () => {
    const { part, host, kept } = await mounted('residual-plot', { options: { fill: true } });
    expect(part.answer?.()).toBe('');
    type(named(host, 'Residual of the point (0, 1)'), '-2.5');
    expect(part.answer?.()).toBe('["-2.5","","","","","",""]');
    expect(host.querySelector('table')?.textContent).not.toContain('2.5−');
    expect(last(kept)).toMatchObject({ texts: ['-2.5', '', '', '', '', '', ''] });
  });
});

describe('one data set', () => {
  test('says its centre, its spread and what is far out, and follows a moved point', async () => {
    const { part, host, heard, kept } = await mounted('data-display');
    expect(part.said).toBe('Median 12, mean 13.18, range 23, one value far from the rest.');
    press(named(host, 'Value 11 of 11'), 'ArrowRight');
    expect(last(heard)).toBe('Median 12, mean 13.27, range 24, one value far from the rest.');
    expect((await mounted('data-display', { state: last(kept) })).part.said).toBe(last(heard));
  });

  test('goes from point to point with the keys, and takes one away', async () => {
    const { part, host, heard } = await mounted('data-display');
    press(named(host, 'Value 11 of 11'), 'ArrowDown');
    expect(last(heard)).toBe('Value 10 of 11: 15.');
    named(host, 'Take away').click();
    expect(part.answer?.()).toBe('["8","9","10","10","11","12","12","13","14","31"]');
  });

  test('takes a value that is typed into its table', async () => {
    const { part, host } = await mounted('data-display');
    type(host.querySelectorAll<HTMLInputElement>('.op-values input')[10] as HTMLInputElement, '16');
    expect(part.said).toBe('Median 12, mean 11.82, range 8, no value far from the rest.');
  });

  test('draws a histogram of bars as wide as wanted, and a box', async () => {
    const { host, heard } = await mounted('data-display');
    type(named(host, 'Width of a bar'), '5');
    expect(last(heard)).toBe('4 bars of width 5; the tallest, from 10 to 15, holds 7.');
    expect(host.querySelectorAll('.op-histogram-bar')).toHaveLength(8);
    named(host, 'Box plot').click();
    expect(last(heard)).toBe('Box from 10 to 14, median 12, whiskers to 8 and 31.');
  });
});

describe('a story and its graph', () => {
  test('is sketched by choosing segments, and says the sketch', async () => {
    const { part, host, heard, kept } = await mounted('graph-story');
    expect(part.said).toBe('Nothing is drawn yet. The story has 4 parts.');
    const choose = (name: string, segment: string): void => type(named(host, name), segment);
    choose('Part 1: The tap is wide open.', 'rises fast');
    choose('Part 2: The tap is shut.', 'stays level');
    expect(last(heard)).toBe('Water level rises fast, then stays level.');
    expect(part.answer?.()).toBe('["rises fast","stays level","",""]');
    expect((await mounted('graph-story', { state: last(kept) })).part.said).toBe(last(heard));
  });

  test('steps through its parts without any motion', async () => {
    const { host, heard } = await mounted('graph-story');
    named(host, 'Next part').click();
    expect(last(heard)).toBe('Part 1: The tap is wide open. A tank, 20 percent full.');
    expect(host.querySelectorAll('.op-story-part.op-picked')).toHaveLength(1);
  });
});

describe('a function in pieces', () => {
  test('takes rules and ends from its table', async () => {
    const { part, host, heard, kept } = await mounted('piecewise-builder');
    type(named(host, 'Piece 2: rule'), '8');
    type(named(host, 'Piece 2: its upper end is'), 'open');
    expect(last(heard)).toBe('Piece 2: from 2, included, to 5, not included, rule 8.');
    expect(part.answer?.()).toBe('x + 1 for x < 2; 8 for 2 <= x < 5');
    expect((await mounted('piecewise-builder', { state: last(kept) })).part.answer?.()).toBe(part.answer?.());
  });

  test('moves a cut point of both its pieces with the arrow keys, and turns an end with Enter', async () => {
    const { part, host } = await mounted('piecewise-builder');
    press(named(host, 'Lower end of piece 2'), 'ArrowRight');
    expect(part.answer?.()).toBe('x + 1 for x < 3; 8 - x for 3 <= x <= 5');
    press(named(host, 'Lower end of piece 2'), 'Enter');
    expect(part.answer?.()).toBe('x + 1 for x < 3; 8 - x for 3 < x <= 5');
  });

  test('gets one piece more, and one less', async () => {
    const { part, host } = await mounted('piecewise-builder');
    named(host, 'Add a piece').click();
    expect(part.answer?.()).toBe('x + 1 for x < 2; 8 - x for 2 <= x <= 5; 0 for 5 <= x');
    named(host, 'Take piece 1 away').click();
    expect(part.answer?.()).toBe('8 - x for 2 <= x <= 5; 0 for 5 <= x');
  });
});
