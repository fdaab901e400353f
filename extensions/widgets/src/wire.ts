/**
 * How a view asks its kernel half for something and knows that it was done.
 *
 * A request is a custom message `{op, request, ...}`; the kernel answers by setting the trait `done` to the request's
 * number, after all other traits of the answer. A request without an answer in eight seconds means that the kernel or
 * the connection is gone: the wire then says so once, and every later request fails at once.
 */

/** What the wire needs of a widget model. */
export interface WiredModel {
  get(name: string): unknown;
  on(event: string, callback: (...args: never[]) => void): unknown;
  send(content: Record<string, unknown>): void;
  readonly comm_live?: boolean;
}

interface Waiting {
  resolve: () => void;
  reject: (reason: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** No answer came: the connection or the kernel is gone. */
export class LostError extends Error {}

export const PATIENCE_MS = 8000;

export class Wire {
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners: (() => void)[] = [];
  private last: number;
  private gone = false;

  constructor(private readonly model: WiredModel) {
    // A page that is opened again on a living kernel counts on from where the last one was.
    this.last = Number(model.get('done')) || 0;
    model.on('change:done', () => this.settle(Number(model.get('done'))));
    model.on('comm_live_update', () => {
      if (model.comm_live === false) {
        this.lose();
      }
    });
  }

  /** Whether the kernel is known to be gone. */
  get lost(): boolean {
    return this.gone;
  }

  /** Send a request; the promise resolves when the kernel has done it and rejects with LostError when it cannot. */
  ask(op: string, content: Record<string, unknown> = {}): Promise<void> {
    if (this.gone) {
      return Promise.reject(new LostError('the connection is gone'));
    }
    this.last += 1;
    const request = this.last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.lose(), PATIENCE_MS);
      this.waiting.set(request, { resolve, reject, timer });
      try {
        this.model.send({ op, request, ...content });
      } catch {
        this.lose();
      }
    });
  }

  /** Call `listener` when the connection is lost, at once if it already is. */
  onLost(listener: () => void): void {
    this.listeners.push(listener);
    if (this.gone) {
      listener();
    }
  }

  /** The kernel died or does not answer: tell everybody who waits. */
  lose(): void {
    if (this.gone) {
      return;
    }
    this.gone = true;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new LostError('no answer from the kernel'));
    }
    this.waiting.clear();
    this.listeners.forEach(listener => listener());
  }

  private settle(done: number): void {
    for (const [request, { resolve, timer }] of [...this.waiting]) {
      if (request <= done) {
        clearTimeout(timer);
        this.waiting.delete(request);
        resolve();
      }
    }
  }
}
