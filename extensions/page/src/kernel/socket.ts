/**
 * The line to the kernel, with its three states: open, being brought back, gone for good.
 *
 * What is sent while the line is down waits. A line that breaks is tried again with growing pauses, and at once when the
 * network comes back or the page is looked at again. Before each try the server is asked what became of the kernel, for
 * only that tells a bad line from a kernel that ended.
 */

export type LinkState = 'opening' | 'open' | 'reconnecting' | 'gone';

/** What became of the kernel, as far as its server says. `asleep`: the learner's whole server has stopped. */
export type Fate = 'alive' | 'ended' | 'asleep' | 'unknown';

/** What a line needs of the world. */
export interface World {
  connect(): WebSocket;
  fate(): Promise<Fate>;
}

const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

export class Socket {
  state: LinkState = 'opening';
  /** Why the line is gone. */
  why: Fate = 'unknown';
  private socket: WebSocket | null = null;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private outgoing: ArrayBuffer[] = [];
  private readonly watchers: ((state: LinkState) => void)[] = [];

  constructor(
    private readonly world: World,
    private readonly receive: (data: ArrayBuffer) => void
  ) {
    window.addEventListener('online', () => this.hurry());
    document.addEventListener('visibilitychange', () => this.hurry());
    this.open();
  }

  /** Call `watcher` with every new state. */
  watch(watcher: (state: LinkState) => void): void {
    this.watchers.push(watcher);
  }

  send(data: ArrayBuffer): void {
    if (this.state === 'open') {
      this.socket?.send(data);
    } else if (this.state !== 'gone') {
      this.outgoing.push(data);
    }
  }

  /** An answer has not come: the line may be dead without having said so. */
  suspect(): void {
    if (this.state === 'open') {
      this.drop();
      this.broke();
    }
  }

  /** Do not wait for the next try. */
  hurry(): void {
    if (this.state === 'reconnecting' && !document.hidden) {
      this.tries = 0;
      this.again(0);
    }
  }

  /** The kernel is gone: nothing is sent or tried any more. */
  end(why: Fate): void {
    this.why = why;
    clearTimeout(this.timer);
    this.drop();
    this.become('gone');
  }

  private open(): void {
    this.drop();
    const socket = this.world.connect();
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.tries = 0;
      this.become('open');
      this.outgoing.splice(0).forEach(data => socket.send(data));
    };
    socket.onmessage = event => this.receive(event.data as ArrayBuffer);
    socket.onclose = () => this.broke();
    this.socket = socket;
  }

  /** Forget the socket, whatever it may still say. */
  private drop(): void {
    const { socket } = this;
    this.socket = null;
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  private broke(): void {
    if (this.state !== 'gone') {
      this.become('reconnecting');
      this.again(PAUSES_MS[Math.min(this.tries, PAUSES_MS.length - 1)] ?? 0);
      this.tries += 1;
    }
  }

  private again(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.retry(), pause);
  }

  private async retry(): Promise<void> {
    const fate = await this.world.fate();
    if (this.state !== 'reconnecting') {
      return;
    }
    if (fate === 'alive') {
      this.open();
    } else if (fate === 'unknown') {
      this.broke();
    } else {
      this.end(fate);
    }
  }

  private become(state: LinkState): void {
    if (state !== this.state) {
      this.state = state;
      this.watchers.forEach(watcher => watcher(state));
    }
  }
}
