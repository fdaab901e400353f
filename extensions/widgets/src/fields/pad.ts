/** Digits, back and forth: what a phone's own keyboard would give. Shown beside the math field where a finger points. */
import { button, el } from '../elements';
import type { Words } from '../card';
import { wordsOf } from './field';

export type PadCommand = 'deleteBackward' | 'moveToPreviousChar' | 'moveToNextChar';

const DIGITS = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', '.'];
const FACES: Record<string, string> = { '-': '−' };
const COMMANDS: [PadCommand, string, string][] = [
  ['moveToPreviousChar', '←', 'key_left'],
  ['moveToNextChar', '→', 'key_right'],
  ['deleteBackward', '⌫', 'key_delete']
];

/** Return the pad; `insert` writes a digit, `run` moves or deletes. */
export function pad(
  words: Words,
  letters: string[],
  insert: (latex: string) => void,
  run: (command: PadCommand) => void
): HTMLElement {
  const word = wordsOf(words);
  const digit = (sign: string): HTMLButtonElement =>
    quiet(button(FACES[sign] ?? sign, () => insert(sign), { class: 'op-key' }));
  const digits = DIGITS.map(digit);
  const commands = COMMANDS.map(([command, face, name]) =>
    quiet(button(face, () => run(command), { class: 'op-key', 'aria-label': word(name), title: word(name) }))
  );
  const signs = ['+', '-', ',', ...letters].map(sign => digit(sign));
  return el('div', { class: 'op-pad', role: 'group', 'aria-label': word('pad') }, ...digits, ...signs, ...commands);
}

function quiet(key: HTMLButtonElement): HTMLButtonElement {
  key.addEventListener('pointerdown', event => event.preventDefault());
  return key;
}
