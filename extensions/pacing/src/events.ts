/**
 * The two kinds of event that a browser sends, as `ownpace.events` defines them. Nothing here can hold what was typed.
 */

export type App = 'voila' | 'lab';
export type PageKind = 'lesson' | 'assignment' | 'home' | 'board';

/** A page of the course, as the page itself or its notebook says. */
export interface Page {
  readonly kind: PageKind;
  readonly id: string;
  readonly unit: string;
  readonly skill: string;
}

export interface SessionEvent {
  readonly type: 'session';
  readonly id: string;
  readonly time: string;
  readonly phase: 'start' | 'beat' | 'end';
  readonly app: App;
  readonly page: string;
  readonly visible_s: number;
  readonly active_s: number;
  readonly session: string;
}

export interface ViewEvent {
  readonly type: 'view';
  readonly id: string;
  readonly time: string;
  readonly kind: PageKind;
  readonly page: string;
  readonly unit: string;
  readonly skill: string;
}

export type PacingEvent = SessionEvent | ViewEvent;

/** 32 random hexadecimal digits. Not `crypto.randomUUID`: a school's server may be plain http, where that is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The time as events write it: UTC with six decimals. */
export function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/Z$/, '000Z');
}
