/**
 * What a page says of its connection: nothing while it is open, one calm line while it is being brought back, and a
 * message with a way on when the kernel or the whole server is gone. A part of the page's script that has to be asked for
 * again counts as a connection that is being brought back. What was saved is in the journal either way.
 *
 * The sentences lie on the notice's place as data, from the catalogue.
 */
import type { Chunks } from './chunks';
import type { KernelConnection } from './kernel/connection';

/** A short break needs no words: most are over before anybody could read them. */
const SHORT_MS = 1_200;

export function tellOfConnection(place: HTMLElement, kernel: KernelConnection, chunks: Chunks, wakeUrl: string | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (kernel.state === 'gone') {
      show(place, gone(place, kernel.why === 'asleep' ? wakeUrl : null));
    } else if (kernel.state === 'reconnecting' || chunks.late) {
      timer = setTimeout(() => reconnecting(place, kernel, chunks), SHORT_MS);
    } else if (kernel.state === 'open') {
      place.querySelector('.op-reconnecting')?.remove();
    }
  };
  kernel.connectionStatusChanged.connect(look);
  chunks.watch(look);
}

/** Said once, however often it is tried. */
function reconnecting(place: HTMLElement, kernel: KernelConnection, chunks: Chunks): void {
  if (place.querySelector('.op-reconnecting') === null) {
    const message = box('status', 'op-reconnecting', place.dataset['reconnecting'] ?? '');
    const hurry = (): void => [kernel, chunks].forEach(each => each.hurry());
    message.append(button(place.dataset['now'] ?? '', hurry));
    show(place, message);
  }
}

/** `wakeUrl` is where a stopped server is started again; without it, a reload makes a new kernel. */
function gone(place: HTMLElement, wakeUrl: string | null): HTMLElement {
  const { ownpaceLost = '', reload = '', asleep = '', wake = '' } = place.dataset;
  const message = box('alert', 'op-lost-message', wakeUrl === null ? ownpaceLost : asleep);
  const go = button(wakeUrl === null ? reload : wake, () => {
    if (wakeUrl === null) {
      window.location.reload();
    } else {
      // The hub leads back here when the server stands, and not to the page that everybody lands on.
      window.location.assign(`${wakeUrl}?next=${encodeURIComponent(window.location.pathname)}`);
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
