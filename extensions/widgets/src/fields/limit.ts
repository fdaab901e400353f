/** Keeping a text to its most characters, and saying so: what was pasted is cut in sight, never in silence. */
import { fill } from '../elements';

type Box = HTMLInputElement | HTMLTextAreaElement;

/** Cut what is in the box to `longest` whenever it changes, and give `told` the sentence; before anyone else hears of it. */
export function limit(box: Box, longest: number, sentence: string, told: (sentence: string) => void): void {
  box.addEventListener('input', () => {
    if (box.value.length > longest) {
      box.value = box.value.slice(0, longest);
      told(fill(sentence, { most: longest }));
    } else {
      told('');
    }
  });
}
