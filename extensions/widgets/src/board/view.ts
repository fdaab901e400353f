/**
 * The view of `ownpace_pacing.board.Board`: a table of the class that can be sorted, and the chart below it.
 *
 * The kernel half owns the content; order and section are the view's own and survive each refresh. The board asks for
 * fresh content every half minute while somebody can see it, without a word; only a press of the button is answered
 * aloud. Names are text, whatever they contain.
 */
import { CardView } from '../card';
import { button, el, fill, freshId, say } from '../elements';
import { clock, locale } from '../page';
import { PaceChart } from './chart';
import { arranged, BY_NAME, COLUMNS, dayName, pace, pressed, type Column, type Content, type Row } from './content';

interface BoardFace {
  message: string | null;
  board: Content | null;
}

const REFRESH_MS = 30_000;

export class BoardView extends CardView<BoardFace> {
  private order = BY_NAME;
  private section = '';
  private timer = 0;
  private sections!: HTMLSelectElement;
  private asOf!: HTMLElement;
  private said!: HTMLElement;
  private trouble!: HTMLElement;
  private content!: HTMLElement;
  private body!: HTMLElement;
  private cut!: HTMLElement;
  private chart!: PaceChart;
  private readonly headings = new Map<Column, HTMLElement>();

  protected build(root: HTMLElement): void {
    root.classList.add('op-board');
    this.trouble = el('p', { class: 'op-problem-note', role: 'status' });
    this.asOf = el('span', { class: 'op-quiet' });
    this.said = el('span', { class: 'op-hidden', role: 'status' });
    this.body = el('tbody');
    this.cut = el('p', { class: 'op-quiet' });
    this.chart = new PaceChart(name => this.word(name));
    this.content = el('div', { hidden: true }, this.bar(), this.table(), this.cut, this.chart.figure);
    root.append(this.trouble, this.content);
    this.timer = window.setInterval(() => {
      if (!document.hidden && !this.wire.lost) {
        void this.ask('refresh');
      }
    }, REFRESH_MS);
  }

  override remove(): this {
    window.clearInterval(this.timer);
    return super.remove() as this;
  }

  protected draw(): void {
    const { message, board } = this.face;
    say(this.trouble, message ?? '');
    this.trouble.hidden = message === null;
    this.content.hidden = board === null;
    if (board === null) {
      return;
    }
    this.asOf.textContent = fill(this.word('as_of'), { time: clock(board.generated) });
    this.cut.textContent = fill(this.word('cut'), {
      minutes: board.idle_cut_s / 60,
      monday: dayName(board.week_start, locale())
    });
    this.drawSections(board.sections);
    this.drawRows(board);
    this.chart.draw(pace(board, this.section));
  }

  private bar(): HTMLElement {
    const id = freshId('section');
    this.sections = el('select', { id, class: 'op-input' });
    this.sections.addEventListener('change', () => {
      this.section = this.sections.value;
      this.draw();
    });
    const refresh = button(this.word('refresh'), () => void this.refresh(), { class: 'op-button' });
    const choice = el('div', { class: 'op-board-choice' }, el('label', { for: id }, this.word('show_section')), this.sections);
    return el('div', { class: 'op-board-bar' }, choice, el('div', {}, this.asOf, ' ', refresh, this.said));
  }

  private table(): HTMLElement {
    const row = el('tr', {}, ...COLUMNS.map(column => this.heading(column)));
    const caption = el('caption', { class: 'op-hidden' }, this.word('caption'));
    const table = el('table', { class: 'op-board-table' }, caption, el('thead', {}, row), this.body);
    // Where the table is wider than the screen, the keyboard must be able to scroll it.
    return el('div', { class: 'op-board-scroll', role: 'region', tabindex: 0, 'aria-label': this.word('caption') }, table);
  }

  private heading(column: Column): HTMLElement {
    const press = button(this.word(column), () => {
      this.order = pressed(this.order, column);
      this.draw();
    });
    const heading = el('th', { scope: 'col', 'data-column': column }, press);
    this.headings.set(column, heading);
    return heading;
  }

  private drawSections(sections: readonly string[]): void {
    const wanted = ['', ...sections];
    if (wanted.join('\n') !== [...this.sections.options].map(option => option.value).join('\n')) {
      this.sections.replaceChildren(
        ...wanted.map(value => el('option', { value }, value === '' ? this.word('all_sections') : value))
      );
    }
    this.section = wanted.includes(this.section) ? this.section : '';
    this.sections.value = this.section;
  }

  private drawRows(board: Content): void {
    for (const [column, heading] of this.headings) {
      if (column === this.order.column) {
        heading.setAttribute('aria-sort', this.order.direction);
      } else {
        heading.removeAttribute('aria-sort');
      }
    }
    const rows = arranged(board.rows, this.section, this.order);
    const nobody = el('tr', {}, el('td', { colspan: COLUMNS.length }, this.word('nobody')));
    this.body.replaceChildren(...(rows.length > 0 ? rows.map(row => this.row(row)) : [nobody]));
  }

  private row(row: Row): HTMLElement {
    const tries =
      row.attempts === 0 ? '0' : fill(this.word('attempts_right'), { total: row.attempts, right: row.right });
    return el(
      'tr',
      { 'data-student': row.name },
      el('th', { scope: 'row' }, row.display_name),
      el('td', {}, row.section),
      el('td', {}, row.now_on?.label ?? ''),
      el('td', { class: 'op-number' }, String(row.active_min)),
      el('td', { class: 'op-number' }, tries),
      el('td', {}, row.last_seen === null ? this.word('never') : this.time(row.last_seen))
    );
  }

  private time(iso: string): HTMLElement {
    return el('time', { datetime: iso }, clock(iso));
  }

  private async refresh(): Promise<void> {
    this.said.textContent = '';
    if ((await this.ask('refresh')) && this.face.message === null) {
      this.said.textContent = this.word('refreshed');
    }
  }
}
