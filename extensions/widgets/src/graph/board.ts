/**
 * The board: shows a kind and lets it be moved. It owns the posture and the DOM; the drawing comes later, by itself, and
 * everything works without it. Live regions say where things stand after each move, not during a drag.
 */
import { el, freshId, say } from '../elements';
import { type Frame, frameOf } from './axes';
import { type Spot, frac, near, snapped } from './exact';
import { BIG, HandleControl, type Mover } from './handles';
import { type Kind, type Posture, moved, spotOf } from './kind';
import { inside } from './kinds/ground';
import { type Changer, Panel } from './panel';
import type { Paper } from './paper';
import type { Tell } from './sentences';

export interface BoardOptions {
  readonly label: string;
  readonly tell: Tell;
  /** Called after each change that stands. */
  readonly changed: (now: Posture) => void;
  /** Where sentences are said; a region of the board's own where there is none. */
  readonly say?: (sentence: string) => void;
}

export class Board implements Mover, Changer {
  readonly element: HTMLElement;
  private readonly field = el('div', { class: 'op-graph-field' });
  private readonly sheet = el('div', { class: 'op-graph-paper' });
  private readonly picture = el('div', { class: 'op-graph-picture', role: 'img' }, this.sheet);
  private readonly said = el('p', { class: 'op-graph-said', id: freshId('said') });
  private readonly live = el('p', { class: 'op-hidden', 'aria-live': 'polite' });
  private readonly keys = el('p', { class: 'op-graph-keys op-quiet', id: freshId('keys') });
  private readonly panel: Panel;
  private readonly handles = new Map<string, HandleControl>();
  private readonly frame: Frame;
  private readonly watch: ResizeObserver | null;
  private paper: Paper | null = null;
  private taken: string | null = null;
  private still = false;
  private gone = false;

