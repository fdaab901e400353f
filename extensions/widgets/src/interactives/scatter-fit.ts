/** A cloud of points and a line: move it by two handles or by its numbers; the squared errors are squares, and a total. */
import { button, el, fill, svg } from '../elements';
import { type Fraction, type Spot, exactly, frac, minus, near, snapped } from '../graph/exact';
import type { Mover } from '../graph/handles';
import { residuals, squares } from '../graph/statistics';
import { type NumberBox, lineShown, numberBox, numbersOf, shortly, spotsOf } from './charts/numbers';
import { Sheet, clippedLine } from './charts/sheet';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, wordsOf } from './parts';

interface Options {
  /** Pairs of exact numbers. */
  points: [string, string][];
  line: [string, string];
  axes: [string, string];
  squares: boolean;
  seen: [number, number, number, number];
}

const HIGH = 380;
const TENTH = frac(1, 10);

class ScatterFit implements Interactive, Mover {
  private slope: Fraction;
  private intercept: Fraction;
  private squared: boolean;
  private readonly points: Spot[];
  private readonly sheet: Sheet;
  private readonly slopeBox: NumberBox;
  private readonly interceptBox: NumberBox;
  private readonly toggleSquares: HTMLButtonElement;
  private readonly total = el('output', { class: 'op-total' });
  private readonly grips: Record<string, Fraction>;
  private readonly stepY: Fraction;
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    this.points = spotsOf(options.points);
    const kept = record(state);
    const [slope, intercept] = numbersOf(options.line);
    this.slope = exactly(kept['slope']) ?? slope ?? frac(0);
    this.intercept = exactly(kept['intercept']) ?? intercept ?? frac(0);
    this.squared = typeof kept['squares'] === 'boolean' ? kept['squares'] : options.squares;
    const [x0, x1, y0, y1] = options.seen;
    const unit = unitOf(x1 - x0);
    this.grips = { left: snapped(x0 + (x1 - x0) * 0.15, unit), right: snapped(x0 + (x1 - x0) * 0.85, unit) };
    this.stepY = unitOf((y1 - y0) / 4);
    this.sheet = new Sheet(options.seen, { label: this.word('chart'), high: HIGH, axes: options.axes, mover: this });
    const names: [string, string] = [this.word('less'), this.word('more')];
    this.slopeBox = numberBox(this.word('slope'), names, value => this.set(value, this.intercept), by => this.set(this.slope.plus(TENTH.times(frac(by))), this.intercept));
    this.interceptBox = numberBox(this.word('intercept'), names, value => this.set(this.slope, value), by => this.set(this.slope, this.intercept.plus(this.stepY.times(frac(by)))));
    this.toggleSquares = button(this.word('squares'), () => this.turn(), { class: 'op-choice-button' });
    host.append(this.sheet.element, el('div', { class: 'op-controls' }, this.slopeBox.element, this.interceptBox.element, this.toggleSquares, this.total));
    this.draw();
  }

  get state(): unknown {
    return { slope: String(this.slope), intercept: String(this.intercept), squares: this.squared };
  }

  get said(): string {
    return fill(this.word('said'), { line: lineShown(this.slope, this.intercept), total: shortly(this.sum) });
  }

  answer(): string {
    return `y = (${this.slope})x + (${this.intercept})`;
  }

  dispose(): void {}

  nudge(id: string, right: number, up: number): void {
    this.lift(id, this.at(id).plus(this.stepY.times(frac(right + up))));
  }

  drag(id: string, at: { x: number; y: number }, done: boolean): void {
    const place = this.sheet.placeAt(at);
    if (place !== null) {
      this.lift(id, snapped(place.y, this.stepY), done);
    }
  }

  toggle(): void {}

  drop(): void {}

  private get sum(): Fraction {
    return squares(this.misses);
  }

  private get misses(): Fraction[] {
    return residuals(this.points, { slope: this.slope, intercept: this.intercept });
  }

  private at(id: string): Fraction {
    return this.slope.times(this.grips[id] ?? frac(0)).plus(this.intercept);
  }

  /** Bring one end of the line to a height; the other end stays. */
  private lift(id: string, to: Fraction, done = true): void {
    const other = id === 'left' ? 'right' : 'left';
    const [x, away] = [this.grips[id] ?? frac(0), this.grips[other] ?? frac(1)];
    const [, , y0, y1] = this.options.seen;
    const height = near(to) < y0 ? snapped(y0, this.stepY) : near(to) > y1 ? snapped(y1, this.stepY) : to;
    const slope = minus(height, this.at(other)).over(minus(x, away));
    this.set(slope, minus(height, slope.times(x)), done);
  }

  private set(slope: Fraction, intercept: Fraction, done = true): void {
    this.slope = slope;
    this.intercept = intercept;
    this.changed(done);
  }

  private turn(): void {
    this.squared = !this.squared;
    this.changed(true);
  }

  private changed(done: boolean): void {
    this.draw();
    if (done) {
      this.context.say(this.said);
      this.context.save(this.state);
    }
  }

  private draw(): void {
    const y = (x: number): number => this.sheet.y(near(this.slope) * x + near(this.intercept));
    const clip = clippedLine(this.options.seen, near(this.slope), near(this.intercept));
    const line = clip === null ? [] : [svg('line', { x1: this.sheet.x(clip[0]), x2: this.sheet.x(clip[1]), y1: y(clip[0]), y2: y(clip[1]), class: 'op-fit-line' })];
    this.sheet.draw(this.said, [
      ...this.points.flatMap((at, n) => (this.squared ? this.square(at, this.misses[n] ?? frac(0)) : [])),
      ...line,
      ...this.points.map(at => svg('circle', { cx: this.sheet.x(near(at.x)), cy: this.sheet.y(near(at.y)), r: 5, class: 'op-mark' }))
    ]);
    this.sheet.hold(
      Object.entries(this.grips).map(([id, x]) => ({ id, name: this.word(`grip_${id}`), along: 'y' as const, at: { x, y: this.at(id) } })),
      [this.options.seen[2], this.options.seen[3]]
    );
    this.slopeBox.show(this.slope);
    this.interceptBox.show(this.intercept);
    this.toggleSquares.setAttribute('aria-pressed', String(this.squared));
    this.total.textContent = fill(this.word('total'), { total: shortly(this.sum) });
  }

  /** The square on what the line misses, on the side where it has room. */
  private square(at: Spot, miss: Fraction): SVGElement[] {
    const [x, from, to] = [this.sheet.x(near(at.x)), this.sheet.y(near(at.y)), this.sheet.y(near(minus(at.y, miss)))];
    const side = Math.abs(from - to);
    const left = x + side > this.sheet.x(this.options.seen[1]) ? x - side : x;
    return [
      svg('rect', { x: left, y: Math.min(from, to), width: side, height: side, class: 'op-square' }),
      svg('line', { x1: x, x2: x, y1: from, y2: to, class: 'op-miss' })
    ];
  }
}

/** A round step: a twentieth of a span or so. */
function unitOf(span: number): Fraction {
  const power = Math.floor(Math.log10(span / 4));
  return power >= 0 ? frac(10 ** power) : frac(1, 10 ** -power);
}

export const mount: Mount = (host, options, state, context) => new ScatterFit(host, options as unknown as Options, state, context);
