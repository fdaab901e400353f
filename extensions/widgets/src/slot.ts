/** Assignment work: a drawn problem whose answer is kept, and a text box. No verdict here; grading comes later. */
import { CardView } from './card';
import { el, fillWithMarkup, form, frameCard, freshId } from './elements';
import { Answering } from './fields/answering';
import { type AnswerFace, type Reading, wellFormed } from './fields/field';
import { Saving, type SavedFace } from './saving';

export interface SlotFace {
  heading: string;
  points: string;
  slot: string;
  prompt: string;
  answer?: AnswerFace;
  saved: SavedFace;
}

const IDLE_MS = 2000;
const LONGEST_TEXT = 10000;

/** What both kinds of slot share: a heading, a prompt, a field, and a status line about keeping it. */
abstract class KeptView extends CardView<SlotFace> {
  protected saving!: Saving;
  private heading!: HTMLElement;
  private points!: HTMLElement;
  protected prompt!: HTMLElement;

  protected abstract get text(): string;

  protected frame(root: HTMLElement, kind: string): void {
    this.heading = frameCard(root, kind);
    this.points = el('p', { class: 'op-points op-quiet' });
    this.prompt = el('div', { id: freshId('prompt'), class: 'op-prompt' });
    root.append(el('div', { class: 'op-head' }, this.heading, this.points), this.prompt);
    this.saving = new Saving(
      { saved: this.word('saved'), saving: this.word('saving'), unsaved: this.word('unsaved') },
      `ownpace:draft:${window.location.pathname}:${this.face.slot}`,
      () => this.text,
      text => this.ask('save', { text })
    );
    window.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.leave);
  }

  protected draw(): void {
    this.heading.textContent = this.face.heading;
    this.points.textContent = this.face.points;
    fillWithMarkup(this.prompt, this.face.prompt);
    this.saving.show(this.face.saved);
  }

  protected override lost(): void {
    this.saving.lost();
  }

  /** A draft that an earlier page could not send is sent now. */
  protected resume(): void {
    this.saving.typed();
    void this.saving.save();
  }

  override remove(): this {
    window.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.leave);
    this.saving.dispose();
    return super.remove() as this;
  }

  private readonly leave = (): void => {
    if (document.visibilityState === 'hidden') {
      void this.saving.save();
    }
  };
}

export class SlotView extends KeptView {
  private field!: Answering;

  protected get text(): string {
    return this.field.text;
  }

  protected build(root: HTMLElement): void {
    this.frame(root, 'op-slot');
    this.field = new Answering(this.words, this.prompt.id, text => this.ask('read', { text }));
    const answer = form(
      () => void this.saving.save(),
      { class: 'op-form' },
      this.field.root,
      el('button', { type: 'submit', class: 'op-button op-primary' }, this.word('save'))
    );
    if (this.face.answer) {
      this.field.offer(this.face.answer);
    }
    this.field.listen(
      () => this.saving.typed(),
      () => void this.saving.save()
    );
    root.append(answer, this.saving.status);
    this.field.text = this.saving.begin(this.face.saved);
    this.resume();
    this.listenTo(this.model, 'change:reading', () => this.field.show(this.model.get('reading') as Reading));
  }
}

export class ExplainView extends KeptView {
  private area!: HTMLTextAreaElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected get text(): string {
    return wellFormed(this.area.value);
  }

  protected build(root: HTMLElement): void {
    this.frame(root, 'op-explain');
    const id = freshId('text');
    this.area = el('textarea', {
      id,
      class: 'op-input op-text',
      rows: 5,
      maxlength: LONGEST_TEXT,
      'aria-describedby': this.prompt.id
    });
    const answer = form(
      () => void this.saving.save(),
      { class: 'op-form op-form-tall' },
      el('label', { for: id, class: 'op-label' }, this.word('text')),
      this.area,
      el('button', { type: 'submit', class: 'op-button op-primary' }, this.word('save'))
    );
    this.area.addEventListener('input', () => this.typed());
    this.area.addEventListener('blur', () => void this.saving.save());
    root.append(answer, this.saving.status);
    this.area.value = this.saving.begin(this.face.saved);
    this.resume();
  }

  private typed(): void {
    this.saving.typed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saving.save(), IDLE_MS);
  }
}
