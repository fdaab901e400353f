/**
 * What an interactive is: the contract between `InteractiveView`, which hosts one, and the kinds, each in a module of its
 * own that `index.ts` loads when a page has one.
 *
 * A kind's state is small JSON; all that it draws and says follows from its options and that state.
 */
import type { Words } from '../card';

export interface InteractiveContext {
  /** Say what changed: one sentence, in the caption below the picture, which is a polite live region. */
  say(sentence: string): void;
  /** The state changed: keep it. The kernel gives it back when the page is opened again. */
  save(state: unknown): void;
  /** Ask the kernel what needs real algebra; null where there is no kernel any more. */
  ask(question: Record<string, unknown>): Promise<Record<string, unknown> | null>;
  words: Words;
  reducedMotion: boolean;
}

export interface Interactive {
  readonly state: unknown;
  /** The whole state in a sentence: the text alternative of the picture. */
  readonly said: string;
  /** The response, as a text of some type of answer; nothing where nothing was done yet. */
  answer?(): string;
  dispose(): void;
}

/**
 * @param options the kind's options as the kernel sent them, checked there.
 * @param state what an earlier visit left, or null. It may be of an older version: take what fits.
 */
export type Mount = (
  host: HTMLElement,
  options: Record<string, unknown>,
  state: unknown,
  context: InteractiveContext
) => Interactive;

export interface InteractiveModule {
  readonly mount: Mount;
}
