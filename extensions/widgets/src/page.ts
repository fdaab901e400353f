/** What the page knows about its server: where it lies, and the token that lets us write to it. */

/** Return the server's base address, such as `/user/ada/`, from the page's configuration. */
export function baseUrl(): string {
  const config = document.getElementById('jupyter-config-data')?.textContent;
  const base: unknown = config ? (JSON.parse(config) as Record<string, unknown>)['baseUrl'] : null;
  return typeof base === 'string' && base !== '' ? base.replace(/\/*$/, '/') : '/';
}

/** Return the server's token against forged requests, from its cookie. */
export function xsrfToken(): string {
  return /(?:^|;\s*)_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
}

/** The server said no, in a sentence for the student. */
export class RefusedError extends Error {}

/** The server could not be reached, or has no such door. */
export class UnreachableError extends Error {}

/**
 * Return the JSON that our server extension answers at `ownpace/<path>`.
 *
 * @throws RefusedError with the server's own sentence when it refuses.
 * @throws UnreachableError when there is no answer of ours.
 */
export async function desk<Answer>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Answer> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${baseUrl()}ownpace/${path}`, {
      method,
      headers: { Accept: 'application/json', 'X-XSRFToken': xsrfToken() },
      credentials: 'same-origin'
    });
    body = await response.json();
  } catch {
    throw new UnreachableError(path);
  }
  if (response.ok) {
    return body as Answer;
  }
  const refusal = body as { message?: unknown; what_to_do?: unknown };
  const sentences = [refusal.message, refusal.what_to_do].filter(part => typeof part === 'string' && part !== '');
  throw sentences.length > 0 && response.status !== 404
    ? new RefusedError(sentences.join(' '))
    : new UnreachableError(path);
}

/** Return how dates are written: as the browser does in the page's language, or as that language does. */
export function locale(): string | undefined {
  const spoken = document.documentElement.lang;
  return spoken === '' ? undefined : (navigator.languages.find(each => each.split('-')[0] === spoken) ?? spoken);
}

/** Return a time as people say it: the hour today, the day and the hour otherwise. */
export function clock(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  const hour = time.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
  return time.toDateString() === now.toDateString()
    ? hour
    : `${time.toLocaleDateString(locale(), { weekday: 'short', day: 'numeric', month: 'short' })}, ${hour}`;
}
