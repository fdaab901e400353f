/** The cards that are sorted or put in order: buttons with the kernel's markup, and a live region that says what happened. */
import { button, el, fillWithMarkup } from '../elements';
import type { LabelledFace } from './field';

export interface Card {
  id: string;
  element: HTMLButtonElement;
  /** What the card is called in a sentence. */
  name: string;
}

/** Return the cards, each calling `pick` with its id when pressed; dragging one carries its id. */
export function makeCards(faces: LabelledFace[], pick: (id: string) => void): Map<string, Card> {
  return new Map(
    faces.map(({ id, html }) => {
      const element = button('', () => pick(id), { class: 'op-card-button', draggable: 'true' });
      const text = el('span');
      fillWithMarkup(text, html);
      element.append(text);
      // Not every screen reader takes a name out of a formula.
      element.setAttribute('aria-label', nameOf(text));
      element.addEventListener('dragstart', event => event.dataTransfer?.setData('text/plain', id));
      return [id, { id, element, name: nameOf(text) }];
    })
  );
}

/** Return what a piece of the kernel's markup is called: a formula by its plain text. */
export function nameOf(node: Element): string {
  const copy = node.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('math[alttext]')) {
    formula.replaceWith(formula.getAttribute('alttext') ?? '');
  }
  return (copy.textContent ?? '').trim();
}

/** Let a card be dropped here: an extra for those who like to drag; picking and placing does the same. */
export function takeDrops(place: HTMLElement, drop: (id: string) => void): void {
  place.addEventListener('dragover', event => event.preventDefault());
  place.addEventListener('drop', event => {
    event.preventDefault();
    drop(event.dataTransfer?.getData('text/plain') ?? '');
  });
}
