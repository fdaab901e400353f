/**
 * The math field: MathLive, without anything that would leave the server, make a sound or open a keyboard of its own.
 *
 * Loaded as a chunk of its own when somebody wants it. Its keys are ours: on a phone they are all there is to type with, so
 * there the row has digits, too.
 */
import { MathfieldElement } from 'mathlive';
import { el } from '../elements';
import type { Words } from '../card';
import { type Reading, wordsOf } from './field';
import type { Key } from './keys';
import { textOf } from './latex';
import { pad } from './pad';
import type { Writing, WritingOptions } from './writing';

MathfieldElement.fontsDirectory = null;
MathfieldElement.soundsDirectory = null;
MathfieldElement.plonkSound = null;
MathfieldElement.keypressSound = null;

/** What may be typed as several letters or signs. MathLive knows hundreds, and would make `in` of "inches" a sign. */
const SHORTCUTS: Record<string, string> = {
  '<=': '\\le', '>=': '\\ge', '!=': '\\ne', '+-': '\\pm', '*': '\\cdot', sqrt: '\\sqrt{#?}', cbrt: '\\sqrt[3]{#?}',
  pi: '\\pi', oo: '\\infty', infinity: '\\infty', or: '\\text{ or }', and: '\\text{ and }'
};

class MathWriting implements Writing {
  readonly element: HTMLElement;
  private readonly field = new MathfieldElement();
  /** The text that was set, until the student changes it: what was saved is shown again, and sent again, to the letter. */
  private held: string | null = '';
  private off = false;

  constructor(
    private readonly options: WritingOptions,
    words: Words
  ) {
    this.field.className = 'op-math-field';
    this.field.setAttribute('aria-label', options.label);
    this.field.mathVirtualKeyboardPolicy = 'manual';
    this.field.addEventListener('input', () => {
      this.held = null;
      options.changed();
    });
    // A line is one line: Enter sends it, as in the plain field.
    this.field.addEventListener('beforeinput', event => {
      if (event.inputType === 'insertLineBreak') {
        event.preventDefault();
        (options.enter ?? (() => this.field.closest('form')?.requestSubmit()))();
      }
    });
    this.field.addEventListener('mount', () => this.settle(options));
    this.element = el('div', { class: 'op-math-writing' }, this.field, pad(words, options.letters, latex => this.insert(latex), this.run));
    const word = wordsOf(words);
    this.field.setAttribute('title', word('way_math'));
  }

  get text(): string {
    return this.held ?? textOf(this.field.getValue('latex')).slice(0, this.options.longest);
  }

  /** Show a text: an empty line at once, any other as soon as the kernel has said how it is read. */
  set text(value: string) {
    this.held = value;
    this.field.setValue('', { silenceNotifications: true });
    if (value !== '') {
      this.field.setValue(`\\text{${value.replace(/[\\{}$%#&_^~]/g, ' ')}}`, { silenceNotifications: true });
    }
  }

  get disabled(): boolean {
    return this.off;
  }

  set disabled(value: boolean) {
    this.off = value;
    this.field.readOnly = value;
    for (const key of this.element.querySelectorAll('button')) {
      key.disabled = value;
    }
  }

  set invalid(value: boolean) {
    this.field.setAttribute('aria-invalid', String(value));
  }

  name(label: string): void {
    this.field.setAttribute('aria-label', label);
  }

  focus(): void {
    this.field.focus();
  }

  press(key: Key): void {
    this.insert(key.latex);
  }

  show(reading: Reading): void {
    if (this.held !== null && reading.latex && reading.text === this.held.trim()) {
      this.field.setValue(reading.latex, { silenceNotifications: true });
    }
  }

  dispose(): void {
    this.field.remove();
  }

  private insert(latex: string): void {
    this.field.focus();
    this.field.executeCommand(['insert', latex, { selectionMode: 'placeholder', focus: true }] as never);
    this.held = null;
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private readonly run = (command: 'deleteBackward' | 'moveToPreviousChar' | 'moveToNextChar'): void => {
    this.field.focus();
    this.field.executeCommand(command);
  };

  private settle(options: WritingOptions): void {
    this.field.menuItems = [];
    this.field.inlineShortcuts = SHORTCUTS;
    this.field.smartFence = true;
    this.field.smartMode = false;
    const sink = this.field.shadowRoot?.querySelector('[part=keyboard-sink]');
    sink?.setAttribute('aria-label', options.label);
  }
}

export function mathWriting(options: WritingOptions, words: Words): Writing {
  return new MathWriting(options, words);
}
