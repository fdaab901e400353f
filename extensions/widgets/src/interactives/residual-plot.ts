/** What a line misses: the points with their line, or the residuals alone; a picked point stands out in picture and table. */
import { button, el, fill, svg } from '../elements';
import { type Fraction, type Spot, frac, near } from '../graph/exact';
import { residuals } from '../graph/statistics';
import { lineShown, numbersOf, plainly, shortly, spotsOf } from './charts/numbers';
import { Sheet, clippedLine } from './charts/sheet';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, smallField, textsOf, wholeOf, wordsOf } from './parts';

interface Options {
  /** Pairs of exact numbers, in the order of x. */
  points: [string, string][];
  line: [string, string];
  axes: [string, string];
  /** Whether the residuals of the table are to be worked out. */
  fill: boolean;
  seen: [number, number, number, number];
  /** The lower and upper end of the residuals. */
  missed: [number, number];
}

const HIGH = 340;
const VIEWS = ['fit', 'residuals'] as const;
type View = (typeof VIEWS)[number];

class ResidualPlot implements Interactive {
  private view: View;
  private picked: number;
  private readonly texts: string[];
  private readonly points: Spot[];
  private readonly slope: Fraction;
  private readonly intercept: Fraction;
  private readonly misses: Fraction[];
  private readonly sheet: Sheet;
  private readonly choices: HTMLButtonElement[];
  private readonly rows: HTMLTableRowElement[];
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.points = spotsOf(options.points);
    const [slope, intercept] = numbersOf(options.line);
    [this.slope, this.intercept] = [slope ?? frac(0), intercept ?? frac(0)];
    this.misses = residuals(this.points, { slope: this.slope, intercept: this.intercept });
    const kept = record(state);
    this.view = VIEWS.find(each => each === kept['view']) ?? 'fit';
    this.picked = wholeOf(kept['picked'], 0, this.points.length - 1, -1);
    this.texts = textsOf(kept['texts'], options.fill ? this.points.length : 0);
    this.sheet = new Sheet(options.seen, { label: this.word('chart'), high: HIGH, axes: options.axes, mover: { nudge() {}, drag() {}, toggle() {}, drop() {} } });
    this.choices = VIEWS.map(each => button(this.word(each), () => this.turn(each), { class: 'op-choice-button' }));
    this.rows = this.points.map((_, at) => this.row(at));
    const head = el('tr', {}, ...[options.axes[0], this.word('actual'), this.word('predicted'), this.word('residual')].map(name => el('th', { scope: 'col' }, name)));
    const table = el('table', { class: 'op-runs op-residuals' }, el('caption', {}, this.word('table')), el('thead', {}, head), el('tbody', {}, ...this.rows));
    host.append(
      el('div', { class: 'op-choice-bar', role: 'group', 'aria-label': this.word('view') }, ...this.choices),
      el('div', { class: 'op-beside' }, this.sheet.element, el('div', { class: 'op-scroll' }, table))
    );
    this.draw();
  }

  get state(): unknown {
    return { view: this.view, picked: this.picked, texts: this.texts };
  }

  get said(): string {
    const at = this.points[this.picked];
    const miss = this.misses[this.picked];
    const whole = this.view === 'fit' ? fill(this.word('said_fit'), { line: lineShown(this.slope, this.intercept) }) : this.pattern();
    if (at === undefined || miss === undefined || this.options.fill) {
      return whole;
    }
    const key = miss.isZero ? 'said_on' : miss.isNegative ? 'said_below' : 'said_above';
    return `${fill(this.word(key), { x: shortly(at.x), y: shortly(at.y), miss: shortly(miss.size) })} ${whole}`;
  }

  /** The residuals of the table, where they are asked for. */
  answer(): string {
    return this.texts.some(text => text.trim() !== '') ? JSON.stringify(this.texts) : '';
  }

  dispose(): void {}

  private turn(view: View): void {
    this.view = view;
    this.changed();
  }

  private pick(at: number): void {
    this.picked = this.picked === at ? -1 : at;
    this.changed();
  }

  private changed(): void {
    this.draw();
    this.context.say(this.said);
    this.context.save(this.state);
  }

  /** What the residuals look like from left to right, in thirds. */
  private pattern(): string {
    const values = this.misses.map(near);
    const size = Math.sqrt(values.reduce((sum, each) => sum + each * each, 0) / values.length);
    const third = Math.max(1, Math.floor(values.length / 3));
    const parts = [values.slice(0, third), values.slice(third, -third), values.slice(-third)].filter(part => part.length > 0);
    const levels = parts.map(part => {
      const mean = part.reduce((sum, each) => sum + each, 0) / part.length;
      return mean < -size / 4 ? 'low' : mean > size / 4 ? 'high' : 'level';
    });
    const curve = levels.join(' ') === 'low high low' || levels.join(' ') === 'high low high';
    const counts = { above: values.filter(each => each > 0).length, below: values.filter(each => each < 0).length };
    return curve ? fill(this.word('said_curve'), { levels: levels.map(each => this.word(each)).join(', ') }) : fill(this.word('said_scattered'), counts);
  }

  private row(at: number): HTMLTableRowElement {
    const { x, y } = this.points[at] as Spot;
    const values = { x: shortly(x), y: shortly(y) };
    const pick = button(values.x, () => this.pick(at), { class: 'op-count', 'aria-label': fill(this.word('pick'), values) });
    const predicted = this.slope.times(x).plus(this.intercept);
    const field = this.options.fill
      ? smallField(fill(this.word('residual_of'), values), this.texts[at] ?? '', text => {
          this.texts[at] = text;
          this.context.save(this.state);
        }, 12)
      : shortly(this.misses[at] ?? frac(0));
    return el('tr', {}, el('th', { scope: 'row' }, pick), el('td', {}, values.y), el('td', {}, plainly(predicted).replace('-', '\u2212')), el('td', {}, field));
  }

  private draw(): void {
    this.choices.forEach((choice, at) => choice.setAttribute('aria-pressed', String(VIEWS[at] === this.view)));
    this.rows.forEach((row, at) => {
      row.classList.toggle('op-picked', at === this.picked);
      row.querySelector('button')?.setAttribute('aria-pressed', String(at === this.picked));
    });
    const fit = this.view === 'fit';
    const [x0, x1] = this.options.seen;
    this.sheet.see(fit ? this.options.seen : [x0, x1, ...this.options.missed]);
    this.sheet.draw(this.said, [...this.line(fit), ...this.points.flatMap((at, n) => this.mark(at, n, fit))], { axis: fit ? this.options.axes[1] : this.word('residual') });
  }

  private line(fit: boolean): SVGElement[] {
    const [slope, intercept] = fit ? [near(this.slope), near(this.intercept)] : [0, 0];
    const clip = fit ? clippedLine(this.options.seen, slope, intercept) : ([this.options.seen[0], this.options.seen[1]] as const);
    const y = (x: number): number => this.sheet.y(slope * x + intercept);
    return clip === null ? [] : [svg('line', { x1: this.sheet.x(clip[0]), x2: this.sheet.x(clip[1]), y1: y(clip[0]), y2: y(clip[1]), class: 'op-fit-line' })];
  }

  private mark(at: Spot, n: number, fit: boolean): SVGElement[] {
    const miss = near(this.misses[n] ?? frac(0));
    const [x, from, to] = [this.sheet.x(near(at.x)), this.sheet.y(fit ? near(at.y) : miss), this.sheet.y(fit ? near(at.y) - miss : 0)];
    const dot = svg('circle', { cx: x, cy: from, r: n === this.picked ? 7 : 5, class: n === this.picked ? 'op-mark op-mark-picked' : 'op-mark' });
    const reach = svg('circle', { cx: x, cy: from, r: 22, class: 'op-reach' });
    reach.addEventListener('click', () => this.pick(n));
    return [svg('line', { x1: x, x2: x, y1: from, y2: to, class: 'op-miss' }), dot, reach];
  }
}

export const mount: Mount = (host, options, state, context) => new ResidualPlot(host, options as unknown as Options, state, context);
