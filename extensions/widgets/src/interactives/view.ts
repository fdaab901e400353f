/**
 * Hosts an interactive: heading, task, the thing itself, its caption (which says the state), a check of the task, and the
 * line that says whether the state is kept.
 */
import { CardView } from '../card';
import { button, el, fillWithMarkup, frameCard } from '../elements';
import { Saving, type SavedFace } from '../saving';
import { Caption } from './caption';
import { KINDS } from './index';
import type { Interactive, InteractiveContext, InteractiveModule } from './interactive';

export interface InteractiveFace {
  kind: string;
  /** Tells it from the others of its page. */
  name: string;
  heading: string;
  intro: string;
  task: string;
  /** Whether an answer can be checked. */
  checks: boolean;
  options: Record<string, unknown>;
  verdict: { status: string; html: string } | null;
  saved: SavedFace;
}

const IDLE_MS = 700;

export class InteractiveView extends CardView<InteractiveFace> {
  private readonly host = el('div', { class: 'op-interactive' });
  private readonly caption = new Caption();
  private readonly verdict = el('div', { class: 'op-verdict', role: 'status' });
  private check!: HTMLButtonElement;
  private saving!: Saving;
  private part: Interactive | null = null;
  private text = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: Promise<unknown> = Promise.resolve();
  /** Whether the verdict shown is about what is seen: a change takes it away. */
  private stale = true;

  protected build(root: HTMLElement): void {
    const face = this.face;
    const heading = frameCard(root, 'op-explore', face.heading);
    root.dataset['kind'] = face.kind;
    const ask = el('p', { class: face.task === '' ? 'op-intro' : 'op-task' });
    fillWithMarkup(ask, face.task || face.intro);
    this.check = button(this.word('check'), () => void this.judge(), { class: 'op-button op-primary', hidden: !face.checks });
    const reset = button(this.word('reset'), () => void this.reset(), { class: 'op-button' });
    this.saving = new Saving(
      { saved: this.word('saved'), saving: this.word('saving'), unsaved: this.word('unsaved') },
      `ownpace:state:${window.location.pathname}:${face.name}`,
      () => this.text,
      text => this.ask('keep', { text })
    );
    root.append(
      el('div', { class: 'op-head' }, heading),
      ask,
      this.host,
      this.caption.element,
      this.verdict,
      el('div', { class: 'op-actions' }, this.check, reset),
      this.saving.status
    );
    this.text = this.saving.begin(face.saved);
    this.saving.typed();
    void this.saving.save();
    document.addEventListener('visibilitychange', this.leave);
    void this.mount();
  }

  protected draw(): void {
    const { verdict, saved } = this.face;
    this.saving.show(saved);
    const shown = this.stale ? null : verdict;
    this.verdict.dataset['status'] = shown?.status ?? '';
    if (shown === null) {
      this.verdict.replaceChildren();
      this.verdict.removeAttribute('data-markup');
    } else {
      fillWithMarkup(this.verdict, shown.html);
    }
  }

  protected override lost(): void {
    this.saving.lost();
    this.check.disabled = true;
  }

  override remove(): this {
    document.removeEventListener('visibilitychange', this.leave);
    clearTimeout(this.timer);
    this.saving.dispose();
    this.caption.dispose();
    this.part?.dispose();
    return super.remove() as this;
  }

  private async mount(): Promise<void> {
    const { kind, options } = this.face;
    const load = KINDS[kind];
    let module: InteractiveModule;
    try {
      module = await (load === undefined ? Promise.reject(new Error(`no kind ${kind}`)) : load());
    } catch {
      this.host.replaceChildren(el('p', { class: 'op-problem-note' }, this.word('not_loaded')));
      return;
    }
    this.part?.dispose();
    this.host.replaceChildren();
    this.part = module.mount(this.host, options, parsed(this.text), this.context());
    this.caption.show(this.part.said);
  }

  private context(): InteractiveContext {
    return {
      say: sentence => this.caption.say(sentence),
      save: state => this.changed(JSON.stringify(state)),
      ask: question => this.question(question),
      words: this.words,
      reducedMotion: window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false
    };
  }

  private changed(text: string): void {
    this.text = text;
    this.stale = true;
    this.saving.typed();
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saving.save(), IDLE_MS);
  }

  /** Questions go one after the other, so that an answer is never taken for another one's. */
  private question(question: Record<string, unknown>): Promise<Record<string, unknown> | null> {
    const answered = this.asked.then(async () =>
      (await this.ask('ask', { question })) ? (this.model.get('reading') as Record<string, unknown>) : null
    );
    this.asked = answered;
    return answered;
  }

  private async judge(): Promise<void> {
    const text = this.part?.answer?.() ?? '';
    if (text.trim() === '') {
      this.verdict.dataset['status'] = '';
      this.verdict.removeAttribute('data-markup');
      this.verdict.replaceChildren(this.word('nothing_yet'));
      return;
    }
    this.stale = false;
    await this.ask('check', { text });
    this.draw();
  }

  private async reset(): Promise<void> {
    await this.saving.save();
    this.changed('');
    await this.mount();
    this.caption.say(this.part?.said ?? '');
  }

  private readonly leave = (): void => {
    if (document.visibilityState === 'hidden') {
      void this.saving.save();
    }
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
