/**
 * The small chart of the class's pace: one bar a day, with a sentence and a table that say the same.
 *
 * The drawing library is fetched from our own server when the chart is first drawn; without it the words still stand.
 */
import { el, fill } from '../elements';
import { locale } from '../page';
import { dayName, type DayTotal } from './content';

/** Pixels: the narrowest drawing, its width before the page is laid out, and the room that a day's name takes. */
const NARROWEST = 300;
const WIDE = 760;
const LABEL_WIDTH = 56;

type Word = (name: string) => string;

/** Owns a `<figure>` and keeps it up to date. */
export class PaceChart {
  readonly figure: HTMLElement;
  private readonly drawing = el('div', { class: 'op-board-drawing', 'aria-hidden': 'true' });
  private readonly sentence = el('p', {});
  private readonly numbers = el('tbody');
  private drawn = '';
  private days: readonly DayTotal[] = [];
  private width = 0;

  constructor(private readonly word: Word) {
    const head = el('thead', {}, el('tr', {}, column(word('day')), column(word('minutes'))));
    this.figure = el(
      'figure',
      { class: 'op-board-chart' },
      el('h2', {}, word('chart')),
      this.drawing,
      el('figcaption', {}, this.sentence),
      el('details', {}, el('summary', {}, word('numbers')), el('table', {}, head, this.numbers))
    );
    if (typeof ResizeObserver !== 'undefined') {
      new ResizeObserver(() => this.fit()).observe(this.drawing);
    }
  }

  draw(days: readonly DayTotal[]): void {
    const state = JSON.stringify(days);
    if (state === this.drawn) {
      return;
    }
    this.drawn = state;
    this.days = days;
    this.sentence.textContent = summary(days, this.word);
    this.numbers.replaceChildren(
      ...days.map(({ day, minutes }) =>
        el('tr', {}, el('th', { scope: 'row' }, dayName(day, locale())), el('td', {}, String(minutes)))
      )
    );
    void this.plot();
  }

  /** Draw again where the screen was turned or the window made narrower. */
  private fit(): void {
    if (this.days.length > 0 && Math.abs(this.drawing.clientWidth - this.width) > 1) {
      void this.plot();
    }
  }

  private async plot(): Promise<void> {
    this.width = this.drawing.clientWidth;
    const Plot = await import('@observablehq/plot').catch(() => null);
    if (Plot === null) {
      return; // the words say it all
    }
    const days = this.days;
    const width = Math.max(NARROWEST, this.width || WIDE);
    const step = Math.ceil((days.length * LABEL_WIDTH) / width);
    const svg = Plot.plot({
      width,
      height: 200,
      marginLeft: 44,
      marginTop: 26,
      style: { background: 'none', fontFamily: 'inherit', fontSize: '13px' },
      x: {
        type: 'band',
        label: null,
        padding: 0.3,
        ticks: days.filter((_, index) => (days.length - 1 - index) % step === 0).map(each => each.day),
        tickFormat: (day: string) => dayName(day, locale()).replace(/^[^,]*, /, '')
      },
      y: { grid: true, nice: true, ticks: 4, label: this.word('minutes'), domain: [0, Math.max(10, ...minutes(days))] },
      marks: [Plot.barY(days, { x: 'day', y: 'minutes', fill: 'var(--op-blue)' }), Plot.ruleY([0])]
    });
    this.drawing.replaceChildren(svg);
  }
}

/** The chart in one sentence. */
export function summary(days: readonly DayTotal[], word: Word): string {
  const total = minutes(days).reduce((sum, each) => sum + each, 0);
  const most = days.reduce<DayTotal | null>((best, each) => (best && best.minutes >= each.minutes ? best : each), null);
  return total === 0 || most === null
    ? fill(word('chart_none'), { days: days.length })
    : fill(word('chart_text'), { days: days.length, total, day: dayName(most.day, locale()), most: most.minutes });
}

function minutes(days: readonly DayTotal[]): number[] {
  return days.map(each => each.minutes);
}

function column(label: string): HTMLElement {
  return el('th', { scope: 'col' }, label);
}
