/** The choice between plain text and the math field: two buttons of equal rank, remembered by this browser. */
import { button, el } from '../elements';
import type { Words } from '../card';
import { wordsOf } from './field';
import { PlainWriting } from './plain';
import { keepWay, type Way, type Writing, type WritingOptions } from './writing';

export class WaySwitch {
  readonly element: HTMLElement;
  private on: Way = 'plain';

  /** @param turn puts the chosen way in place; called when the student chooses. */
  constructor(words: Words, turn: (way: Way) => void) {
    const word = wordsOf(words);
    const buttons = (['plain', 'math'] as const).map(way =>
      button(
        word(`way_${way}`),
        () => {
          keepWay(way);
          turn(way);
        },
        { class: 'op-way', 'data-way': way }
      )
    );
    this.element = el('div', { class: 'op-ways', role: 'group', 'aria-label': word('ways') }, ...buttons);
    this.way = 'plain';
  }

  get way(): Way {
    return this.on;
  }

  set way(value: Way) {
    this.on = value;
    for (const each of this.element.querySelectorAll('button')) {
      each.setAttribute('aria-pressed', String(each.dataset['way'] === value));
    }
  }
}

/** Make a way of writing. The math field is large and comes when it is wanted; null where it does not come. */
export async function makeWriting(way: Way, options: WritingOptions, words: Words): Promise<Writing | null> {
  if (way === 'plain') {
    return new PlainWriting(options);
  }
  try {
    return (await import('./math')).mathWriting(options, words);
  } catch {
    return null;
  }
}
