import { describe, expect, test } from 'vitest';
import { last, mounted, named, nameOf, press, type } from './bench';

describe('a balance', () => {
  test('takes a move by its form, says it, and remembers it', async () => {
    const { part, host, heard, kept } = await mounted('balance-scale');
    type(named(host, 'Amount'), '2');
    host.querySelector('form')?.requestSubmit();
    expect(part.answer?.()).toBe('3x = 9');
    expect(last(heard)).toBe('Left 3 x, right 9, balanced.');
    const again = await mounted('balance-scale', { state: last(kept) });
    expect(again.part.answer?.()).toBe('3x = 9');
    named(again.host, 'Undo').click();
    expect(again.part.answer?.()).toBe('3x + 2 = 11');
  });

  test('says why a move is none', async () => {
    const { host } = await mounted('balance-scale');
    (named(host, 'Operation') as HTMLSelectElement).value = 'divide';
    type(named(host, 'Amount'), '0');
    host.querySelector('form')?.requestSubmit();
    expect(host.querySelector('[role=status]')?.textContent).toContain('Zero');
  });
});

describe('an area model', () => {
  test('names each cell by its row and column, and gives what was filled in', async () => {
    const { part, host, kept } = await mounted('area-model');
    type(named(host, 'Row x, column 2 x'), '2x^2');
    type(named(host, 'Row 3, column negative 5'), '-15');
    expect(part.answer?.()).toBe('["2x^2","","","-15"]');
    expect(part.said).toContain('2 of 4 filled');
    expect(host.querySelector('.op-area-sum')?.textContent).toContain('2x² − 15');
    expect((await mounted('area-model', { state: last(kept) })).part.answer?.()).toBe(part.answer?.());
  });

  test('goes down a column with the arrow key, and on with Enter', async () => {
    const { host } = await mounted('area-model');
    named(host, 'Row x, column 2 x').focus();
    press(document.activeElement, 'ArrowDown');
    expect(nameOf(document.activeElement as Element)).toBe('Row 3, column 2 x');
    press(document.activeElement, 'Enter');
    expect(nameOf(document.activeElement as Element)).toBe('Row 3, column negative 5');
  });

  test('says what a cell holds where it is', async () => {
    const { part, host } = await mounted('area-model');
    named(host, 'Row x, column 2 x').focus();
    expect(part.said).toContain('Row x, column 2 x: empty');
  });

  test('asks for the edges where the areas are given', async () => {
    const cell = { html: 'x', text: 'x^2', speech: 'x squared' };
    const { part, host } = await mounted('area-model', { options: { rows: [null], columns: [null], cells: [[cell]] } });
    type(named(host, 'Top edge 1'), 'x');
    type(named(host, 'Side edge 1'), 'x');
    expect(part.answer?.()).toBe('["x","x"]');
  });
});

describe('a function machine', () => {
  const kernel = (question: Record<string, unknown>): Record<string, unknown> =>
    question['run'] === '4' ? { output: '11', middle: [] } : question['back'] === '11' ? { input: '4' } : { problem: 'Type a number.' };

  test('runs an input, says it and keeps it in its table', async () => {
    const { part, host, heard, kept } = await mounted('function-machine', { kernel });
    type(named(host, 'Input'), '4');
    host.querySelector('form')?.requestSubmit();
    await expect.poll(() => last(heard)).toBe('Input 4, output 11.');
    expect(host.querySelector('table')?.textContent).toContain('11');
    expect(named(host, 'Input 4, output 11.').getAttribute('role')).toBe('img');
    type(named(host, 'Your rule: output ='), '2x + 3');
    expect(part.answer?.()).toBe('2x + 3');
    expect((await mounted('function-machine', { state: last(kept) })).part.said).toBe('Input 4, output 11.');
  });

  test('runs backwards', async () => {
    const { host, heard } = await mounted('function-machine', { kernel });
    type(named(host, 'Input'), '11');
    named(host, 'Run backwards').click();
    await expect.poll(() => last(heard)).toBe('Input 4, output 11.');
  });

  test('says what is in the way, and that nobody answers', async () => {
    const { host } = await mounted('function-machine', { kernel });
    type(named(host, 'Input'), 'two');
    host.querySelector('form')?.requestSubmit();
    await expect.poll(() => host.querySelector('[role=status]')?.textContent).toBe('Type a number.');
    const lost = await mounted('function-machine');
    type(named(lost.host, 'Input'), '4');
    lost.host.querySelector('form')?.requestSubmit();
    await expect.poll(() => lost.host.querySelector('[role=status]')?.textContent).toContain('does not answer');
  });
});

