/**
 * What the board shows, as the collector counted it, and the pure steps from there to the screen: choosing a section,
 * sorting, summing up days. Nothing here touches the document.
 */

export interface Row {
  readonly name: string;
  readonly display_name: string;
  readonly section: string;
  readonly now_on: { readonly label: string; readonly time: string } | null;
  readonly active_min: number;
  readonly attempts: number;
  readonly right: number;
  readonly last_seen: string | null;
}

export interface Content {
  readonly generated: string;
  readonly week_start: string;
  readonly idle_cut_s: number;
  readonly sections: readonly string[];
  readonly rows: readonly Row[];
  readonly dates: readonly string[];
  readonly days: readonly { readonly day: string; readonly section: string; readonly active_min: number }[];
}

export const COLUMNS = ['student', 'section', 'now_on', 'active', 'attempts', 'last_seen'] as const;
export type Column = (typeof COLUMNS)[number];
export type Direction = 'ascending' | 'descending';

export interface Order {
  readonly column: Column;
  readonly direction: Direction;
}

/** By name: nobody stands below anybody until the teacher asks for another order. */
export const BY_NAME: Order = { column: 'student', direction: 'ascending' };

const KEYS: Record<Column, (row: Row) => string | number> = {
  student: row => row.display_name,
  section: row => row.section,
  now_on: row => row.now_on?.label ?? '',
  active: row => row.active_min,
  attempts: row => row.attempts,
  last_seen: row => row.last_seen ?? ''
};

/** The order after a heading was pressed: the other way round, or that column by its more telling end. */
export function pressed(order: Order, column: Column): Order {
  if (order.column === column) {
    return { column, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  const telling = column === 'active' || column === 'attempts' || column === 'last_seen';
  return { column, direction: telling ? 'descending' : 'ascending' };
}

/** The rows of a section ('' for all), in that order; equals stand by name. */
export function arranged(rows: readonly Row[], section: string, order: Order): Row[] {
  const key = KEYS[order.column];
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows
    .filter(row => section === '' || row.section === section)
    .sort((a, b) => sign * compare(key(a), key(b)) || compare(a.display_name, b.display_name));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}

export interface DayTotal {
  readonly day: string;
  readonly minutes: number;
}

/** Active minutes of a section's students together, for each of the board's days. */
export function pace(content: Content, section: string): DayTotal[] {
  return content.dates.map(day => ({
    day,
    minutes: shownMinutes(
      content.days
        .filter(each => each.day === day && (section === '' || each.section === section))
        .reduce((sum, each) => sum + each.active_min, 0)
    )
  }));
}

/** Minutes as people see them: exact below five, else in fives. The collector rounds rows in the same way. */
export function shownMinutes(minutes: number): number {
  return minutes < 5 ? minutes : 5 * Math.round(minutes / 5);
}

/** A day such as "Mon, Nov 17", in the locale that is given, or the browser's. The date is the class's own: it must not move with the reader's time zone. */
export function dayName(day: string, locale?: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, options);
}
