import { beforeEach, expect, test } from 'vitest';
import { KernelConnection } from '../src/kernel/connection';
import { decode, encode, type Message } from '../src/kernel/messages';
import { FakeWorld } from './line';

let world: FakeWorld;
let kernel: KernelConnection;

beforeEach(() => {
  world = new FakeWorld();
  kernel = new KernelConnection('k', '/', world);
  world.last.onopen?.();
});

function hear(type: string, content: Record<string, unknown>, parent = ''): void {
  const header = { msg_id: 'm', msg_type: type, session: 'kernel', username: '', date: '', version: '5.3' };
  const message: Message = { channel: 'iopub', header, parent_header: { msg_id: parent }, metadata: {}, content, buffers: [] };
  world.last.onmessage?.({ data: encode(message) });
}

test('a comm speaks and is spoken to', () => {
  const comm = kernel.comm('jupyter.widget', 'c');
  const heard: unknown[] = [];
  comm.on_msg(message => heard.push(message.content['data']));
  comm.send({ method: 'custom' });
  hear('comm_msg', { comm_id: 'c', data: { method: 'update' } });
  hear('comm_msg', { comm_id: 'another', data: {} });
  expect(decode(world.last.sent[0]!)).toMatchObject({ channel: 'shell', content: { comm_id: 'c', data: { method: 'custom' } } });
  expect(heard).toEqual([{ method: 'update' }]);
});

test('what the kernel says to a widget that is still being made is told it afterwards', () => {
  const heard: unknown[] = [];
  kernel.listen('jupyter.widget', comm => setTimeout(() => comm.on_msg(message => heard.push(message.content['data']))));
  hear('comm_open', { comm_id: 'c', target_name: 'jupyter.widget', data: {} });
  hear('comm_msg', { comm_id: 'c', data: 1 });
  hear('comm_msg', { comm_id: 'c', data: 2 });
  return new Promise<void>(resolve => setTimeout(resolve)).then(() => expect(heard).toEqual([1, 2]));
});

test('who sends hears when the kernel is done with it', () => {
  const states: unknown[] = [];
  const status = (message: Message): void => void states.push(message.content['execution_state']);
  const id = kernel.comm('jupyter.widget').send({}, { iopub: { status } });
  hear('status', { execution_state: 'busy' }, id);
  hear('status', { execution_state: 'idle' }, id);
  hear('status', { execution_state: 'idle' }, id);
  expect(states).toEqual(['busy', 'idle']);
});

test('a kernel that was started again is gone for its page', () => {
  const statuses: string[] = [];
  kernel.statusChanged.connect((_, status) => statuses.push(status));
  hear('status', { execution_state: 'idle' });
  hear('status', { execution_state: 'restarting' });
  expect(statuses).toEqual(['idle', 'dead']);
  expect([kernel.state, kernel.why]).toEqual(['gone', 'ended']);
});
