/**
 * How a view asks its kernel half for something and knows that it was done.
 *
 * A request is a custom message `{op, request, ...}`; the kernel answers by setting the trait `done` to the request's
 * number, after all other traits of the answer. A request without an answer in eight seconds is a reason to look at the
 * connection, and to send it again; twice without one means that the kernel is gone: the wire then says so once, and every
 * later request fails at once. While the connection is known to be down nothing is overdue. The kernel does nothing twice:
 * it knows a request by its number.
 */

/** What the wire needs of a widget model. */
export interface WiredModel {
  get(name: string): unknown;
  on(event: string, callback: (...args: never[]) => void): unknown;
  send(content: Record<string, unknown>): void;
  readonly comm_live?: boolean;
}

interface Waiting {
  message: Record<string, unknown>;
  resolve: () => void;
  reject: (reason: Error) => void;
  /** How often its answer did not come in time. */
  late: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** How often an answer may be overdue before the kernel counts as gone. */
const OFTEN = 2;

/** No answer came: the connection or the kernel is gone. */
export class LostError extends Error {}

export const PATIENCE_MS = 8000;

export class Wire {
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners: (() => void)[] = [];
  private last: number;
  private gone = false;
  private paused = false;

  /**
   * @param suspect is called when an answer is overdue.
   */
  constructor(
    private readonly model: WiredModel,
    private readonly suspect: () => void = () => {}
  ) {
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
      const waiting: Waiting = { message: { op, request, ...content }, resolve, reject, late: 0, timer: undefined };
      this.waiting.set(request, waiting);
      this.send(waiting);
    });
  }

  /** The connection is down and being brought back: nothing is overdue meanwhile. */
  pause(): void {
    this.paused = true;
    this.waiting.forEach(({ timer }) => clearTimeout(timer));
  }

  /** The connection is back: what was on its way when it broke is sent again. */
  resume(): void {
    if (this.paused) {
      this.paused = false;
      [...this.waiting.values()].forEach(waiting => this.send(waiting));
    }
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

  private send(waiting: Waiting): void {
    if (this.paused) {
      return;
    }
    waiting.timer = setTimeout(() => this.overdue(waiting), PATIENCE_MS);
    try {
      this.model.send(waiting.message);
    } catch {
      this.lose();
    }
  }

  private overdue(waiting: Waiting): void {
    waiting.late += 1;
    if (waiting.late >= OFTEN) {
      this.lose();
    } else {
      // A page's line is paused by this, and sends when it is back; a lab's looks after itself.
      this.suspect();
      this.send(waiting);
    }
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
