/**
 * Jupyter's kernel messages as they travel over a WebSocket: protocol `v1.kernel.websocket.jupyter.org`.
 *
 * A message is one binary frame: how many offsets, the offsets (64 bits each, little-endian), then channel, header,
 * parent header, metadata and content as text, then the buffers.
 */

export const PROTOCOL = 'v1.kernel.websocket.jupyter.org';

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export interface Message {
  readonly channel: string;
  readonly header: Header;
  readonly parent_header: Partial<Header>;
  readonly metadata: Record<string, unknown>;
  readonly content: Record<string, unknown>;
  readonly buffers: readonly Buffer[];
}

export type Buffer = ArrayBuffer | ArrayBufferView;

const WORD = 8;
const PARTS = 5;

export function encode(message: Message): ArrayBuffer {
  const text = new TextEncoder();
  const { channel, header, parent_header, metadata, content } = message;
  const parts = [
    text.encode(channel),
    ...[header, parent_header, metadata, content].map(part => text.encode(JSON.stringify(part))),
    ...message.buffers.map(bytes)
  ];
  const start = WORD * (parts.length + 2);
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, start));
  const view = new DataView(whole.buffer);
  view.setBigUint64(0, BigInt(parts.length + 1), true);
  let offset = start;
  parts.forEach((part, index) => {
    view.setBigUint64(WORD * (index + 1), BigInt(offset), true);
    whole.set(part, offset);
    offset += part.length;
  });
  view.setBigUint64(WORD * (parts.length + 1), BigInt(offset), true);
  return whole.buffer;
}

export function decode(data: ArrayBuffer): Message {
  const view = new DataView(data);
  const text = new TextDecoder();
  const offset = (index: number): number => Number(view.getBigUint64(WORD * (index + 1), true));
  const part = (index: number): Uint8Array => new Uint8Array(data, offset(index), offset(index + 1) - offset(index));
  const json = <Part>(index: number): Part => JSON.parse(text.decode(part(index))) as Part;
  const count = Number(view.getBigUint64(0, true)) - 1;
  return {
    channel: text.decode(part(0)),
    header: json<Header>(1),
    parent_header: json<Partial<Header>>(2),
    metadata: json<Record<string, unknown>>(3),
    content: json<Record<string, unknown>>(4),
    buffers: Array.from({ length: count - PARTS }, (_, index) => {
      const { buffer, byteOffset, byteLength } = part(PARTS + index);
      return new DataView(buffer, byteOffset, byteLength);
    })
  };
}

function bytes(buffer: Buffer): Uint8Array {
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer)
    : new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** 32 random hexadecimal digits. Not `crypto.randomUUID`: a school's server may be plain http, where that is missing. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(random, byte => byte.toString(16).padStart(2, '0')).join('');
}
