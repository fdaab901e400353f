/** Before work is handed in, every field with unsaved text saves it: one event asks them all, and waits. */

const FLUSH = 'ownpace:flush';
const CENSUS = 'ownpace:census';

type Pending = Promise<unknown>[];

/** Ask all fields of the page to save what they hold; resolves when they have. */
export async function flushAll(): Promise<void> {
  const pending: Pending = [];
  document.dispatchEvent(new CustomEvent<Pending>(FLUSH, { detail: pending }));
  await Promise.all(pending);
}

/** Call `save` whenever the page is asked to flush; returns a function that stops it. */
export function onFlush(save: () => Promise<unknown>): () => void {
  const listener = (event: Event): void => {
    (event as CustomEvent<Pending>).detail.push(save());
  };
  document.addEventListener(FLUSH, listener);
  return () => document.removeEventListener(FLUSH, listener);
}

/** Return whether no field of the page holds text that is not kept. */
export function allKept(): boolean {
  const answers: boolean[] = [];
  document.dispatchEvent(new CustomEvent<boolean[]>(CENSUS, { detail: answers }));
  return answers.every(Boolean);
}

/** Answer `kept` whenever the page is asked whether all is kept; returns a function that stops it. */
export function onCensus(kept: () => boolean): () => void {
  const listener = (event: Event): void => {
    (event as CustomEvent<boolean[]>).detail.push(kept());
  };
  document.addEventListener(CENSUS, listener);
  return () => document.removeEventListener(CENSUS, listener);
}
