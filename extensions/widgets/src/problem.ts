/** Practice: a drawn problem, an answer, a verdict at once, hints one rung at a time, the solution, and a new one. */
import { CardView } from './card';
import { button, el, fill, fillWithMarkup, form, frameCard, freshId } from './elements';
import { Answering } from './fields/answering';
import type { AnswerFace, Part, Reading } from './fields/field';
import { pointed } from './fields/reading';
import { type RubricFace, RubricList } from './rubric';

export interface VerdictFace {
  status: 'right' | 'partial' | 'wrong' | 'unreadable' | 'undecided';
  /** Whether the sentence needs a word in front that says how it stands. */
  lead: boolean;
  markup: string;
  text: string;
  span: [number, number] | null;
  parts?: Part[];
}

export interface StepFace {
  move: string;
  markup: string;
  why: string;
}

export interface ProblemFace {
  heading: string;
  /** The language of a heading that an author wrote, where the page speaks another. */
  headingLanguage: string;
  key: string;
  level: number;
  levels: number[];
  prompt: string;
  answer: AnswerFace;
  verdict: VerdictFace | null;
  hints: string[];
  hintsTotal: number;
  steps: StepFace[];
  /** What could be done next, where the answer is a working and the student asked. */
  stepHint?: string;
  /** What to look for in an explanation that is written, and one that would do. */
  rubric?: RubricFace | null;
  problem: string;
}

/** Return a verdict's elements: a sign, the sentence, and the part of the student's text that it speaks of. */
export function verdictNodes(verdict: VerdictFace, words: (name: string) => string): Node[] {
  const sentence = el('span', { class: 'op-verdict-text' });
  fillWithMarkup(sentence, verdict.markup);
  return [
    el('span', { class: `op-sign op-sign-${verdict.status}` }, verdict.lead ? words(`verdict_${verdict.status}`) : ''),
    ...(verdict.status === 'unreadable' ? pointed(verdict.text, verdict.span) : []),
    sentence
  ];
}

/** Return steps as list items: what was done, what it gave, and why. */
export function stepItems(steps: StepFace[]): HTMLElement[] {
  return steps.map(step => {
    const move = el('span', { class: 'op-move' });
    fillWithMarkup(move, step.move);
    const line = el('span', { class: 'op-line' });
    fillWithMarkup(line, step.markup);
    const why = step.why === '' ? null : el('span', { class: 'op-why-step' });
    if (why !== null) {
      fillWithMarkup(why, step.why);
    }
    return el('li', {}, move, line, why);
  });
}

export class ProblemView extends CardView<ProblemFace> {
  private heading!: HTMLElement;
  private levels!: HTMLElement;
  private prompt!: HTMLElement;
  private field!: Answering;
  private verdict!: HTMLElement;
  private hints!: HTMLElement;
  private steps!: HTMLElement;
  private stepHint!: HTMLElement;
  private nextLine!: HTMLButtonElement;
  private rubric!: RubricList;
  private check!: HTMLButtonElement;
  private hint!: HTMLButtonElement;
  private show!: HTMLButtonElement;
  private another!: HTMLButtonElement;
  private shownKey = '';
  private shownVerdict: VerdictFace | null = null;

  protected build(root: HTMLElement): void {
    const promptId = freshId('prompt');
    this.heading = frameCard(root, 'op-problem');
    this.levels = el('div', { class: 'op-levels', role: 'group', 'aria-label': this.word('level') });
    this.prompt = el('div', { id: promptId, class: 'op-prompt' });
    this.field = new Answering(this.words, promptId, (text, settled) =>
      this.ask('read', { text, settled })
    );
    this.check = el('button', { type: 'submit', class: 'op-button op-primary' }, this.word('check'));
    const answer = form(() => void this.judge(), { class: 'op-form' }, this.field.root, this.check);
    this.verdict = el('div', { class: 'op-verdict', role: 'status' });
    this.hints = el('ol', { class: 'op-hints', 'aria-label': this.word('hints'), 'aria-live': 'polite' });
    this.steps = el('ol', { class: 'op-steps', 'aria-label': this.word('steps'), 'aria-live': 'polite' });
    this.stepHint = el('p', { class: 'op-step-hint', 'aria-live': 'polite' });
    this.rubric = new RubricList(this.words);
    this.nextLine = button(this.word('step_hint'), () => void this.ask('stepHint', { text: this.field.text.trim() }), {
      class: 'op-button'
    });
    this.hint = button('', () => void this.ask('hint'), { class: 'op-button op-hint' });
    this.show = button(this.word('show'), () => void this.ask('reveal'), { class: 'op-button' });
    this.another = button(this.word('another'), () => void this.renew({}), { class: 'op-button' });
    root.append(
      el('div', { class: 'op-head' }, this.heading, this.levels),
      this.prompt,
      answer,
      this.verdict,
      this.rubric.element,
      this.stepHint,
      this.hints,
      this.steps,
      el('div', { class: 'op-actions' }, this.nextLine, this.hint, this.show, this.another)
    );
    this.listenTo(this.model, 'change:reading', () => this.field.show(this.model.get('reading') as Reading));
  }

