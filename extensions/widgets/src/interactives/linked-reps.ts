/** Story, rule, table and graph of one thing: a change of any one changes the others; one may be hidden to be predicted. */
import { button, el, fill, say } from '../elements';
import { pointed } from '../fields/reading';
import { Board } from '../graph/board';
import { type Fraction, exactly, frac, near, numberShown, readNumber, same } from '../graph/exact';
import { typedLine } from '../graph/controls';
import { shownText, teller } from '../graph/sentences';
import type { View } from '../graph/shapes';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, textsOf, wordsOf } from './parts';
import { type RuleBoard, ruleBoard } from './reps/kind';
import { type Rule, follower, heightAt, numberOf, readRule, ruleOf, ruleText, withNumber, withValue } from './reps/rule';

interface Options {
  family: string;
  /** The rule's numbers, as exact texts. */
  numbers: Record<string, string>;
  rows: string[];
  /** Words, and names of numbers that stand between them. */
  story: { text?: string; name?: string }[];
  /** What is to be predicted: `table`, `rule`, `story` or nothing. */
  hide: string;
  names: [string, string];
  window: number[];
  step: string;
}

class LinkedReps implements Interactive {
  private rule: Rule;
  private shown: boolean;
  private readonly guesses: string[];
  private readonly xs: Fraction[];
  private readonly names: string[];
  private readonly story = el('p', { class: 'op-reps-story' });
  private readonly rulePart = el('div', { class: 'op-reps-rule' });
  private readonly table = el('div', { class: 'op-reps-table' });
  private readonly note = el('p', { class: 'op-note', role: 'status' });
  private readonly toggle: HTMLButtonElement;
  private readonly board: Board;
  private readonly graph: RuleBoard;
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
    this.names = Object.keys(options.numbers);
    this.rule = ruleOf(options.family, this.names, record(kept['numbers'])) ?? { family: options.family, numbers: Object.fromEntries(this.names.map(name => [name, exactly(options.numbers[name]) ?? frac(0)])) };
    this.shown = kept['shown'] === true;
    this.xs = options.rows.map(x => exactly(x) ?? frac(0));
    this.guesses = textsOf(kept['guesses'], Math.max(this.xs.length, options.story.length));
    const [x0 = 0, x1 = 10, y0 = 0, y1 = 10] = options.window;
    const view: View = [x0, x1, y0, y1];
    const far = this.xs.find(x => near(x) >= (x1 - x0) / 8) ?? this.xs.find(x => !x.isZero) ?? frac(1);
    const tell = teller({ ...context.words, graph_point: this.word('point') });
    let last: { rule: Rule; x: Fraction } | null = null;
    this.graph = ruleBoard({ view, step: exactly(options.step) ?? frac(1), tell }, options.names, far, () => this.rule, () => ({ dots: this.hidden('table') ? [] : this.xs, said: this.said }), (rule, x) => (last = { rule, x }));
    this.board = new Board(this.graph.kind, this.graph.posture(this.rule), {
      label: this.word('part_graph'),
      tell,
      changed: () => {
        if (last !== null) {
          this.set(last.rule, fill(this.word('point'), { x: numberShown(last.x) }), last.x, heightAt(last.rule, last.x));
        }
      },
      say: sentence => context.say(sentence)
    });
    this.toggle = button('', () => void this.turn(), { class: 'op-button', hidden: options.hide === '' });
    const part = (name: string, body: HTMLElement): HTMLElement => el('div', { class: `op-rep op-rep-${name}`, role: 'group', 'aria-label': this.word(`part_${name}`) }, el('p', { class: 'op-label' }, this.word(`part_${name}`)), body);
    host.append(
      el('div', { class: 'op-reps' }, ...(options.story.length > 0 ? [part('story', this.story)] : []), part('rule', this.rulePart), part('table', this.table), part('graph', this.board.element)),
      this.note,
      el('div', { class: 'op-controls' }, this.toggle)
    );
    this.draw();
  }

  get state(): unknown {
    const numbers = Object.fromEntries(this.names.map(name => [name, String(numberOf(this.rule, name))]));
    return { numbers, shown: this.shown, guesses: this.guesses };
  }

  get said(): string {
    const rule = this.hidden('rule') ? this.gap('rule') : `${this.word('part_rule')}: ${shownText(ruleText(this.rule))}.`;
    const points = this.xs.map(x => `(${numberShown(x)}, ${this.height(x)})`).join(', ');
    const table = this.hidden('table') ? this.gap('table') : `${this.word('part_table')}: ${points}.`;
    return `${rule} ${table}`;
  }

  /** The rule as it stands, or as it is predicted. */
  answer(): string {
    return this.hidden('rule') ? (this.guesses[0] ?? '').trim() : ruleText(this.rule);
  }

  dispose(): void {
    this.gone = true;
    this.board.dispose();
  }

  private hidden(part: string): boolean {
    return this.options.hide === part && !this.shown;
  }

  private gap(part: string): string {
    return fill(this.word('hidden'), { part: this.word(`part_${part}`).toLowerCase() });
  }

  private height(x: Fraction): string {
    const y = heightAt(this.rule, x);
    return y === null ? '' : numberShown(y);
  }

  private called(name: string): string {
    return this.word(`${this.rule.family}_${name}`);
  }

  /** Take a new rule; `what` was changed to `value`, at x where it was one value of it. */
  private set(next: Rule, what: string, x: Fraction | null, value: Fraction | string | null): void {
    const follows = x && follower(this.rule, x);
    this.rule = next;
    say(this.note, '');
    this.draw();
    const told = this.names.map(name => fill(this.word(follows === null || follows === name ? 'follows' : 'stays'), { name: this.called(name), value: numberShown(numberOf(next, name)) })).join('; ');
    const changed = fill(this.word('changed'), { what, value: typeof value === 'string' ? value : value === null ? '' : numberShown(value) });
    const rest = this.hidden('rule') ? this.gap('rule') : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
    this.context.say(`${changed} ${rest}`);
    this.context.save(this.state);
  }

  private refuse(key: string): false {
    say(this.note, this.word(key));
    return false;
  }

  private draw(): void {
    const active = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['rep'] : undefined;
    this.drawStory();
    this.drawRule();
    this.drawTable();
    this.board.posture = this.graph.posture(this.rule);
    this.toggle.textContent = this.word(this.shown ? 'hide' : 'show');
    if (active !== undefined) {
      this.board.element.closest('.op-reps')?.querySelector<HTMLElement>(`[data-rep="${active}"]`)?.focus();
    }
  }

  /** A field of a guess, or of a value that changes the rule. */
  private field(key: string, label: string, value: string, typed: (text: string) => boolean, guess: number | null): HTMLInputElement {
    const input = typedLine('data-rep', key, text => {
      if (guess === null) {
        return text === value || typed(text);
      }
      this.guesses[guess] = text;
      this.context.save(this.state);
      return true;
    });
    input.classList.add('op-small-field');
    input.setAttribute('aria-label', label);
    input.value = guess === null ? value : (this.guesses[guess] ?? '');
    if (guess !== null) {
      input.addEventListener('input', () => (this.guesses[guess] = input.value));
    }
    return input;
  }

  private drawStory(): void {
    const pieces = this.options.story.map(({ text, name }, at) => {
      if (name === undefined) {
        return text ?? '';
      }
      const label = `${this.word('part_story')}: ${this.called(name)}`;
      const typed = (written: string): boolean => {
        const value = readNumber(written);
        const next = value && withNumber(this.rule, name, value);
        return next ? (this.set(next, label, null, value), true) : this.refuse(value ? 'no_fit' : 'no_number');
      };
      return this.field(`s${at}`, label, numberShown(numberOf(this.rule, name)), typed, this.hidden('story') ? at : null);
    });
    this.story.replaceChildren(...pieces);
  }

  private drawRule(): void {
    const hidden = this.hidden('rule');
    const label = this.word(hidden ? 'your_rule' : 'rule_field');
    const typed = (text: string): boolean => (void this.typedRule(text), true);
    this.rulePart.replaceChildren(this.field('rule', label, shownText(ruleText(this.rule)), typed, hidden ? 0 : null));
  }

  private async typedRule(text: string): Promise<void> {
    const next = await this.readWith(text);
    if (next !== null && !this.gone) {
      this.set(next, this.word('part_rule'), null, shownText(ruleText(next)));
    }
  }

  /** Read a rule here or, where it takes more, in the kernel, which says where it cannot be read. */
  private async readWith(written: string): Promise<Rule | null> {
    const text = written.replace(/\u00b7/g, '*').replace(/\u2212/g, '-');
    const here = readRule(text, this.rule.family);
    if (here !== null) {
      return here;
    }
    const told = await this.context.ask({ rule: text });
    const found = ruleOf(this.rule.family, this.names, record(told?.['numbers']));
    if (found === null && !this.gone) {
      const problem = typeof told?.['problem'] === 'string' ? told['problem'] : this.word(`only_${this.rule.family}`);
      this.note.replaceChildren(...pointed(text, told?.['span'] as [number, number] | undefined), ' ', problem);
      this.rulePart.querySelector('input')?.setAttribute('aria-invalid', 'true');
    }
    return found;
  }

  private drawTable(): void {
    const hidden = this.hidden('table');
    const [x, y] = this.options.names;
    const rows = this.xs.map((at, n) => {
      const label = fill(this.word('cell'), { y, x: `${x} = ${numberShown(at)}` });
      const typed = (text: string): boolean => {
        const value = readNumber(text);
        const next = value && withValue(this.rule, at, value);
        return next ? (this.set(next, fill(this.word('row'), { x: numberShown(at) }), at, value), true) : this.refuse(value ? 'no_fit' : 'no_number');
      };
      const guess = this.options.hide === 'table' && this.shown ? [el('td', { class: 'op-quiet' }, this.guesses[n] ?? '')] : [];
      return el('tr', {}, el('th', { scope: 'row' }, numberShown(at)), el('td', {}, this.field(`t${n}`, label, this.height(at), typed, hidden ? n : null)), ...guess);
    });
    const heads = [x, y, ...(this.options.hide === 'table' && this.shown ? [this.word('expected')] : [])];
    this.table.replaceChildren(
      el('table', { class: 'op-runs', 'aria-label': this.word('part_table') }, el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, head)))), el('tbody', {}, ...rows))
    );
  }

  /** Show what is hidden and compare it with what was expected, or hide it again. */
  private async turn(): Promise<void> {
    if (this.shown) {
      this.shown = false;
      this.guesses.fill('');
      say(this.note, '');
    } else {
      const sentence = this.options.hide === 'rule' ? await this.compareRule() : this.compareNumbers();
      if (sentence === null || this.gone) {
        return;
      }
      this.shown = true;
      say(this.note, sentence);
    }
    this.draw();
    this.context.save(this.state);
  }

  private async compareRule(): Promise<string | null> {
    const text = (this.guesses[0] ?? '').trim();
    const guess = text === '' ? null : await this.readWith(text);
    if (guess === null) {
      return text === '' ? (this.refuse('fill_first'), null) : null;
    }
    const apart = [...this.xs, frac(0), frac(1), frac(2)].find(x => String(heightAt(guess, x)) !== String(heightAt(this.rule, x)));
    return apart === undefined ? this.word('guess_right') : fill(this.word('guess_rule'), { mine: String(heightAt(guess, apart)), x: numberShown(apart), value: this.height(apart) });
  }

  private compareNumbers(): string | null {
    const wanted = this.options.hide === 'table' ? this.xs.map(x => heightAt(this.rule, x)) : this.options.story.map(({ name }) => (name === undefined ? null : numberOf(this.rule, name)));
    const asked = wanted.map((value, at) => ({ value, guess: readNumber(this.guesses[at] ?? '') })).filter(({ value }) => value !== null);
    if (asked.every(({ guess }) => guess === null)) {
      return this.refuse('fill_first') || null;
    }
    const right = asked.filter(({ value, guess }) => value && guess && same(value, guess)).length;
    return right === asked.length ? this.word('guess_right') : fill(this.word('guess_some'), { right, count: asked.length });
  }
}

export const mount: Mount = (host, options, state, context) => new LinkedReps(host, options as unknown as Options, state, context);
