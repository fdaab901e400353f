/** What holds for every interactive: names, a state that comes back, and patience with states of another version. */
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/interactives';
import { mounted, nameOf, wordsFor } from './bench';

describe.each(Object.keys(KINDS))('%s', kind => {
  test('has a name for every control and every picture', async () => {
    const { host } = await mounted(kind);
    const nodes = [...host.querySelectorAll('button, input, select, [role=img], [role=tree], [role=group], table')];
    const nameless = nodes.filter(node => node.closest('[hidden]') === null && nameOf(node) === '' && node.querySelector('caption') === null);
    expect(nameless.map(node => node.outerHTML)).toEqual([]);
  });

  test('says its state in a sentence without gaps', async () => {
    const { part } = await mounted(kind);
    expect(part.said).toMatch(/\w.*[.?]$/);
    expect(part.said).not.toMatch(/[{}]|undefined/);
  });

  test('gives its state as small JSON and takes it back', async () => {
    const { part } = await mounted(kind);
    const state: unknown = JSON.parse(JSON.stringify(part.state));
    const again = await mounted(kind, { state });
    expect(JSON.parse(JSON.stringify(again.part.state))).toEqual(state);
    expect(again.part.said).toBe(part.said);
    expect(JSON.stringify(state).length).toBeLessThan(1000);
  });

  test.each([[7], ['x'], [[]], [{}], [{ moves: 3, texts: {}, piles: 'x', arrows: [[9, 9], 1], term: 99, parts: [null], placed: [{}], runs: [1], picked: {}, done: 4, text: 5 }]])(
    'mounts with %j as its state',
    async state => {
      const { part } = await mounted(kind, { state });
      expect(part.said).not.toBe('');
      part.dispose();
    }
  );

  test('has all of its words in the catalogue', async () => {
    const { host, part } = await mounted(kind);
    const words = new Set(Object.values(wordsFor(kind)));
    expect(words.size).toBeGreaterThan(5);
    const keys = Object.keys(wordsFor(kind)).filter(key => key.includes('_'));
    // A word that is missing is shown by its key.
    expect(keys.filter(key => host.textContent === key || part.said === key)).toEqual([]);
  });
});
