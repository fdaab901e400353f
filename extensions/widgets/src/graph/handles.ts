/** What can be moved on a board: a control over the drawing, with a name, a role and a value; by drag, by keys, by two taps. */
import { el } from '../elements';
import { type Spot, near, numberShown, spotShown } from './exact';
import type { Handle } from './kind';

/** What a handle tells its board. */
export interface Mover {
  /** Steps of the grid, for an arrow key. */
  nudge(id: string, right: number, up: number): void;
  /** How many steps to the right and up an arrow key makes with Shift; five where nothing is said. */
  readonly far?: readonly [number, number];
  /** To the left end of what is seen, or to the right one. */
  toEnd?(id: string, way: -1 | 1): void;
  /** A finger is at this place of the window; `done` when it is lifted. */
  drag(id: string, at: { x: number; y: number }, done: boolean): void;
  /** Taken up or put down. */
  toggle(id: string): void;
  drop(): void;
}

export const BIG = 5;
/** A finger that moved less has tapped. */
const SLACK_PX = 5;
const WAYS: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class HandleControl {
  readonly element = el('div', { class: 'op-graph-handle', role: 'slider', tabindex: '0' });
  private from: { x: number; y: number } | null = null;
  private dragging = false;

  constructor(
    private readonly id: string,
    private readonly mover: Mover
  ) {
    this.element.dataset.handle = id;
    this.element.addEventListener('keydown', event => this.key(event));
    this.element.addEventListener('pointerdown', event => this.down(event));
    this.element.addEventListener('pointermove', event => this.move(event));
    this.element.addEventListener('pointerup', event => this.up(event));
    this.element.addEventListener('pointercancel', () => (this.from = null));
    this.element.addEventListener('click', event => event.stopPropagation());
  }

  show(handle: Handle, at: Spot, ends: readonly [number, number], taken: boolean, disabled: boolean): void {
    const value = handle.along === 'y' ? at.y : at.x;
    const attributes: Record<string, string> = {
      'aria-label': handle.name,
      'aria-valuenow': String(near(value)),
      'aria-valuemin': String(Math.min(ends[0], near(value))),
      'aria-valuemax': String(Math.max(ends[1], near(value))),
      'aria-valuetext': handle.along === 'both' ? spotShown(at) : numberShown(value),
      'aria-disabled': String(disabled),
      tabindex: disabled ? '-1' : '0'
    };
    Object.entries(attributes).forEach(([name, text]) => this.element.setAttribute(name, text));
    this.element.classList.toggle('op-graph-taken', taken);
    this.element.classList.toggle('op-graph-open-end', handle.hollow === true);
    this.element.classList.toggle('op-graph-second', handle.tone === 'second');
  }

  put(left: number, top: number): void {
    this.element.style.left = `${left}%`;
    this.element.style.top = `${top}%`;
    this.element.hidden = !(left >= 0 && left <= 100 && top >= 0 && top <= 100);
  }

  private key(event: KeyboardEvent): void {
    const way = WAYS[event.key];
    if (way) {
      const [right, up] = event.shiftKey ? (this.mover.far ?? [BIG, BIG]) : [1, 1];
      this.mover.nudge(this.id, way[0] * right, way[1] * up);
    } else if ((event.key === 'Home' || event.key === 'End') && this.mover.toEnd) {
      this.mover.toEnd(this.id, event.key === 'Home' ? -1 : 1);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.mover.toggle(this.id);
    } else if (event.key === 'Escape') {
      this.mover.drop();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    this.from = { x: event.clientX, y: event.clientY };
    this.dragging = false;
    this.element.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    if (this.from === null) {
      return;
    }
    this.dragging ||= Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) > SLACK_PX;
    if (this.dragging) {
      this.mover.drag(this.id, { x: event.clientX, y: event.clientY }, false);
    }
  }

  private up(event: PointerEvent): void {
    if (this.from !== null && this.dragging) {
      this.mover.drag(this.id, { x: event.clientX, y: event.clientY }, true);
    } else if (this.from !== null) {
      this.mover.toggle(this.id);
    }
    this.from = null;
  }
}
