/** Before work is handed in, every field with unsaved text saves it: one event asks them all, and waits. */

const FLUSH = 'ownpace:flush';

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
