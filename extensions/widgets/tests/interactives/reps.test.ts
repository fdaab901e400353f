/** Story, rule, table and graph: what follows a change of one, and how what was hidden is held against a prediction. */
import { expect, test } from 'vitest';
import { last, mounted, named, press, type } from './bench';

test('a row sets the slope, the row of zero the starting value, and all is said and kept', async () => {
  const { part, host, heard, kept } = await mounted('linked-reps');
  type(named(host, 'y at x = 4'), '9');
  expect(last(heard)).toBe('Row x = 4 changed to 9. Starting value stays 1; slope is now 2.');
  type(named(host, 'y at x = 0'), '1/2');
  expect(part.answer?.()).toBe('y = 2x + 1/2');
  expect((await mounted('linked-reps', { state: last(kept) })).part.answer?.()).toBe('y = 2x + 1/2');
});

test('story, rule and graph change the rest too', async () => {
  const { part, host } = await mounted('linked-reps');
  type(named(host, 'Story: slope'), '5');
  expect(part.answer?.()).toBe('y = 5x + 1');
  type(named(host, 'Write the rule'), 'y = 2x + 4');
  await expect.poll(() => part.answer?.()).toBe('y = 2x + 4');
  press(named(host, 'Point at x = 0'), 'ArrowUp');
  expect(part.answer?.()).toBe('y = 2x + 5');
  expect((named(host, 'y at x = 1') as HTMLInputElement).value).toBe('7');
});

test('what cannot be read is said by the kernel', async () => {
  const { host } = await mounted('linked-reps', { kernel: () => ({ problem: 'Something is missing.', span: [7, 8] }) });
  type(named(host, 'Write the rule'), 'y = 3x +');
  await expect.poll(() => host.querySelector('.op-note')?.textContent).toContain('Something is missing.');
  expect(host.querySelector('mark')?.textContent).toBe('+');
});

test('a hidden rule is predicted, shown and compared, and not said before', async () => {
  const { part, host } = await mounted('linked-reps', { options: { hide: 'rule' } });
  expect(part.said).not.toContain('3x');
  named(host, 'Show it').click();
  await expect.poll(() => host.querySelector('.op-note')?.textContent).toContain('Write what you expect');
  type(named(host, 'Your rule'), '3x + 2');
  named(host, 'Show it').click();
  await expect.poll(() => host.querySelector('.op-note')?.textContent).toBe('Your rule gives 2 at x = 0. The rule gives 1.');
  expect(part.said).toContain('y = 3x + 1');
});

test('an exponential has exact values, and refuses one that no exact factor gives', async () => {
  const { part, host } = await mounted('linked-reps', { options: { family: 'exponential', numbers: { a: '1', b: '2' }, rows: ['2', '0', '-2'], story: [], hide: '' } });
  expect((named(host, 'y at x = −2') as HTMLInputElement).value).toBe('1/4');
  type(named(host, 'y at x = 2'), '9');
  expect(part.answer?.()).toBe('y = 3^x');
  type(named(host, 'y at x = 2'), '5');
  expect(part.answer?.()).toBe('y = 3^x');
  expect(host.querySelector('.op-note')?.textContent).toContain('No rule of this kind');
});
