/** The one message of a page that has lost its kernel: what happened, that work is kept, and a button that helps. */
import { button, el } from './elements';

export interface LostWords {
  lost: string;
  reload: string;
}

interface Signal {
  connect(slot: (sender: unknown, value: string) => void): void;
}

/** What we need of a kernel's connection. JupyterLab's has the signals, a page's has it all. */
export interface KernelLike {
  statusChanged?: Signal;
  connectionStatusChanged?: Signal;
  /** An answer is overdue: look whether the line is still there. */
  suspect?(): void;
}

const DEAD = new Set(['dead', 'restarting', 'autorestarting', 'terminating']);

/** Call `died` when the kernel is gone. One that was started again counts: what it knew of this page is gone too. */
export function watchKernel(kernel: KernelLike | null | undefined, died: () => void): void {
  kernel?.statusChanged?.connect((_, status) => {
    if (DEAD.has(status)) {
      died();
    }
  });
}

/** Show the message once for each page; `near` is where it goes when the page has no place of its own for it. */
export function showLost(words: LostWords, near: HTMLElement): void {
  if (document.querySelector('.op-lost-message') !== null) {
    return;
  }
  const message = el(
    'div',
    { class: 'op op-lost-message', role: 'alert' },
    el('p', {}, words.lost),
    button(words.reload, () => window.location.reload(), { class: 'op-button op-primary' })
  );
  const place = document.querySelector('[data-ownpace-lost]');
  if (place === null) {
    near.prepend(message);
  } else {
    place.append(message);
  }
}
