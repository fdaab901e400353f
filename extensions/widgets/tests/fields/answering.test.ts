import { expect, test } from 'vitest';
import { Answering } from '../../src/fields/answering';
import { face, WORDS } from './face';

function typed(answering: Answering, text: string): void {
  const input = answering.root.querySelector('input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A kernel that answers when it is told to. */
class Kernel {
  readonly asked: string[] = [];
  private readonly waiting: (() => void)[] = [];
  readonly read = (text: string): Promise<void> => {
    this.asked.push(text);
    return new Promise(resolve => this.waiting.push(resolve));
  };
  async answer(): Promise<void> {
    this.waiting.shift()?.();
    await new Promise(resolve => setTimeout(resolve));
  }
}

function offered(): { answering: Answering; kernel: Kernel } {
  const kernel = new Kernel();
  const answering = new Answering(WORDS, 'prompt', kernel.read);
  answering.offer(face());
  document.body.replaceChildren(answering.root);
  return { answering, kernel };
}

test('the kernel is asked at the first key, and then for the newest text alone', async () => {
  const { answering, kernel } = offered();
  for (const text of ['3', '3x', '3x+', '3x+2']) {
    typed(answering, text);
  }
  expect(kernel.asked).toEqual(['3']);
  await kernel.answer();
  expect(kernel.asked).toEqual(['3', '3x+2']);
  await kernel.answer();
  expect(kernel.asked).toEqual(['3', '3x+2']);
});

test('a new problem begins with an empty field, and the same text is read again', async () => {
  const { answering, kernel } = offered();
  typed(answering, '4');
  await kernel.answer();
  answering.offer(face());
  expect(answering.text).toBe('');
  typed(answering, '4');
  expect(kernel.asked).toEqual(['4', '4']);
});

test('another type brings another field', () => {
  const { answering } = offered();
  answering.offer(face({ type: 'choice', options: [{ id: 'yes', html: 'Yes' }] }));
  answering.root.querySelector<HTMLInputElement>('[type=radio]')?.click();
  expect(answering.text).toBe('yes');
  expect(answering.root.classList.contains('op-answer-wide')).toBe(true);
});

test('leaving the whole field is told, moving about inside it is not', () => {
  const { answering } = offered();
  let left = 0;
  answering.listen(
    () => {},
    () => (left += 1)
  );
  const other = document.body.appendChild(document.createElement('button'));
  answering.root.querySelector('input')?.focus();
  answering.root.querySelector<HTMLElement>('.op-way')?.focus();
  expect(left).toBe(0);
  other.focus();
  expect(left).toBe(1);
});
