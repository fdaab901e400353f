/** Return the headers by which a server knows a request of its own page. A hub wants them to be asked, too, not only told. */
export function ownHeaders(): Record<string, string> {
  return { 'X-XSRFToken': /(?:^|;\s*)_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '' };
}
