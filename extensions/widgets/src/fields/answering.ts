/** Where a card's answer is written: the field of the problem that is shown now, and its conversation with the kernel. */
import { el } from '../elements';
import type { Words } from '../card';
import type { AnswerFace, AnswerField, Reading } from './field';
import { isWide, makeField } from './index';

export class Answering {
  readonly root = el('div', { class: 'op-answer' });
  private field: AnswerField | null = null;
  private asked = '';
  private asking = false;
  private drawn = '';
  private readonly listeners: (() => void)[] = [];

  /**
   * @param describedBy the id of the prompt, so that a screen reader reads it with the field.
   * @param read asks the kernel to read the text; resolves when it has.
   */
  constructor(
    private readonly words: Words,
    private readonly describedBy: string,
    private readonly read: (text: string) => Promise<unknown>
  ) {}

  /** Put an empty field for that face in place; one for the same face stays, emptied. */
  offer(face: AnswerFace): void {
    const drawn = JSON.stringify(face);
    if (this.field === null || drawn !== this.drawn) {
      this.field?.dispose();
      this.field = makeField({ ...face, describedBy: this.describedBy }, this.words);
      this.field.changed = () => this.typed();
      this.root.replaceChildren(this.field.element);
      this.root.classList.toggle('op-answer-wide', isWide(face.type));
      this.drawn = drawn;
    }
    this.field.text = '';
    this.asked = '';
  }

  get text(): string {
    return this.field?.text ?? '';
  }

  set text(value: string) {
    if (this.field !== null) {
      this.field.text = value;
      this.ask();
    }
  }

  set readOnly(value: boolean) {
    if (this.field !== null) {
      this.field.disabled = value;
    }
  }

  /** Call `changed` on every change, and `left` when the student is done with one (leaves the field, picks an option). */
  listen(changed: () => void, left: () => void): void {
    this.listeners.push(changed);
    this.root.addEventListener('change', left);
    this.root.addEventListener('focusout', event => {
      if (!this.root.contains(event.relatedTarget as Node | null)) {
        left();
      }
    });
  }

  focus(): void {
    this.field?.focus();
  }

  show(reading: Reading): void {
    this.field?.show(reading);
  }

  dispose(): void {
    this.field?.dispose();
  }

  private typed(): void {
    this.listeners.forEach(listener => listener());
    this.ask();
  }

  /** Ask for a reading at once; while one is on its way, the newest text waits for it, so that keys never queue up. */
  private ask(): void {
    const text = this.text.trim();
    if (text === '') {
      this.asked = '';
    }
    if (this.asking || text === '' || text === this.asked) {
      return;
    }
    this.asking = true;
    this.asked = text;
    void this.read(text).then(() => {
      this.asking = false;
      if (this.text.trim() !== this.asked) {
        this.ask();
      }
    });
  }
}
