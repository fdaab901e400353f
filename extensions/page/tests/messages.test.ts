import { expect, test } from 'vitest';
import { decode, encode, newId, type Message } from '../src/kernel/messages';

const MESSAGE: Message = {
  channel: 'shell',
  header: { msg_id: 'a', msg_type: 'comm_msg', session: 's', username: '', date: '2026-11-25T04:00:00Z', version: '5.3' },
  parent_header: {},
  metadata: { version: '2.1.0' },
  content: { comm_id: 'c', data: { text: 'x ≤ ½ · 😀' } },
  buffers: []
};

test('a message comes back as it was sent, letters of all alphabets included', () => {
  expect(decode(encode(MESSAGE))).toEqual(MESSAGE);
});

test('buffers travel behind the text, in their order', () => {
  const whole = new Uint8Array([9, 1, 2, 3, 9]);
  const sent = encode({ ...MESSAGE, buffers: [whole.subarray(1, 4), new Uint8Array([7]).buffer] });
  const { buffers, content } = decode(sent);
  const bytes = buffers.map(each => {
    const view = each as DataView;
    return [...new Uint8Array(view.buffer, view.byteOffset, view.byteLength)];
  });
  expect(bytes).toEqual([[1, 2, 3], [7]]);
  expect(content).toEqual(MESSAGE.content);
});

test('the offsets are those of the protocol: six for a message without buffers, the first behind themselves', () => {
  const view = new DataView(encode(MESSAGE));
  expect(Number(view.getBigUint64(0, true))).toBe(6);
  expect(Number(view.getBigUint64(8, true))).toBe(8 * 7);
  expect(Number(view.getBigUint64(8 * 6, true))).toBe(view.byteLength);
});

test('ids differ', () => {
  expect(new Set(Array.from({ length: 50 }, newId)).size).toBe(50);
});
