/**
 * What a field for answers is: the contract between the cards, the fields, and whoever makes a field elsewhere.
 *
 * A field holds ONE string, whatever it looks like: that string is sent, judged, kept, and shown again. The kernel's half
 * (`ownpace.widgets.faces`) says in the face what there is to draw, and never what is right.
 */
import type { Words } from '../card';

/** What a field draws. The same for every type; each type uses what it needs. */
export interface AnswerFace {
  type: string;
  label: string;
  unknown: string;
  variables: string[];
  /** Names of keys, see `keys.ts`. */
  keys: string[];
  unit?: string;
  options?: LabelledFace[];
  columns?: string[];
  /** Cells in reading order; null is a cell to fill. */
  rows?: (string | null)[][];
  bins?: LabelledFace[];
  cards?: LabelledFace[];
  ordered?: boolean;
  on?: 'plane' | 'number-line';
  window?: [number, number, number, number];
  graph?: string;
  /** Sentences that only this field needs, by name. */
  words?: Words;
  /** The line that a working begins with. */
  start?: string;
  longest: number;
  /** The id of what is asked, so that a screen reader reads it with the field; set by the card, not by the kernel. */
  describedBy?: string;
}

/** Something with an id and markup of the kernel's: an option, a bin, a card. */
export interface LabelledFace {
  id: string;
  html: string;
}

/** How the kernel read a text: parse only, never a verdict. */
export interface Reading {
  text?: string;
  /** MathML of what was read. */
  markup?: string | null;
  /** The same in words. */
  speech?: string | null;
  /** The same as LaTeX, for the math field. */
  latex?: string | null;
  error?: string | null;
  /** The characters of the text that the error is about. */
  span?: [number, number] | null;
  /** A reading of each part: the cells of a table, the lines of working. */
  parts?: PartReading[];
}

/** The reading of one part; lines of working carry a mark where one is given at once. */
export interface PartReading extends Reading {
  mark?: string | null;
  say?: string | null;
}

/** How a cell, a card or a line is judged; `open` is what is missing or could not be judged. */
export type Part = 'right' | 'wrong' | 'open';

export interface AnswerField {
  /** Appended by the card. */
  readonly element: HTMLElement;
  /** The one string of the answer; setting it shows it again. */
  text: string;
  disabled: boolean;
  focus(): void;
  show(reading: Reading): void;
  /** Called after the student changed it, or came to the end of a part of it. */
  changed: (() => void) | null;
  /** Whether the student is done with each part that is written; a field without parts has nothing to say. */
  readonly settled?: boolean;
  /** Show how each part was judged: the cells of a table, the cards. */
  judged?(parts: Part[]): void;
  dispose(): void;
}

export type FieldMaker = (face: AnswerFace, words: Words) => AnswerField;

/** Return the word of that name in the page's language; the name itself where the kernel sent none. */
export function wordsOf(words: Words): (name: string) => string {
  return name => words[name] ?? name;
}

/** Return the text with every half of a character (a lone surrogate, which no file can keep) as the sign for unknown ones. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
