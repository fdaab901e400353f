/**
 * Brings queued events to the learner's own server, again and again until it has them.
 *
 * Owns the waiting time between tries; the queue stays the owner of the events. Goes silent for good where the server
 * says that pacing is off or not installed.
 */
import { stamp } from './events';
import type { EventQueue } from './queue';

const BATCH = 50;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

export type Post = (body: string, keepalive: boolean) => Promise<Response>;

export class Sender {
  /** True where the server wants no events. */
  isOff = false;
  private busy = false;
  private wait = FIRST_WAIT_MS;
  private notBefore = 0;

  constructor(
    private readonly queue: EventQueue,
    private readonly post: Post,
    private readonly wall: () => number
  ) {}

  /** Send what waits, unless a try is under way or was in vain a moment ago. Never throws. */
  async flush(): Promise<void> {
    if (this.busy || this.isOff || this.wall() < this.notBefore) {
      return;
    }
    this.busy = true;
    try {
      while (!this.isOff && this.queue.length > 0 && (await this.sendBatch())) {
        // on to the next batch
      }
    } finally {
      this.busy = false;
    }
  }

  /** Send what waits while the page goes away; the answer is not waited for, so the events stay queued. */
  farewell(): void {
    if (!this.isOff && this.queue.length > 0) {
      this.post(this.body(), true).catch(() => undefined);
    }
  }

  private body(): string {
    return JSON.stringify({ sent: stamp(this.wall()), events: this.queue.first(BATCH) });
  }

  private async sendBatch(): Promise<boolean> {
    const batch = this.queue.first(BATCH);
    let answer: Response;
    try {
      answer = await this.post(this.body(), false);
    } catch {
      return this.later();
    }
    if (answer.ok) {
      const said = (await answer.json().catch(() => null)) as { telemetry?: string } | null;
      this.isOff = said?.telemetry === 'off';
    } else if (answer.status === 404) {
      this.isOff = true;
    } else if (answer.status !== 400) {
      return this.later();
    }
    // After a 400 too: the good events of the batch are kept, the others never will be.
    this.queue.drop(batch);
    this.wait = FIRST_WAIT_MS;
    return true;
  }

  private later(): false {
    this.notBefore = this.wall() + this.wait;
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    return false;
  }
}

/** How a page posts to its own server: same origin, with the cross-site key that Jupyter keeps in a cookie. */
export function postTo(url: string, cookies: () => string): Post {
  return (body, keepalive) =>
    fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive,
      headers: { 'Content-Type': 'application/json', 'X-XSRFToken': cookie(cookies(), '_xsrf') },
      body
    });
}

function cookie(all: string, name: string): string {
  const found = all.split('; ').find(each => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)).replace(/^"|"$/g, '') : '';
}
