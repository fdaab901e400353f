/**
 * Keeping one text: what was saved last, whether it is being saved, and what the status line says about it.
 *
 * "Saved" appears only after the kernel said that the text is on the disk. A text that could not be sent is kept in the
 * browser's session, so that a reload after a lost connection does not cost the student a sentence.
 */
import { el, fill } from './elements';
import { onCensus, onFlush } from './flush';
import { clock } from './page';

/** What the kernel last kept. `problem` is a sentence when it could not. */
export interface SavedFace {
  text: string;
  at: string | null;
  problem: string | null;
}

export interface SavingWords {
  saved: string;
  saving: string;
  unsaved: string;
}

export class Saving {
  readonly status: HTMLElement;
  private readonly stops: (() => void)[];
  private saved: SavedFace = { text: '', at: null, problem: null };
  private sending: string | null = null;
  private lostNow = false;

  /**
   * @param words for the status line.
   * @param key names this text in the browser's session.
   * @param current returns the text as it stands in the field.
   * @param send asks the kernel to keep a text; resolves to false when the connection is lost.
   */
  constructor(
    private readonly words: SavingWords,
    private readonly key: string,
    private readonly current: () => string,
    private readonly send: (text: string) => Promise<boolean>
  ) {
    this.status = el('p', { class: 'op-saved', role: 'status' });
    this.stops = [onFlush(() => this.save()), onCensus(() => !this.changed)];
  }

  /** Return the text to begin with: an unsent draft of this tab if it is newer than what was saved (maybe elsewhere). */
  begin(face: SavedFace): string {
    // Read first: showing an answer clears the draft of a field that does not differ from it, as an empty one does not.
    const draft = readDraft(this.key);
    this.show(face);
    return draft !== null && draft.at > Date.parse(face.at ?? '1970-01-01') ? draft.text : face.text;
  }

  /** Whether the field holds something that is not on the disk. */
  get changed(): boolean {
    return this.current().trim() !== this.saved.text.trim();
  }

  /** The student typed: say that this is not kept yet. */
  typed(): void {
    if (this.changed) {
      session()?.setItem(this.key, JSON.stringify({ text: this.current(), at: Date.now() }));
    } else {
      session()?.removeItem(this.key);
    }
    this.draw();
  }

  /** Save the field's text if it differs from what is kept or on its way. */
  async save(): Promise<void> {
    const text = this.current();
    if (!this.changed || this.sending === text || this.lostNow) {
      return;
    }
    this.sending = text;
    this.draw();
    const done = await this.send(text);
    if (this.sending === text) {
      this.sending = null;
    }
    this.lostNow = !done;
    this.draw();
  }

  /** Take over what the kernel says it has kept. */
  show(face: SavedFace): void {
    this.saved = face;
    if (!this.changed) {
      session()?.removeItem(this.key);
    }
    this.draw();
  }

  lost(): void {
    this.lostNow = true;
    this.sending = null;
    this.draw();
  }

  dispose(): void {
    this.stops.forEach(stop => stop());
  }

  private draw(): void {
    const [state, text] = this.state();
    this.status.dataset['state'] = state;
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
  }

  private state(): [string, string] {
    if (this.sending !== null) {
      return ['saving', this.words.saving];
    }
    if (this.saved.problem !== null && this.changed) {
      return ['unsaved', this.saved.problem];
    }
    if (this.changed) {
      return ['unsaved', this.words.unsaved];
    }
    return this.saved.at === null
      ? ['empty', '']
      : ['saved', fill(this.words.saved, { time: clock(this.saved.at) })];
  }
}

interface Draft {
  text: string;
  at: number;
}

function readDraft(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(session()?.getItem(key) ?? 'null');
    const { text, at } = (draft ?? {}) as Partial<Draft>;
    return typeof text === 'string' && typeof at === 'number' ? { text, at } : null;
  } catch {
    return null;
  }
}

function session(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