describe('growing dots', () => {
  test('go on and back, and say how a term differs from the one before', async () => {
    const { host, heard } = await mounted('sequence-dots');
    const [next, previous] = [named(host, 'Next term'), named(host, 'Previous term')];
    expect(previous.getAttribute('aria-disabled')).toBe('true');
    next.click();
    expect(last(heard)).toBe('Term 2 has 7 dots, 3 more than term 1.');
    expect(named(host, 'Term 2: 7 dots').querySelectorAll('circle')).toHaveLength(7);
    expect(host.querySelectorAll('[aria-label="Term 2: 7 dots"] .op-dot-new')).toHaveLength(3);
    previous.click();
    expect(last(heard)).toBe('Term 1 has 4 dots.');
  });

  test('say by how many times a geometric sequence grows, and when one shrinks', async () => {
    const times = await mounted('sequence-dots', { options: { counts: [1, 2, 4], add: null, times: 2 }, state: { term: 3 } });
    expect(times.part.said).toBe('Term 3 has 4 dots, 2 times as many as term 2.');
    const fewer = await mounted('sequence-dots', { options: { counts: [9, 7], add: -2 }, state: { term: 2 } });
    expect(fewer.part.said).toBe('Term 2 has 7 dots, 2 fewer than term 1.');
  });

  test('take a foretold number as the answer', async () => {
    const { part, host, kept } = await mounted('sequence-dots');
    type(named(host, 'Dots in term 10'), '31');
    expect(part.answer?.()).toBe('31');
    expect(last(kept)).toEqual({ term: 1, guess: '31' });
  });
});

describe('a chain of units', () => {
  test('cancels what stands above and below, once a factor is flipped', async () => {
    const { part, host, heard } = await mounted('unit-chain');
    named(host, 'Put in the chain').click();
    expect(last(heard)).toBe('mi cancel; result so far 316800 ft/h.');
    (named(host, 'Factor') as HTMLSelectElement).value = '1';
    named(host, 'Put in the chain').click();
    named(host, 'Flip: Factor 2: 60 min over 1 h').click();
    expect(nameOf(document.activeElement as Element)).toBe('Flip: Factor 2: 1 h over 60 min');
    expect(part.answer?.()).toBe('5280 ft/min');
    expect(host.querySelectorAll('s')).toHaveLength(4);
    named(host, 'Take away: Factor 2: 1 h over 60 min').click();
    expect(part.answer?.()).toBe('316800 ft/h');
  });

  test('says when nothing cancels', async () => {
    expect((await mounted('unit-chain')).part.said).toBe('Nothing cancels yet; result so far 60 mi/h.');
  });
});

describe('a two-way table', () => {
  test('turns from counts to shares of rows, columns and all', async () => {
    const { part, host, heard } = await mounted('two-way-table');
    named(host, 'juniors, bus: 22').click();
    expect(last(heard)).toBe('22 of 100 students are juniors with bus.');
    named(host, 'Row percents').click();
    expect(last(heard)).toBe('Of 40 juniors, 55% chose bus.');
    expect(part.answer?.()).toBe('55%');
    named(host, 'Column percents').click();
    expect(last(heard)).toBe('Of 37 students with bus, 59.5% are juniors.');
    expect(named(host, 'Column percents').getAttribute('aria-pressed')).toBe('true');
  });

  test('is a table with headings, and its cells are reached with the arrow keys', async () => {
    const { host } = await mounted('two-way-table');
    expect([...host.querySelectorAll('th[scope=row]')].map(head => head.textContent)).toEqual(['juniors', 'seniors', 'Total']);
    named(host, 'juniors, bus: 22').focus();
    press(document.activeElement, 'ArrowRight');
    press(document.activeElement, 'ArrowDown');
    expect(nameOf(document.activeElement as Element)).toBe('seniors, car: 45');
  });
});
