/**
 * What a page says of its connection: nothing while it is open, one calm line while it is being brought back, and a
 * message with a way on when the kernel or the whole server is gone. What was saved is in the journal either way.
 *
 * The sentences lie on the notice's place as data, from the catalogue.
 */
import type { KernelConnection } from './kernel/connection';

/** A short break needs no words: most are over before anybody could read them. */
const SHORT_MS = 1_200;

export function tellOfConnection(place: HTMLElement, kernel: KernelConnection, wakeUrl: string | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  kernel.connectionStatusChanged.connect(() => {
    clearTimeout(timer);
    if (kernel.state === 'reconnecting') {
      timer = setTimeout(() => show(place, reconnecting(place, kernel)), SHORT_MS);
    } else if (kernel.state === 'open') {
      place.querySelector('.op-reconnecting')?.remove();
    } else if (kernel.state === 'gone') {
      show(place, gone(place, kernel.why === 'asleep' ? wakeUrl : null));
    }
  });
}

function reconnecting(place: HTMLElement, kernel: KernelConnection): HTMLElement {
  const message = box('status', 'op-reconnecting', place.dataset['reconnecting'] ?? '');
  message.append(button(place.dataset['now'] ?? '', () => kernel.hurry()));
  return message;
}

/** `wakeUrl` is where a stopped server is started again; without it, a reload makes a new kernel. */
function gone(place: HTMLElement, wakeUrl: string | null): HTMLElement {
  const { ownpaceLost = '', reload = '', asleep = '', wake = '' } = place.dataset;
  const message = box('alert', 'op-lost-message', wakeUrl === null ? ownpaceLost : asleep);
  const go = button(wakeUrl === null ? reload : wake, () => {
    if (wakeUrl === null) {
      window.location.reload();
    } else {
      window.location.assign(wakeUrl);
    }
  });
  go.classList.add('op-primary');
  message.append(go);
  return message;
}

function show(place: HTMLElement, message: HTMLElement): void {
  if (place.querySelector('.op-lost-message') === null) {
    place.replaceChildren(message);
  }
}

function box(role: string, look: string, text: string): HTMLElement {
  const message = document.createElement('div');
  message.className = `op op-notice ${look}`;
  message.setAttribute('role', role);
  const words = document.createElement('p');
  words.textContent = text;
  message.append(words);
  return message;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'op-button';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}
