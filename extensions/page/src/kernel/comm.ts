/** One comm: a line of its own between a widget here and its half in the kernel. */
import type { Buffer, Message } from './messages';

/** What a sender wants to hear of the kernel's work on a message, by ipywidgets' names. */
export interface Callbacks {
  readonly iopub?: { readonly status?: (message: Message) => void };
}

/** Sends one message of a comm and returns the message's id. */
export type Send = (
  type: string,
  content: Record<string, unknown>,
  extra: { callbacks?: Callbacks | undefined; metadata?: object | undefined; buffers?: readonly Buffer[] | undefined }
) => string;

type Listener = (message: Message) => void;

/** A comm as the widgets know it (`IClassicComm`). */
export class Comm {
  private heard: Listener | null = null;
  private closed: Listener = () => {};
  /** What came while the widget was still being made. */
  private early: Message[] = [];

  constructor(
    readonly target_name: string,
    readonly comm_id: string,
    private readonly post: Send
  ) {}

  open(data: unknown, callbacks?: Callbacks, metadata?: object, buffers?: readonly Buffer[]): string {
    const content = { comm_id: this.comm_id, target_name: this.target_name, data: data ?? {} };
    return this.post('comm_open', content, { callbacks, metadata, buffers });
  }

  send(data: unknown, callbacks?: Callbacks, metadata?: object, buffers?: readonly Buffer[]): string {
    return this.post('comm_msg', { comm_id: this.comm_id, data }, { callbacks, metadata, buffers });
  }

  close(data?: unknown, callbacks?: Callbacks, metadata?: object, buffers?: readonly Buffer[]): string {
    return this.post('comm_close', { comm_id: this.comm_id, data: data ?? {} }, { callbacks, metadata, buffers });
  }

  on_msg(listener: Listener): void {
    this.heard = listener;
    this.early.splice(0).forEach(listener);
  }

  on_close(listener: Listener): void {
    this.closed = listener;
  }

  /** The kernel wrote. */
  receive(message: Message): void {
    if (message.header.msg_type === 'comm_close') {
      this.closed(message);
    } else if (this.heard === null) {
      this.early.push(message);
    } else {
      this.heard(message);
    }
  }
}
