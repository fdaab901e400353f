/** Kinds on the graph board: moved by their controls, what they say, and what they answer. */
import { expect, test } from 'vitest';
import { last, mounted, named, type } from './bench';

test('a family of graphs is moved by a dial, by a step, and by typing', async () => {
  const { part, host, heard, kept } = await mounted('slider-family');
  expect(part.said).toMatch(/^Parabola .*; a is 1, h is 0, k is 3\.$/);
  named(host, 'k: one step more').click();
  expect(last(heard)).toContain('turning point (0, 4), opens up; a is 1, h is 0, k is 4');
  const range = host.querySelectorAll<HTMLInputElement>('input[type=range]')[1];
  type(range as HTMLElement, '2');
  expect(part.answer?.()).toBe('y = (x - 2)^2 + 4');
  const typed = host.querySelector<HTMLInputElement>('[data-dial=a]');
  type(typed as HTMLElement, '-1/2');
  expect(last(heard)).toContain('opens down');
  expect(part.answer?.()).toBe('y = -1/2(x - 2)^2 + 4');
  const again = await mounted('slider-family', { state: last(kept) });
  expect(again.part.said).toBe(part.said);
});

test('a dial stays between its ends, and the base of an exponential above zero', async () => {
  const { part, host } = await mounted('slider-family', {
    options: { family: 'exponential', values: { a: '1', b: '2' }, slide: ['a', 'b'], low: '-5', high: '5', step: '1' }
  });
  for (let times = 0; times < 9; times += 1) {
    named(host, 'b: one step less').click();
    named(host, 'a: one step more').click();
  }
  expect(part.said).toMatch(/a is 5, b is 1\.$/);
});

test('the parent is said to be one', async () => {
  const { part } = await mounted('slider-family', { options: { values: {} } });
  expect(part.said).toContain('this is the parent graph');
});

test('what stands on a number line is what it answers', async () => {
  const { part, host } = await mounted('number-line');
  expect(part.said).toBe('Ray from 3 to the right, end included.');
  expect(part.answer?.()).toBe('x >= 3');
  const place = host.querySelector<HTMLInputElement>('.op-graph-controls input');
  type(place as HTMLElement, '-2');
  expect(part.answer?.()).toBe('x >= -2');
});

test('a plane begins with what its author wrote, and a region with its side', async () => {
  expect((await mounted('coordinate-plane')).part.answer?.()).toBe('y = 2x + 1');
  expect((await mounted('half-plane-shader')).part.answer?.()).toBe('y > 2x - 1');
});
