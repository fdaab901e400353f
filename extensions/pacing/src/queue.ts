/**
 * Events that the server has not acknowledged yet.
 *
 * Owns a list in memory with a copy in the tab's session storage, so that a reload loses nothing. Bounded: a newer beat
 * of a session takes the place of an older one, for it carries the running totals; past the limit the oldest go.
 */
import type { PacingEvent } from './events';

/** What the queue needs of `sessionStorage`. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'ownpace-pacing-queue';
const LIMIT = 200;

export class EventQueue {
  private waiting: PacingEvent[];

  constructor(private readonly store: Store | null) {
    this.waiting = load(store);
  }

  get length(): number {
    return this.waiting.length;
  }

  add(event: PacingEvent): void {
    this.waiting = [...this.waiting.filter(older => !replaces(event, older)), event].slice(-LIMIT);
    this.save();
  }

  /** The oldest events, at most so many. */
  first(most: number): readonly PacingEvent[] {
    return this.waiting.slice(0, most);
  }

  /** The server has these, or will never take them. */
  drop(events: readonly PacingEvent[]): void {
    const done = new Set(events.map(event => event.id));
    this.waiting = this.waiting.filter(event => !done.has(event.id));
    this.save();
  }

  private save(): void {
    try {
      this.store?.setItem(KEY, JSON.stringify(this.waiting));
    } catch {
      // Storage may be full or forbidden; the list in memory still serves this page.
    }
  }
}

function replaces(newer: PacingEvent, older: PacingEvent): boolean {
  return (
    newer.type === 'session' &&
    older.type === 'session' &&
    older.phase === 'beat' &&
    older.session === newer.session &&
    older.page === newer.page
  );
}

function load(store: Store | null): PacingEvent[] {
  try {
    const saved: unknown = JSON.parse(store?.getItem(KEY) ?? '[]');
    return Array.isArray(saved) ? (saved.filter(isEvent).slice(-LIMIT) as PacingEvent[]) : [];
  } catch {
    return [];
  }
}

function isEvent(value: unknown): boolean {
  const kind = (value as { type?: unknown; id?: unknown } | null)?.type;
  return (kind === 'session' || kind === 'view') && typeof (value as { id?: unknown }).id === 'string';
}
