/** A story that plays as a picture, and its graph: for each part a segment is chosen from a list. */
import { button, el, fill, svg } from '../elements';
import { Sheet } from './charts/sheet';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { menu, record, shown, textsOf, wordsOf, type Written } from './parts';

interface Options {
  /** What happens in each part, and the segment that shows it. */
  story: (Written & { segment: string })[];
  /** Each kind of segment with its rise. */
  segments: [string, number][];
  scene: string;
  start: number;
  axes: [string, string];
}

const HIGH = 300;
const PART_MS = 1600;
const TOP = 20;

class GraphStory implements Interactive {
  private readonly chosen: string[];
  private time = 0;
  private timer: number | null = null;
  private readonly rises: Map<string, number>;
  private readonly sheet: Sheet;
  private readonly scene = svg('svg', { viewBox: '0 0 120 240', class: 'op-story-scene', role: 'img' });
  private readonly play: HTMLButtonElement;
  private readonly parts: HTMLLIElement[];
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.rises = new Map(options.segments);
    this.chosen = textsOf(record(state)['chosen'], options.story.length).map(each => (this.rises.has(each) ? each : ''));
    this.sheet = new Sheet([0, options.story.length, 0, TOP], { label: this.word('chart'), high: HIGH, axes: options.axes, mover: { nudge() {}, drag() {}, toggle() {}, drop() {} } });
    this.play = button(this.word('play'), () => this.toggle(), { class: 'op-button' });
    this.parts = options.story.map((_, at) => this.part(at));
    const step = button(this.word('step'), () => this.next(), { class: 'op-button' });
    host.append(
      el('div', { class: 'op-story' }, this.scene, this.sheet.element),
      el('div', { class: 'op-controls' }, context.reducedMotion ? null : this.play, step),
      el('ol', { class: 'op-story-parts' }, ...this.parts)
    );
    this.draw();
  }

  get state(): unknown {
    return { chosen: this.chosen };
  }

  /** The graph that was put together, without a word on whether it fits. */
  get said(): string {
    const told = this.chosen.filter(each => each !== '').map(each => this.segment(each));
    const then = `, ${this.word('then')} `;
    return told.length === 0 ? fill(this.word('nothing'), { count: this.chosen.length }) : `${capital(this.options.axes[1])} ${told.join(then)}.`;
  }

  answer(): string {
    return this.chosen.every(each => each === '') ? '' : JSON.stringify(this.chosen);
  }

  dispose(): void {
    this.stop();
  }

  private segment(name: string): string {
    return this.word(name.replace(/ /g, '_'));
  }

  private part(at: number): HTMLLIElement {
    const { speech } = this.options.story[at] as Written;
    const text = shown(this.options.story[at] as Written);
    const select = menu([['', this.word('choose')], ...this.options.segments.map(([name]): [string, string] => [name, this.segment(name)])], value => this.choose(at, value));
    select.setAttribute('aria-label', fill(this.word('part'), { n: at + 1, text: speech }));
    select.value = this.chosen[at] ?? '';
    return el('li', { class: 'op-story-part' }, text, select);
  }

  private choose(at: number, segment: string): void {
    this.chosen[at] = segment;
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private toggle(): void {
    if (this.timer !== null) {
      this.stop();
      return;
    }
    this.play.textContent = this.word('pause');
    const begun = performance.now() - (this.time >= this.chosen.length ? 0 : this.time) * PART_MS;
    const frame = (now: number): void => {
      this.time = Math.min(this.chosen.length, Math.max(0, (now - begun) / PART_MS));
      this.draw();
      if (this.time >= this.chosen.length) {
        this.stop();
      } else {
        this.timer = requestAnimationFrame(frame);
      }
    };
    this.timer = requestAnimationFrame(frame);
  }

  private stop(): void {
    if (this.timer !== null) {
      cancelAnimationFrame(this.timer);
      this.timer = null;
    }
    this.play.textContent = this.word('play');
  }

  /** Go to the end of the part that comes next, at once; after the last one, back to the beginning. */
  private next(): void {
    this.stop();
    this.time = this.time >= this.chosen.length ? 0 : Math.floor(this.time) + 1;
    this.draw();
    const at = Math.max(0, this.time - 1);
    this.context.say(this.time === 0 ? this.scenery() : `${fill(this.word('part'), { n: at + 1, text: this.options.story[at]?.speech ?? '' })} ${this.scenery()}.`);
  }

  /** The height at a time when each part has this segment. */
  private height(segments: readonly string[], time: number): number {
    return segments.reduce((height, segment, at) => height + (this.rises.get(segment) ?? 0) * bent(segment, Math.min(1, Math.max(0, time - at))), this.options.start);
  }

  private get truth(): string[] {
    return this.options.story.map(({ segment }) => segment);
  }

  private scenery(): string {
    return fill(this.word(`scene_${this.options.scene}`), { percent: Math.round((100 * this.height(this.truth, this.time)) / TOP) });
  }

  private draw(): void {
    const now = Math.min(this.chosen.length - 1, Math.ceil(this.time) - 1);
    this.parts.forEach((part, at) => part.classList.toggle('op-picked', at === now));
    const share = this.height(this.truth, this.time) / TOP;
    this.scene.setAttribute('aria-label', this.scenery());
    this.scene.replaceChildren(...(this.options.scene === 'tank' ? tank(share) : walk(share)));
    const clock = this.time === 0 ? [] : [svg('line', { x1: this.sheet.x(this.time), x2: this.sheet.x(this.time), y1: this.sheet.y(TOP), y2: this.sheet.floor, class: 'op-guide' })];
    this.sheet.draw(this.said, [...clock, ...this.sketch()]);
  }

  private sketch(): SVGElement[] {
    return this.chosen.flatMap((segment, at) => {
      const places = Array.from({ length: 13 }, (_, n) => at + n / 12);
      const d = places.map((time, n) => `${n === 0 ? 'M' : 'L'} ${this.sheet.x(time)} ${this.sheet.y(this.height(this.chosen, time))}`).join(' ');
      return segment === '' ? [] : [svg('path', { d, class: 'op-fit-line' })];
    });
  }
}

/** How much of a segment's rise has happened at a share of its time. */
function bent(segment: string, share: number): number {
  return segment.endsWith('faster and faster') ? share * share : segment.endsWith('slower and slower') ? 1 - (1 - share) ** 2 : share;
}

function tank(share: number): SVGElement[] {
  const level = 220 - 200 * Math.min(1, share);
  return [svg('rect', { x: 16, y: level, width: 88, height: 220 - level, class: 'op-water' }), svg('path', { d: 'M 14 16 V 222 H 106 V 16', class: 'op-box' })];
}

function walk(share: number): SVGElement[] {
  const y = 220 - 196 * Math.min(1, share);
  return [svg('path', { d: 'M 60 14 V 224 M 44 220 H 76 M 44 20 H 76', class: 'op-box' }), svg('circle', { cx: 60, cy: y, r: 11, class: 'op-mark op-mark-picked' })];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const mount: Mount = (host, options, state, context) => new GraphStory(host, options as unknown as Options, state, context);
