/**
 * The base of every view: a model with a wire, a root element with our class, and the words of the page.
 *
 * The kernel sets three traits: `face` (all that the view draws), `words` (its labels and sentences, from the
 * catalogue) and `done` (the number of the last request it finished).
 */
import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { showLost, watchKernel, type KernelLike } from './lost';
import { Wire, type WiredModel } from './wire';

export type Words = Record<string, string>;

export class CardModel extends DOMWidgetModel {
  static readonly view_module = '@ownpace/widgets';

  private wired: Wire | null = null;

  override defaults(): Backbone.ObjectHash {
    return {
      ...super.defaults(),
      _model_name: 'CardModel',
      _model_module: '@ownpace/widgets',
      _model_module_version: '^0.1.0',
      _view_module: '@ownpace/widgets',
      _view_module_version: '^0.1.0',
      face: {},
      words: {},
      done: 0
    };
  }

  /** The wire to this model's kernel half; all views of a model share it. */
  get wire(): Wire {
    if (this.wired === null) {
      const { kernel } = this.widget_manager as unknown as { kernel?: KernelLike | null };
      const wire = new Wire(this as unknown as WiredModel, () => kernel?.suspect?.());
      watchKernel(kernel, () => wire.lose());
      kernel?.connectionStatusChanged?.connect((_, status) => (status === 'connected' ? wire.resume() : wire.pause()));
      this.wired = wire;
    }
    return this.wired;
  }
}

/** A view of `Face`: `build` makes the elements once, `draw` brings them up to date as often as the face changes. */
export abstract class CardView<Face extends object> extends DOMWidgetView {
  override render(): void {
    this.el.classList.add('op');
    this.build(this.el as HTMLElement);
    this.draw();
    this.listenTo(this.model, 'change:face', () => this.draw());
    this.wire.onLost(() => {
      showLost({ lost: this.word('lost'), reload: this.word('reload') }, this.el as HTMLElement);
      this.lost();
    });
  }

  protected abstract build(root: HTMLElement): void;

  protected abstract draw(): void;

  /** What this view shows when the connection is gone, besides the page's own message. */
  protected lost(): void {}

  protected get face(): Face {
    return this.model.get('face') as Face;
  }

  protected get wire(): Wire {
    return (this.model as CardModel).wire;
  }

  /** All sentences of this card, for parts that are made outside of it. */
  protected get words(): Words {
    return this.model.get('words') as Words;
  }

  /** The sentence of that name in the page's language; the name itself when the kernel sent none. */
  protected word(name: string): string {
    return this.words[name] ?? name;
  }

  /** Ask the kernel; a lost connection has its own message, so it is no error here. Returns whether it was done. */
  protected async ask(op: string, content: Record<string, unknown> = {}): Promise<boolean> {
    try {
      await this.wire.ask(op, content);
      return true;
    } catch {
      return false;
    }
  }
}
