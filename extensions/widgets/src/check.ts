/** A check: a few problems without hints, a verdict after each, and the result at the end. */
import { CardView } from './card';
import { button, el, fill, fillWithMarkup, form, frameCard, freshId } from './elements';
import { Answering } from './fields/answering';
import type { AnswerFace, Reading } from './fields/field';
import { verdictNodes, type VerdictFace } from './problem';

export interface CheckFace {
  heading: string;
  index: number;
  count: number;
  prompt: string;
  answer: AnswerFace;
  key: string;
  verdict: VerdictFace | null;
  results: Exclude<VerdictFace['status'], 'unreadable'>[];
  result: string;
  problem: string;
}

export class CheckView extends CardView<CheckFace> {
  private place!: HTMLElement;
  private marks!: HTMLElement;
  private body!: HTMLElement;
  private prompt!: HTMLElement;
  private field!: Answering;
  private check!: HTMLButtonElement;
  private verdict!: HTMLElement;
  private next!: HTMLButtonElement;
  private again!: HTMLButtonElement;
  private shownKey = '';

  protected build(root: HTMLElement): void {
    const heading = frameCard(root, 'op-check', this.face.heading);
    this.place = el('p', { class: 'op-quiet' });
    this.marks = el('ol', { class: 'op-marks', 'aria-label': this.word('results') });
    this.prompt = el('div', { id: freshId('prompt'), class: 'op-prompt' });
    this.field = new Answering(this.words, this.prompt.id, text => this.ask('read', { text }));
    this.check = el('button', { type: 'submit', class: 'op-button op-primary' }, this.word('check'));
    const answer = form(() => void this.judge(), { class: 'op-form' }, this.field.root, this.check);
    this.body = el('div', {}, this.prompt, answer);
    this.verdict = el('div', { class: 'op-verdict', role: 'status' });
    this.next = button(this.word('next'), () => void this.move('next'), { class: 'op-button op-primary' });
    this.again = button(this.word('again'), () => void this.move('again'), { class: 'op-button' });
    root.append(
      el('div', { class: 'op-head' }, heading, this.place),
      this.body,
      this.verdict,
      this.marks,
      el('div', { class: 'op-actions' }, this.next, this.again)
    );
    this.listenTo(this.model, 'change:reading', () => this.field.show(this.model.get('reading') as Reading));
  }

  protected draw(): void {
    const face = this.face;
    const finished = face.index >= face.count;
    const judged = face.verdict !== null && face.verdict.status !== 'unreadable';
    if (face.key !== this.shownKey) {
      this.shownKey = face.key;
      this.field.offer(face.answer);
    }
    this.place.textContent = finished ? '' : fill(this.word('place'), { number: face.index + 1, total: face.count });
    this.body.hidden = finished;
    fillWithMarkup(this.prompt, face.prompt);
    this.field.readOnly = judged;
    this.check.hidden = judged;
    this.next.hidden = !judged || finished;
    this.again.hidden = !finished;
    this.drawVerdict(face, finished);
    this.marks.hidden = face.results.length === 0;
    this.marks.replaceChildren(
      ...face.results.map(status => el('li', { class: `op-sign op-sign-${status}` }, this.word(`verdict_${status}`)))
    );
  }

  protected override lost(): void {
    for (const control of [this.check, this.next, this.again]) {
      control.disabled = true;
    }
  }

  private drawVerdict(face: CheckFace, finished: boolean): void {
    this.verdict.dataset['status'] = face.verdict?.status ?? '';
    if (finished || face.problem) {
      this.verdict.replaceChildren(el('span', { class: 'op-verdict-text' }, face.problem || face.result));
    } else {
      this.verdict.replaceChildren(...(face.verdict ? verdictNodes(face.verdict, name => this.word(name)) : []));
    }
  }

  private async judge(): Promise<void> {
    const text = this.field.text.trim();
    if (text === '') {
      this.verdict.replaceChildren(el('span', { class: 'op-verdict-text' }, this.word('empty')));
    } else if ((await this.ask('check', { text })) && !this.next.hidden) {
      this.next.focus();
    }
  }

  private async move(op: 'next' | 'again'): Promise<void> {
    if (await this.ask(op)) {
      (this.body.hidden ? this.again : this.field).focus();
    }
  }
}
