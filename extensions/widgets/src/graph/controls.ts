/** The same as on the board, beside it: coordinates to type, lists to choose from, buttons. No mouse is needed. */
import { button, el, freshId } from '../elements';
import { type Spot, numberShown, readNumber, readSpot, spotShown } from './exact';
import type { Action, Handle, Switch } from './kind';
import type { Tell } from './sentences';

/** A field for a handle's place. Calls `moved` with what was typed, or `refused` when it is none. */
export function placeInput(handle: Handle, at: Spot, tell: Tell, moved: (to: Spot) => void, refused: () => void): HTMLElement {
  const id = freshId('place');
  const input = el('input', { id, class: 'op-input', type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: 40, 'data-place': handle.id });
  input.value = placeShown(handle, at);
  input.addEventListener('change', () => {
    const to = readPlace(handle, at, input.value);
    input.setAttribute('aria-invalid', String(to === null));
    if (to) {
      moved(to);
    } else {
      refused();
    }
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      // Enter puts the point there; it hands nothing in.
      event.preventDefault();
      event.stopPropagation();
      input.dispatchEvent(new Event('change'));
    }
  });
  const name = handle.along === 'both' ? handle.name : tell('value_of', { name: handle.name });
  return el('div', { class: 'op-graph-control' }, el('label', { for: id, class: 'op-label' }, name), input);
}

function placeShown(handle: Handle, at: Spot): string {
  return handle.along === 'both' ? spotShown(at) : numberShown(handle.along === 'x' ? at.x : at.y);
}

function readPlace(handle: Handle, at: Spot, text: string): Spot | null {
  if (handle.along === 'both') {
    return readSpot(text);
  }
  const value = readNumber(text);
  return value && (handle.along === 'x' ? { x: value, y: at.y } : { x: at.x, y: value });
}

export function switchControl(choice: Switch, chosen: (option: string) => void): HTMLElement {
  const id = freshId('switch');
  const select = el('select', { id, class: 'op-input op-select', 'data-switch': choice.id });
  choice.options.forEach(option => select.append(el('option', { value: option.id }, option.label)));
  select.value = choice.value;
  select.addEventListener('change', () => chosen(select.value));
  return el('div', { class: 'op-graph-control' }, el('label', { for: id, class: 'op-label' }, choice.label), select);
}

export function actionButton(action: Action, act: () => void): HTMLButtonElement {
  const made = button(action.label, act, { class: 'op-button', 'data-action': action.id });
  made.disabled = action.off === true;
  return made;
}
