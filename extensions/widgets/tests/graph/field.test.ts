import { describe, expect, test, vi } from 'vitest';
import { graphField } from '../../src/graph/field';
import { catalogue } from '../fields/words';

const words = Object.fromEntries(Object.entries(catalogue('graph')).map(([name, text]) => [`graph_${name}`, text]));

function field(graph = 'line', on: 'plane' | 'number-line' = 'plane', window?: [number, number, number, number]) {
  const face = { type: 'graph', label: 'Your graph', unknown: 'x', variables: ['x', 'y'], keys: [], on, graph, longest: 200 };
  const made = graphField(window ? { ...face, window } : face, words);
  document.body.replaceChildren(made.element);
  return made;
}

function handle(name: string): HTMLElement {
  return document.querySelector(`[role=slider][aria-label="${name}"]`) as HTMLElement;
}

function press(key: string, name: string, shiftKey = false): void {
  handle(name).dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
}

describe('a graph as an answer', () => {
  test('says nothing before it is touched, and shows a kept text again', () => {
    const graph = field();
    expect(graph.text).toBe('');
    graph.text = 'y = 2x + 1';
    expect(graph.text).toBe('y = 2x + 1');
    expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('line through (0, 1) and (1, 3); slope 2');
  });

  test('is moved with arrow keys, five steps with shift; each point has a name, a role and a value', () => {
    const graph = field();
    graph.changed = vi.fn();
    graph.text = 'y = 2x + 1';
    press('ArrowUp', 'Point B');
    expect(graph.text).toBe('y = 3x + 1');
    press('ArrowDown', 'Point B', true);
    expect(handle('Point B').getAttribute('aria-valuetext')).toBe('(1, \u22121)');
    expect(graph.text).toBe('y = -2x + 1');
    expect(document.querySelector('[aria-live]')?.textContent).toContain('slope \u22122');
    expect(graph.changed).toHaveBeenCalledTimes(2);
  });

  test('goes to the sides with Home and End, and says which keys move it', () => {
    const graph = field('interval', 'number-line');
    graph.text = 'x > 3';
    press('Home', 'End of piece 1');
    expect(graph.text).toBe('x > -10');
    press('End', 'End of piece 1');
    expect(graph.text).toBe('x > 10');
    const described = handle('End of piece 1').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('with Shift many steps');
  });

  test.each([
    [[-100, 100, -500, 500] as const, '(20, 0)', '(20, 100)'],
    [[0, 4, 0, 4] as const, '(4, 0)', '(4, 4)']
  ])('no place of %j is far with Shift, and none is left out without', (window, right, up) => {
    const graph = field('line', 'plane', [...window]);
    graph.text = 'y = 0x';
    const point = document.querySelector<HTMLInputElement>('[data-place=a]') as HTMLInputElement;
    point.value = '(0, 0)';
    point.dispatchEvent(new Event('change'));
    press('ArrowRight', 'Point A', true);
    expect(handle('Point A').getAttribute('aria-valuetext')).toBe(right);
    press('ArrowUp', 'Point A', true);
    expect(handle('Point A').getAttribute('aria-valuetext')).toBe(up);
    press('ArrowLeft', 'Point A');
    expect(handle('Point A').getAttribute('aria-valuetext')).toBe(up.replace(/\d+/, x => String(Number(x) - 1)));
  });

  test('is moved by typing coordinates', () => {
    const graph = field();
    graph.text = 'y = x';
    const input = document.querySelector<HTMLInputElement>('[data-place=b]') as HTMLInputElement;
    input.value = '(1, \u22122)';
    input.dispatchEvent(new Event('change'));
    expect(graph.text).toBe('y = -2x');
  });

  test('is moved by a tap on the point and a tap on the place', () => {
    const graph = field();
    graph.text = 'y = 0x';
    const board = document.querySelector('.op-graph-field') as HTMLElement;
    // jsdom lays nothing out: say where the board is.
    board.getBoundingClientRect = () => new DOMRect(0, 0, 224, 224);
    press('Enter', 'Point A');
    board.dispatchEvent(new MouseEvent('click', { clientX: 112, clientY: 92, bubbles: true }));
    expect(graph.text).toBe('y = -2x + 2');
  });

  test('keeps a text that no board can draw, and says so', () => {
    const graph = field();
    graph.text = 'y = x^3';
    expect(graph.text).toBe('y = x^3');
    expect(document.querySelector('[role=status]')?.textContent).toContain('cannot draw');
  });

  test('stands still when it is disabled', () => {
    const graph = field('interval', 'number-line');
    graph.text = 'x > 3';
    graph.disabled = true;
    press('ArrowRight', 'End of piece 1');
    expect(graph.text).toBe('x > 3');
  });

  test('on a number line, an end is chosen to belong', () => {
    const graph = field('interval', 'number-line');
    graph.text = 'x > 3';
    const end = document.querySelector<HTMLSelectElement>('[data-switch=aend1]') as HTMLSelectElement;
    end.value = 'closed';
    end.dispatchEvent(new Event('change'));
    expect(graph.text).toBe('x >= 3');
  });
});
