/**
 * The keys beside a line: few, big, and only those that the problem needs. Each writes text in the plain field, and the
 * same as a formula in the math field.
 */
import { button, el } from '../elements';
import { wordsOf } from './field';
import type { Words } from '../card';

export interface Key {
  /** What the key shows. */
  face: string;
  /** Which word of the catalogue names it for those who do not see it; null where its face is its name. */
  name: string | null;
  /** What it writes in plain text: before and after what is selected. */
  text: [string, string];
  /** What it writes in the math field: `#@` is what stands before it, `#?` an empty box. */
  latex: string;
}

function key(face: string, name: string | null, text: string | [string, string], latex: string): Key {
  return { face, name, text: typeof text === 'string' ? [text, ''] : text, latex };
}

const KEYS: Record<string, Key> = {
  fraction: key('a/b', 'key_fraction', '/', '\\frac{#@}{#?}'),
  mixed: key('1 a/b', 'key_mixed', ' ', '#@\\frac{#?}{#?}'),
  power: key('xⁿ', 'key_power', '^', '#@^{#?}'),
  square: key('x²', 'key_square', '^2', '#@^{2}'),
  root: key('√', 'key_root', ['sqrt(', ')'], '\\sqrt{#0}'),
  'cube-root': key('∛', 'key_cube_root', ['cbrt(', ')'], '\\sqrt[3]{#0}'),
  brackets: key('( )', 'key_brackets', ['(', ')'], '\\left(#0\\right)'),
  absolute: key('|x|', 'key_absolute', ['|', '|'], '\\left|#0\\right|'),
  subscript: key('aₙ', 'key_subscript', '_', '#@_{#?}'),
  plus: key('+', 'key_plus', '+', '+'),
  minus: key('−', 'key_minus', '-', '-'),
  times: key('·', 'key_times', '*', '\\cdot'),
  point: key('.', 'key_point', '.', '.'),
  comma: key(',', 'key_comma', ', ', ','),
  equals: key('=', 'key_equals', ' = ', '='),
  less: key('<', 'key_less', ' < ', '<'),
  greater: key('>', 'key_greater', ' > ', '>'),
  'at-most': key('≤', 'key_at_most', ' <= ', '\\le'),
  'at-least': key('≥', 'key_at_least', ' >= ', '\\ge'),
  'not-equal': key('≠', 'key_not_equal', ' != ', '\\ne'),
  'plus-minus': key('±', 'key_plus_minus', '±', '\\pm'),
  infinity: key('∞', 'key_infinity', 'oo', '\\infty'),
  pi: key('π', 'key_pi', 'pi', '\\pi'),
  union: key('∪', 'key_union', ' U ', '\\cup'),
  element: key('∈', 'key_element', ' in ', '\\in'),
  'open-interval': key('( , )', 'key_open_interval', ['(', ', )'], '\\left(#?,#?\\right)'),
  'closed-interval': key('[ , ]', 'key_closed_interval', ['[', ', ]'], '\\left[#?,#?\\right]'),
  'left-closed': key('[ , )', 'key_left_closed', ['[', ', )'], '\\left[#?,#?\\right)'),
  'right-closed': key('( , ]', 'key_right_closed', ['(', ', ]'], '\\left(#?,#?\\right]'),
  braces: key('{ }', 'key_braces', ['{', '}'], '\\left\\{#0\\right\\}'),
  ordered: key('(x, y)', 'key_ordered', ['(', ', )'], '\\left(#?,#?\\right)'),
  function: key('f(x)', 'key_function', ['f(', ')'], 'f\\left(#?\\right)'),
  or: key('or', null, ' or ', '\\text{ or }'),
  and: key('and', null, ' and ', '\\text{ and }'),
  percent: key('%', 'key_percent', '%', '\\%'),
  dollar: key('$', 'key_dollar', '$', '\\$'),
  scientific: key('×10ⁿ', 'key_scientific', '*10^', '\\times10^{#?}'),
  'no-solution': key('no solution', null, 'no solution', '\\text{no solution}'),
  'all-reals': key('all real numbers', null, 'all real numbers', '\\text{all real numbers}')
};

/** The names of all keys that there are. */
export const KEY_NAMES = Object.keys(KEYS);

/** Return a key by its name: one of ours, `letter:x` for a letter, `unit:ft/s` for a unit; null where there is none. */
export function keyOf(name: string): Key | null {
  const [kind, what] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
  if (kind === 'letter') {
    return key(what, null, what, what);
  }
  if (kind === 'unit') {
    return key(what, null, ` ${what}`, `\\text{ ${what.replace(/[\\{}$%#&_^~]/g, '')}}`);
  }
  return KEYS[name] ?? null;
}

/** Return the row of keys that call `press`; null where there are none. */
export function keyRow(names: string[], words: Words, press: (key: Key) => void): HTMLElement | null {
  const word = wordsOf(words);
  const buttons = names.flatMap(id => {
    const found = keyOf(id);
    if (found === null) {
      return [];
    }
    const named = found.name === null ? found.face : word(found.name);
    // A face with letters is part of the name: whoever speaks to the computer says what stands on the key.
    const name = found.name !== null && /[a-z]/i.test(found.face) ? `${named} ${found.face}` : named;
    const node = button(found.face, () => press(found), {
      class: 'op-key',
      'aria-label': name,
      title: found.name === null ? null : word(found.name)
    });
    // The field keeps the caret: a key that took the focus would write at the wrong place on a phone.
    node.addEventListener('pointerdown', event => event.preventDefault());
    return [node];
  });
  return buttons.length === 0 ? null : el('div', { class: 'op-keys', role: 'group', 'aria-label': word('keys') }, ...buttons);
}
