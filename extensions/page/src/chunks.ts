/**
 * The parts of the page's script that come only where a page needs them: a request that fails is made again.
 *
 * Without this, one lost request would leave a hole in the page until it is loaded anew. It tries a few times with growing
 * pauses; while the device has no network at all it only waits. A page that is being left loses its requests too: that is
 * no fault to report, so nothing is said of it.
 */

/** Fetches one part by its id. May be called again after it has failed. */
export type Fetching = (id: string) => Promise<unknown>;

const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];

export class Chunks {
  /** How many parts have failed to come and are still tried for. */
  private waiting = 0;
  private left = false;
  private readonly watchers: (() => void)[] = [];
  private readonly alarms = new Set<() => void>();

  constructor(private readonly fetching: Fetching) {
    window.addEventListener('online', () => this.hurry());
    window.addEventListener('pagehide', () => (this.left = true));
    window.addEventListener('pageshow', () => (this.left = false));
  }

  /** Whether something that the page needs has not come, and will be asked for again. */
  get late(): boolean {
    return this.waiting > 0;
  }

  /** Call `watcher` when `late` may have changed. */
  watch(watcher: () => void): void {
    this.watchers.push(watcher);
  }

  /** Ask again now. */
  hurry(): void {
    this.alarms.forEach(ring => ring());
  }

  /** Fetch a part, however often it takes; fails with the last failure when it does not come. */
  readonly load = async (id: string): Promise<unknown> => {
    let tries = 0;
    try {
      for (;;) {
        try {
          return await this.fetching(id);
        } catch (problem) {
          const pause = PAUSES_MS[tries];
          if (this.left) {
            return await new Promise(() => undefined);
          }
          if (pause === undefined) {
            throw problem;
          }
          tries += 1;
          this.count(tries === 1 ? 1 : 0);
          await this.pause(pause);
        }
      }
    } finally {
      this.count(tries > 0 ? -1 : 0);
    }
  };

  private pause(duration: number): Promise<void> {
    return new Promise(resolve => {
      const ring = (): void => {
        clearTimeout(timer);
        this.alarms.delete(ring);
        resolve();
      };
      // Without a network the next try can only fail: `online` rings when there is one.
      const timer = navigator.onLine ? setTimeout(ring, duration) : undefined;
      this.alarms.add(ring);
    });
  }

  private count(change: number): void {
    this.waiting += change;
    if (change !== 0) {
      this.watchers.forEach(watcher => watcher());
    }
  }
}

/** What the bundler puts into the page: `e` fetches a chunk, and `import()` calls it by this very name. */
declare const __webpack_require__: { e: Fetching };

/** Make every `import()` of this bundle patient. */
export function patientImports(): Chunks {
  const chunks = new Chunks(__webpack_require__.e);
  __webpack_require__.e = chunks.load;
  return chunks;
}
