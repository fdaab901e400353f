/**
 * A worked example that fades: its steps shown one by one, with all lines, with some of them to fill in, or with none.
 *
 * A line that is left out is not here before the student found it or asked for it.
 */
import { CardView } from './card';
import { button, el, fill, fillWithMarkup, frameCard } from './elements';
import { BlankLine, type ToldFace } from './blank';
import type { AnswerFace, Reading } from './fields/field';
import { stepItems, type StepFace } from './problem';

type Fade = 'all' | 'blanks' | 'none';

export interface WorkedStepFace extends StepFace {
  blank: boolean;
}

export interface WorkedFace {
  heading: string;
  prompt: string;
  answer: AnswerFace;
  steps: WorkedStepFace[];
  fade: Fade;
  /** What was said of a line that the student filled in, by its place. */
  told: Record<string, ToldFace>;
}

const FADES: Fade[] = ['all', 'blanks', 'none'];

export class WorkedView extends CardView<WorkedFace> {
  private list!: HTMLElement;
  private next!: HTMLButtonElement;
  private again!: HTMLButtonElement;
  private progress!: HTMLElement;
  private fades!: HTMLElement;
  private shown = 0;
  private fade: Fade = 'all';
  private readonly blanks = new Map<number, BlankLine>();

  protected build(root: HTMLElement): void {
    const heading = frameCard(root, 'op-worked', this.face.heading);
    const prompt = el('div', { class: 'op-prompt' });
    fillWithMarkup(prompt, this.face.prompt);
    this.list = el('ol', { class: 'op-steps', 'aria-live': 'polite', 'aria-label': this.word('steps') });
    this.next = button(this.word('next'), () => this.reveal(this.shown + 1), { class: 'op-button op-primary' });
    this.again = button(this.word('again'), () => void this.turn(this.face.fade), { class: 'op-button' });
    this.progress = el('p', { class: 'op-quiet' });
    this.fades = el(
      'div',
      { class: 'op-ways op-fades', role: 'group', 'aria-label': this.word('fade') },
      ...FADES.map(fade => button(this.word(`fade_${fade}`), () => void this.turn(fade), { class: 'op-way', 'data-fade': fade }))
    );
    root.append(
      el('div', { class: 'op-head' }, heading, this.fades),
      prompt,
      this.list,
      el('div', { class: 'op-actions' }, this.next, this.again, this.progress)
    );
    this.listenTo(this.model, 'change:reading', () => this.read(this.model.get('reading') as Reading));
  }

  protected draw(): void {
    const { steps, fade } = this.face;
    if (fade !== this.fade) {
      this.fade = fade;
      this.shown = 0;
    }
    for (const each of this.fades.querySelectorAll('button')) {
      each.setAttribute('aria-pressed', String(each.dataset['fade'] === fade));
    }
    this.fades.hidden = !steps.some(step => step.blank) && fade === 'all' && steps.every(step => step.markup === '');
    this.progress.textContent = fill(this.word('step'), { number: this.shown, total: steps.length });
    this.list.hidden = this.shown === 0;
    steps.slice(0, this.shown).forEach((step, at) => this.drawStep(step, at));
    while (this.list.childElementCount > this.shown) {
      this.list.lastElementChild?.remove();
      this.blanks.delete(this.list.childElementCount);
    }
    // The next step builds on this line: it comes when this one is there.
    const open = this.shown > 0 && steps[this.shown - 1]?.blank === true;
    this.next.hidden = this.shown >= steps.length;
    this.next.disabled = open;
    this.again.hidden = this.shown === 0;
  }

  protected override lost(): void {
    this.blanks.forEach(blank => blank.lose());
    this.fades.querySelectorAll('button').forEach(each => (each.disabled = true));
  }

  private drawStep(step: WorkedStepFace, at: number): void {
    const here = this.list.children[at];
    if (step.blank) {
      const blank = this.blanks.get(at) ?? this.blank(step, at);
      blank.show(this.face.told[at] ?? null);
      if (here !== blank.element) {
        here?.remove();
        this.list.insertBefore(blank.element, this.list.children[at] ?? null);
      }
      return;
    }
    const key = step.move + step.markup;
    if (here instanceof HTMLElement && here.dataset['step'] === key) {
      return;
    }
    const [item] = stepItems([step]);
    if (item !== undefined) {
      item.dataset['step'] = key;
      const held = this.blanks.delete(at);
      here?.remove();
      this.list.insertBefore(item, this.list.children[at] ?? null);
      if (held) {
        (this.shown < this.face.steps.length ? this.next : this.again).focus();
      }
    }
  }

  private blank(step: WorkedStepFace, at: number): BlankLine {
    const blank = new BlankLine(this.words, at, step.move, this.face.answer, {
      read: text => this.ask('read', { text }),
      check: text => this.ask('fill', { at, text }),
      tell: () => this.ask('tell', { at })
    });
    this.blanks.set(at, blank);
    return blank;
  }

  private read(reading: Reading): void {
    this.blanks.forEach(blank => blank.read(reading));
  }

  private async turn(fade: Fade): Promise<void> {
    if (await this.ask('fade', { fade })) {
      this.shown = 0;
      this.draw();
      this.next.focus();
    }
  }

  private reveal(count: number): void {
    this.shown = Math.min(count, this.face.steps.length);
    this.draw();
    const blank = this.blanks.get(this.shown - 1);
    if (blank) {
      blank.focus();
    } else if (this.shown === this.face.steps.length) {
      this.again.focus();
    }
  }
}
