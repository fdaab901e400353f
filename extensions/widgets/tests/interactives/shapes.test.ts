import { describe, expect, test } from 'vitest';
import { rectangleOf, speech, text, type Piles } from '../../src/interactives/tiles/mat';
import { last, mounted, named, nameOf, press, type } from './bench';

describe('algebra tiles', () => {
  test('are added, turned over and taken away by buttons with a name', async () => {
    const { part, host, heard } = await mounted('algebra-tiles');
    expect(part.said).toBe('The mat holds x squared, plus 5 x, plus 6.');
    named(host, 'Turn one x over').click();
    expect(last(heard)).toBe('The mat holds x squared, plus 4 x, minus x, plus 6.');
    expect(part.answer?.()).toBe('x^2 + 3x + 6');
    named(host, 'Take away zero pairs').click();
    expect(last(heard)).toBe('The mat holds x squared, plus 3 x, plus 6.');
    named(host, 'Add −1').click();
    named(host, 'Take away x²').click();
    expect(part.answer?.()).toBe('3x + 5');
    expect(named(host, 'Take away x²').getAttribute('aria-disabled')).toBe('true');
  });

  test('form a rectangle where they fill one, and say so where not', async () => {
    const { host, heard } = await mounted('algebra-tiles');
    named(host, 'Make a rectangle').click();
    expect(last(heard)).toBe('A rectangle: one side x plus 2, the other side x plus 3.');
    named(host, 'Add 1').click();
    named(host, 'Make a rectangle').click();
    expect(last(heard)).toContain('do not fill a rectangle');
  });

  const cases: [Piles, string | null][] = [
    [[[2, 0], [7, 0], [3, 0]], 'x plus 3 and 2 x plus 1'],
    [[[0, 0], [2, 0], [6, 0]], '2 and x plus 3'],
    [[[1, 0], [0, 0], [0, 0]], 'x and x'],
    [[[1, 0], [0, 0], [1, 0]], null],
    [[[1, 0], [0, 2], [1, 0]], null],
    [[[0, 0], [0, 0], [0, 0]], null]
  ];
  test.each(cases)('%j give the sides %s', (piles, sides) => {
    const found = rectangleOf(piles);
    expect(found && [found.side.speech, found.top.speech].join(' and ')).toBe(sides);
  });

  test('are written and said with their signs', () => {
    expect(text([[0, 2], [1, 0], [0, 3]])).toBe('-2x^2 + x - 3');
    expect(text([[1, 1], [0, 0], [0, 0]])).toBe('0');
    expect(speech([[0, 1], [0, 0], [2, 0]])).toBe('minus x squared, plus 2');
  });
});

