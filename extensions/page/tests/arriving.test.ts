import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Cells } from '../src/cells';
import { writeFormulasOut } from '../src/formulas';
import { Loader } from '../src/loader';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
});
afterEach(() => void vi.useRealTimers());

const LOADER =
  '<div id="op-loader" data-kernel="Starting" data-part="Part {place} of {count}" data-widgets="Almost" data-late="Late" data-reload="Reload"><span>Opening</span></div>';

function loader(count = 3): { loader: Loader; root: HTMLElement } {
  document.body.innerHTML = LOADER;
  const root = document.getElementById('op-loader')!;
  return { loader: new Loader(root, count), root };
}

test('the loader says how far the page is', () => {
  const { loader: made, root } = loader();
  const said = [0, 2, 3].map(arrived => {
    made.progress(arrived);
    return root.textContent;
  });
  expect(said).toEqual(['Starting', 'Part 2 of 3', 'Almost']);
});

test('a page that does not come is said in words, with a button', async () => {
  const { root } = loader();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(root.querySelector('span')?.textContent).toBe('Late');
  expect(root.querySelector('button')?.textContent).toBe('Reload');
});

test('a page that has come has no loader, and never complains later', async () => {
  const { loader: made, root } = loader();
  made.done();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(root.isConnected).toBe(false);
  expect(root.querySelector('button')).toBeNull();
});

test('an output is laid into the place that the text keeps for it', async () => {
  document.body.innerHTML =
    '<main><div id="op-cell-2" class="op-waiting"></div><div id="op-cell-4" class="op-waiting"></div></main>' +
    '<template data-cell="2"><div data-model="m"></div></template><i data-arrived="2"></i>';
  const shown: string[] = [];
  const moved: [number, boolean][] = [];
  new Cells(
    document,
    (model, place) => {
      shown.push(model);
      place.textContent = 'view';
      return Promise.resolve();
    },
    (arrived, complete) => moved.push([arrived, complete])
  ).start();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['m']);
  expect(document.getElementById('op-cell-2')?.textContent).toBe('view');
  expect(document.getElementById('op-cell-4')).toBeNull();
  expect(moved.at(-1)).toEqual([2, true]);
});

test('a browser without MathML shows a formula as the text that it carries', async () => {
  document.body.innerHTML = '<main><p>Solve <math alttext="3x + 2 = 11"><mi>x</mi></math></p></main>';
  const main = document.querySelector('main')!;
  writeFormulasOut(main);
  expect(main.textContent).toBe('Solve 3x + 2 = 11');
  main.insertAdjacentHTML('beforeend', '<math alttext="x/4"><mfrac></mfrac></math>');
  await vi.advanceTimersByTimeAsync(0);
  expect(main.querySelector('math')).toBeNull();
  expect(main.textContent).toContain('x/4');
});
