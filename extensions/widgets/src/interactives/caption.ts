/** The caption below a picture: the state in words, to be read and to be heard. What comes in a rush is said once, at its end. */
import { el, say } from '../elements';

const REST_MS = 250;

export class Caption {
  readonly element = el('p', { class: 'op-caption', 'aria-live': 'polite' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Show the state to begin with. */
  show(sentence: string): void {
    clearTimeout(this.timer);
    this.element.textContent = sentence;
  }

  say(sentence: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => say(this.element, sentence), REST_MS);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
