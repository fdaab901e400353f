/** Putting cards in order: press them one after the other, then move them up and down. The text is a JSON list of ids. */
import { button, el, fill, say } from '../elements';
import type { Words } from '../card';
import { type Card, makeCards, takeDrops } from './cards';
import { type AnswerFace, type AnswerField, type FieldMaker, type Part, wordsOf } from './field';
import { markPart } from './parts';
import { listOf } from './saved';

class OrderField implements AnswerField {
  readonly element: HTMLElement;
  changed: (() => void) | null = null;
  private readonly cards: Map<string, Card>;
  private readonly pool: HTMLElement;
  private readonly list: HTMLElement;
  private readonly spoken = el('p', { class: 'op-told op-quiet', 'aria-live': 'polite' });
  private readonly word: (name: string) => string;
  private order: string[] = [];

  constructor(face: AnswerFace, words: Words) {
    this.word = wordsOf(words);
    this.cards = makeCards(face.cards ?? [], id => this.toggle(id));
    this.pool = el('ul', { class: 'op-bin-cards', 'aria-label': this.word('not_ordered') });
    this.list = el('ol', { class: 'op-order', 'aria-label': this.word('ordered') });
    takeDrops(this.list, id => {
      if (this.cards.has(id) && !this.order.includes(id) && !this.disabled) {
        this.toggle(id);
      }
    });
    this.element = el(
      'fieldset',
      { class: 'op-field op-field-order', 'aria-describedby': face.describedBy ?? null },
      el('legend', { class: 'op-label' }, face.label),
      el('p', { class: 'op-quiet' }, this.word('order_how')),
      this.pool,
      this.list,
      this.spoken
    );
    this.draw();
  }

  get text(): string {
    return this.order.length === 0 ? '' : JSON.stringify(this.order);
  }

  set text(value: string) {
    this.order = [...new Set(listOf(value) ?? [])].filter(id => this.cards.has(id));
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
    this.element.querySelector<HTMLButtonElement>('.op-card-button')?.focus();
  }

  show(): void {}

  judged(parts: Part[]): void {
    this.cards.forEach(card => markPart(card.element, null, this.word));
    this.order.forEach((id, at) => markPart((this.cards.get(id) as Card).element, parts[at] ?? null, this.word));
  }

  dispose(): void {}

  /** Put a card at the end of the order, or take it out again. */
  private toggle(id: string): void {
    const at = this.order.indexOf(id);
    if (at < 0) {
      this.order.push(id);
    } else {
      this.order.splice(at, 1);
    }
    this.tell(id);
    const next = at < 0 ? (this.pool.querySelector('button') ?? this.cards.get(id)?.element) : this.cards.get(id)?.element;
    next?.focus();
  }

  private move(id: string, by: -1 | 1): void {
    const at = this.order.indexOf(id);
    const other = this.order[at + by];
    if (other !== undefined) {
      [this.order[at], this.order[at + by]] = [other, id];
    }
    this.tell(id);
    this.list.querySelector<HTMLButtonElement>(`[data-move="${by}"][data-card="${CSS.escape(id)}"]`)?.focus();
  }

  private tell(id: string): void {
    this.judged([]);
    this.draw();
    const at = this.order.indexOf(id);
    const card = this.cards.get(id)?.name ?? '';
    const sentence = at < 0 ? this.word('taken_out') : this.word('at_place');
    say(this.spoken, fill(sentence, { card, place: at + 1, total: this.cards.size }));
    this.changed?.();
  }

  private draw(): void {
    const items = this.order.map((id, at) => this.item(this.cards.get(id) as Card, at));
    this.list.replaceChildren(...items);
    const rest = [...this.cards.values()].filter(card => !this.order.includes(card.id));
    this.pool.replaceChildren(...rest.map(card => el('li', {}, card.element)));
    this.pool.hidden = rest.length === 0;
    this.list.hidden = items.length === 0;
  }

  private item(card: Card, at: number): HTMLElement {
    const mover = (by: -1 | 1, face: string, name: string): HTMLButtonElement =>
      button(face, () => this.move(card.id, by), {
        class: 'op-button op-move-card',
        'aria-label': fill(this.word(name), { card: card.name }),
        'aria-disabled': String(this.order[at + by] === undefined),
        'data-move': by,
        'data-card': card.id
      });
    return el('li', {}, card.element, mover(-1, '↑', 'move_up'), mover(1, '↓', 'move_down'));
  }
}

export const orderField: FieldMaker = (face, words) => new OrderField(face, words);
