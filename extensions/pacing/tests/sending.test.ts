import { describe, expect, it } from 'vitest';
import { newId, type SessionEvent } from '../src/events';
import { EventQueue, type Store } from '../src/queue';
import { postTo, Sender } from '../src/sender';

function beat(active_s: number, changes: Partial<SessionEvent> = {}): SessionEvent {
  return {
    type: 'session',
    id: newId(),
    time: '2026-09-01T00:00:00.000000Z',
    phase: 'beat',
    app: 'voila',
    page: 'home',
    visible_s: active_s,
    active_s,
    session: 's1',
    ...changes
  };
}

function memory(): Store & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return { values, getItem: key => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

function reply(status: number, body: object = {}): Response {
  return new Response(JSON.stringify(body), { status });
}

class Wire {
  now = 0;
  sent: SessionEvent[][] = [];
  answers: (() => Response)[] = [];
  readonly queue = new EventQueue(null);
  readonly sender = new Sender(
    this.queue,
    async body => {
      this.sent.push((JSON.parse(body) as { events: SessionEvent[] }).events);
      return (this.answers.shift() ?? (() => reply(200, { telemetry: 'on' })))();
    },
    () => this.now
  );
}

describe('the queue', () => {
  it('keeps only the newest beat of a session, for it holds the totals', () => {
    const queue = new EventQueue(null);
    queue.add(beat(10, { phase: 'start' }));
    queue.add(beat(20));
    queue.add(beat(30));
    queue.add(beat(5, { session: 's2' }));
    expect(queue.first(9).map(event => (event as SessionEvent).active_s)).toEqual([10, 30, 5]);
  });

  it('survives a reload, and rubbish in the storage', () => {
    const store = memory();
    new EventQueue(store).add(beat(10));
    expect(new EventQueue(store).length).toBe(1);
    for (const key of store.values.keys()) {
      store.values.set(key, '[{"type": 3}, null, "x"]');
    }
    expect(new EventQueue(store).length).toBe(0);
  });

  it('is bounded', () => {
    const queue = new EventQueue(null);
    for (let each = 0; each < 300; each++) {
      queue.add(beat(each, { session: `s${each}` }));
    }
    expect(queue.length).toBe(200);
  });

  it('works where storage is full', () => {
    const queue = new EventQueue({
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      }
    });
    queue.add(beat(1));
    expect(queue.length).toBe(1);
  });
});

describe('the sender', () => {
  it('lets events go when the server has them', async () => {
    const wire = new Wire();
    wire.queue.add(beat(10));
    await wire.sender.flush();
    expect([wire.sent.length, wire.queue.length]).toEqual([1, 0]);
  });

  it.each([
    ['the network is gone', () => { throw new TypeError('network'); }],
    ['the disk is full', () => reply(507)],
    ['the person was signed out', () => reply(403)]
  ])('keeps them while %s, and waits longer each time', async (_, answer) => {
    const wire = new Wire();
    wire.answers = [answer as () => Response, answer as () => Response];
    wire.queue.add(beat(10));
    await wire.sender.flush();
    await wire.sender.flush();
    expect([wire.sent.length, wire.queue.length]).toEqual([1, 1]);
    wire.now += 5_000;
    await wire.sender.flush();
    wire.now += 5_000;
    await wire.sender.flush();
    expect(wire.sent.length).toBe(2);
    wire.now += 5_000;
    await wire.sender.flush();
    expect([wire.sent.length, wire.queue.length]).toEqual([3, 0]);
  });

  it('does not send again what the server refused for good', async () => {
    const wire = new Wire();
    wire.answers = [() => reply(400, { kept: 0, refused: [{ index: 0 }] })];
    wire.queue.add(beat(10));
    await wire.sender.flush();
    expect(wire.queue.length).toBe(0);
  });

  it.each([
    [200, { kept: 0, telemetry: 'off' }],
    [404, {}]
  ])('falls silent when pacing is off or absent (%i)', async (status, body) => {
    const wire = new Wire();
    wire.answers = [() => reply(status, body)];
    wire.queue.add(beat(10));
    await wire.sender.flush();
    wire.queue.add(beat(20, { session: 's2' }));
    await wire.sender.flush();
    wire.sender.farewell();
    expect([wire.sender.isOff, wire.sent.length]).toEqual([true, 1]);
  });

  it('sends in batches and says by which clock', async () => {
    const wire = new Wire();
    for (let each = 0; each < 120; each++) {
      wire.queue.add(beat(each, { session: `s${each}` }));
    }
    await wire.sender.flush();
    expect(wire.sent.map(batch => batch.length)).toEqual([50, 50, 20]);
  });

  it('keeps what it sent in farewell, for nobody hears the answer', () => {
    const wire = new Wire();
    wire.queue.add(beat(10, { phase: 'end' }));
    wire.sender.farewell();
    expect([wire.sent.length, wire.queue.length]).toEqual([1, 1]);
  });

  it('shows the server the cross-site key from its cookie', async () => {
    const calls: [string, RequestInit][] = [];
    const before = globalThis.fetch;
    globalThis.fetch = (async (url: string, init: RequestInit) => {
      calls.push([url, init]);
      return reply(200);
    }) as typeof fetch;
    try {
      await postTo('/user/a/ownpace/events', () => 'a=1; _xsrf="2|x:y"; b=2')('{}', true);
    } finally {
      globalThis.fetch = before;
    }
    expect(calls[0]?.[0]).toBe('/user/a/ownpace/events');
    expect(calls[0]?.[1]).toMatchObject({ keepalive: true, credentials: 'same-origin' });
    expect((calls[0]?.[1].headers as Record<string, string>)['X-XSRFToken']).toBe('2|x:y');
  });
});
