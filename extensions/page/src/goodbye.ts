/** A page that is left gives its kernel back; one that comes back from the browser's memory needs a new one. */

export function sayGoodbye(base: string, kernelId: string): void {
  window.addEventListener('pagehide', () => {
    const token = /(?:^|;\s*)_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    fetch(`${base}voila/api/shutdown/${encodeURIComponent(kernelId)}`, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: { 'X-XSRFToken': token }
    }).catch(() => undefined);
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      window.location.reload();
    }
  });
}
