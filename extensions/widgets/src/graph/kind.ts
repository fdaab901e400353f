/**
 * What stands on a board, as a value and pure functions.
 *
 * A `Kind` says what can be moved, chosen and typed, what is drawn, what is said and what it states. A `Posture` is where
 * things stand: the whole state, small enough for the journal. The board (`board.ts`) shows any kind and knows none.
 */
import { type Fraction, type Spot, exactly, frac } from './exact';
import type { Ground } from './reading';
import type { Shape, View } from './shapes';
import type { Statement } from './statements';

/** Where things stand. Spots are what can be moved; picks are what was chosen or typed. */
export interface Posture {
  readonly spots: Readonly<Record<string, Spot>>;
  readonly picks: Readonly<Record<string, string>>;
}

/** Something that can be moved. `along` is what its place tells: both coordinates, or one. */
export interface Handle {
  readonly id: string;
  readonly name: string;
  readonly along: 'both' | 'x' | 'y';
  /** An end that is not part of what it ends. */
  readonly hollow?: boolean;
  readonly tone?: 'main' | 'second';
}

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** A choice from a list. */
export interface Switch {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
}

/** A number that can be stepped, typed and, between its ends, slid. */
export interface Dial {
  readonly id: string;
  readonly label: string;
  readonly value: Fraction;
  readonly step: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

export interface Action {
  readonly id: string;
  readonly label: string;
  readonly off?: boolean;
}

/** A cell of a table: a text, or something to type into. */
export type Cell = string | { readonly id: string; readonly label: string; readonly value: string };

export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Kind {
  readonly on: Ground;
  readonly view: View;
  readonly step: Fraction;
  /** Names of the axes, where they are not x and y. */
  readonly axes?: readonly [string, string];
  /** One step up or down, where it is not `step`. */
  readonly stepY?: Fraction;

  start(): Posture;
  handles(now: Posture): Handle[];
  shapes(now: Posture): Shape[];
  said(now: Posture): string;
  /** What the picture states; null when nothing can be read off it. */
  statement(now: Posture): Statement | string | null;

  switches?(now: Posture): Switch[];
  dials?(now: Posture): Dial[];
  actions?(now: Posture): Action[];
  tables?(now: Posture): Table[];

  /** Move something; the kind may hold it to where it can be. */
  place?(now: Posture, id: string, to: Spot): Posture;
  pick?(now: Posture, id: string, option: string): Posture;
  turn?(now: Posture, id: string, value: Fraction): Posture;
  act?(now: Posture, id: string): Posture;
  /** A cell was typed; null when it cannot be read. */
  typed?(now: Posture, id: string, text: string): Posture | null;
  /** An empty place was tapped. */
  tapped?(now: Posture, at: Spot): Posture | null;
  /** Return where things stand when the picture says this; null when this kind cannot. */
  shown?(statement: Statement): Posture | null;
}

export function moved(now: Posture, id: string, to: Spot): Posture {
  return { ...now, spots: { ...now.spots, [id]: to } };
}

export function picked(now: Posture, id: string, option: string): Posture {
  return { ...now, picks: { ...now.picks, [id]: option } };
}

export function spotOf(now: Posture, id: string): Spot {
  return now.spots[id] ?? { x: frac(0), y: frac(0) };
}

export function pickOf(now: Posture, id: string, otherwise = ''): string {
  return now.picks[id] ?? otherwise;
}

const MOST = 120;

/** Return a posture as JSON: coordinates as the texts of fractions. */
export function packed(now: Posture): unknown {
  const spots = Object.entries(now.spots).map(([id, { x, y }]) => [id, [String(x), String(y)]]);
  return { spots: Object.fromEntries(spots), picks: { ...now.picks } };
}

/** Return a posture from JSON that may hold anything; null for what is none. */
export function unpacked(state: unknown): Posture | null {
  if (!isRecord(state) || !isRecord(state.spots) || !isRecord(state.picks)) {
    return null;
  }
  const spots: Record<string, Spot> = {};
  for (const [id, pair] of Object.entries(state.spots).slice(0, MOST)) {
    const [x, y] = Array.isArray(pair) ? [exactly(pair[0]), exactly(pair[1])] : [null, null];
    if (!x || !y) {
      return null;
    }
    spots[id] = { x, y };
  }
  const picks = Object.entries(state.picks).slice(0, MOST);
  if (!picks.every(([, value]) => typeof value === 'string' && value.length <= MOST)) {
    return null;
  }
  return { spots, picks: Object.fromEntries(picks) as Record<string, string> };
}

/** Return the ids of spots that begin alike, `p1`, `p2`, ..., in order. */
export function numbered(now: Posture, stem: string): string[] {
  return Object.keys(now.spots)
    .filter(id => id.startsWith(stem) && /^\d+$/.test(id.slice(stem.length)))
    .sort((one, other) => Number(one.slice(stem.length)) - Number(other.slice(stem.length)));
}

/** Return the posture with one more spot of that stem. */
export function added(now: Posture, stem: string, at: Spot): Posture {
  const last = numbered(now, stem).at(-1);
  return moved(now, `${stem}${last === undefined ? 1 : Number(last.slice(stem.length)) + 1}`, at);
}

/** Return the posture without a spot. */
export function removed(now: Posture, id: string): Posture {
  const { [id]: _, ...spots } = now.spots;
  return { ...now, spots };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
