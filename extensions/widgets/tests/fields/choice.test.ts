import { expect, test, vi } from 'vitest';
import { nameOf } from '../../src/elements';
import { makeField } from '../../src/fields';
import type { AnswerField } from '../../src/fields/field';
import { face, WORDS } from './face';

const OPTIONS = [
  { id: 'b', html: 'Yes' },
  { id: 'a', html: '<math alttext="x"><mi>x</mi></math>' },
  { id: 'c', html: 'No' }
];

function shown(type: string): { field: AnswerField; boxes: HTMLInputElement[] } {
  const field = makeField(face({ type, options: OPTIONS }), WORDS);
  document.body.replaceChildren(field.element);
  return { field, boxes: [...field.element.querySelectorAll('input')] };
}

test('a choice is a named group of radio buttons, and its text is the id of the one that is on', () => {
  const { field, boxes } = shown('choice');
  const changed = vi.fn();
  field.changed = changed;
  expect(field.element.tagName).toBe('FIELDSET');
  expect(field.element.querySelector('legend')?.textContent).toBe('Your answer');
  expect(boxes.map(box => [box.type, nameOf(box.labels![0]!)])).toEqual([
    ['radio', 'Yes'],
    ['radio', 'x'],
    ['radio', 'No']
  ]);
  boxes[2]?.click();
  expect(field.text).toBe('c');
  expect(changed).toHaveBeenCalledOnce();
  field.text = 'a';
  expect(boxes.map(box => box.checked)).toEqual([false, true, false]);
});

test('several may be chosen with checkboxes; the text is their ids, sorted', () => {
  const { field, boxes } = shown('multi-choice');
  expect(field.element.querySelector('legend')?.textContent).toContain('choose all that fit');
  boxes[0]?.click();
  boxes[1]?.click();
  expect(boxes[0]?.type).toBe('checkbox');
  expect(field.text).toBe('a,b');
  field.text = 'c';
  expect(boxes.map(box => box.checked)).toEqual([false, false, true]);
  field.text = '';
  expect(field.text).toBe('');
});

test('a disabled choice takes no more', () => {
  const { field } = shown('choice');
  field.disabled = true;
  expect((field.element as HTMLFieldSetElement).disabled).toBe(true);
});
