import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnswerField, pointed } from '../src/answer';

const WORDS = { label: 'Your answer', reading: 'I read this as' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function typed(field: AnswerField, text: string): void {
  field.input.value = text;
  field.input.dispatchEvent(new Event('input', { bubbles: true }));
}

test('the field has a name, and the prompt describes it', () => {
  const field = new AnswerField(WORDS, 'prompt-1', () => {});
  document.body.replaceChildren(field.root);
  expect(field.input.labels?.[0]?.textContent).toBe('Your answer');
  expect(field.input.getAttribute('aria-describedby')).toContain('prompt-1');
});

test('the kernel is asked once typing pauses, not at every key', () => {
  const read = vi.fn();
  const field = new AnswerField(WORDS, 'p', read);
  for (const text of ['3', '3x', '3x+']) {
    typed(field, text);
  }
  vi.runAllTimers();
  expect(read.mock.calls).toEqual([['3x+']]);
});

test('a reading of an older text is not shown', () => {
  const field = new AnswerField(WORDS, 'p', () => {});
  typed(field, '42');
  field.show({ text: '4', markup: '<math><mn>4</mn></math>' });
  expect(field.root.querySelector('math')).toBeNull();
  field.show({ text: '42', markup: '<math><mn>42</mn></math>' });
  expect(field.root.querySelector('math')?.textContent).toBe('42');
});

test('what cannot be read points into the text and is announced as not valid', () => {
  const field = new AnswerField(WORDS, 'p', () => {});
  typed(field, '3+*x');
  field.show({ text: '3+*x', error: 'Two signs stand side by side.', span: [1, 3] });
  expect(field.root.querySelector('mark')?.textContent).toBe('+*');
  expect(field.root.textContent).toContain('Two signs stand side by side.');
  expect(field.input.getAttribute('aria-invalid')).toBe('true');
});

test('markup that a student types stays text', () => {
  const nodes = pointed('<img src=x onerror=alert(1)>', [0, 4]);
  document.body.replaceChildren(...nodes);
  expect(document.querySelector('img')).toBeNull();
  expect(document.body.textContent).toBe('<img src=x onerror=alert(1)>');
});

test('options stand in the place of the text field, and the answer is an option’s id', () => {
  const field = new AnswerField(WORDS, 'p', () => {});
  field.offer([
    { id: 'yes', markup: 'Yes' },
    { id: 'no', markup: 'No' }
  ]);
  document.body.replaceChildren(field.root);
  const choices = [...field.root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  expect(choices.map(choice => choice.labels?.[0]?.textContent)).toEqual(['Yes', 'No']);
  choices[1]?.click();
  expect(field.text).toBe('no');
  field.text = 'yes';
  expect(field.text).toBe('yes');
  field.offer([]);
  expect(field.root.querySelector('fieldset')?.hidden).toBe(true);
});

test('half a character is asked and kept as the sign for an unknown one, whole ones as they are', () => {
  const read = vi.fn();
  const field = new AnswerField(WORDS, 'p', read);
  typed(field, '3\ud83d 😀 \ude00');
  vi.runAllTimers();
  expect(read.mock.calls).toEqual([['3\ufffd 😀 \ufffd']]);
  expect(field.text).toBe('3\ufffd 😀 \ufffd');
});
