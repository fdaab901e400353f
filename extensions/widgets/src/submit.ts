/** Handing in: what is answered, one button, and a receipt from the server. */
import { CardView } from './card';
import { button, el, fill, frameCard } from './elements';
import { allKept, flushAll } from './flush';
import { clock, desk, RefusedError } from './page';

export interface SubmitFace {
  heading: string;
  assignment: string;
  slots: { slot: string; label: string; answered: boolean }[];
}

/** What the server answers to handing in. */
export interface Receipt {
  receipt: string;
  submitted_at: string;
  late: boolean;
  again: boolean;
}

export class SubmitView extends CardView<SubmitFace> {
  private list!: HTMLElement;
  private submit!: HTMLButtonElement;
  private status!: HTMLElement;

  protected build(root: HTMLElement): void {
    const heading = frameCard(root, 'op-submit', this.face.heading);
    this.list = el('ul', { class: 'op-slots' });
    this.submit = button(this.word('submit'), () => void this.handIn(), { class: 'op-button op-primary' });
    this.status = el('div', { class: 'op-receipt', role: 'status' });
    root.append(
      heading,
      this.list,
      el('div', { class: 'op-actions' }, this.submit),
      this.status
    );
  }

  protected draw(): void {
    this.list.replaceChildren(
      ...this.face.slots.map(slot =>
        el(
          'li',
          { class: slot.answered ? 'op-answered' : 'op-open' },
          el('span', {}, slot.label),
          el('span', { class: 'op-quiet' }, this.word(slot.answered ? 'answered' : 'open'))
        )
      )
    );
  }

  protected override lost(): void {
    this.submit.disabled = true;
  }

  private async handIn(): Promise<void> {
    this.submit.disabled = true;
    this.status.replaceChildren(el('p', {}, this.word('submitting')));
    await flushAll();
    if (!(await this.ask('flush'))) {
      this.status.replaceChildren(el('p', {}, this.word('kept')));
    } else if (!allKept()) {
      // What is handed in is what is on the disk: without this answer it would be another than the student sees.
      this.status.replaceChildren(el('p', { class: 'op-problem-note' }, this.word('not_kept')));
    } else {
      await this.deliver();
    }
    this.submit.disabled = this.wire.lost;
  }

  private async deliver(): Promise<void> {
    try {
      const path = `assignments/${encodeURIComponent(this.face.assignment)}/submit`;
      this.show(await desk<Receipt>(path, 'POST'));
    } catch (problem) {
      const sentence = problem instanceof RefusedError ? problem.message : this.word('unreachable');
      this.status.replaceChildren(el('p', { class: 'op-problem-note' }, sentence));
    }
  }

  private show(receipt: Receipt): void {
    const time = clock(receipt.submitted_at);
    this.status.replaceChildren(
      el('p', {}, fill(this.word(receipt.again ? 'received_again' : 'received'), { time })),
      el('p', {}, `${this.word('receipt')} `, el('code', { class: 'op-code' }, receipt.receipt)),
      receipt.late ? el('p', {}, this.word('late')) : ''
    );
  }
}
