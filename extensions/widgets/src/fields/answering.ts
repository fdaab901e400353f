/** Where a card's answer is written: the field of the problem that is shown now, and its conversation with the kernel. */
import { el } from '../elements';
import type { Words } from '../card';
import type { AnswerFace, AnswerField, Part, Reading } from './field';
import { isWide, makeField } from './index';

export class Answering {
  readonly root = el('div', { class: 'op-answer' });
  private field: AnswerField | null = null;
  private asked = '';
  private asking = false;
  private drawn = '';
  /** A kept text that the field cannot show as it is: it is kept on, to the letter, until the student changes it. */
  private held: string | null = null;
  private readonly listeners: (() => void)[] = [];

  /**
   * @param describedBy the id of the prompt, so that a screen reader reads it with the field.
   * @param read asks the kernel to read the text, and says whether its parts are settled; resolves when it has.
   */
  constructor(
    private readonly words: Words,
    private readonly describedBy: string,
    private readonly read: (text: string, settled: boolean) => Promise<unknown>
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
    this.held = null;
  }

  get text(): string {
    return this.held ?? this.field?.text ?? '';
  }

  set text(value: string) {
    if (this.field !== null) {
      this.held = null;
      this.field.text = value;
      this.held = this.field.text === value ? null : value;
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

  /** Show how each part of the answer was judged; nothing takes it away again. */
  judged(parts: Part[]): void {
    this.field?.judged?.(parts);
  }

  dispose(): void {
    this.field?.dispose();
  }

  private typed(): void {
    this.held = null;
    this.listeners.forEach(listener => listener());
    this.ask();
  }

  /** Ask for a reading at once; while one is on its way, the newest text waits for it, so that keys never queue up. */
  private ask(): void {
    const wanted = this.wanted();
    if (wanted === '') {
      this.asked = '';
    }
    if (this.asking || wanted === '' || wanted === this.asked) {
      return;
    }
    this.asking = true;
    this.asked = wanted;
    void this.read(this.text.trim(), this.field?.settled ?? false).then(() => {
      this.asking = false;
      if (this.wanted() !== this.asked) {
        this.ask();
      }
    });
  }

  /** Return what the kernel is asked about now; nothing for an empty field. */
  private wanted(): string {
    const text = this.text.trim();
    return text === '' ? '' : `${this.field?.settled ? 'settled' : 'open'} ${text}`;
  }
}
