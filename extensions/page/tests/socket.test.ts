import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Socket, type LinkState } from '../src/kernel/socket';
import { FakeWorld } from './line';

const bytes = (value: number): ArrayBuffer => new Uint8Array([value]).buffer;

let world: FakeWorld;
let line: Socket;
let states: LinkState[];

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  states = [];
  line = new Socket(world, () => {});
  line.watch(state => states.push(state));
});
afterEach(() => void vi.useRealTimers());

test('what is sent before the line is open waits for it', () => {
  line.send(bytes(1));
  world.last.onopen?.();
  line.send(bytes(2));
  expect(world.last.sent.map(each => new Uint8Array(each)[0])).toEqual([1, 2]);
});

test('a line that breaks is brought back, and what was meant for it is sent then', async () => {
  world.last.onopen?.();
  world.last.onclose?.();
  line.send(bytes(3));
  await vi.advanceTimersByTimeAsync(500);
  world.last.onopen?.();
  expect(world.sockets).toHaveLength(2);
  expect(world.last.sent).toHaveLength(1);
  expect(states).toEqual(['open', 'reconnecting', 'open']);
});

test('without a network the server is asked with growing pauses and never given up', async () => {
  world.last.onopen?.();
  world.says = 'unknown';
  world.last.onclose?.();
  await vi.advanceTimersByTimeAsync(10_000);
  const early = world.asked;
  await vi.advanceTimersByTimeAsync(120_000);
  expect(early).toBeGreaterThanOrEqual(3);
  expect(world.asked - early).toBeLessThanOrEqual(12);
  expect(line.state).toBe('reconnecting');
});

test('when the network says that it is back, the line is tried at once', async () => {
  world.last.onopen?.();
  world.says = 'unknown';
  world.last.onclose?.();
  await vi.advanceTimersByTimeAsync(60_000);
  world.says = 'alive';
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  world.last.onopen?.();
  expect(line.state).toBe('open');
});

test.each(['ended', 'asleep'] as const)('a kernel that is %s is gone, and nothing is tried any more', async fate => {
  world.last.onopen?.();
  world.says = fate;
  world.last.onclose?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([line.state, line.why]).toEqual(['gone', fate]);
  expect(world.asked).toBe(1);
  expect(() => line.send(bytes(1))).not.toThrow();
});

test('a line that is suspected dead is dropped and brought back', async () => {
  world.last.onopen?.();
  const first = world.last;
  line.suspect();
  expect(first.closed).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  world.last.onopen?.();
  expect(line.state).toBe('open');
});
