/** Terms as growing patterns of dots, what is new in each one filled, with the same terms as points of a graph beside. */
import { button, el, fill, svg } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { labelled, record, smallField, wholeOf, wordsOf } from './parts';

interface Options {
  counts: number[];
  add: number | null;
  times: number | null;
  /** The number of the term to foretell; 0 where nothing is asked. */
  predict: number;
}

const STEP = 20;
const TALL = 6;
const MOST_DRAWN = 120;

class SequenceDots implements Interactive {
  private term: number;
  private guess: string;
  private readonly dots = el('div', { class: 'op-dots-frame op-scroll' });
  private readonly graph = el('div', { class: 'op-dots-graph' });
  private readonly previous: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = record(state);
    this.term = wholeOf(kept['term'], 1, options.counts.length, 1);
    this.guess = typeof kept['guess'] === 'string' ? kept['guess'] : '';
    this.previous = button(this.word('previous'), () => this.go(-1), { class: 'op-button' });
    this.next = button(this.word('next'), () => this.go(1), { class: 'op-button' });
    const field = smallField('', this.guess, text => {
      this.guess = text;
      this.context.save(this.state);
    });
    const foretold = options.predict > 0 ? labelled(fill(this.word('predict'), { n: options.predict }), field) : null;
    host.append(
      el('div', { class: 'op-dots' }, this.dots, this.graph),
      el('div', { class: 'op-controls' }, this.previous, this.next, foretold)
    );
    this.draw();
  }

  get state(): unknown {
    return { term: this.term, guess: this.guess };
  }

  get said(): string {
    const { counts, times } = this.options;
    const [count, before] = [counts[this.term - 1] ?? 0, counts[this.term - 2]];
    const values = { n: this.term, count, before: this.term - 1, times: times ?? 0, change: Math.abs(count - (before ?? 0)) };
    const key = before === undefined ? 'said_first' : times !== null ? 'said_times' : count < before ? 'said_fewer' : 'said_more';
    return fill(this.word(key), values);
  }

  /** The foretold number of dots. */
  answer(): string {
    return this.guess.trim();
  }

  dispose(): void {}

  private go(by: number): void {
    const term = Math.min(this.options.counts.length, Math.max(1, this.term + by));
    if (term !== this.term) {
      this.term = term;
      this.draw();
      this.context.save(this.state);
    }
    this.context.say(this.said);
  }

  private draw(): void {
    this.previous.setAttribute('aria-disabled', String(this.term === 1));
    this.next.setAttribute('aria-disabled', String(this.term === this.options.counts.length));
    this.dots.replaceChildren(this.pattern());
    this.graph.replaceChildren(this.points());
  }

  /** The start as one block, and each later share as a block of its own; the newest is filled. */
  private blocks(): number[] {
    const shown = this.options.counts.slice(0, this.term);
    return shown.map((count, at) => Math.abs(count - (at === 0 ? 0 : (shown[at - 1] ?? 0))));
  }

  private pattern(): SVGElement {
    const count = this.options.counts[this.term - 1] ?? 0;
    const label = fill(this.word('dots'), { n: this.term, count });
    const shrinks = (this.options.add ?? 0) < 0;
    const blocks = shrinks ? [count] : this.blocks();
    const nodes: SVGElement[] = [];
    let x = STEP / 2;
    const total = blocks.reduce((sum, each) => sum + each, 0);
    const small = total > MOST_DRAWN;
    const [step, tall] = small ? [STEP / 2, TALL * 2] : [STEP, TALL];
    blocks.forEach((size, at) => {
      for (let index = 0; index < size; index += 1) {
        nodes.push(
          svg('circle', {
            cx: x + Math.floor(index / tall) * step + step / 2,
            cy: TALL * STEP - (index % tall) * step - step / 2 + STEP / 2,
            r: step * 0.36,
            class: at === blocks.length - 1 && at > 0 ? 'op-dot op-dot-new' : 'op-dot'
          })
        );
      }
      x += Math.ceil(size / tall) * step + STEP / 2;
    });
    return svg(
      'svg',
      { viewBox: `0 0 ${Math.max(x, 200)} ${TALL * STEP + STEP}`, class: 'op-dots-picture', role: 'img', 'aria-label': label, style: `width: ${Math.max(x, 200) / 16}rem` },
      ...nodes
    );
  }

  private points(): SVGElement {
    const { counts } = this.options;
    const [width, height, left, bottom] = [240, 170, 34, 140];
    const most = Math.max(...counts, 1);
    const x = (n: number): number => left + (n * (width - left - 12)) / counts.length;
    const y = (count: number): number => bottom - (count / most) * (bottom - 16);
    const marks = counts.map((_, at) => svg('text', { x: x(at + 1), y: bottom + 18, class: 'op-tick' }, String(at + 1)));
    const points = counts
      .slice(0, this.term)
      .map((count, at) => svg('circle', { cx: x(at + 1), cy: y(count), r: 4.5, class: at + 1 === this.term ? 'op-dot op-dot-new' : 'op-dot' }));
    const now = counts[this.term - 1] ?? 0;
    return svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, class: 'op-figure', role: 'img', 'aria-label': this.word('graph') },
      svg('path', { d: `M ${left} 8 V ${bottom} H ${width - 4}`, class: 'op-axis' }),
      svg('line', { x1: left, y1: y(now), x2: x(this.term), y2: y(now), class: 'op-guide' }),
      svg('text', { x: left - 6, y: y(now) + 5, class: 'op-tick op-tick-left' }, String(now)),
      ...marks,
      ...points
    );
  }
}

export const mount: Mount = (host, options, state, context) =>
  new SequenceDots(host, options as unknown as Options, state, context);
