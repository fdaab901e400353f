/** A board as something to explore: its posture is the state, what it states is the answer. */
import type { Interactive, InteractiveContext } from '../interactives/interactive';
import { Board } from './board';
import { exactly, frac } from './exact';
import { type Kind, type Posture, packed, unpacked } from './kind';
import { kindFor } from './kinds';
import type { Ground } from './kinds/ground';
import { read } from './reading';
import { type Tell, teller } from './sentences';
import { write } from './statements';
import type { View } from './shapes';

/** What the kernel sends for every board. */
export interface BoardOptions {
  graph: string;
  window: number[];
  step: string;
  start: string;
}

/** Mount a board with what an author's options say. */
export function explore(host: HTMLElement, on: Kind['on'], options: BoardOptions, state: unknown, context: InteractiveContext): Explored {
  const kind = kindFor(options.graph, on, groundOf(options, teller(context.words)));
  return new Explored(host, kind, state, context, beginning(kind, options.start));
}

export class Explored implements Interactive {
  private readonly board: Board;

  constructor(
    host: HTMLElement,
    private readonly kind: Kind,
    state: unknown,
    context: InteractiveContext,
    begin: Posture = kind.start()
  ) {
    const tell = teller(context.words);
    this.board = new Board(kind, fitting(kind, unpacked(state), begin), {
      label: tell('heading'),
      tell,
      changed: now => context.save(packed(now)),
      say: sentence => context.say(asSentence(sentence))
    });
    host.append(this.board.element);
  }

  get state(): unknown {
    return packed(this.board.posture);
  }

  get said(): string {
    return asSentence(this.kind.said(this.board.posture));
  }

  answer(): string {
    const statement = this.kind.statement(this.board.posture);
    return statement === null ? '' : typeof statement === 'string' ? statement : write(statement);
  }

  dispose(): void {
    this.board.dispose();
  }
}

/** Return the ground that the kernel's options lay. */
export function groundOf({ window, step }: Pick<BoardOptions, 'window' | 'step'>, tell: Tell): Ground {
  const [x0 = -10, x1 = 10, y0 = -1, y1 = 1] = window;
  const view: View = [x0, x1, y0, y1];
  return { view, step: exactly(step) ?? frac(1), tell };
}

/** Return where things stand when the board says this; where it cannot, where the kind begins. */
function beginning(kind: Kind, text: string): Posture {
  const statement = text === '' ? null : read(text, kind.on);
  return (statement && kind.shown?.(statement)) ?? kind.start();
}

/** A posture of another version, which lacks what this kind moves, is none. */
function fitting(kind: Kind, kept: Posture | null, begin: Posture): Posture {
  if (kept === null) {
    return begin;
  }
  const whole = Object.keys(begin.spots).every(id => id in kept.spots) && Object.keys(begin.picks).every(id => id in kept.picks);
  return whole || kind.varies === true ? kept : begin;
}

/** Return what a board says as a sentence of its own: "Line through (0, 2) and (3, 8); slope 2." */
function asSentence(said: string): string {
  const begun = said.charAt(0).toUpperCase() + said.slice(1);
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
}
