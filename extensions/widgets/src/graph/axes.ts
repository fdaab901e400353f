/** The grid, the axes and their numbers: what of a board never moves. */
import type { Ground } from './reading';
import type { Pair, Shape, View } from './shapes';

/** What a drawing is laid out by: the author's view, and the little more that is seen around it. */
export interface Frame {
  readonly on: Ground;
  readonly view: View;
  readonly seen: View;
  readonly step: number;
  readonly axes: readonly [string, string];
}

/** Return the frame of a view: room for numbers and for half a handle at its edges. */
export function frameOf(on: Ground, view: View, step: number, axes: readonly [string, string]): Frame {
  const [x0, x1, y0, y1] = view;
  const [wide, high] = [(x1 - x0) * 0.06, on === 'plane' ? (y1 - y0) * 0.06 : 0];
  return { on, view, seen: [x0 - wide, x1 + wide, y0 - high, y1 + high], step, axes };
}

/** Return a distance between numbers: 1, 2 or 5 times a power of ten, so that at most `most` are shown. */
export function tickDistance(span: number, most: number, step: number): number {
  for (let size = step, turn = 0; turn < 60; turn += 1) {
    if (span / size <= most) {
      return size;
    }
    const lead = Math.round(size / 10 ** Math.floor(Math.log10(size) + 1e-9));
    size *= lead === 2 ? 2.5 : 2;
  }
  return span;
}

/** Return the multiples of a distance in a span, without the dust of floating point. */
export function ticks(from: number, to: number, distance: number): number[] {
  const [first, last] = [Math.ceil(from / distance - 1e-9), Math.floor(to / distance + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => Number(((first + n) * distance).toPrecision(12)));
}

export function axisShapes(frame: Frame): Shape[] {
  return frame.on === 'plane' ? plane(frame) : line(frame);
}

function plane({ view, seen, step, axes }: Frame): Shape[] {
  const [x0, x1, y0, y1] = view;
  const gridX = ticks(x0, x1, tickDistance(x1 - x0, 40, step));
  const gridY = ticks(y0, y1, tickDistance(y1 - y0, 40, step));
  const originX = Math.min(x1, Math.max(x0, 0));
  const originY = Math.min(y1, Math.max(y0, 0));
  const labelsX = ticks(x0, x1, tickDistance(x1 - x0, 10, step)).filter(x => x !== originX || originX !== 0);
  const labelsY = ticks(y0, y1, tickDistance(y1 - y0, 10, step)).filter(y => y !== originY || originY !== 0);
  const below = (y1 - y0) * 0.012;
  const beside = (x1 - x0) * 0.012;
  return [
    { draw: 'grid', strokes: [...gridX.map((x): Pair[] => [[x, y0], [x, y1]]), ...gridY.map((y): Pair[] => [[x0, y], [x1, y]])] },
    { draw: 'axis', strokes: [[[seen[0], originY], [seen[1], originY]], [[originX, seen[2]], [originX, seen[3]]]] },
    ...labelsX.map((x): Shape => ({ draw: 'label', at: [x, originY - below], text: tickText(x), side: 'below' })),
    ...labelsY.map((y): Shape => ({ draw: 'label', at: [originX - beside, y], text: tickText(y), side: 'left' })),
    { draw: 'label', at: [seen[1] - beside, originY + below * 2], text: axes[0], side: 'above' },
    { draw: 'label', at: [originX + beside * 2, seen[3] - below * 3], text: axes[1], side: 'right' }
  ];
}

function line({ view, seen, step, axes }: Frame): Shape[] {
  const [x0, x1] = view;
  const marks = ticks(x0, x1, tickDistance(x1 - x0, 40, step));
  const numbers = ticks(x0, x1, tickDistance(x1 - x0, 11, step));
  return [
    { draw: 'axis', strokes: [[[seen[0], 0], [seen[1], 0]]] },
    { draw: 'tick', strokes: marks.map((x): Pair[] => [[x, -0.12], [x, 0.12]]) },
    ...numbers.map((x): Shape => ({ draw: 'label', at: [x, -0.4], text: tickText(x), side: 'below' })),
    ...(axes[0] === '' ? [] : [{ draw: 'label', at: [seen[1], 0.3], text: axes[0], side: 'above' } as Shape])
  ];
}

function tickText(value: number): string {
  return String(value).replace('-', '\u2212');
}
