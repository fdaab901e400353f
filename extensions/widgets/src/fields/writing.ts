/** What the two ways of writing a line have in common: plain text, and the math field. */
import type { Reading } from './field';
import type { Key } from './keys';

export interface Writing {
  readonly element: HTMLElement;
  text: string;
  disabled: boolean;
  invalid: boolean;
  /** Call it by a name, where no label stands beside it. */
  name(label: string): void;
  focus(): void;
  press(key: Key): void;
  /** The kernel's reading of the text that was last set or written. */
  show(reading: Reading): void;
  dispose(): void;
}

export interface WritingOptions {
  id: string;
  label: string;
  describedBy: string;
  longest: number;
  /** The letters of the problem, for a keyboard that has only those. */
  letters: string[];
  changed: () => void;
  /** What Enter does; without it, it sends the form. */
  enter?: () => void;
  /** The sentence for a text that was cut, and where it goes. */
  cut: string;
  told: (sentence: string) => void;
}

export type Way = 'plain' | 'math';

const KEPT = 'ownpace:way';

/** Return the way of writing that this browser chose last. */
export function keptWay(): Way {
  try {
    return window.localStorage.getItem(KEPT) === 'math' ? 'math' : 'plain';
  } catch {
    return 'plain';
  }
}

/** Remember the way of writing, where the browser lets us. */
export function keepWay(way: Way): void {
  try {
    window.localStorage.setItem(KEPT, way);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
