import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LostError, PATIENCE_MS, Wire } from '../src/wire';
import { FakeModel } from './model';

describe('a request', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is done when the kernel echoes its number', async () => {
    const model = new FakeModel();
    const asked = new Wire(model).ask('save', { text: '4' });
    expect(model.sent).toEqual([{ op: 'save', request: 1, text: '4' }]);
    model.set('done', 1);
    await expect(asked).resolves.toBeUndefined();
  });

  test('is done too when only a later one was echoed, for the kernel answers in order', async () => {
    const model = new FakeModel();
    const wire = new Wire(model);
    const [first, second] = [wire.ask('save'), wire.ask('save')];
    model.set('done', 2);
    await expect(Promise.all([first, second])).resolves.toHaveLength(2);
  });

  test('counts on from where an earlier page left a living kernel', () => {
    const model = new FakeModel({ done: 7 });
    void new Wire(model).ask('read');
    expect(model.sent[0]).toMatchObject({ request: 8 });
  });

  test('without an answer is sent again, and twice without one means that the connection is lost, once', async () => {
    const model = new FakeModel();
    const wire = new Wire(model);
    const lost = vi.fn();
    wire.onLost(lost);
    const refusals = Promise.allSettled([wire.ask('save'), wire.ask('save')]);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(model.sent.map(each => each['request'])).toEqual([1, 2, 1, 2]);
    expect(lost).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect((await refusals).map(each => each.status)).toEqual(['rejected', 'rejected']);
    expect(lost).toHaveBeenCalledTimes(1);
    await expect(wire.ask('save')).rejects.toBeInstanceOf(LostError);
  });

  test('fails at once when the kernel died', async () => {
    const model = new FakeModel();
    const wire = new Wire(model);
    const asked = wire.ask('save');
    model.die();
    await expect(asked).rejects.toBeInstanceOf(LostError);
  });

  test('that cannot be sent is a lost connection, not an exception', async () => {
    const model = new FakeModel();
    model.send = () => {
      throw new Error('Comm is closed');
    };
    await expect(new Wire(model).ask('save')).rejects.toBeInstanceOf(LostError);
  });
});

describe('while the connection is down', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('nothing is overdue, and what waits is sent when it is back', async () => {
    const model = new FakeModel();
    const wire = new Wire(model);
    const early = wire.ask('save', { text: 'before' });
    wire.pause();
    const late = wire.ask('save', { text: 'meanwhile' });
    await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
    expect(wire.lost).toBe(false);
    expect(model.sent).toHaveLength(1);
    wire.resume();
    expect(model.sent.map(each => each['text'])).toEqual(['before', 'before', 'meanwhile']);
    model.set('done', 2);
    await expect(Promise.all([early, late])).resolves.toHaveLength(2);
  });

  test('an overdue answer is what makes a page look at its line', async () => {
    const model = new FakeModel();
    const suspect = vi.fn();
    const wire = new Wire(model, suspect);
    const asked = wire.ask('save');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(suspect).toHaveBeenCalledOnce();
    model.set('done', 1);
    await expect(asked).resolves.toBeUndefined();
  });
});

test('who asks late whether the connection is lost is told at once', () => {
  const wire = new Wire(new FakeModel());
  wire.lose();
  const lost = vi.fn();
  wire.onLost(lost);
  expect(lost).toHaveBeenCalledOnce();
});
