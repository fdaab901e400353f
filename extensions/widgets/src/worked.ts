/** A worked example: the problem, and its steps shown one by one as the student asks for them. */
import { CardView } from './card';
import { button, el, fill, fillWithMarkup, frameCard } from './elements';
import { stepItems, type StepFace } from './problem';

export interface WorkedFace {
  heading: string;
  prompt: string;
  steps: StepFace[];
}

export class WorkedView extends CardView<WorkedFace> {
  private list!: HTMLElement;
  private next!: HTMLButtonElement;
  private again!: HTMLButtonElement;
  private progress!: HTMLElement;
  private shown = 0;

  protected build(root: HTMLElement): void {
    const heading = frameCard(root, 'op-worked', this.face.heading);
    const prompt = el('div', { class: 'op-prompt' });
    fillWithMarkup(prompt, this.face.prompt);
    this.list = el('ol', { class: 'op-steps', 'aria-live': 'polite', 'aria-label': this.word('steps') });
    this.next = button(this.word('next'), () => this.reveal(this.shown + 1), { class: 'op-button op-primary' });
    this.again = button(this.word('again'), () => this.reveal(0), { class: 'op-button' });
    this.progress = el('p', { class: 'op-quiet' });
    root.append(
      el('div', { class: 'op-head' }, heading, this.progress),
      prompt,
      this.list,
      el('div', { class: 'op-actions' }, this.next, this.again)
    );
  }

  protected draw(): void {
    const steps = this.face.steps;
    this.progress.textContent = fill(this.word('step'), { number: this.shown, total: steps.length });
    this.list.hidden = this.shown === 0;
    if (this.list.childElementCount > this.shown) {
      this.list.replaceChildren();
    }
    this.list.append(...stepItems(steps.slice(this.list.childElementCount, this.shown)));
    this.next.hidden = this.shown >= steps.length;
    this.again.hidden = this.shown === 0;
  }

  private reveal(count: number): void {
    this.shown = Math.min(count, this.face.steps.length);
    this.draw();
    if (this.shown === this.face.steps.length) {
      this.again.focus();
    } else if (this.shown === 0) {
      this.next.focus();
    }
  }
}
