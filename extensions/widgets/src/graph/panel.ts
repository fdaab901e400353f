/** All controls of a board. They are made anew only when there are others; else each is shown with its new value. */
import { el } from '../elements';
import { actionControl, type Control, dialControl, placeControl, switchControl } from './controls';
import type { Fraction, Spot } from './exact';
import { type Kind, type Posture, spotOf } from './kind';
import type { Tell } from './sentences';
import { tableControl } from './table';

/** What the controls tell their board. */
export interface Changer {
  readonly posture: Posture;
  move(id: string, to: Spot, done: boolean): void;
  change(next: Posture): void;
  /** What was typed is no place and no number. */
  refuse(): void;
}

type Shower = (now: Posture) => void;

export class Panel {
  readonly element = el('div', { class: 'op-graph-controls' });
  private showers: Shower[] = [];
  private made = '';

  constructor(
    private readonly kind: Kind,
    private readonly tell: Tell,
    private readonly board: Changer
  ) {}

  show(now: Posture, still: boolean): void {
    const wanted = this.signature(now);
    if (wanted !== this.made) {
      this.made = wanted;
      const key = focusKey(this.element);
      this.build(now);
      if (key) {
        this.element.querySelector<HTMLElement>(key)?.focus();
      }
    }
    this.showers.forEach(shower => shower(now));
    this.element.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLButtonElement>('input, select, button').forEach(each => {
      // Buttons that have nothing to do are off by themselves.
      each.disabled = still || (each instanceof HTMLButtonElement && each.dataset.action !== undefined && each.disabled);
    });
  }

  /** What tells one set of controls from another: all but the values. */
  private signature(now: Posture): string {
    const { kind } = this;
    return JSON.stringify([
      kind.handles(now).map(({ id }) => id),
      kind.dials?.(now).map(({ id, label }) => [id, label]),
      kind.switches?.(now).map(({ id, label, options }) => [id, label, options]),
      kind.actions?.(now).map(({ id, label }) => [id, label]),
      kind.tables?.(now).map(({ caption, head, rows }) => [caption, head, rows.map(row => row.map(cell => (typeof cell === 'string' ? 0 : cell.id)))])
    ]);
  }

  private build(now: Posture): void {
    this.showers = [];
    const { kind, tell, board } = this;
    const refused = () => board.refuse();
    const places = kind.handles(now).map(({ id }) =>
      this.kept(placeControl(id, tell, to => board.move(id, to, true), refused), later => {
        const handle = kind.handles(later).find(each => each.id === id);
        return handle && [handle, spotOf(later, id)];
      })
    );
    const dials = (kind.dials?.(now) ?? []).map(dial =>
      this.kept(dialControl(dial, tell, value => this.turn(dial.id, value), refused), later => found(kind.dials?.(later), dial.id))
    );
    const switches = (kind.switches?.(now) ?? []).map(choice =>
      this.kept(switchControl(choice, option => board.change(kind.pick?.(board.posture, choice.id, option) ?? board.posture)), later =>
        found(kind.switches?.(later), choice.id)
      )
    );
    const actions = (kind.actions?.(now) ?? []).map(action =>
      this.kept(actionControl(action, () => board.change(kind.act?.(board.posture, action.id) ?? board.posture)), later =>
        found(kind.actions?.(later), action.id)
      )
    );
    const tables = (kind.tables?.(now) ?? []).map((table, index) =>
      this.kept(tableControl(table, (cell, text) => this.typed(cell, text)), later => {
        const next = kind.tables?.(later)[index];
        return next && [next];
      })
    );
    this.element.replaceChildren(...dials, ...places, ...switches, ...actions, ...tables);
  }

  private kept<Shown extends unknown[]>(control: Control<Shown>, find: (now: Posture) => Shown | undefined): HTMLElement {
    this.showers.push(now => {
      const shown = find(now);
      if (shown) {
        control.show(...shown);
      }
    });
    return control.element;
  }

  private turn(id: string, value: Fraction): void {
    this.board.change(this.kind.turn?.(this.board.posture, id, value) ?? this.board.posture);
  }

  private typed(cell: string, text: string): boolean {
    const next = this.kind.typed?.(this.board.posture, cell, text) ?? null;
    if (next) {
      this.board.change(next);
    } else {
      this.board.refuse();
    }
    return next !== null;
  }
}

function found<Item extends { readonly id: string }>(items: readonly Item[] | undefined, id: string): [Item] | undefined {
  const item = items?.find(each => each.id === id);
  return item && [item];
}

/** Return a selector for the control that has the focus. */
function focusKey(root: HTMLElement): string | null {
  const active = root.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  const [name, value] = Object.entries(active?.dataset ?? {})[0] ?? [];
  return name && value ? `[data-${name}="${value.replace(/["\\]/g, '')}"]` : null;
}
