/** A bar of parts above a bar for the whole. A picked part is split in two, joined with the next one, or given a label. */
import { button, el, fill } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { labelled, record, smallField, wholeOf, wordsOf } from './parts';

interface Options {
  parts: string[];
  total: string;
  most: number;
}

/** A part: its label, and how many unit lengths it takes. */
interface Bar {
  label: string;
  size: number;
}

const LONGEST_LABEL = 12;
/** Half of half of half, in units that stay whole. */
const FULL = 64;

class BarModel implements Interactive {
  private parts: Bar[];
  private total: string;
  private picked = 0;
  private readonly bar: HTMLElement;
  private readonly whole = el('div', { class: 'op-bar op-bar-whole', 'aria-hidden': 'true' });
  private readonly split: HTMLButtonElement;
  private readonly join: HTMLButtonElement;
  private readonly label: HTMLInputElement;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = record(state);
    this.parts = barsOf(kept['parts'], options.most) ?? options.parts.map(label => ({ label, size: FULL }));
    this.total = typeof kept['total'] === 'string' ? kept['total'].slice(0, LONGEST_LABEL) : options.total;
    this.bar = el('div', { class: 'op-bar', role: 'radiogroup', 'aria-label': this.word('parts') });
    this.bar.addEventListener('keydown', event => this.key(event));
    this.split = button(this.word('split'), () => this.cut(), { class: 'op-button' });
    this.join = button(this.word('join'), () => this.merge(), { class: 'op-button' });
    this.label = smallField('', '', text => this.name(text), LONGEST_LABEL);
    const total = smallField('', this.total, text => {
      this.total = text;
      this.changed();
    }, LONGEST_LABEL);
    host.append(
      el('div', { class: 'op-bars' }, this.bar, this.whole),
      el('div', { class: 'op-controls' }, this.split, this.join, labelled(this.word('label'), this.label), labelled(this.word('total'), total))
    );
    this.draw();
  }

  get state(): unknown {
    return { parts: this.parts, total: this.total };
  }

  get said(): string {
    const runs: { label: string; size: number; count: number }[] = [];
    for (const { label, size } of this.parts) {
      const last = runs[runs.length - 1];
      if (last !== undefined && last.label === label.trim() && last.size === size) {
        last.count += 1;
      } else {
        runs.push({ label: label.trim(), size, count: 1 });
      }
    }
    const told = runs.map(({ label, count }) =>
      fill(this.word(count > 1 ? 'said_equal' : 'said_one'), { count, label: label || this.word('no_label') })
    );
    const parts = told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told[told.length - 1]}`;
    return capital(fill(this.word('said'), { parts, total: this.total.trim() || this.word('no_total') }));
  }

  /** The equation that the bars show; a part without a label leaves a gap, which is no equation yet. */
  answer(): string {
    return `${this.parts.map(part => part.label.trim() || '?').join(' + ')} = ${this.total.trim() || '?'}`;
  }

  dispose(): void {}

  private cut(): void {
    const part = this.parts[this.picked];
    if (part === undefined || this.parts.length >= this.options.most || part.size < 2) {
      return;
    }
    const half = { label: part.label, size: part.size / 2 };
    this.parts.splice(this.picked, 1, { ...half }, { ...half });
    this.changed();
  }

  private merge(): void {
    const [part, next] = [this.parts[this.picked], this.parts[this.picked + 1]];
    if (part !== undefined && next !== undefined) {
      this.parts.splice(this.picked, 2, { label: '', size: part.size + next.size });
      this.changed();
    }
  }

  private name(text: string): void {
    const part = this.parts[this.picked];
    if (part !== undefined) {
      part.label = text;
      this.changed();
    }
  }

  private changed(): void {
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  private pick(at: number, focus: boolean): void {
    this.picked = Math.min(this.parts.length - 1, Math.max(0, at));
    this.draw();
    if (focus) {
      (this.bar.children[this.picked] as HTMLElement | undefined)?.focus();
    }
  }

  private key(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      this.pick(this.picked + by, true);
    }
  }

  private draw(): void {
    this.picked = Math.min(this.picked, this.parts.length - 1);
    const focused = this.bar.contains(document.activeElement);
    this.bar.replaceChildren(
      ...this.parts.map(({ label, size }, at) =>
        button(label || '?', () => this.pick(at, true), {
          class: label === '' ? 'op-bar-part op-bar-open' : 'op-bar-part',
          role: 'radio',
          'aria-checked': String(at === this.picked),
          tabindex: at === this.picked ? 0 : -1,
          'aria-label': fill(this.word('part'), { number: at + 1, label: label || this.word('no_label') }),
          style: `flex-grow: ${size}`
        })
      )
    );
    if (focused) {
      (this.bar.children[this.picked] as HTMLElement | undefined)?.focus();
    }
    this.whole.textContent = this.total || '?';
    this.split.setAttribute('aria-disabled', String(this.parts.length >= this.options.most));
    this.join.setAttribute('aria-disabled', String(this.picked >= this.parts.length - 1));
    const label = this.parts[this.picked]?.label ?? '';
    if (this.label.value !== label) {
      this.label.value = label;
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function barsOf(value: unknown, most: number): Bar[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) {
    return null;
  }
  return value.map(record).map(each => ({
    label: typeof each['label'] === 'string' ? each['label'].slice(0, LONGEST_LABEL) : '',
    size: wholeOf(each['size'], 1, 100_000, FULL)
  }));
}

export const mount: Mount = (host, options, state, context) =>
  new BarModel(host, options as unknown as Options, state, context);