describe('a mapping diagram', () => {
  test('draws an arrow by an input and then an output, and cuts it the same way', async () => {
    const { part, host, heard } = await mounted('mapping-diagram');
    named(host, 'Input 4').click();
    expect(named(host, 'Input 4').getAttribute('aria-pressed')).toBe('true');
    expect(last(heard)).toBe('4 is picked. Now pick an output.');
    named(host, 'Output 7').click();
    expect(last(heard)).toBe('2 goes to 5; 3 goes to 7; 4 goes to 7.');
    expect(part.answer?.()).toBe('{(2, 5), (3, 7), (4, 7)}');
    named(host, 'Input 4').click();
    named(host, 'Output 7').click();
    expect(last(heard)).toContain('Cut: 4 no longer goes to 7.');
  });

  test('says an input with two arrows in one breath', async () => {
    const { part } = await mounted('mapping-diagram', { state: { arrows: [[1, 0], [1, 1]] } });
    expect(part.said).toBe('3 goes to 5 and 7.');
  });

  test('is gone through with the arrow keys, and Escape lets go', async () => {
    const { host } = await mounted('mapping-diagram');
    named(host, 'Input 2').focus();
    press(document.activeElement, 'ArrowDown');
    expect(nameOf(document.activeElement as Element)).toBe('Input 3');
    press(document.activeElement, 'ArrowRight');
    expect(nameOf(document.activeElement as Element)).toBe('Output 7');
    named(host, 'Input 2').click();
    press(named(host, 'Input 2'), 'Escape');
    expect(named(host, 'Input 2').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('an expression tree', () => {
  test('is a tree of named parts, gone through with the arrow keys', async () => {
    const { part, host, heard } = await mounted('expression-tree');
    const items = [...host.querySelectorAll<HTMLElement>('[role=treeitem]')];
    expect(items.map(item => item.tabIndex)).toEqual([0, ...items.slice(1).map(() => -1)]);
    items[0]?.focus();
    press(document.activeElement, 'ArrowRight');
    expect(last(heard)).toBe('product of 3 and the square of the sum of x and 2.');
    expect(part.answer?.()).toBe('3(x + 2)^2');
    expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement?.getAttribute('aria-level')).toBe('2');
    press(document.activeElement, 'ArrowLeft');
    expect(part.answer?.()).toBe('3(x + 2)^2 - 5');
  });

  test('works a part out once the parts below it are', async () => {
    const { host, heard, part } = await mounted('expression-tree');
    const work = named(host, 'Work this part out');
    named(host, 'square of the sum of x and 2').click();
    work.click();
    expect(last(heard)).toBe('Work out the parts below it first: sum of x and 2.');
    for (const [name, said] of [['sum of x and 2', 'sum of x and 2: 6.'], ['square of the sum of x and 2', 'square of the sum of x and 2: 36.']] as const) {
      named(host, name).click();
      work.click();
      expect(last(heard)).toBe(said);
    }
    const again = await mounted('expression-tree', { state: JSON.parse(JSON.stringify(part.state)) });
    expect(again.part.said).toBe('square of the sum of x and 2: 36.');
  });
});

describe('a bar model', () => {
  test('splits, labels and joins the picked part', async () => {
    const { part, host, heard } = await mounted('bar-model', { options: { parts: ['20'], total: '20' } });
    named(host, 'Split into two').click();
    expect(last(heard)).toBe('2 equal parts labelled 20 make 20.');
    type(named(host, 'Label'), 'x');
    expect(last(heard)).toBe('One part labelled x and one part labelled 20 make 20.');
    expect(part.answer?.()).toBe('x + 20 = 20');
    named(host, 'Join with the next').click();
    expect(part.answer?.()).toBe('? = 20');
  });

  test('is a group of parts of which one is picked with the arrow keys', async () => {
    const { host } = await mounted('bar-model');
    named(host, 'Part 1, labelled x').focus();
    press(document.activeElement, 'ArrowRight');
    expect(nameOf(document.activeElement as Element)).toBe('Part 2, labelled x');
    expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
    expect((named(host, 'Label') as HTMLInputElement).value).toBe('x');
  });
});

describe('cards to sort', () => {
  test('are put by card and then group, and the caption says where they lie', async () => {
    const { part, host, heard, kept } = await mounted('card-sort');
    const card = host.querySelector<HTMLElement>('[aria-pressed]');
    const name = card?.textContent ?? '';
    card?.click();
    host.querySelectorAll<HTMLElement>('.op-bins .op-put')[1]?.click();
    expect(last(heard)).toMatch(/ is in not a function\.$/);
    expect(name).not.toBe('');
    expect(Object.values(JSON.parse(part.answer?.() ?? '{}') as object)).toEqual(['b1']);
    expect((await mounted('card-sort', { state: last(kept) })).part.said).toBe(last(heard));
  });
});

describe('working line by line', () => {
  const kernel = (question: Record<string, unknown>): Record<string, unknown> =>
    typeof question['read'] === 'string'
      ? { text: question['read'], parts: [{ text: question['read'], mark: 'follows', say: '' }] }
      : { hint: 'Take 2 away.' };

  test('asks the kernel for marks and says the last one', async () => {
    const { part, host, heard } = await mounted('step-solver', { kernel });
    type(host.querySelector('input') as HTMLInputElement, '3x = 9');
    await expect.poll(() => last(heard)).toBe('Line 1: Follows.');
    expect(part.answer?.()).toBe('3x = 9');
  });

  test('gives a hint when asked', async () => {
    const { host } = await mounted('step-solver', { kernel });
    named(host, 'A hint for the next line').click();
    await expect.poll(() => host.querySelector('.op-hint-line')?.textContent).toBe('Take 2 away.');
  });
});
