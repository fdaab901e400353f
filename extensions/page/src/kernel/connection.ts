/**
 * The page's connection to its kernel: comms over one line, and what the kernel says of itself.
 *
 * Messages are handled in the order in which they come. Its two signals have the names and values of JupyterLab's, for
 * the widgets watch either.
 */
import { Comm, type Callbacks, type Send } from './comm';
import { decode, encode, newId, type Message } from './messages';
import { worldOf } from './server';
import { Socket, type LinkState, type World } from './socket';

type Slot = (sender: unknown, value: string) => void;

/** As much of a Lumino signal as the widgets use. */
class Signal {
  private readonly slots: Slot[] = [];

  connect(slot: Slot): void {
    this.slots.push(slot);
  }

  emit(sender: unknown, value: string): void {
    this.slots.forEach(slot => slot(sender, value));
  }
}

/** Execution states after which what the kernel knew of this page is gone, though a new one may stand in its place. */
const ENDED = new Set(['dead', 'restarting', 'terminating']);

export class KernelConnection {
  readonly statusChanged = new Signal();
  readonly connectionStatusChanged = new Signal();
  private readonly session = newId();
  private readonly socket: Socket;
  private readonly comms = new Map<string, Comm>();
  private readonly targets = new Map<string, (comm: Comm, message: Message) => void>();
  /** Who waits for the kernel to be done with a message, by its id. */
  private readonly waiting = new Map<string, Callbacks>();

  constructor(readonly id: string, base: string, world?: World) {
    this.socket = new Socket(world ?? worldOf(base, id, this.session), data => this.handle(decode(data)));
    this.socket.watch(state => this.tell(state));
  }

  get state(): LinkState {
    return this.socket.state;
  }

  get why(): Socket['why'] {
    return this.socket.why;
  }

  /** An answer is overdue. */
  suspect(): void {
    this.socket.suspect();
  }

  /** Try to come back now. */
  hurry(): void {
    this.socket.hurry();
  }

  /** Return a new comm of this target, not opened yet. */
  comm(target: string, id: string = newId()): Comm {
    const comm = new Comm(target, id, this.send);
    this.comms.set(id, comm);
    return comm;
  }

  /** Call `opened` for each comm that the kernel opens at this target. */
  listen(target: string, opened: (comm: Comm, message: Message) => void): void {
    this.targets.set(target, opened);
  }

  private readonly send: Send = (type, content, { callbacks, metadata, buffers }) => {
    const header = {
      msg_id: newId(),
      msg_type: type,
      session: this.session,
      username: '',
      date: new Date().toISOString(),
      version: '5.3'
    };
    if (callbacks?.iopub?.status !== undefined) {
      this.waiting.set(header.msg_id, callbacks);
    }
    this.socket.send(
      encode({
        channel: 'shell',
        header,
        parent_header: {},
        metadata: { ...metadata },
        content,
        buffers: buffers ?? []
      })
    );
    return header.msg_id;
  };

  private handle(message: Message): void {
    if (message.channel !== 'iopub') {
      return;
    }
    const { msg_type } = message.header;
    const id = String(message.content['comm_id']);
    if (msg_type === 'status') {
      this.status(message);
    } else if (msg_type === 'comm_open') {
      const target = String(message.content['target_name']);
      this.targets.get(target)?.(this.comm(target, id), message);
    } else if (msg_type === 'comm_msg') {
      this.comms.get(id)?.receive(message);
    } else if (msg_type === 'comm_close') {
      this.comms.get(id)?.receive(message);
      this.comms.delete(id);
    }
  }

  private status(message: Message): void {
    const state = String(message.content['execution_state']);
    const parent = message.parent_header.msg_id ?? '';
    this.waiting.get(parent)?.iopub?.status?.(message);
    if (state === 'idle') {
      this.waiting.delete(parent);
    }
    if (ENDED.has(state)) {
      this.socket.end('ended');
    } else {
      this.statusChanged.emit(this, state);
    }
  }

  private tell(state: LinkState): void {
    this.connectionStatusChanged.emit(this, state === 'open' ? 'connected' : state === 'gone' ? 'disconnected' : 'connecting');
    if (state === 'gone') {
      this.statusChanged.emit(this, 'dead');
    }
  }
}
