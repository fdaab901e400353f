/**
 * The paper that charts are drawn on: a picture in SVG over axes and grid, with handles above it. It knows places of the
 * window and of the chart, and nothing of what is drawn. Handles are those of the graph board, worked by drag, keys and taps.
 */
import { el, svg } from '../../elements';
import { tickDistance, ticks } from '../../graph/axes';
import { type Spot, near } from '../../graph/exact';
import { HandleControl, type Mover } from '../../graph/handles';
import type { Handle } from '../../graph/kind';

export type Ends = readonly [number, number, number, number];

const WIDE = 480;
const LEFT = 46;
const RIGHT = 18;
const TOP = 16;
const BOTTOM = 40;

export interface SheetOptions {
  readonly label: string;
  readonly high: number;
  readonly axes: readonly [string, string];
  readonly mover: Mover;
}

export class Sheet {
  readonly element: HTMLElement;
  private readonly picture: SVGElement;
  private readonly handles = new Map<string, HandleControl>();

  constructor(
    private ends: Ends,
    private readonly options: SheetOptions
  ) {
    this.picture = svg('svg', { viewBox: `0 0 ${WIDE} ${options.high}`, class: 'op-figure op-chart-picture', role: 'img' });
    this.element = el('div', { class: 'op-chart', role: 'group', 'aria-label': options.label });
    this.element.append(this.picture);
    this.element.style.setProperty('--op-chart-aspect', `${WIDE} / ${options.high}`);
  }

  get floor(): number {
    return this.options.high - BOTTOM;
  }

  x(value: number): number {
    const [x0, x1] = this.ends;
    return LEFT + ((value - x0) / (x1 - x0)) * (WIDE - LEFT - RIGHT);
  }

  y(value: number): number {
    const [, , y0, y1] = this.ends;
    return this.floor - ((value - y0) / (y1 - y0)) * (this.floor - TOP);
  }

  /** Return the place of the chart under a place of the window; null while the chart has no room. */
  placeAt({ x, y }: { x: number; y: number }): { x: number; y: number } | null {
    const box = this.picture.getBoundingClientRect();
    if (box.width < 20 || box.height < 20) {
      return null;
    }
    const [x0, x1, y0, y1] = this.ends;
    const right = ((x - box.left) / box.width) * WIDE;
    const down = ((y - box.top) / box.height) * this.options.high;
    return {
      x: x0 + ((right - LEFT) / (WIDE - LEFT - RIGHT)) * (x1 - x0),
      y: y0 + ((this.floor - down) / (this.floor - TOP)) * (y1 - y0)
    };
  }

  /** Look at other numbers from now on. */
  see(ends: Ends): void {
    this.ends = ends;
  }

  /** Draw the chart anew. `said` is its text alternative; `grid` tells whether heights are numbers. */
  draw(said: string, shapes: readonly SVGElement[], { grid = true, axis = this.options.axes[1] } = {}): void {
    this.picture.setAttribute('aria-label', said);
    this.picture.replaceChildren(...this.ground(grid, axis), ...shapes);
  }

  /** Put the handles where they belong; those that are no longer there go. */
  hold(handles: readonly (Handle & { at: Spot; shown?: { x: number; y: number } })[], ends: readonly [number, number] = [this.ends[0], this.ends[1]]): void {
    for (const [id, control] of this.handles) {
      if (!handles.some(handle => handle.id === id)) {
        control.element.remove();
        this.handles.delete(id);
      }
    }
    for (const handle of handles) {
      const control = this.handles.get(handle.id) ?? new HandleControl(handle.id, this.options.mover);
      if (!this.handles.has(handle.id)) {
        this.handles.set(handle.id, control);
        this.element.append(control.element);
      }
      control.show(handle, handle.at, ends, false, false);
      const place = handle.shown ?? { x: this.x(near(handle.at.x)), y: this.y(near(handle.at.y)) };
      control.put((100 * place.x) / WIDE, (100 * place.y) / this.options.high);
    }
  }

  focus(id: string): void {
    this.handles.get(id)?.element.focus();
  }

  private ground(grid: boolean, axis: string): SVGElement[] {
    const [x0, x1, y0, y1] = this.ends;
    const right = WIDE - RIGHT;
    const across = ticks(x0, x1, tickDistance(x1 - x0, 9, 10 ** Math.floor(Math.log10((x1 - x0) / 10))));
    const up = grid ? ticks(y0, y1, tickDistance(y1 - y0, 8, 10 ** Math.floor(Math.log10((y1 - y0) / 10)))) : [];
    const zero = y0 < 0 && y1 > 0 && grid ? this.y(0) : this.floor;
    const upright = x0 < 0 && x1 > 0 && grid ? this.x(0) : LEFT;
    return [
      ...(grid ? across.map(x => svg('line', { x1: this.x(x), x2: this.x(x), y1: TOP, y2: this.floor, class: 'op-chart-grid' })) : []),
      ...up.map(y => svg('line', { x1: LEFT, x2: right, y1: this.y(y), y2: this.y(y), class: 'op-chart-grid' })),
      svg('path', { d: `M ${LEFT} ${zero} H ${right}${grid ? ` M ${upright} ${TOP} V ${this.floor}` : ''}`, class: 'op-axis' }),
      ...across.flatMap(x => [
        svg('line', { x1: this.x(x), x2: this.x(x), y1: this.floor, y2: this.floor + 4, class: 'op-axis' }),
        svg('text', { x: this.x(x), y: this.floor + 18, class: 'op-tick' }, shownTick(x))
      ]),
      ...up.map(y => svg('text', { x: LEFT - 7, y: this.y(y) + 5, class: 'op-tick op-tick-left' }, shownTick(y))),
      svg('text', { x: right, y: this.options.high - 4, class: 'op-axis-name op-tick-left' }, this.options.axes[0]),
      svg('text', { x: LEFT + 5, y: 12, class: 'op-axis-name' }, axis)
    ];
  }
}

/** The stretch of x on which a line is seen; null where it is out of sight. */
export function clippedLine([x0, x1, y0, y1]: Ends, slope: number, intercept: number): [number, number] | null {
  if (slope === 0) {
    return intercept >= y0 && intercept <= y1 ? [x0, x1] : null;
  }
  const [a, b] = [(y0 - intercept) / slope, (y1 - intercept) / slope].sort((one, other) => one - other) as [number, number];
  const [from, to] = [Math.max(x0, a), Math.min(x1, b)];
  return from < to ? [from, to] : null;
}

function shownTick(value: number): string {
  return String(value).replace('-', '\u2212');
}
