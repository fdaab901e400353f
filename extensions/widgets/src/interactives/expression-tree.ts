/** An expression as a tree: a tree view for the keyboard and the screen reader, drawn as a tree of knots. */
import { button, el, fill, svg } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, shown, wordsOf, type Written } from './parts';

interface Part extends Written {
  /** The operation; nothing for a number or a letter. */
  sign: string;
  called: string;
  value: string | null;
  parts: Part[];
}

interface Options {
  root: Part;
  evaluates: boolean;
}

/** A part with its place: `0.1` is the second part of the first part. */
interface Knot {
  path: string;
  part: Part;
  x: number;
  y: number;
  above: Knot | null;
  item: HTMLElement;
}

const [WIDE, DROP, RADIUS] = [76, 78, 22];

class ExpressionTree implements Interactive {
  private readonly knots = new Map<string, Knot>();
  private readonly done: Set<string>;
  private picked: string;
  private readonly picture: SVGElement;
  private readonly work: HTMLButtonElement;
  private readonly whole = el('p', { class: 'op-tree-whole' });
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const leaves = this.lay(options.root, '0', 0, 0, null);
    const kept = record(state);
    this.picked = typeof kept['picked'] === 'string' && this.knots.has(kept['picked']) ? kept['picked'] : '';
    this.done = new Set((Array.isArray(kept['done']) ? kept['done'] : []).filter(each => this.knots.has(String(each))).map(String));
    const depth = Math.max(...[...this.knots.values()].map(knot => knot.y));
    const [width, height] = [leaves * WIDE, depth + 2 * RADIUS + 8];
    this.picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'op-tree-lines', 'aria-hidden': 'true' });
    const tree = el('div', { class: 'op-tree', role: 'tree', 'aria-label': this.word('tree'), style: `width: ${width}px; height: ${height}px` });
    tree.append(this.picture, ...[...this.knots.values()].map(knot => knot.item));
    tree.addEventListener('keydown', event => this.key(event));
    this.work = button(this.word('evaluate'), () => this.evaluate(), { class: 'op-button', hidden: !options.evaluates });
    host.append(this.whole, el('div', { class: 'op-scroll' }, tree), el('div', { class: 'op-controls' }, this.work));
    this.draw();
  }

  get state(): unknown {
    return { picked: this.picked, done: [...this.done] };
  }

  get said(): string {
    const knot = this.knots.get(this.picked);
    if (knot === undefined) {
      return this.word('intro');
    }
    const value = this.valueOf(knot);
    return fill(this.word(value === null || knot.part.parts.length === 0 ? 'is' : 'is_value'), {
      name: knot.part.called,
      value: value ?? ''
    });
  }

  /** The picked part, as it is typed. */
  answer(): string {
    return this.knots.get(this.picked)?.part.text ?? '';
  }

  dispose(): void {}

  /** Give each part its place, the leaves side by side and the others above the middle of theirs; returns the next free column. */
  private lay(part: Part, path: string, column: number, level: number, above: Knot | null): number {
    const knot: Knot = { path, part, x: 0, y: level * DROP + RADIUS + 4, above, item: el('div') };
    knot.item = this.item(knot, level);
    this.knots.set(path, knot);
    let next = column;
    part.parts.forEach((each, at) => (next = this.lay(each, `${path}.${at}`, next, level + 1, knot)));
    const below = [...this.knots.values()].filter(each => each.above === knot);
    next = below.length === 0 ? column + 1 : next;
    knot.x = below.length === 0 ? (column + 0.5) * WIDE : ((below[0]?.x ?? 0) + (below[below.length - 1]?.x ?? 0)) / 2;
    knot.item.style.left = `${knot.x}px`;
    knot.item.style.top = `${knot.y}px`;
    return next;
  }

  private item(knot: Knot, level: number): HTMLElement {
    const { part, path } = knot;
    const item = el('div', {
      class: part.parts.length === 0 ? 'op-knot op-leaf' : 'op-knot',
      role: 'treeitem',
      tabindex: -1,
      'aria-level': level + 1,
      'aria-selected': 'false',
      'aria-expanded': part.parts.length === 0 ? null : 'true',
      'aria-label': part.called
    });
    item.addEventListener('click', () => this.pick(path));
    return item;
  }

  private pick(path: string): void {
    this.picked = path;
    this.draw();
    this.knots.get(path)?.item.focus();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private evaluate(): void {
    const knot = this.knots.get(this.picked) ?? this.knots.get('0');
    if (knot === undefined) {
      return;
    }
    this.picked = knot.path;
    const open = this.below(knot).filter(each => this.valueOf(each) === null);
    if (open.length > 0) {
      this.context.say(fill(this.word('first'), { parts: open.map(each => each.part.called).join('; ') }));
      return;
    }
    this.done.add(knot.path);
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private below(knot: Knot): Knot[] {
    return [...this.knots.values()].filter(each => each.above === knot);
  }

  /** What a part is worth, as far as it was worked out; numbers and letters are from the start. */
  private valueOf(knot: Knot): string | null {
    return this.options.evaluates && (knot.part.parts.length === 0 || this.done.has(knot.path)) ? knot.part.value : null;
  }

  private key(event: KeyboardEvent): void {
    const all = [...this.knots.values()];
    const at = all.findIndex(knot => knot.item === event.target);
    const knot = all[at];
    if (knot === undefined) {
      return;
    }
    const siblings = all.filter(each => each.above === knot.above);
    const place = siblings.indexOf(knot);
    const next = {
      ArrowDown: all[at + 1],
      ArrowUp: all[at - 1],
      ArrowRight: this.below(knot)[0] ?? siblings[place + 1],
      ArrowLeft: knot.above ?? undefined,
      Home: all[0],
      End: all[all.length - 1]
    }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      this.pick(knot.path);
      event.preventDefault();
    } else if (next !== undefined) {
      this.pick(next.path);
      event.preventDefault();
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault();
    }
  }

  private draw(): void {
    const focus = this.knots.has(this.picked) ? this.picked : '0';
    for (const [path, knot] of this.knots) {
      const value = this.valueOf(knot);
      knot.item.tabIndex = path === focus ? 0 : -1;
      knot.item.setAttribute('aria-selected', String(path === this.picked));
      knot.item.classList.toggle('op-within', this.picked !== '' && path.startsWith(`${this.picked}.`));
      const leaf = knot.part.parts.length === 0;
      const head = leaf ? shown(knot.part, { 'aria-hidden': 'true' }) : el('span', { 'aria-hidden': 'true' }, knot.part.sign);
      const worth = value !== null && value !== knot.part.text ? el('span', { class: 'op-knot-value' }, `= ${value.replace('-', '\u2212')}`) : null;
      knot.item.replaceChildren(head, ...(worth === null ? [] : [worth]));
    }
    this.picture.replaceChildren(
      ...[...this.knots.values()].flatMap(({ above, x, y }) =>
        above === null ? [] : [svg('line', { x1: above.x, y1: above.y, x2: x, y2: y })]
      )
    );
    this.whole.replaceChildren(shown(this.options.root));
  }
}

export const mount: Mount = (host, options, state, context) =>
  new ExpressionTree(host, options as unknown as Options, state, context);
