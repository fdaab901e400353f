/** A line without a network: sockets that a test opens and breaks, and a server that says what the test decides. */
import type { Fate, World } from '../src/kernel/socket';

export class FakeSocket {
  readonly sent: ArrayBuffer[] = [];
  binaryType = 'blob';
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: (() => void) | null = null;

  send(data: ArrayBuffer): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }
}

export class FakeWorld implements World {
  readonly sockets: FakeSocket[] = [];
  says: Fate = 'alive';
  asked = 0;

  connect(): WebSocket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket as unknown as WebSocket;
  }

  fate(): Promise<Fate> {
    this.asked += 1;
    return Promise.resolve(this.says);
  }

  get last(): FakeSocket {
    return this.sockets[this.sockets.length - 1]!;
  }
}
