/**
 * What arrives in pieces: the text of the page is there at once, the outputs of its cells follow as the kernel makes them.
 *
 * Each output comes at the end of the document as a `<template data-cell>`; it is laid into the place that the text keeps
 * for it. A place marked with a model gets that widget's view.
 */
const ARRIVED = 'template[data-cell]';
const PLACE = '[data-model]';

export class Cells {
  /** Places whose view is not there yet. */
  private waiting = 0;
  private ended = false;

  /**
   * @param show puts a widget's view into its place.
   * @param moved is called after each change: how many cells have arrived, and whether everything stands.
   */
  constructor(
    private readonly root: Document,
    private readonly show: (model: string, place: HTMLElement) => Promise<void>,
    private readonly moved: (arrived: number, complete: boolean) => void
  ) {}

  /** Lay what has arrived, and what will. */
  start(): void {
    const observer = new MutationObserver(() => this.lay());
    observer.observe(this.root, { childList: true, subtree: true });
    const end = (): void => {
      observer.disconnect();
      this.ended = true;
      this.lay();
      this.root.querySelectorAll('.op-waiting').forEach(place => place.remove());
    };
    this.lay();
    if (this.root.readyState === 'loading') {
      this.root.addEventListener('DOMContentLoaded', end);
    } else {
      end();
    }
  }

  private lay(): void {
    const arrived = [...this.root.querySelectorAll<HTMLTemplateElement>(ARRIVED)].filter(each => this.isWhole(each));
    for (const template of arrived) {
      const cell = this.root.getElementById(`op-cell-${template.dataset['cell']}`);
      cell?.classList.remove('op-waiting');
      cell?.replaceChildren(template.content);
      template.replaceWith();
      cell?.querySelectorAll<HTMLElement>(PLACE).forEach(place => void this.fill(place));
    }
    this.tell();
  }

  /** The parser may still be inside the last one: it is whole when something stands behind it, or the page has ended. */
  private isWhole(template: HTMLTemplateElement): boolean {
    return this.ended || template.nextElementSibling !== null;
  }

  private async fill(place: HTMLElement): Promise<void> {
    const model = place.dataset['model'] ?? '';
    place.removeAttribute('data-model');
    this.waiting += 1;
    try {
      await this.show(model, place);
    } finally {
      this.waiting -= 1;
      this.tell();
    }
  }

  private tell(): void {
    const marks = this.root.querySelectorAll<HTMLElement>('[data-arrived]');
    this.moved(Number(marks[marks.length - 1]?.dataset['arrived'] ?? 0), this.ended && this.waiting === 0);
  }
}
