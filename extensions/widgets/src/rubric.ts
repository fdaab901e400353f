/** What to look for in an explanation, once it is written: the student ticks what is there. For the student's eyes alone. */
import { el, fillWithMarkup, naming } from './elements';
import type { Words } from './card';
import { wordsOf } from './fields/field';

export interface RubricFace {
  look: string[];
  sample: string;
}

export class RubricList {
  readonly element = el('div', { class: 'op-rubric', hidden: true });
  private drawn = '';

  constructor(private readonly words: Words) {}

  show(face: RubricFace | null): void {
    const drawn = JSON.stringify(face);
    this.element.hidden = face === null;
    if (face === null || drawn === this.drawn) {
      this.drawn = drawn;
      return;
    }
    this.drawn = drawn;
    const word = wordsOf(this.words);
    const checks = face.look.map(html => el('label', { class: 'op-choice' }, el('input', { type: 'checkbox' }), ...naming(html)));
    const sample = el('p', {});
    fillWithMarkup(sample, face.sample);
    this.element.replaceChildren(
      el('fieldset', { class: 'op-choices' }, el('legend', { class: 'op-label' }, word('look')), ...checks),
      el('details', {}, el('summary', {}, word('sample')), sample)
    );
  }
}
