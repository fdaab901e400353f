/** One data set as dots, as a histogram or as a box: a point is picked and moved, the table is typed into, the centre follows. */
import { button, el, fill, svg } from '../elements';
import { type Fraction, compare, exactly, frac, held, minus, near, snapped } from '../graph/exact';
import type { Mover } from '../graph/handles';
import { bars, boxShapes, centreShapes, dotPlaces } from './charts/distribution';
import { type NumberBox, numberBox, numbersOf, plainly, shortly } from './charts/numbers';
import { Sheet } from './charts/sheet';
import { saidOfData, saidOfView } from './charts/summary';
import type { Interactive, InteractiveContext, Mount } from './interactive';
import { record, smallField, wholeOf, wordsOf } from './parts';

interface Options {
  values: string[];
  /** What is counted or measured. */
  what: string;
  view: string;
  step: string;
  bins: string;
  ends: [string, string];
  most: number;
}

const VIEWS = ['dots', 'histogram', 'box'] as const;
type View = (typeof VIEWS)[number];

const HIGH = 300;

class DataDisplay implements Interactive, Mover {
  private values: Fraction[];
  private view: View;
  private width: Fraction;
  private marked: boolean;
  private picked: number;
  private readonly step: Fraction;
  private readonly low: Fraction;
  private readonly high: Fraction;
  private readonly sheet: Sheet;
  private readonly choices: HTMLButtonElement[];
  private readonly marks: HTMLButtonElement;
  private readonly bins: NumberBox;
  private readonly place: NumberBox;
  private readonly table = el('ol', { class: 'op-values' });
  private readonly word: (name: string) => string;

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    state: unknown,
    private readonly context: InteractiveContext
  ) {
    this.word = wordsOf(context.words);
    const kept = record(state);
    const given = Array.isArray(kept['values']) ? numbersOf(kept['values'].filter(each => typeof each === 'string').slice(0, options.most)) : [];
    [this.low, this.high] = [exactly(options.ends[0]) ?? frac(0), exactly(options.ends[1]) ?? frac(1)];
    this.values = (given.length > 0 ? given : numbersOf(options.values)).map(each => held(each, this.low, this.high));
    this.view = VIEWS.find(each => each === kept['view']) ?? VIEWS.find(each => each === options.view) ?? 'dots';
    this.step = exactly(options.step) ?? frac(1);
    this.width = this.fitting(exactly(kept['bins'])) ?? exactly(options.bins) ?? frac(1);
    this.marked = kept['marked'] !== false;
    this.picked = wholeOf(kept['picked'], 0, this.values.length - 1, this.values.length - 1);
    this.sheet = new Sheet([near(this.low), near(this.high), 0, 1], { label: this.word('chart'), high: HIGH, axes: [options.what, ''], mover: this });
    this.choices = VIEWS.map(each => button(this.word(each), () => this.turn(each), { class: 'op-choice-button' }));
    this.marks = button(this.word('marks'), () => this.mark(), { class: 'op-choice-button' });
    const names: [string, string] = [this.word('less'), this.word('more')];
    this.bins = numberBox(this.word('bins'), names, value => this.widen(value), by => this.widen(this.width.plus(this.step.times(frac(by)))));
    this.place = numberBox(' ', names, value => this.put(this.picked, value), by => this.nudge('point', by, 0));
    host.append(
      el('div', { class: 'op-choice-bar', role: 'group', 'aria-label': this.word('view') }, ...this.choices),
      this.sheet.element,
      el('div', { class: 'op-controls' }, button(this.word('previous'), () => this.go(-1), { class: 'op-button' }), this.place.element, button(this.word('next'), () => this.go(1), { class: 'op-button' })),
      el('div', { class: 'op-controls' }, this.bins.element, this.marks, button(this.word('add'), () => this.add(), { class: 'op-button' }), button(this.word('remove'), () => this.remove(), { class: 'op-button' })),
      el('p', { class: 'op-label' }, this.word('table')),
      this.table
    );
    this.draw();
  }

  get state(): unknown {
    return { values: this.values.map(String), view: this.view, bins: String(this.width), marked: this.marked, picked: this.picked };
  }

  get said(): string {
    return saidOfView(this.view, this.values, this.low, this.width, this.word) ?? saidOfData(this.values, this.word);
  }

  answer(): string {
    return JSON.stringify(this.values.map(String));
  }

  dispose(): void {}

  nudge(_id: string, right: number, up: number): void {
    if (up !== 0) {
      this.go(up);
    } else {
      this.put(this.picked, (this.values[this.picked] ?? this.low).plus(this.step.times(frac(right))));
    }
  }

  drag(_id: string, at: { x: number; y: number }, done: boolean): void {
    const place = this.sheet.placeAt(at);
    if (place !== null) {
      this.put(this.picked, snapped(place.x, this.step), done);
    }
  }

  toggle(): void {}

  drop(): void {}

  private put(at: number, value: Fraction, done = true): void {
    this.values[at] = held(value, this.low, this.high);
    this.changed(done);
  }

  /** Go to the value before or after the picked one, in order of size. */
  private go(by: number): void {
    const order = this.order;
    this.pick(order[(order.indexOf(this.picked) + by + order.length) % order.length] ?? 0);
  }

  private pick(at: number): void {
    this.picked = at;
    this.draw();
    this.context.say(`${this.pickedName()}: ${shortly(this.values[at] ?? this.low)}.`);
    this.context.save(this.state);
  }

  private add(): void {
    if (this.values.length < this.options.most) {
      this.values.push(this.values[this.picked] ?? this.low);
      this.picked = this.values.length - 1;
      this.changed(true);
    }
  }

  private remove(): void {
    if (this.values.length > 1) {
      this.values.splice(this.picked, 1);
      this.picked = Math.min(this.picked, this.values.length - 1);
      this.changed(true);
    }
  }

  private turn(view: View): void {
    this.view = view;
    this.changed(true);
  }

  private mark(): void {
    this.marked = !this.marked;
    this.changed(true);
  }

  private widen(width: Fraction): void {
    const fits = this.fitting(width);
    if (fits !== null) {
      this.width = fits;
      this.view = 'histogram';
      this.changed(true);
    }
  }

  /** A width that is drawn as 1 to 60 bars; null for any other. */
  private fitting(width: Fraction | null): Fraction | null {
    const count = width === null || width.isZero || width.isNegative ? 0 : near(minus(this.high, this.low).over(width));
    return count >= 1 && count <= 60 ? width : null;
  }

  private changed(done: boolean): void {
    this.draw();
    if (done) {
      this.context.say(this.said);
      this.context.save(this.state);
    }
  }

  /** The places of the values in their list, smallest value first. */
  private get order(): number[] {
    return this.values.map((_, at) => at).sort((a, b) => compare(this.values[a] as Fraction, this.values[b] as Fraction) || a - b);
  }

  private pickedName(): string {
    return fill(this.word('point'), { n: this.order.indexOf(this.picked) + 1, count: this.values.length });
  }

  private draw(): void {
    this.choices.forEach((choice, at) => choice.setAttribute('aria-pressed', String(VIEWS[at] === this.view)));
    this.marks.setAttribute('aria-pressed', String(this.marked));
    const value = this.values[this.picked] ?? this.low;
    const centre = this.marked ? centreShapes(this.sheet, this.values) : [];
    const places = dotPlaces(this.sheet, this.values, this.view === 'box' ? 0.45 : 1);
    if (this.view === 'histogram') {
      const found = bars(this.values, this.low, this.high, this.width);
      this.sheet.see([near(this.low), near(this.high), 0, Math.max(4, ...found.map(bar => bar.count)) + 1]);
      const shapes = found.map(bar => svg('rect', { x: this.sheet.x(bar.from), y: this.sheet.y(bar.count), width: this.sheet.x(bar.to) - this.sheet.x(bar.from), height: this.sheet.floor - this.sheet.y(bar.count), class: 'op-histogram-bar' }));
      this.sheet.draw(this.said, [...shapes, ...centre], { axis: this.word('frequency') });
      this.sheet.hold([]);
    } else {
      const dots = places.flatMap(({ x, y }, at) => this.dot(x, y, at));
      this.sheet.see([near(this.low), near(this.high), 0, 1]);
      this.sheet.draw(this.said, [...(this.view === 'box' ? boxShapes(this.sheet, this.values) : []), ...centre, ...dots], { grid: false });
      const shown = places[this.picked];
      this.sheet.hold([{ id: 'point', name: this.pickedName(), along: 'x', at: { x: value, y: frac(0) }, ...(shown && { shown }) }]);
    }
    this.bins.show(this.width);
    this.place.show(value);
    const label = this.place.element.querySelector('label');
    label?.replaceChildren(this.pickedName());
    this.drawTable();
  }

  private dot(x: number, y: number, at: number): SVGElement[] {
    const reach = svg('circle', { cx: x, cy: y, r: 11, class: 'op-reach' });
    reach.addEventListener('click', () => this.pick(at));
    return [svg('circle', { cx: x, cy: y, r: 6, class: at === this.picked ? 'op-mark op-mark-picked' : 'op-mark' }), reach];
  }

  /** The values to be typed into; a table with the focus in it stays as it is. */
  private drawTable(): void {
    if (this.table.contains(document.activeElement) && this.table.childElementCount === this.values.length) {
      return;
    }
    const fields = this.order.map((at, n) => {
      const name = fill(this.word('point'), { n: n + 1, count: this.values.length });
      return el('li', {}, smallField(name, plainly(this.values[at] as Fraction), text => {
        const typed = exactly(text);
        if (typed !== null) {
          this.picked = at;
          this.put(at, typed);
        }
      }, 10));
    });
    this.table.replaceChildren(...fields);
  }
}

export const mount: Mount = (host, options, state, context) => new DataDisplay(host, options as unknown as Options, state, context);
