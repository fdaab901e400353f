import { describe, expect, it } from 'vitest';
import { PaceChart, summary } from '../src/board/chart';
import { arranged, BY_NAME, dayName, pace, pressed, shownMinutes, type Content, type Row } from '../src/board/content';

function row(name: string, changes: Partial<Row> = {}): Row {
  return {
    name,
    display_name: name,
    section: 'A',
    now_on: null,
    active_min: 0,
    attempts: 0,
    right: 0,
    last_seen: null,
    ...changes
  };
}

const ROWS = [
  row('Cy', { active_min: 20, last_seen: '2026-09-02T10:00:00.000000Z' }),
  row('Ada', { active_min: 35, section: 'B' }),
  row('Bo', { active_min: 20, attempts: 3, last_seen: '2026-09-03T10:00:00.000000Z' })
];

const names = (rows: readonly Row[]): string[] => rows.map(each => each.name);
const word = (name: string): string =>
  ({ chart_none: 'Nobody in {days} days.', chart_text: '{total} minutes in {days} days, most on {day} ({most}).' })[name] ?? name;

describe('the order of the board', () => {
  it('is by name until the teacher asks for another', () => {
    expect(names(arranged(ROWS, '', BY_NAME))).toEqual(['Ada', 'Bo', 'Cy']);
  });

  it('begins with the most, and turns round on the second press', () => {
    const most = pressed(BY_NAME, 'active');
    expect(names(arranged(ROWS, '', most))).toEqual(['Ada', 'Bo', 'Cy']);
    const least = pressed(most, 'active');
    expect(names(arranged(ROWS, '', least))).toEqual(['Bo', 'Cy', 'Ada']);
  });

  it('puts whoever was never seen behind everybody in "last seen"', () => {
    expect(names(arranged(ROWS, '', pressed(BY_NAME, 'last_seen')))).toEqual(['Bo', 'Cy', 'Ada']);
  });

  it('shows one section alone', () => {
    expect(names(arranged(ROWS, 'B', BY_NAME))).toEqual(['Ada']);
  });
});

describe('the pace of the class', () => {
  const content: Content = {
    generated: '2026-09-03T10:00:00.000000Z',
    week_start: '2026-08-31',
    idle_cut_s: 120,
    sections: ['A', 'B'],
    rows: ROWS,
    dates: ['2026-09-02', '2026-09-03'],
    days: [
      { day: '2026-09-03', section: 'A', active_min: 33 },
      { day: '2026-09-03', section: 'B', active_min: 20 }
    ]
  };

  it('adds up the sections day by day and leaves no day out', () => {
    expect(pace(content, '')).toEqual([
      { day: '2026-09-02', minutes: 0 },
      { day: '2026-09-03', minutes: 55 }
    ]);
    expect(pace(content, 'B')[1]?.minutes).toBe(20);
  });

  it.each([
    [0, 0],
    [4, 4],
    [6, 5],
    [8, 10],
    [33, 35]
  ])('shows %i minutes as %i', (minutes, shown) => {
    expect(shownMinutes(minutes)).toBe(shown);
  });

  it('names a day by the class calendar, wherever the reader is', () => {
    expect(dayName('2026-08-31')).toContain('31');
  });

  it('says in words what it draws', () => {
    expect(summary(pace(content, ''), word)).toMatch(/^55 minutes in 2 days, most on .*3.* \(55\)\.$/);
    expect(summary(pace({ ...content, days: [] }, ''), word)).toBe('Nobody in 2 days.');
  });

  it('has a table with the same numbers', () => {
    const chart = new PaceChart(word);
    chart.draw(pace(content, ''));
    const cells = [...chart.figure.querySelectorAll('tbody td')].map(cell => cell.textContent);
    expect(cells).toEqual(['0', '55']);
  });
});
