/**
 * Keys that are meant for a card, in JupyterLab and Notebook: there, x on a focused button would cut the whole cell.
 *
 * Jupyter's commands leave an element alone that says so itself; its ancestors are not asked. So the one that a key is
 * pressed on is told to, before Jupyter hears of the key. Keys with Ctrl, Alt or Cmd, such as that for saving, stay Jupyter's.
 */
const ALONE = 'data-lm-suppress-shortcuts';

export function keepPlainKeys(): void {
  // Jupyter listens on the document, on the way down; the window comes before it.
  window.addEventListener('keydown', mark, true);
}

function mark(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof Element && target.closest('.op') !== null) {
    target.toggleAttribute(ALONE, !(event.ctrlKey || event.metaKey || event.altKey));
  }
}
