import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Chunks } from '../src/chunks';
import { KernelConnection } from '../src/kernel/connection';
import { tellOfConnection } from '../src/notice';
import { FakeWorld } from './line';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  window.dispatchEvent(new Event('pageshow'));
});

/** A server that lets the first requests fail. */
function server(failures: number): { asked: string[]; fetching: (id: string) => Promise<unknown> } {
  const asked: string[] = [];
  return {
    asked,
    fetching: id => {
      asked.push(id);
      return asked.length > failures ? Promise.resolve(`part ${id}`) : Promise.reject(new Error(`lost ${asked.length}`));
    }
  };
}

/** What has become of a promise so far. */
function fate(promise: Promise<unknown>): { is: unknown } {
  const seen = { is: 'pending' as unknown };
  promise.then(
    value => (seen.is = value),
    (problem: Error) => (seen.is = problem.message)
  );
  return seen;
}

test('a part whose request failed is asked for again, and the page is late meanwhile', async () => {
  const { asked, fetching } = server(2);
  const chunks = new Chunks(fetching);
  const late: boolean[] = [];
  chunks.watch(() => late.push(chunks.late));
  const part = fate(chunks.load('7'));
  await vi.advanceTimersByTimeAsync(0);
  expect(chunks.late).toBe(true);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(part.is).toBe('part 7');
  expect(asked).toEqual(['7', '7', '7']);
  expect(late).toEqual([true, false]);
});

test('a part that does not come at all fails with the last failure', async () => {
  const { asked, fetching } = server(100);
  const part = fate(new Chunks(fetching).load('7'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(part.is).toBe('lost 6');
  expect(asked).toHaveLength(6);
});

test('without a network it waits for one, and spends no tries', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { asked, fetching } = server(1);
  const part = fate(new Chunks(fetching).load('7'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toHaveLength(1);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(part.is).toBe('part 7');
});

test('it asks again at once when told to hurry', async () => {
  const { fetching } = server(1);
  const chunks = new Chunks(fetching);
  const part = fate(chunks.load('7'));
  await vi.advanceTimersByTimeAsync(0);
  chunks.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(part.is).toBe('part 7');
});

test('a page that is being left neither asks again nor reports a failure', async () => {
  const { asked, fetching } = server(100);
  const chunks = new Chunks(fetching);
  window.dispatchEvent(new Event('pagehide'));
  const part = fate(chunks.load('7'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(part.is).toBe('pending');
  expect(asked).toHaveLength(1);
  expect(chunks.late).toBe(false);
});

const SENTENCES =
  '<div data-ownpace-lost="Lost" data-reconnecting="Reconnecting" data-now="Try now" data-reload="Reload" data-asleep="Asleep" data-wake="Wake"></div>';

test('the page says that it reconnects while a part is late, and its button hurries', async () => {
  document.body.innerHTML = SENTENCES;
  const place = document.querySelector<HTMLElement>('[data-ownpace-lost]')!;
  const world = new FakeWorld();
  const kernel = new KernelConnection('k', '/', world);
  world.last.onopen?.();
  const { fetching } = server(3);
  const chunks = new Chunks(fetching);
  tellOfConnection(place, kernel, chunks, null);
  const part = fate(chunks.load('7'));
  await vi.advanceTimersByTimeAsync(1_250);
  expect(place.querySelector('[role=status]')?.textContent).toContain('Reconnecting');
  const button = place.querySelector('button')!;
  for (let presses = 0; presses < 2; presses += 1) {
    button.click();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(part.is).toBe('part 7');
  expect(place.textContent).toBe('');
});
