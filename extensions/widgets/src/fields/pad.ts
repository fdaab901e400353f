/** Digits, back and forth: what a phone's own keyboard would give. Shown beside the math field where a finger points. */
import { button, el } from '../elements';
import type { Words } from '../card';
import { wordsOf } from './field';

export type PadCommand = 'deleteBackward' | 'moveToPreviousChar' | 'moveToNextChar';

const ROWS = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', '-'];
const FACES: Record<string, string> = { '-': '−' };
const COMMANDS: [PadCommand, string, string][] = [
  ['moveToPreviousChar', '←', 'key_left'],
  ['moveToNextChar', '→', 'key_right'],
  ['deleteBackward', '⌫', 'key_delete']
];

/** Return the pad; `insert` writes a digit, `run` moves or deletes. */
export function pad(words: Words, insert: (latex: string) => void, run: (command: PadCommand) => void): HTMLElement {
  const word = wordsOf(words);
  const digits = ROWS.map(digit => quiet(button(FACES[digit] ?? digit, () => insert(digit), { class: 'op-key' })));
  const commands = COMMANDS.map(([command, face, name]) =>
    quiet(button(face, () => run(command), { class: 'op-key', 'aria-label': word(name), title: word(name) }))
  );
  const plus = quiet(button('+', () => insert('+'), { class: 'op-key' }));
  return el('div', { class: 'op-pad', role: 'group', 'aria-label': word('pad') }, ...digits, plus, ...commands);
}

function quiet(key: HTMLButtonElement): HTMLButtonElement {
  key.addEventListener('pointerdown', event => event.preventDefault());
  return key;
}
