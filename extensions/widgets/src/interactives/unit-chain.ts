/** An amount times factors that are worth 1: put one in the chain, flip it, and see which units cancel. */
import { Fraction } from '../balance/fraction';
import { button, el, fill } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { labelled, menu, record, wholeOf, wordsOf } from './parts';
import { cancelled, resultOf, unitText, type Link } from './units/chain';

interface Amount {
  value: [number, number];
  unit: string;
}

interface Options {
  start: { value: [number, number]; top: string[]; bottom: string[] };
  /** Equal amounts. */
  factors: { a: Amount; b: Amount }[];
  target: string;
}

/** A factor in the chain, by its place among the options. */
interface Placed {
  factor: number;
  flipped: boolean;
}

const MOST_LINKS = 6;

class UnitChain implements Interactive {
  private placed: Placed[];
  private readonly row: HTMLElement;
  private readonly choice: HTMLSelectElement;
  private readonly put: HTMLButtonElement;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.placed = placedOf(record(state)['placed'], options.factors.length);
    this.row = el('ol', { class: 'op-chain', 'aria-label': this.word('chain') });
    this.choice = menu(options.factors.map(({ a, b }, at) => [String(at), `${amountText(a)} = ${amountText(b)}`]));
    this.put = button(this.word('put'), () => this.add(), { class: 'op-button' });
    host.append(
      el('div', { class: 'op-scroll' }, this.row),
      el('div', { class: 'op-controls' }, labelled(this.word('choose'), this.choice), this.put)
    );
    this.draw();
  }

  get state(): unknown {
    return { placed: this.placed };
  }

  get said(): string {
    const links = this.links();
    const gone = cancelled(links);
    const cancels = gone.size === 0 ? this.word('none_cancel') : fill(this.word('cancels'), { units: [...new Set(gone.values())].join(', ') });
    return fill(this.word('said'), { cancels, result: this.answer() || unitText(links) });
  }

  /** What the chain comes to, with its unit. */
  answer(): string {
    const links = this.links();
    return `${resultOf(links)} ${unitText(links)}`.trim();
  }

  dispose(): void {}

  private links(): Link[] {
    const { start, factors } = this.options;
    const links: Link[] = [{ top: { value: Fraction.of(...start.value), units: start.top }, bottom: { value: Fraction.of(1), units: start.bottom } }];
    for (const { factor, flipped } of this.placed) {
      const { a, b } = factors[factor] as Options['factors'][number];
      const [over, under] = flipped ? [b, a] : [a, b];
      links.push({
        top: { value: Fraction.of(...over.value), units: [over.unit] },
        bottom: { value: Fraction.of(...under.value), units: [under.unit] }
      });
    }
    return links;
  }

  private add(): void {
    if (this.placed.length < MOST_LINKS) {
      this.placed.push({ factor: Number(this.choice.value), flipped: false });
      this.changed();
    }
  }

  private flip(at: number): void {
    const link = this.placed[at];
    if (link !== undefined) {
      link.flipped = !link.flipped;
      this.changed();
      this.row.querySelector<HTMLElement>(`[data-flip="${at}"]`)?.focus();
    }
  }

  private remove(at: number): void {
    this.placed.splice(at, 1);
    this.changed();
    (this.row.querySelector<HTMLElement>(`[data-flip="${Math.min(at, this.placed.length - 1)}"]`) ?? this.put).focus();
  }

  private changed(): void {
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private draw(): void {
    const links = this.links();
    const gone = cancelled(links);
    this.put.setAttribute('aria-disabled', String(this.placed.length >= MOST_LINKS));
    const items = links.map((link, at) => {
      const parts = [line(link.top, `${at}t`, gone), line(link.bottom, `${at}b`, gone)];
      const bare = at === 0 && link.bottom.units.length === 0;
      const fraction = el('span', { class: bare ? 'op-link' : 'op-link op-link-over' }, parts[0] ?? null, bare ? null : (parts[1] ?? null));
      const name = fill(this.word('link'), { number: at, top: said(link.top), bottom: said(link.bottom) });
      const tools =
        at === 0
          ? null
          : el(
              'span',
              { class: 'op-link-tools' },
              button(this.word('flip'), () => this.flip(at - 1), { class: 'op-button op-tool', 'data-flip': at - 1, 'aria-label': `${this.word('flip')}: ${name}` }),
              button('×', () => this.remove(at - 1), { class: 'op-button op-tool', 'aria-label': `${this.word('remove')}: ${name}` })
            );
      return el('li', {}, at === 0 ? null : el('span', { class: 'op-times', 'aria-hidden': 'true' }, '×'), el('span', { class: 'op-link-box' }, fraction, tools));
    });
    const result = el('li', { class: 'op-chain-result' }, el('span', { class: 'op-times' }, '='), el('span', {}, this.answer()));
    this.row.replaceChildren(...items, result);
  }
}

function said({ value, units }: Link['top']): string {
  return [units.length > 0 && value.is(1) ? '1' : String(value), ...units].join(' ');
}

/** One line of a fraction: the number, and its units, struck out where they cancel. */
function line({ value, units }: Link['top'], place: string, gone: Map<string, string>): HTMLElement {
  const shown = units.map((unit, at) => (gone.has(`${place}${at}`) ? el('s', { class: 'op-cancelled' }, unit) : el('span', {}, unit)));
  const number = place === '0b' ? '' : `${value} `;
  return el('span', { class: 'op-link-line' }, number, ...shown.flatMap((node, at) => (at === 0 ? [node] : ['·', node])));
}

function amountText({ value, unit }: Amount): string {
  return `${Fraction.of(...value)} ${unit}`;
}

function placedOf(value: unknown, count: number): Placed[] {
  return (Array.isArray(value) ? value : [])
    .slice(0, MOST_LINKS)
    .map(record)
    .map(each => ({ factor: wholeOf(each['factor'], 0, count - 1, -1), flipped: each['flipped'] === true }))
    .filter(each => each.factor >= 0);
}

export const mount: Mount = (host, options, state, context) =>
  new UnitChain(host, options as unknown as Options, state, context);
