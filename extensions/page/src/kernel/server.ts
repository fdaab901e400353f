/** How the page reaches the kernel on its own server, and asks what became of it. */
import { ownHeaders } from '../token';
import { PROTOCOL } from './messages';
import type { Fate, World } from './socket';

/** What the hub answers in the place of a server that has stopped. */
const ASLEEP = new Set([424, 502, 503]);

/** Return the way to a kernel. `base` is the server's address, such as `/user/ada/`; `session` names this page. */
export function worldOf(base: string, kernel: string, session: string): World {
  const path = `${base}api/kernels/${encodeURIComponent(kernel)}`;
  return {
    connect: () => {
      const url = new URL(`${path}/channels?session_id=${session}`, window.location.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return new WebSocket(url, [PROTOCOL]);
    },
    fate: () => fateAt(`${path}?no_track_activity=1`)
  };
}

async function fateAt(url: string): Promise<Fate> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...ownHeaders() },
      cache: 'no-store'
    });
  } catch {
    return 'unknown';
  }
  if (answer.status === 404) {
    return 'ended';
  }
  // Sent elsewhere, to sign in or to start the server: this page's server no longer answers for itself.
  return ASLEEP.has(answer.status) || answer.redirected ? 'asleep' : answer.ok ? 'alive' : 'unknown';
}
