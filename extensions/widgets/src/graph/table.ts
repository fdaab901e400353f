/** A table beside a board: a real one, some of whose cells are fields. */
import { el } from '../elements';
import { type Control, typedLine } from './controls';
import type { Table } from './kind';

/** @param typed returns whether the text could be read. */
export function tableControl(table: Table, typed: (cell: string, text: string) => boolean): Control<[Table]> {
  const cells = table.rows.map(row =>
    row.map(cell => {
      if (typeof cell === 'string') {
        return el('td', {});
      }
      const input = typedLine('data-cell', cell.id, text => typed(cell.id, text));
      input.setAttribute('aria-label', cell.label);
      input.classList.add('op-small-field');
      return el('td', {}, input);
    })
  );
  const head = el('thead', {}, el('tr', {}, ...table.head.map(text => el('th', { scope: 'col' }, text))));
  const body = el('tbody', {}, ...cells.map(row => el('tr', {}, ...row)));
  return {
    element: el('div', { class: 'op-graph-table' }, el('table', {}, el('caption', {}, table.caption), head, body)),
    show(next) {
      next.rows.forEach((row, r) =>
        row.forEach((cell, c) => {
          const place = cells[r]?.[c];
          const input = place?.querySelector('input');
          if (place && !input) {
            place.textContent = typeof cell === 'string' ? cell : cell.value;
          } else if (input && typeof cell !== 'string') {
            input.value = cell.value;
            input.removeAttribute('aria-invalid');
          }
        })
      );
    }
  };
}