  constructor(
    private readonly kind: Kind,
    private now: Posture,
    private readonly options: BoardOptions
  ) {
    this.frame = frameOf(kind.on, kind.view, near(kind.step), kind.axes ?? (kind.on === 'plane' ? ['x', 'y'] : ['', '']));
    this.panel = new Panel(kind, options.tell, this);
    this.keys.textContent = options.tell('keys');
    // Where somebody else says and shows the sentence, it only describes the board.
    this.said.classList.toggle('op-hidden', options.say !== undefined);
    this.element = el(
      'div',
      { class: `op-graph op-graph-on-${kind.on}`, role: 'group', 'aria-label': options.label, 'aria-describedby': this.said.id },
      this.field,
      this.keys,
      this.said,
      this.live,
      this.panel.element
    );
    this.field.append(this.picture);
    this.field.style.setProperty('--op-graph-aspect', String(this.aspect()));
    this.field.addEventListener('click', event => this.tapped(event));
    this.watch = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.paper?.fit());
    this.watch?.observe(this.field);
    this.draw();
    void this.fetchPaper();
  }

  get posture(): Posture {
    return this.now;
  }

  /** Show another posture, without telling anybody. */
  set posture(next: Posture) {
    this.now = next;
    this.draw();
  }

  get disabled(): boolean {
    return this.still;
  }

  set disabled(still: boolean) {
    this.still = still;
    this.taken = null;
    this.draw();
  }

  focus(): void {
    (this.element.querySelector<HTMLElement>('.op-graph-handle') ?? this.element.querySelector('button'))?.focus();
  }

  dispose(): void {
    this.gone = true;
    this.watch?.disconnect();
    this.paper?.dispose();
  }

  nudge(id: string, right: number, up: number): void {
    const at = spotOf(this.now, id);
    const along = this.kind.handles(this.now).find(handle => handle.id === id)?.along ?? 'both';
    const by = (steps: number, step = this.kind.step) => step.times(frac(steps));
    // Where only one coordinate can change, all four arrows change it.
    const [x, y] = along === 'x' ? [right + up, 0] : along === 'y' ? [0, right + up] : [right, up];
    this.move(id, { x: at.x.plus(by(x)), y: at.y.plus(by(y, this.kind.stepY ?? this.kind.step)) }, true);
  }

  /** A tenth of the way across, so that no place is far. */
  get far(): readonly [number, number] {
    const { on, view, step, stepY } = this.kind;
    const steps = (span: number, size: number) => Math.max(BIG, Math.round(span / size / 10));
    const across = steps(view[1] - view[0], near(step));
    return [across, on === 'plane' ? steps(view[3] - view[2], near(stepY ?? step)) : across];
  }

  toEnd(id: string, way: -1 | 1): void {
    const [x0, x1] = this.kind.view;
    this.nudge(id, way * Math.ceil((x1 - x0) / near(this.kind.step)), 0);
  }

  drag(id: string, at: { x: number; y: number }, done: boolean): void {
    const to = this.placeAt(at);
    if (to && !this.still) {
      this.taken = null;
      this.move(id, to, done);
    }
  }

  toggle(id: string): void {
    if (this.still) {
      return;
    }
    this.taken = this.taken === id ? null : id;
    const handle = this.kind.handles(this.now).find(each => each.id === id);
    this.tell(this.options.tell(this.taken ? 'taken' : 'put_down', { name: handle?.name ?? '' }));
    this.draw();
  }

  drop(): void {
    this.taken = null;
    this.draw();
  }

  refuse(): void {
    this.tell(this.options.tell('no_place'));
  }

  private tapped(event: MouseEvent): void {
    const at = this.placeAt({ x: event.clientX, y: event.clientY });
    if (!at || this.still) {
      return;
    }
    if (this.taken !== null) {
      const id = this.taken;
      this.taken = null;
      this.move(id, at, true);
      this.handles.get(id)?.element.focus();
      return;
    }
    const next = this.kind.tapped?.(this.now, inside(at, this.kind));
    if (next) {
      this.change(next);
    }
  }

  move(id: string, to: Spot, done: boolean): void {
    if (this.still) {
      return;
    }
    const at = inside(to, this.kind);
    const next = this.kind.place ? this.kind.place(this.now, id, at) : moved(this.now, id, at);
    if (done) {
      this.change(next);
    } else {
      this.posture = next;
    }
  }

  change(next: Posture): void {
    this.now = next;
    this.draw();
    this.tell(this.kind.said(next));
    this.options.changed(next);
  }

  private tell(sentence: string): void {
    if (this.options.say) {
      this.options.say(sentence);
    } else {
      say(this.live, sentence);
    }
  }

  /** Return the place of the grid under a place of the window; null while the board has no room. */
  private placeAt({ x, y }: { x: number; y: number }): Spot | null {
    const box = this.field.getBoundingClientRect();
    if (box.width < 20 || box.height < 20) {
      return null;
    }
    const [x0, x1, y0, y1] = this.frame.seen;
    const right = x0 + ((x - box.left) / box.width) * (x1 - x0);
    const up = this.kind.on === 'plane' ? y1 - ((y - box.top) / box.height) * (y1 - y0) : 0;
    return { x: snapped(right, this.kind.step), y: snapped(up, this.kind.stepY ?? this.kind.step) };
  }

  private aspect(): number {
    const [x0, x1, y0, y1] = this.frame.seen;
    return Math.min(1.6, Math.max(0.8, (x1 - x0) / (y1 - y0) || 1));
  }

  private draw(): void {
    const said = this.kind.said(this.now);
    say(this.said, said);
    this.picture.setAttribute('aria-label', said);
    this.drawHandles();
    this.panel.show(this.now, this.still);
    this.paper?.draw(this.kind.shapes(this.now));
  }

  private drawHandles(): void {
    const handles = this.kind.handles(this.now);
    const [x0, x1, y0, y1] = this.frame.seen;
    for (const [id, control] of this.handles) {
      if (!handles.some(handle => handle.id === id)) {
        control.element.remove();
        this.handles.delete(id);
      }
    }
    for (const handle of handles) {
      const control = this.handles.get(handle.id) ?? new HandleControl(handle.id, this);
      if (!this.handles.has(handle.id)) {
        this.handles.set(handle.id, control);
        control.element.setAttribute('aria-describedby', this.keys.id);
        this.field.append(control.element);
      }
      const at = spotOf(this.now, handle.id);
      const ends: [number, number] = handle.along === 'y' ? [this.kind.view[2], this.kind.view[3]] : [this.kind.view[0], this.kind.view[1]];
      control.show(handle, at, ends, this.taken === handle.id, this.still);
      control.put((100 * (near(at.x) - x0)) / (x1 - x0), (100 * (y1 - near(at.y))) / (y1 - y0));
    }
  }

  private async fetchPaper(): Promise<void> {
    try {
      const { Paper } = await import('./paper');
      if (!this.gone) {
        this.paper = new Paper(this.sheet, this.frame);
        this.paper.draw(this.kind.shapes(this.now));
        this.paper.fit();
      }
    } catch {
      this.picture.append(el('p', { class: 'op-quiet' }, this.options.tell('no_drawing')));
    }
  }
}
