/**
 * An answer that is a graph. The board and its library come as a chunk of their own; until they are there, and where they
 * do not come, a line of text takes the same answer.
 */
import type { Words } from '../card';
import { el } from '../elements';
import type { AnswerFace, AnswerField, Reading } from './field';
import { textField } from './text';

class GraphAnswer implements AnswerField {
  readonly element = el('div', { class: 'op-graph-place' });
  changed: (() => void) | null = null;
  private inner: AnswerField;
  private gone = false;

  constructor(face: AnswerFace, words: Words) {
    this.inner = this.placed(textField(face, words));
    this.ready = this.bringBoard(face, { ...words, ...face.words });
  }

  /** Done when the board stands, or will not come. */
  readonly ready: Promise<void>;

  get text(): string {
    return this.inner.text;
  }

  set text(text: string) {
    this.inner.text = text;
  }

  get disabled(): boolean {
    return this.inner.disabled;
  }

  set disabled(disabled: boolean) {
    this.inner.disabled = disabled;
  }

  focus(): void {
    this.inner.focus();
  }

  show(reading: Reading): void {
    this.inner.show(reading);
  }

  dispose(): void {
    this.gone = true;
    this.inner.dispose();
  }

  private placed(field: AnswerField): AnswerField {
    field.changed = () => this.changed?.();
    this.element.replaceChildren(field.element);
    return field;
  }

  private async bringBoard(face: AnswerFace, words: Words): Promise<void> {
    try {
      const { graphField } = await import('../graph/field');
      if (this.gone) {
        return;
      }
      const before = this.inner;
      const board = graphField(face, words);
      board.text = before.text;
      board.disabled = before.disabled;
      this.inner = this.placed(board);
      before.dispose();
    } catch {
      // The line of text goes on taking the answer.
    }
  }
}

/** Return an empty graph, to be drawn or written. */
export function graphField(face: AnswerFace, words: Words): GraphAnswer {
  return new GraphAnswer(face, words);
}
