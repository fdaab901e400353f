import { beforeAll, expect, test } from 'vitest';
import { keepPlainKeys } from '../src/keys';

beforeAll(keepPlainKeys);

/** Whether a command on the document, as Jupyter has them, would hear of a key that is pressed here. */
function heard(selector: string, key: KeyboardEventInit): boolean {
  document.body.innerHTML = '<div class="op"><button>Check</button></div><p tabindex="0">A cell</p>';
  let free = false;
  const listen = (event: Event): void => {
    free = !(event.target as Element).hasAttribute('data-lm-suppress-shortcuts');
  };
  document.addEventListener('keydown', listen, { capture: true, once: true });
  document.querySelector(selector)!.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...key }));
  return free;
}

test('a key on a card is the card’s own, and one beside it is Jupyter’s', () => {
  expect(heard('button', { key: 'x' })).toBe(false);
  expect(heard('button', { key: 'Enter', shiftKey: true })).toBe(false);
  expect(heard('p', { key: 'x' })).toBe(true);
});

test('a key with Ctrl stays Jupyter’s', () => {
  expect(heard('button', { key: 's', ctrlKey: true })).toBe(true);
});
