/** How one part of an answer was judged: a sign beside it, and the same in a word for those who hear it. */
import { el } from '../elements';
import type { Part } from './field';

/** Put the sign of a part at the end of `host`; `open` and null take it away. */
export function markPart(host: Element, part: Part | null, word: (name: string) => string): void {
  host.querySelector(':scope > .op-cell-part')?.remove();
  if (part === 'right' || part === 'wrong') {
    const name = word(`part_${part}`);
    host.append(el('span', { class: `op-cell-part op-cell-part-${part}` }, el('span', { class: 'op-hidden' }, ` (${name})`)));
  }
}
