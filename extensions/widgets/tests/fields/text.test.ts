import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeField } from '../../src/fields';
import { pointed, REST_MS } from '../../src/fields/reading';
import type { AnswerFace, AnswerField } from '../../src/fields/field';
import { face, WORDS } from './face';

beforeEach(() => {
  vi.useFakeTimers();
  window.localStorage.clear();
});
afterEach(() => void vi.useRealTimers());

function shown(more: Partial<AnswerFace> = {}): { field: AnswerField; input: HTMLInputElement } {
  const field = makeField(face(more), WORDS);
  document.body.replaceChildren(field.element);
  return { field, input: field.element.querySelector('input') as HTMLInputElement };
}

function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

test('the field has a name, and the prompt and the reading describe it', () => {
  const { field, input } = shown();
  expect(input.labels?.[0]?.textContent).toBe('Your answer');
  const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described).toContain('prompt');
  expect(described).toContain(field.element.querySelector('.op-reading')?.id);
});

test('a change is told, and what is typed is the text', () => {
  const { field, input } = shown();
  const changed = vi.fn();
  field.changed = changed;
  type(input, '3x');
  expect(changed).toHaveBeenCalledOnce();
  expect(field.text).toBe('3x');
});

test('a reading stands there at once, and is spoken when the hand rests', () => {
  const { field, input } = shown();
  type(input, '3x');
  field.show({ text: '3x', markup: '<math><mn>3</mn></math>', speech: '3 x' });
  const live = field.element.querySelector('[aria-live]');
  expect(field.element.querySelector('math')?.textContent).toBe('3');
  expect(live?.textContent).toBe('');
  vi.advanceTimersByTime(REST_MS);
  expect(live?.textContent).toBe('I read this as 3 x');
});

test('a reading of an older text is not shown', () => {
  const { field, input } = shown();
  type(input, '42');
  field.show({ text: '4', markup: '<math><mn>4</mn></math>' });
  expect(field.element.querySelector('math')).toBeNull();
});

test('what cannot be read is pointed at when the hand rests, and never while a line is half written', () => {
  const { field, input } = shown();
  type(input, '3+*x');
  field.show({ text: '3+*x', error: 'Two signs stand side by side.', span: [1, 3] });
  expect(input.getAttribute('aria-invalid')).not.toBe('true');
  vi.advanceTimersByTime(REST_MS);
  expect(field.element.querySelector('mark')?.textContent).toBe('+*');
  expect(field.element.querySelector('[aria-live]')?.textContent).toBe('Two signs stand side by side.');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('markup that a student types stays text, and an emoji counts as one character of it', () => {
  document.body.replaceChildren(...pointed('😀<img src=x onerror=alert(1)>', [1, 5]));
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelector('mark')?.textContent).toBe('<img');
});

test('half a character is kept as the sign for an unknown one, whole ones as they are', () => {
  const { field, input } = shown();
  type(input, '3\ud83d 😀 \ude00');
  expect(field.text).toBe('3\ufffd 😀 \ufffd');
});

test('a key writes around what is selected, and has a name', () => {
  const { field, input } = shown({ keys: ['root', 'letter:y', 'unit:ft/s', 'of no such name'] });
  const keys = [...field.element.querySelectorAll<HTMLButtonElement>('.op-key')];
  expect(keys.map(key => key.getAttribute('aria-label'))).toEqual(['Square root', 'y', 'ft/s']);
  type(input, '2x');
  input.setSelectionRange(1, 2);
  keys[0]?.click();
  expect(field.text).toBe('2sqrt(x)');
  expect(input.selectionStart).toBe(7);
  keys[1]?.click();
  expect(field.text).toBe('2sqrt(xy)');
});

test('the unit beside the field describes it', () => {
  const { field, input } = shown({ unit: 'ft/s' });
  const unit = field.element.querySelector('.op-answer-unit');
  expect(unit?.textContent).toBe('ft/s');
  expect(input.getAttribute('aria-describedby')).toContain(unit?.id);
});

test('the two ways of writing are buttons that say which is on', () => {
  const { field } = shown();
  const ways = [...field.element.querySelectorAll<HTMLButtonElement>('.op-way')];
  expect(ways.map(way => [way.textContent, way.getAttribute('aria-pressed')])).toEqual([
    ['Plain text', 'true'],
    ['Math field', 'false']
  ]);
});

test('a disabled field keeps its text readable and takes no more', () => {
  const { field, input } = shown({ keys: ['root'] });
  field.text = '4';
  field.disabled = true;
  expect(input.readOnly).toBe(true);
  expect(field.element.querySelector<HTMLButtonElement>('.op-key')?.disabled).toBe(true);
});
