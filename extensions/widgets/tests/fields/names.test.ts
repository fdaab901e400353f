import { expect, test } from 'vitest';
import { nameOf } from '../../src/elements';
import { makeField } from '../../src/fields';
import type { AnswerFace } from '../../src/fields/field';
import { face, WORDS } from './face';

const FORMULA = '<math alttext="2 x"><mi>x</mi></math>';

/** What is called by these, as a browser makes a name of what is not hidden; formulas are no part of a name. */
function names(more: Partial<AnswerFace>, selector: string): string[] {
  const { element } = makeField(face(more), WORDS);
  element.querySelectorAll('math').forEach(formula => formula.removeAttribute('alttext'));
  return [...element.querySelectorAll(selector)].map(nameOf);
}

test('an option that is only a formula is called by its words', () => {
  const options = [
    { id: 'a', html: FORMULA },
    { id: 'b', html: 'never' }
  ];
  expect(names({ type: 'choice', options }, 'label')).toEqual(['2 x', 'never']);
  expect(names({ type: 'multi-choice', options }, 'label')).toEqual(['2 x', 'never']);
});

test('a card that is only a formula is called by its words, and says how it was judged', () => {
  const field = makeField(
    face({ type: 'sort', cards: [{ id: 'c', html: FORMULA }], bins: [{ id: 'up', html: 'up' }] }),
    WORDS
  );
  const card = field.element.querySelector('.op-card-button')!;
  expect(nameOf(card)).toBe('2 x');
  field.judged?.(['right']);
  expect(nameOf(card)).toBe(`2 x (${WORDS['part_right']})`);
});

test('the heads of a table are read out as words, and its cells are called by them', () => {
  const table: Partial<AnswerFace> = { type: 'table', columns: ['x', FORMULA], rows: [[FORMULA, null]] };
  expect(names(table, 'th')).toEqual(['x', '2 x', '2 x']);
  const cell = makeField(face(table), WORDS).element.querySelector('td input')!;
  expect(cell.getAttribute('aria-label')).toContain('2 x');
});