  protected draw(): void {
    const face = this.face;
    if (face.key !== this.shownKey) {
      this.shownKey = face.key;
      this.field.offer(face.answer);
    }
    this.heading.textContent = face.heading;
    this.heading.lang = face.headingLanguage;
    this.drawLevels(face);
    fillWithMarkup(this.prompt, face.prompt);
    this.verdict.replaceChildren(...(face.verdict ? verdictNodes(face.verdict, name => this.word(name)) : []));
    if (face.problem) {
      this.verdict.append(el('span', { class: 'op-verdict-text' }, face.problem));
    }
    this.verdict.dataset['status'] = face.verdict?.status ?? '';
    if (face.verdict !== null && face.verdict !== this.shownVerdict) {
      this.field.judged(face.verdict.parts ?? []);
    }
    this.shownVerdict = face.verdict;
    this.rubric.show(face.rubric ?? null);
    fillWithMarkup(this.stepHint, face.stepHint ?? '');
    this.stepHint.hidden = !face.stepHint;
    grow(this.hints, face.hints.length, () =>
      face.hints.map(hint => {
        const item = el('li');
        fillWithMarkup(item, hint);
        return item;
      })
    );
    grow(this.steps, face.steps.length, () => stepItems(face.steps));
    this.drawActions(face);
  }

  protected override lost(): void {
    for (const control of [this.check, this.hint, this.nextLine, this.show, this.another]) {
      control.disabled = true;
    }
  }

  private drawActions(face: ProblemFace): void {
    const left = face.hintsTotal - face.hints.length;
    const done = face.verdict?.status === 'right' || face.steps.length > 0;
    this.hint.hidden = face.hintsTotal === 0 || face.steps.length > 0;
    this.hint.disabled = left === 0;
    this.hint.textContent = fill(this.word('hint'), {
      number: Math.min(face.hints.length + 1, face.hintsTotal),
      total: face.hintsTotal
    });
    this.nextLine.hidden = face.answer.type !== 'steps' || done;
    this.show.hidden = face.steps.length > 0;
    this.another.classList.toggle('op-primary', done);
    this.check.classList.toggle('op-primary', !done);
  }

  private drawLevels(face: ProblemFace): void {
    this.levels.hidden = face.levels.length < 2;
    if (this.levels.childElementCount !== face.levels.length) {
      const label = el('span', { class: 'op-quiet', 'aria-hidden': 'true' }, this.word('level'));
      const choices = face.levels.map(level =>
        button(String(level), () => void this.renew({ level }), {
          class: 'op-level',
          'data-level': level,
          'aria-label': `${this.word('level')} ${level}`
        })
      );
      this.levels.replaceChildren(label, ...choices);
    }
    for (const choice of this.levels.querySelectorAll<HTMLButtonElement>('button')) {
      choice.setAttribute('aria-pressed', String(choice.dataset['level'] === String(face.level)));
    }
  }

  private async judge(): Promise<void> {
    const text = this.field.text.trim();
    if (text === '') {
      this.verdict.replaceChildren(el('span', { class: 'op-verdict-text' }, this.word('empty')));
      this.field.focus();
      return;
    }
    await this.ask('check', { text });
  }

  private async renew(content: Record<string, unknown>): Promise<void> {
    if (await this.ask('new', content)) {
      this.field.focus();
    }
  }
}

/** Redraw a list when its length changed; what is already there stays, so that only new items are announced. */
function grow(list: HTMLElement, length: number, items: () => HTMLElement[]): void {
  list.hidden = length === 0;
  if (length < list.childElementCount || (length > 0 && list.childElementCount === 0)) {
    list.replaceChildren(...items());
  } else if (length > list.childElementCount) {
    list.append(...items().slice(list.childElementCount));
  }
}
