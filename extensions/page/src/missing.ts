/** What stands in the place of a widget whose code did not come: a sentence and a way on. */
import { DOMWidgetView } from '@jupyter-widgets/base';

/** Return the view. The sentence and the button's name lie in the page as data, from the catalogue. */
export function missingView(words: DOMStringMap): typeof DOMWidgetView {
  return class extends DOMWidgetView {
    override render(): void {
      const sentence = document.createElement('p');
      sentence.className = 'op-trouble';
      sentence.setAttribute('role', 'status');
      sentence.textContent = words['missing'] ?? '';
      const reload = document.createElement('button');
      reload.type = 'button';
      reload.className = 'op-reload';
      reload.textContent = words['reload'] ?? '';
      reload.addEventListener('click', () => window.location.reload());
      this.el.append(sentence, reload);
    }
  };
}
