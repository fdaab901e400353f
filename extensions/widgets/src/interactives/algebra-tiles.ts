/** Tiles on a mat: add, take away, turn over, take away zero pairs, and lay a rectangle. Each pile has its own buttons. */
import { button, el, fill, svg } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, wholeOf, wordsOf } from './parts';
import { piecesOf, pilesOf, rectangle, rectangleOf, SORTS, speech, text, type Piles, type Rectangle } from './tiles/mat';

interface Options {
  /** Positive and negative tiles of x², x and 1. */
  tiles: number[][];
  rectangle: boolean;
  most: number;
}

class AlgebraTiles implements Interactive {
  private piles: Piles;
  private laid: Rectangle | null = null;
  private readonly mat = el('div', { class: 'op-mat op-scroll', tabindex: '0', role: 'group' });
  private readonly rows = el('div', { class: 'op-tile-rows' });
  private readonly word: (name: string) => string;
  private readonly buttons: { node: HTMLButtonElement; able: () => boolean }[] = [];

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = record(state);
    this.piles = pilesOf(kept['piles'] ?? options.tiles, (value, otherwise) => wholeOf(value, 0, options.most, otherwise));
    this.laid = kept['laid'] === true ? rectangleOf(this.piles) : null;
    SORTS.forEach((sort, at) => this.rows.append(this.controls(sort.name, at, 0), this.controls(sort.name, at, 1)));
    const lay = button(this.word('rectangle'), () => this.lay(), { class: 'op-button' });
    const pairs = button(this.word('pairs'), () => this.takePairs(), { class: 'op-button' });
    this.mat.setAttribute('aria-label', this.word('mat'));
    host.append(this.mat, this.rows, el('div', { class: 'op-controls' }, pairs, options.rectangle ? lay : null));
    this.draw();
  }

  get state(): unknown {
    return { piles: this.piles, laid: this.laid !== null };
  }

  get said(): string {
    if (this.laid !== null) {
      return fill(this.word('rectangle_done'), { side: this.laid.side.speech, top: this.laid.top.speech });
    }
    const spoken = speech(this.piles);
    return spoken === '' ? this.word('empty') : fill(this.word('holds'), { expression: spoken });
  }

  /** The expression on the mat. */
  answer(): string {
    return text(this.piles);
  }

  dispose(): void {}

  private controls(tile: string, sort: number, sign: 0 | 1): HTMLElement {
    const name = `${sign === 1 ? '\u2212' : ''}${tile}`;
    const named = (key: string) => fill(this.word(key), { tile: name });
    const less = this.tool('\u2212', named('remove'), () => this.change(sort, sign, -1), () => this.count(sort, sign) > 0);
    const more = this.tool('+', named('add'), () => this.change(sort, sign, 1), () => this.count(sort, sign) < this.options.most);
    const flip = this.tool('\u21c4', named('flip'), () => this.flip(sort, sign), () => this.count(sort, sign) > 0 && this.count(sort, 1 - sign) < this.options.most);
    return el('div', { class: 'op-tile-row', role: 'group', 'aria-label': name }, el('span', { class: 'op-tile-name', 'aria-hidden': 'true' }, name), less, more, flip);
  }

  private tool(sign: string, name: string, press: () => void, able: () => boolean): HTMLButtonElement {
    const node = button(sign, press, { class: 'op-button op-tool', 'aria-label': name, title: name });
    this.buttons.push({ node, able });
    return node;
  }

  private count(sort: number, sign: number): number {
    return this.piles[sort]?.[sign] ?? 0;
  }

  private change(sort: number, sign: 0 | 1, by: number): void {
    const pile = this.piles[sort] as [number, number];
    pile[sign] = Math.min(this.options.most, Math.max(0, pile[sign] + by));
    this.changed();
  }

  private flip(sort: number, sign: 0 | 1): void {
    const pile = this.piles[sort] as [number, number];
    const other = sign === 0 ? 1 : 0;
    pile[sign] -= 1;
    pile[other] += 1;
    this.changed();
  }

  private takePairs(): void {
    if (this.piles.every(([plus, minus]) => Math.min(plus, minus) === 0)) {
      this.context.say(this.word('no_pairs'));
      return;
    }
    this.piles = this.piles.map(([plus, minus]) => [plus - Math.min(plus, minus), minus - Math.min(plus, minus)]) as Piles;
    this.changed();
  }

  private lay(): void {
    const laid = rectangleOf(this.piles);
    if (laid === null) {
      this.context.say(this.word('no_rectangle'));
      return;
    }
    this.laid = laid;
    this.tell();
  }

  private changed(): void {
    this.laid = null;
    this.tell();
  }

  private tell(): void {
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private draw(): void {
    const drawn = this.laid === null ? piecesOf(this.piles) : rectangle(this.laid);
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${drawn.width} ${drawn.height}`, class: 'op-tiles', role: 'img', 'aria-label': this.said, style: `width: ${drawn.width / 16}rem` },
      ...drawn.nodes
    );
    this.mat.replaceChildren(picture);
    for (const { node, able } of this.buttons) {
      // Not `disabled`: a button that is pressed down to nothing must not lose the focus.
      node.setAttribute('aria-disabled', String(!able()));
    }
  }
}

export const mount: Mount = (host, options, state, context) =>
  new AlgebraTiles(host, options as unknown as Options, state, context);
