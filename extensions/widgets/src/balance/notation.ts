/** An equation written three ways: as MathML to read, as plain text, and as words to hear. */
import { sign } from '../arithmetic';
import type { Amount, Equation, Operation, Side } from './equation';
import type { Fraction } from './fraction';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
const MINUS = '\u2212';

function tag(name: string, ...children: (Node | string)[]): Element {
  const node = document.createElementNS(MATHML, name);
  node.append(...children);
  return node;
}

function number(value: Fraction): Element {
  return value.bottom === 1n
    ? tag('mn', String(value.top))
    : tag('mfrac', tag('mn', String(value.top)), tag('mn', String(value.bottom)));
}

function terms(side: Side): { negative: boolean; nodes: Element[]; text: string; spoken: string }[] {
  const found = [];
  if (!side.x.isZero) {
    const size = side.x.size;
    const one = size.is(1);
    found.push({
      negative: side.x.isNegative,
      nodes: one ? [tag('mi', 'x')] : [number(size), tag('mo', '\u2062'), tag('mi', 'x')],
      text: one ? 'x' : size.bottom === 1n ? `${size}x` : `(${size})x`,
      spoken: one ? 'x' : `${spokenNumber(size)} x`
    });
  }
  if (!side.units.isZero || found.length === 0) {
    const size = side.units.size;
    found.push({
      negative: side.units.isNegative,
      nodes: [number(size)],
      text: String(size),
      spoken: spokenNumber(size)
    });
  }
  return found;
}

function spokenNumber(value: Fraction): string {
  return value.bottom === 1n ? String(value.top) : `${value.top} ${sign('over')} ${value.bottom}`;
}

function sideNodes(side: Side): Element[] {
  return terms(side).flatMap(({ negative, nodes }, index) => {
    const sign = negative ? MINUS : index > 0 ? '+' : '';
    return sign === '' ? nodes : [tag('mo', sign), ...nodes];
  });
}

/** Return a side as plain text: `3x + 2`. */
export function sideText(side: Side): string {
  return terms(side)
    .map(({ negative, text }, index) =>
      index === 0 ? `${negative ? MINUS : ''}${text}` : ` ${negative ? MINUS : '+'} ${text}`
    )
    .join('');
}

/** Return a side as one says it: "3 x plus 2". */
export function sideSpoken(side: Side): string {
  return terms(side)
    .map(({ negative, spoken }, index) =>
      index === 0 ? `${negative ? `${sign('minus')} ` : ''}${spoken}` : ` ${sign(negative ? 'minus' : 'plus')} ${spoken}`
    )
    .join('');
}

/** Return the equation as a `<math>` element with its plain text as the alternative. */
export function equationMath(equation: Equation): Element {
  const row = tag('mrow', ...sideNodes(equation.left), tag('mo', '='), ...sideNodes(equation.right));
  const math = tag('math', row);
  math.setAttribute('alttext', `${sideText(equation.left)} = ${sideText(equation.right)}`);
  return math;
}

const SIGNS: Record<Operation, string> = { add: '+', subtract: MINUS, multiply: '\u00d7', divide: '\u00f7' };

/** Return what was done, as a short `<math>` element: `− 2`. */
export function moveMath(operation: Operation, amount: Amount): Element {
  const whole = amount.x.isZero ? amount.units : amount.x;
  const nodes = sideNodes({ x: amount.x, units: amount.units });
  const shown = whole.isNegative ? [tag('mo', '('), ...nodes, tag('mo', ')')] : nodes;
  const sign = tag('mo', SIGNS[operation]);
  sign.setAttribute('form', 'infix');
  return tag('math', tag('mrow', sign, ...shown));
}
