/** The one message of a page that has lost its kernel: what happened, that work is kept, and a button that helps. */
import { button, el } from './elements';

export interface LostWords {
  lost: string;
  reload: string;
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
