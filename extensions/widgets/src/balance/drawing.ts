/** The balance itself: a beam, two pans, and what lies on them. A picture only; the words beside it say the same. */
import { el, svg } from '../elements';
import type { Equation, Side } from './equation';
import { sideText } from './notation';

const WIDTH = 640;
const PAN = 250;
const PLATE = 150;
const BOTTOM = 232;
const BOX = 34;
const WEIGHT = 22;
const GAP = 5;
const MOST_BOXES = 6;
const MOST_WEIGHTS = 20;
const PER_ROW = 5;
const SIGN = 54;

/** Return the picture of an equation in balance. `label` names it for a screen reader. */
export function drawBalance(equation: Equation, label: string): HTMLElement {
  const picture = svg(
    'svg',
    { viewBox: `0 ${top(equation)} ${WIDTH} ${BOTTOM - top(equation)}`, class: 'op-balance-picture', role: 'img', 'aria-label': label },
    stand(),
    pan(equation.left, WIDTH * 0.25),
    pan(equation.right, WIDTH * 0.75)
  );
  return el('div', { class: 'op-balance-frame' }, picture);
}

/** Return where the picture begins, so that a nearly empty balance does not leave a hole above it. */
function top(equation: Equation): number {
  const heights = [equation.left, equation.right].map(side => {
    const [boxes, weights] = [side.x.whole ?? 0, side.units.whole ?? 0];
    return countable(side)
      ? Math.max(Math.ceil(boxes / 3) * (BOX + GAP), Math.ceil(weights / PER_ROW) * (WEIGHT + GAP))
      : SIGN;
  });
  return PLATE - Math.max(2 * (BOX + GAP), ...heights) - 10;
}

function stand(): SVGElement {
  const middle = WIDTH / 2;
  return svg(
    'g',
    { class: 'op-stand' },
    svg('path', { d: `M ${middle - 46} 224 L ${middle + 46} 224 L ${middle} 176 Z`, class: 'op-foot' }),
    svg('line', { x1: WIDTH * 0.25, y1: 176, x2: WIDTH * 0.75, y2: 176, class: 'op-beam' }),
    svg('circle', { cx: middle, cy: 176, r: 6, class: 'op-pivot' })
  );
}

function pan(side: Side, middle: number): SVGElement {
  const left = middle - PAN / 2;
  const plate = svg('path', {
    d: `M ${left} 152 L ${left + PAN} 152 Q ${left + PAN - 26} 168 ${middle} 168 Q ${left + 26} 168 ${left} 152 Z`,
    class: 'op-pan'
  });
  const post = svg('line', { x1: middle, y1: 166, x2: middle, y2: 176, class: 'op-beam' });
  return svg('g', {}, post, plate, ...load(side, middle));
}

function load(side: Side, middle: number): SVGElement[] {
  return countable(side) ? counted(side.x.whole ?? 0, side.units.whole ?? 0, middle) : [sign(side, middle)];
}

/** Whether a side can be drawn piece by piece: whole, not negative, and few enough to count. */
function countable(side: Side): boolean {
  const [boxes, weights] = [side.x.whole, side.units.whole];
  return (
    boxes !== null && weights !== null && boxes >= 0 && weights >= 0 && boxes <= MOST_BOXES && weights <= MOST_WEIGHTS
  );
}

function counted(boxes: number, weights: number, middle: number): SVGElement[] {
  const size = WEIGHT;
  const boxColumns = Math.min(boxes, 3);
  const weightColumns = Math.min(weights, PER_ROW);
  const boxWidth = boxColumns * (BOX + GAP);
  const weightWidth = weightColumns * (size + GAP);
  const space = boxes > 0 && weights > 0 ? 12 : 0;
  const start = middle - (boxWidth + space + weightWidth - GAP) / 2;
  const drawn: SVGElement[] = [];
  for (let index = 0; index < boxes; index += 1) {
    const x = start + (index % 3) * (BOX + GAP);
    const y = PLATE - BOX - Math.floor(index / 3) * (BOX + GAP);
    drawn.push(box(x, y));
  }
  for (let index = 0; index < weights; index += 1) {
    const x = start + boxWidth + space + (index % PER_ROW) * (size + GAP) + size / 2;
    const y = PLATE - size / 2 - Math.floor(index / PER_ROW) * (size + GAP);
    drawn.push(weight(x, y, size / 2));
  }
  return drawn;
}

function box(x: number, y: number): SVGElement {
  return svg(
    'g',
    { class: 'op-box' },
    svg('rect', { x, y, width: BOX, height: BOX, rx: 5 }),
    svg('text', { x: x + BOX / 2, y: y + BOX / 2, dy: '0.32em', 'text-anchor': 'middle' }, 'x')
  );
}

function weight(x: number, y: number, radius: number): SVGElement {
  return svg(
    'g',
    { class: 'op-weight' },
    svg('circle', { cx: x, cy: y, r: radius }),
    svg('text', { x, y, dy: '0.34em', 'text-anchor': 'middle' }, '1')
  );
}

function sign(side: Side, middle: number): SVGElement {
  return svg(
    'g',
    { class: 'op-load' },
    svg('rect', { x: middle - 86, y: 96, width: 172, height: 52, rx: 8 }),
    svg('text', { x: middle, y: 122, dy: '0.34em', 'text-anchor': 'middle' }, sideText(side))
  );
}
