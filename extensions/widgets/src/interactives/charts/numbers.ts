/** Numbers to be typed and stepped, exact, and how their values are shown. */
import { button, el, fill } from '../../elements';
import { type Fraction, type Spot, exactly, numberShown } from '../../graph/exact';
import { roundedShown } from '../../graph/sentences';
import { labelled, smallField } from '../parts';

export interface NumberBox {
  readonly element: HTMLElement;
  readonly field: HTMLInputElement;
  /** Show a value; what is being typed is left alone. */
  show(value: Fraction | null): void;
}

/** Return a number with its label above, and a button on either side that steps it. */
export function numberBox(label: string, [less, more]: [string, string], typed: (value: Fraction) => void, step: (by: number) => void): NumberBox {
  const field = smallField(label, '', text => {
    const value = exactly(text);
    field.setAttribute('aria-invalid', String(value === null && text.trim() !== ''));
    if (value !== null) {
      typed(value);
    }
  });
  const tool = (sign: string, name: string, by: number): HTMLButtonElement => button(sign, () => step(by), { class: 'op-button op-tool', 'aria-label': fill(name, { name: label }) });
  const box = labelled(label, field);
  box.classList.add('op-number-box');
  const stepper = el('div', { class: 'op-stepper' });
  field.replaceWith(stepper);
  stepper.append(tool('\u2212', less, -1), field, tool('+', more, 1));
  return {
    element: box,
    field,
    show: value => {
      if (document.activeElement !== field) {
        field.value = value === null ? '' : plainly(value);
        field.setAttribute('aria-invalid', 'false');
      }
    }
  };
}

/** Return a number as it is typed: a decimal where it has few places, else a fraction. */
export function plainly(value: Fraction): string {
  return value.whole === null && (10000n % value.bottom) === 0n ? String(Number(value.top) / Number(value.bottom)) : String(value);
}

/** Return a number as it is shown: as typed where that is short, else rounded. */
export function shortly(value: Fraction): string {
  const text = plainly(value);
  return text.length <= 6 && !text.includes('/') ? text.replace('-', '\u2212') : value.whole !== null ? numberShown(value) : roundedShown(value);
}

/** Return the exact numbers of texts that Python checked. */
export function numbersOf(texts: readonly string[]): Fraction[] {
  return texts.flatMap(text => exactly(text) ?? []);
}

/** Return the points of pairs of texts that Python checked. */
export function spotsOf(pairs: readonly (readonly [string, string])[]): Spot[] {
  return pairs.flatMap(pair => {
    const [x, y] = numbersOf(pair);
    return x && y ? [{ x, y }] : [];
  });
}

/** Return `y = 2x + 5`, as it is shown. */
export function lineShown(slope: Fraction, intercept: Fraction): string {
  const head = slope.is(1) ? 'x' : slope.is(-1) ? '\u2212x' : `${shortly(slope)}x`;
  const tail = intercept.isZero ? '' : ` ${intercept.isNegative ? '\u2212' : '+'} ${shortly(intercept.size)}`;
  return slope.isZero ? `y = ${shortly(intercept)}` : `y = ${head}${tail}`;
}
