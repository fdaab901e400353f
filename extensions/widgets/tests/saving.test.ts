import { afterEach, beforeEach, expect, test } from 'vitest';
import { allKept, flushAll } from '../src/flush';
import { Saving, type SavedFace } from '../src/saving';

const WORDS = { saved: 'Saved {time}', saving: 'Saving…', unsaved: 'Not saved yet' };
const NOTHING: SavedFace = { text: '', at: null, problem: null };

function kept(text: string): SavedFace {
  return { text, at: '2026-11-23T10:32:00.000Z', problem: null };
}

const benches: Bench[] = [];

/** A field whose kernel answers when told to. */
class Bench {
  text = '';
  readonly sent: string[] = [];
  answer: ((done: boolean) => void) | null = null;
  readonly saving = new Saving(
    WORDS,
    'draft',
    () => this.text,
    text =>
      new Promise(resolve => {
        this.sent.push(text);
        this.answer = resolve;
      })
  );

  constructor() {
    benches.push(this);
  }

  get status(): string {
    return this.saving.status.textContent ?? '';
  }
}

beforeEach(() => window.sessionStorage.clear());
afterEach(() => benches.splice(0).forEach(bench => bench.saving.dispose()));

test('"Saved" shows only after the kernel has kept the text', async () => {
  const bench = new Bench();
  bench.saving.begin(NOTHING);
  bench.text = '4';
  bench.saving.typed();
  expect(bench.status).toBe('Not saved yet');
  const saved = bench.saving.save();
  expect(bench.status).toBe('Saving…');
  bench.saving.show(kept('4'));
  expect(bench.status).toBe('Saving…');
  bench.answer?.(true);
  await saved;
  expect(bench.status).toMatch(/^Saved /);
});

test('a text that is kept already is not sent again', async () => {
  const bench = new Bench();
  bench.text = '4';
  bench.saving.begin(kept('4'));
  await bench.saving.save();
  expect(bench.sent).toEqual([]);
});

test('what was typed while a save was on its way is not called saved', async () => {
  const bench = new Bench();
  bench.saving.begin(NOTHING);
  bench.text = '4';
  const saved = bench.saving.save();
  bench.text = '42';
  bench.saving.typed();
  bench.saving.show(kept('4'));
  bench.answer?.(true);
  await saved;
  expect(bench.status).toBe('Not saved yet');
});

test('the disk being full says so in place of "Saved"', async () => {
  const bench = new Bench();
  bench.saving.begin(NOTHING);
  bench.text = '4';
  const saved = bench.saving.save();
  bench.saving.show({ ...NOTHING, problem: 'This could not be saved just now.' });
  bench.answer?.(true);
  await saved;
  expect(bench.status).toBe('This could not be saved just now.');
});

test('a text that could not be sent is there again after a reload', async () => {
  const before = new Bench();
  before.saving.begin(kept('4'));
  before.text = '42';
  before.saving.typed();
  const saved = before.saving.save();
  before.saving.lost();
  before.answer?.(false);
  await saved;
  expect(new Bench().saving.begin(kept('4'))).toBe('42');
});

test('a draft that is older than what another tab saved since is dropped', () => {
  const before = new Bench();
  before.saving.begin(NOTHING);
  before.text = '42';
  before.saving.typed();
  const later: SavedFace = { text: '5', at: new Date(Date.now() + 60_000).toISOString(), problem: null };
  expect(new Bench().saving.begin(later)).toBe('5');
});

test('a draft that somebody meddled with is no draft', () => {
  for (const strange of ['{', '7', '{"text": 3, "at": 1}', 'null']) {
    window.sessionStorage.setItem('draft', strange);
    expect(new Bench().saving.begin(kept('4'))).toBe('4');
  }
});

test('a text that was kept leaves no draft behind', () => {
  const bench = new Bench();
  bench.saving.begin(NOTHING);
  bench.text = '42';
  bench.saving.typed();
  bench.saving.show(kept('42'));
  expect(new Bench().saving.begin(kept('42'))).toBe('42');
  expect(window.sessionStorage.length).toBe(0);
});

test('handing in waits for every field that is not kept yet', async () => {
  const bench = new Bench();
  bench.saving.begin(NOTHING);
  bench.text = '4';
  let flushed = false;
  const flush = flushAll().then(() => (flushed = true));
  expect(bench.sent).toEqual(['4']);
  await Promise.resolve();
  expect(flushed).toBe(false);
  bench.saving.show(kept('4'));
  bench.answer?.(true);
  await flush;
  expect(flushed).toBe(true);
});

test('the page knows that an answer could not be saved, so that it is not handed in without it', async () => {
  const bench = new Bench();
  bench.saving.begin(kept('4'));
  bench.text = '5';
  bench.saving.typed();
  expect(allKept()).toBe(false);
  const flushed = flushAll();
  bench.saving.show({ ...kept('4'), problem: 'This could not be saved just now.' });
  bench.answer?.(true);
  await flushed;
  expect(allKept()).toBe(false);
  bench.saving.show(kept('5'));
  expect(allKept()).toBe(true);
});
