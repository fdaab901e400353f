/**
 * The same as on the board, beside it: coordinates to type, lists to choose from, numbers to turn, cells to fill, buttons.
 * No mouse is needed. A control is made once and shown again with new values, so that the focus and a drag stay where they are.
 */
import { button, el, freshId } from '../elements';
import { type Fraction, type Spot, frac, held, near, numberShown, readNumber, readSpot, snapped, spotShown } from './exact';
import type { Action, Dial, Handle, Switch } from './kind';
import type { Tell } from './sentences';

/** A control and how it shows what it stands for now. */
export interface Control<Shown extends unknown[]> {
  readonly element: HTMLElement;
  show(...shown: Shown): void;
}

/** Return a line of text that tells `typed` what was typed once it is done: with Enter, or when the focus goes. */
export function typedLine(name: string, key: string, typed: (text: string) => boolean): HTMLInputElement {
  const input = el('input', { class: 'op-input', type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: 40, [name]: key });
  const take = () => input.setAttribute('aria-invalid', String(!typed(input.value)));
  input.addEventListener('change', take);
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      // Enter takes what is typed; it hands nothing in.
      event.preventDefault();
      event.stopPropagation();
      take();
    }
  });
  return input;
}

/** A field for a handle's place. Calls `moved` with what was typed, or `refused` when it is none. */
export function placeControl(id: string, tell: Tell, moved: (to: Spot) => void, refused: () => void): Control<[Handle, Spot]> {
  let now: [Handle, Spot] | null = null;
  const label = el('label', { class: 'op-label', for: freshId('place') });
  const input = typedLine('data-place', id, text => {
    const to = now && readPlace(...now, text);
    if (to) {
      moved(to);
    } else {
      refused();
    }
    return to !== null;
  });
  input.id = label.htmlFor;
  return {
    element: el('div', { class: 'op-graph-control' }, label, input),
    show(handle, at) {
      now = [handle, at];
      label.textContent = handle.along === 'both' ? handle.name : tell('value_of', { name: handle.name });
      shownIn(input, handle.along === 'both' ? spotShown(at) : numberShown(handle.along === 'x' ? at.x : at.y));
    }
  };
}

function readPlace(handle: Handle, at: Spot, text: string): Spot | null {
  if (handle.along === 'both') {
    return readSpot(text);
  }
  const value = readNumber(text);
  return value && (handle.along === 'x' ? { x: value, y: at.y } : { x: at.x, y: value });
}

/** Put a value into a field, and with it take away the mark of one that could not be read. */
function shownIn(input: HTMLInputElement, text: string): void {
  if (input.value !== text) {
    input.value = text;
  }
  input.removeAttribute('aria-invalid');
}

export function switchControl(choice: Switch, chosen: (option: string) => void): Control<[Switch]> {
  const id = freshId('switch');
  const select = el('select', { id, class: 'op-input op-select', 'data-switch': choice.id });
  choice.options.forEach(option => select.append(el('option', { value: option.id }, option.label)));
  select.addEventListener('change', () => chosen(select.value));
  return {
    element: el('div', { class: 'op-graph-control' }, el('label', { for: id, class: 'op-label' }, choice.label), select),
    show: ({ value }) => (select.value = value)
  };
}

/** A number: a slider, a field, and a step down or up. */
export function dialControl(dial: Dial, tell: Tell, turned: (value: Fraction) => void, refused: () => void): Control<[Dial]> {
  const id = freshId('dial');
  let now = dial;
  const within = (value: Fraction) => held(value, now.low, now.high);
  const by = (steps: number) => () => turned(within(now.value.plus(now.step.times(frac(steps)))));
  const typed = typedLine('data-dial', dial.id, text => {
    const value = readNumber(text);
    if (value) {
      turned(within(value));
    } else {
      refused();
    }
    return value !== null;
  });
  typed.id = id;
  const range = el('input', { type: 'range', class: 'op-graph-range', min: near(dial.low), max: near(dial.high), step: near(dial.step), 'aria-label': dial.label });
  range.addEventListener('input', () => turned(within(snapped(Number(range.value), now.step))));
  const step = (sign: string, name: string, steps: number) => button(sign, by(steps), { class: 'op-button op-tool', 'aria-label': tell(name, { name: dial.label }) });
  return {
    element: el(
      'div',
      { class: 'op-graph-dial', role: 'group', 'aria-label': dial.label },
      el('label', { for: id, class: 'op-label' }, dial.label),
      step('\u2212', 'less', -1),
      range,
      step('+', 'more', 1),
      typed
    ),
    show(next) {
      now = next;
      range.value = String(near(next.value));
      range.setAttribute('aria-valuetext', numberShown(next.value));
      shownIn(typed, numberShown(next.value));
    }
  };
}

export function actionControl(action: Action, act: () => void): Control<[Action]> {
  const made = button(action.label, act, { class: 'op-button', 'data-action': action.id });
  return { element: made, show: ({ off }) => (made.disabled = off === true) };
}
