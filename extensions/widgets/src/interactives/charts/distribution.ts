/** How the values of one data set are drawn on an axis: stacked dots, bars, a box, and the marks of centre and spread. */
import { svg } from '../../elements';
import { type Fraction, near } from '../../graph/exact';
import { farOut, five, mean, median } from '../../graph/statistics';
import type { Sheet } from './sheet';

const DOT = 14;

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Return where the dot of each value lies: equal values are stacked, closer where the stack is high. */
export function dotPlaces(sheet: Sheet, values: readonly Fraction[], share: number): { x: number; y: number }[] {
  const counts = new Map<string, number>();
  const highest = Math.max(...values.map(value => values.filter(each => String(each) === String(value)).length));
  const gap = Math.min(DOT, ((sheet.floor - 40) * share) / highest);
  return values.map(value => {
    const below = counts.get(String(value)) ?? 0;
    counts.set(String(value), below + 1);
    return { x: sheet.x(near(value)), y: sheet.floor - 9 - below * gap };
  });
}

/** Return the bars of a histogram: each holds its left end, and the last one both. */
export function bars(values: readonly Fraction[], low: Fraction, high: Fraction, width: Fraction): Bar[] {
  const [start, end, size] = [near(low), near(high), near(width)];
  const count = Math.max(1, Math.ceil((end - start) / size - 1e-9));
  const counts = Array.from({ length: count }, () => 0);
  for (const value of values) {
    const at = Math.min(count - 1, Math.floor((near(value) - start) / size + 1e-9));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((each, at) => ({ from: start + at * size, to: Math.min(end, start + (at + 1) * size), count: each }));
}

export function boxShapes(sheet: Sheet, values: readonly Fraction[]): SVGElement[] {
  const box = five(values);
  if (box === null) {
    return [];
  }
  const [least, lower, middle, upper, most] = [box.least, box.lower, box.middle, box.upper, box.most].map(each => sheet.x(near(each))) as [number, number, number, number, number];
  const [top, bottom] = [58, 112];
  const centre = (top + bottom) / 2;
  return [
    svg('path', { d: `M ${least} ${top + 14} V ${bottom - 14} M ${least} ${centre} H ${lower} M ${upper} ${centre} H ${most} M ${most} ${top + 14} V ${bottom - 14}`, class: 'op-box' }),
    svg('rect', { x: lower, y: top, width: upper - lower, height: bottom - top, class: 'op-box op-box-middle' }),
    svg('line', { x1: middle, x2: middle, y1: top, y2: bottom, class: 'op-box-median' }),
    ...farOut(values).map(each => svg('circle', { cx: sheet.x(near(each)), cy: centre, r: 4, class: 'op-far' }))
  ];
}

/** Return the marks of the median and of the mean, told apart by their form. */
export function centreShapes(sheet: Sheet, values: readonly Fraction[]): SVGElement[] {
  const [middle, average] = [median(values), mean(values)];
  if (middle === null || average === null) {
    return [];
  }
  const [x1, x2] = [sheet.x(near(middle)), sheet.x(near(average))];
  return [
    svg('line', { x1, x2: x1, y1: 22, y2: sheet.floor, class: 'op-median-mark' }),
    svg('path', { d: `M ${x2} ${sheet.floor} l -8 13 h 16 z`, class: 'op-mean-mark' })
  ];
}
