/** Two ovals with arrows: pick an input, then an output, and the arrow between them is drawn, or cut. */
import { button, el, fill, svg } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, shown, wholeOf, wordsOf, type Written } from './parts';

interface Options {
  inputs: Written[];
  outputs: Written[];
  /** Pairs of places. */
  arrows: [number, number][];
}

const ROW = 58;
const WIDTH = 200;

class MappingDiagram implements Interactive {
  private arrows: [number, number][];
  private picked: number | null = null;
  private readonly lines: SVGElement;
  private readonly inputs: HTMLButtonElement[];
  private readonly outputs: HTMLButtonElement[];
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.arrows = arrowsOf(record(state)['arrows'] ?? options.arrows, options);
    this.inputs = options.inputs.map((each, at) => this.node(each, 'input', () => this.pick(at)));
    this.outputs = options.outputs.map((each, at) => this.node(each, 'output', () => this.join(at)));
    const height = Math.max(options.inputs.length, options.outputs.length) * ROW;
    this.lines = svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, class: 'op-mapping-arrows', role: 'img', preserveAspectRatio: 'none' });
    host.append(
      el(
        'div',
        { class: 'op-mapping', style: `--op-rows: ${height / ROW}` },
        this.column('inputs', this.inputs),
        this.lines as unknown as Node,
        this.column('outputs', this.outputs)
      )
    );
    host.addEventListener('keydown', event => this.key(event));
    this.draw();
  }

  get state(): unknown {
    return { arrows: this.arrows };
  }

  get said(): string {
    const { inputs, outputs } = this.options;
    const told = inputs.flatMap((input, at) => {
      const ends = this.arrows.filter(([from]) => from === at).map(([, to]) => outputs[to]?.speech ?? '');
      return ends.length === 0 ? [] : [fill(this.word('goes'), { input: input.speech, outputs: listed(ends) })];
    });
    return told.length === 0 ? this.word('nothing') : `${told.join('; ')}.`;
  }

  /** The arrows as a set of points: `{(2, 5), (3, 7)}`. */
  answer(): string {
    const { inputs, outputs } = this.options;
    return this.arrows.length === 0 ? '' : `{${this.arrows.map(([a, b]) => `(${inputs[a]?.text}, ${outputs[b]?.text})`).join(', ')}}`;
  }

  dispose(): void {}

  private node(written: Written, kind: 'input' | 'output', press: () => void): HTMLButtonElement {
    const node = button('', press, { class: 'op-node', 'aria-label': fill(this.word(kind), { name: written.speech }), 'aria-pressed': 'false' });
    node.append(shown(written, { 'aria-hidden': 'true' }));
    return node;
  }

  private column(name: 'inputs' | 'outputs', nodes: HTMLElement[]): HTMLElement {
    return el('div', { class: 'op-oval', role: 'group', 'aria-label': this.word(name) }, ...nodes);
  }

  private pick(at: number): void {
    this.picked = this.picked === at ? null : at;
    this.draw();
    this.context.say(this.picked === null ? this.said : fill(this.word('picked'), { input: this.options.inputs[at]?.speech ?? '' }));
  }

  private join(to: number): void {
    const from = this.picked;
    if (from === null) {
      this.inputs[0]?.focus();
      this.context.say(this.word('intro'));
      return;
    }
    const there = this.arrows.some(([a, b]) => a === from && b === to);
    this.arrows = there
      ? this.arrows.filter(([a, b]) => a !== from || b !== to)
      : [...this.arrows, [from, to] as [number, number]].sort(([a, b], [c, d]) => a - c || b - d);
    this.picked = null;
    this.draw();
    const cut = fill(this.word('cut'), { input: this.options.inputs[from]?.speech ?? '', output: this.options.outputs[to]?.speech ?? '' });
    this.context.say(there ? `${cut} ${this.said}` : this.said);
    this.context.save(this.state);
    this.inputs[from]?.focus();
  }

  /** The arrows go up, down and across; Escape lets the picked input go. */
  private key(event: KeyboardEvent): void {
    const all = [this.inputs, this.outputs];
    const side = all.findIndex(nodes => nodes.includes(event.target as HTMLButtonElement));
    const at = all[side]?.indexOf(event.target as HTMLButtonElement) ?? -1;
    if (event.key === 'Escape' && this.picked !== null) {
      this.pick(this.picked);
    } else if (side >= 0 && event.key.startsWith('Arrow')) {
      const other = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? 0 : side;
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const nodes = all[other] ?? [];
      nodes[Math.min(nodes.length - 1, Math.max(0, at + by))]?.focus();
      event.preventDefault();
    }
  }

  private draw(): void {
    this.inputs.forEach((node, at) => node.setAttribute('aria-pressed', String(at === this.picked)));
    this.outputs.forEach((node, at) => {
      const joined = this.arrows.some(([from, to]) => to === at && from === this.picked);
      node.setAttribute('aria-pressed', String(joined));
    });
    const { inputs, outputs } = this.options;
    const rows = Math.max(inputs.length, outputs.length);
    const middle = (at: number, count: number): number => ((rows - count) / 2 + at + 0.5) * ROW;
    this.lines.setAttribute('aria-label', this.said);
    this.lines.replaceChildren(
      ...this.arrows.map(([from, to]) => {
        const [y1, y2] = [middle(from, inputs.length), middle(to, outputs.length)];
        const angle = Math.atan2(y2 - y1, WIDTH);
        const head = [angle + 2.7, angle - 2.7].map(turn => `L ${WIDTH} ${y2} l ${11 * Math.cos(turn)} ${11 * Math.sin(turn)}`);
        return svg('path', {
          d: `M 2 ${y1} ${head[0]} M ${WIDTH - 1} ${y2} ${head[1]}`,
          class: from === this.picked ? 'op-arrow op-arrow-picked' : 'op-arrow'
        });
      })
    );
  }
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function arrowsOf(value: unknown, { inputs, outputs }: Options): [number, number][] {
  return (Array.isArray(value) ? value : []).flatMap(pair => {
    const [from, to]: unknown[] = Array.isArray(pair) ? pair : [];
    const [a, b] = [wholeOf(from, 0, inputs.length - 1, -1), wholeOf(to, 0, outputs.length - 1, -1)];
    return a < 0 || b < 0 ? [] : [[a, b] as [number, number]];
  });
}

export const mount: Mount = (host, options, state, context) =>
  new MappingDiagram(host, options as unknown as Options, state, context);
