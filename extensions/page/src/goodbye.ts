/** A page that is left gives its kernel back; one that comes back from the browser's memory needs a new one. */
import { ownHeaders } from './token';

export function sayGoodbye(base: string, kernelId: string): void {
  window.addEventListener('pagehide', () => {
    fetch(`${base}voila/api/shutdown/${encodeURIComponent(kernelId)}`, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: ownHeaders()
    }).catch(() => undefined);
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      window.location.reload();
    }
  });
}
