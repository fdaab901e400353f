/**
 * Sorting cards into groups: pick a card, then a group. The text is a JSON object from card to group.
 *
 * What is not sorted yet lies in a group of its own, so that every move is the same move, and each can be taken back.
 */
import { button, el, fill, fillWithMarkup, nameOf, say } from '../elements';
import type { Words } from '../card';
import { type Card, makeCards, takeDrops } from './cards';
import { type AnswerFace, type AnswerField, type FieldMaker, type Part, wordsOf } from './field';
import { markPart } from './parts';
import { recordOf } from './saved';

interface Bin {
  id: string;
  name: string;
  list: HTMLElement;
  put: HTMLButtonElement;
}

const UNSORTED = '';

class SortField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly cards: Map<string, Card>;
  private readonly bins = new Map<string, Bin>();
  private readonly spoken = el('p', { class: 'op-told op-quiet', 'aria-live': 'polite' });
  private readonly word: (name: string) => string;
  private placed = new Map<string, string>();
  private picked: string | null = null;

  constructor(face: AnswerFace, words: Words) {
    this.word = wordsOf(words);
    this.cards = makeCards(face.cards ?? [], id => this.pick(id));
    const unsorted = this.bin({ id: UNSORTED, html: this.word('unsorted') });
    const bins = (face.bins ?? []).map(each => this.bin(each));
    this.element = el(
      'fieldset',
      { class: 'op-field op-field-sort', 'aria-describedby': face.describedBy ?? null },
      el('legend', { class: 'op-label' }, face.label),
      el('p', { class: 'op-quiet' }, this.word('sort_how')),
      unsorted,
      el('div', { class: 'op-bins' }, ...bins),
      this.spoken
    );
    this.element.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.picked !== null) {
        this.pick(this.picked);
      }
    });
    this.draw();
  }

  get text(): string {
    const entries = [...this.cards.keys()].filter(id => this.placed.has(id)).map(id => [id, this.placed.get(id)]);
    return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries));
  }

  set text(value: string) {
    const found = [...(recordOf(value) ?? [])];
    this.placed = new Map(found.filter(([card, bin]) => this.cards.has(card) && bin !== UNSORTED && this.bins.has(bin)));
    this.picked = null;
    say(this.spoken, '');
    this.judged([]);
    this.draw();
  }

  get disabled(): boolean {
    return (this.element as HTMLFieldSetElement).disabled;
  }

  set disabled(value: boolean) {
    (this.element as HTMLFieldSetElement).disabled = value;
  }

  focus(): void {
    const next = [...this.cards.values()].find(card => !this.placed.has(card.id)) ?? [...this.cards.values()][0];
    next?.element.focus();
  }

  show(): void {}

  judged(parts: Part[]): void {
    [...this.cards.values()].forEach((card, at) => markPart(card.element, parts[at] ?? null, this.word));
  }

  dispose(): void {}

  private bin(face: { id: string; html: string }): HTMLElement {
    const heading = el('span', { class: 'op-bin-name' });
    fillWithMarkup(heading, face.html);
    const name = nameOf(heading);
    const list = el('ul', { class: 'op-bin-cards' });
    const put = button(this.word('put_here'), () => this.put(face.id), {
      class: 'op-button op-put',
      'aria-label': fill(this.word('put_into'), { bin: name })
    });
    const group = el('div', { class: face.id === UNSORTED ? 'op-bin op-bin-unsorted' : 'op-bin', role: 'group', 'aria-label': name });
    group.append(el('div', { class: 'op-bin-head' }, heading, put), list);
    takeDrops(group, id => {
      if (this.cards.has(id) && !this.disabled) {
        this.picked = id;
        this.put(face.id);
      }
    });
    this.bins.set(face.id, { id: face.id, name, list, put });
    return group;
  }

  private pick(id: string): void {
    this.picked = this.picked === id ? null : id;
    const card = this.cards.get(id)?.name ?? '';
    say(this.spoken, this.picked === null ? '' : fill(this.word('picked'), { card }));
    this.draw();
  }

  private put(into: string): void {
    const card = this.cards.get(this.picked ?? '');
    const bin = this.bins.get(into);
    if (card === undefined || bin === undefined) {
      say(this.spoken, this.word('pick_first'));
      return;
    }
    if (into === UNSORTED) {
      this.placed.delete(card.id);
    } else {
      this.placed.set(card.id, into);
    }
    this.picked = null;
    markPart(card.element, null, this.word);
    this.draw();
    const left = this.cards.size - this.placed.size;
    say(this.spoken, fill(this.word(left === 0 ? 'put_last' : 'put'), { card: card.name, bin: bin.name, left }));
    this.changed?.();
    this.focus();
  }

  private draw(): void {
    for (const [id, card] of this.cards) {
      card.element.setAttribute('aria-pressed', String(id === this.picked));
      const { list } = this.bins.get(this.placed.get(id) ?? UNSORTED) as Bin;
      if (card.element.closest('ul') !== list) {
        card.element.closest('li')?.remove();
        list.append(el('li', {}, card.element));
      }
    }
    for (const bin of this.bins.values()) {
      bin.put.hidden = this.picked === null || (this.placed.get(this.picked) ?? UNSORTED) === bin.id;
    }
  }
}

export const sortField: FieldMaker = (face, words) => new SortField(face, words);
