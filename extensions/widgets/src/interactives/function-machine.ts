/** A machine that takes numbers and gives numbers. The kernel runs it, so that a hidden rule stays hidden. */
import { sign } from '../arithmetic';
import { button, el, fill, form, say, svg } from '../elements';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { labelled, record, smallField, wordsOf, type Written } from './parts';

interface Options {
  /** One machine, or two in a row. */
  machines: number;
  rules: Written[] | null;
  backwards: boolean;
}

interface Run {
  in: string;
  out: string;
}

const MOST_RUNS = 12;
const LONGEST = 60;

class FunctionMachine implements Interactive {
  private runs: Run[];
  private rule: string;
  private readonly picture = el('div', { class: 'op-machine-frame' });
  private readonly table = el('tbody');
  private readonly note = el('p', { class: 'op-note', role: 'status' });
  private readonly input: HTMLInputElement;
  private readonly word: (name: string) => string;
  private gone = false;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = record(state);
    this.runs = runsOf(kept['runs']);
    this.rule = typeof kept['rule'] === 'string' ? kept['rule'] : '';
    this.input = smallField('', '', () => {}, LONGEST);
    const back = button(this.word('back'), () => void this.feed('back'), { class: 'op-button', hidden: !options.backwards });
    const feed = form(
      () => void this.feed('run'),
      { class: 'op-controls' },
      labelled(this.word('in'), this.input),
      el('button', { type: 'submit', class: 'op-button' }, this.word('run')),
      back
    );
    host.append(this.picture, feed, this.note, this.tableElement(), ...(options.rules === null ? [this.guess()] : []));
    this.draw();
  }

  get state(): unknown {
    return { runs: this.runs, rule: this.rule };
  }

  get said(): string {
    const last = this.runs[this.runs.length - 1];
    return last === undefined ? this.word('none') : fill(this.word('said'), { in: spoken(last.in), out: spoken(last.out) });
  }

  /** The rule as guessed. */
  answer(): string {
    return this.rule.trim();
  }

  dispose(): void {
    this.gone = true;
  }

  private async feed(way: 'run' | 'back'): Promise<void> {
    const text = this.input.value.trim();
    const told = text === '' ? { problem: this.word('no_number') } : await this.context.ask({ [way]: text });
    if (this.gone) {
      return;
    }
    const output = way === 'run' ? told?.['output'] : told?.['input'];
    if (told === null || typeof output !== 'string') {
      say(this.note, typeof told?.['problem'] === 'string' ? told['problem'] : this.word('no_kernel'));
    } else {
      say(this.note, '');
      this.runs = [...this.runs, way === 'run' ? { in: text, out: output } : { in: output, out: text }].slice(-MOST_RUNS);
      this.input.value = '';
      this.draw();
      this.context.say(this.said);
      this.context.save(this.state);
    }
    this.input.focus();
  }

  private guess(): HTMLElement {
    const field = smallField('', this.rule, text => {
      this.rule = text;
      this.context.save(this.state);
    });
    return el('div', { class: 'op-controls' }, labelled(this.word('guess'), field));
  }

  private tableElement(): HTMLElement {
    const head = el('tr', {}, el('th', { scope: 'col' }, this.word('in')), el('th', { scope: 'col' }, this.word('out')));
    return el('table', { class: 'op-runs', 'aria-label': this.word('table') }, el('thead', {}, head), this.table);
  }

  private draw(): void {
    this.table.parentElement?.toggleAttribute('hidden', this.runs.length === 0);
    this.table.replaceChildren(...this.runs.map(run => el('tr', {}, el('td', {}, minus(run.in)), el('td', {}, minus(run.out)))));
    this.picture.replaceChildren(this.machine(this.runs[this.runs.length - 1]));
  }

  private machine(last: Run | undefined): SVGElement {
    const count = this.options.machines;
    const width = 220 + count * 180;
    const boxes = Array.from({ length: count }, (_, at) => {
      const x = 110 + at * 180;
      const name = this.options.rules?.[at]?.text ?? '?';
      return svg(
        'g',
        { class: 'op-machine' },
        svg('path', { d: `M ${x} 30 h 26 l 8 -14 h 72 l 8 14 h 26 v 74 h -140 Z` }),
        svg('text', { x: x + 70, y: 72, class: name === '?' ? 'op-machine-unknown' : 'op-machine-rule' }, minus(name)),
        ...(at === 0 ? [] : [arrow(x - 40, x - 4)])
      );
    });
    return svg(
      'svg',
      { viewBox: `0 0 ${width} 124`, class: 'op-figure op-machines', role: 'img', 'aria-label': this.said },
      svg('text', { x: 40, y: 73, class: 'op-machine-number' }, minus(last?.in ?? 'x')),
      arrow(72, 106),
      ...boxes,
      arrow(width - 108, width - 74),
      svg('text', { x: width - 38, y: 73, class: 'op-machine-number' }, minus(last?.out ?? ''))
    );
  }
}

function arrow(from: number, to: number): SVGElement {
  return svg('path', { d: `M ${from} 67 H ${to} m -8 -5 l 8 5 l -8 5`, class: 'op-arrow' });
}

function minus(text: string): string {
  return text.replace(/-/g, '\u2212').replace(/\^2/g, '²').replace(/\^3/g, '³');
}

function spoken(text: string): string {
  return text.replace(/^[-\u2212]/, `${sign('minus')} `).replace('/', ` ${sign('over')} `);
}

function runsOf(value: unknown): Run[] {
  return (Array.isArray(value) ? value : [])
    .map(record)
    .filter(run => typeof run['in'] === 'string' && typeof run['out'] === 'string')
    .map(run => ({ in: String(run['in']), out: String(run['out']) }))
    .slice(-MOST_RUNS);
}

export const mount: Mount = (host, options, state, context) =>
  new FunctionMachine(host, options as unknown as Options, state, context);
