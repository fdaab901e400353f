/** ipywidgets' Output: text and pictures that a callback writes, in the order in which they come. */
import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { drawOutput, type Output } from './mime';

export class OutputModel extends DOMWidgetModel {
  override defaults(): Backbone.ObjectHash {
    return {
      ...super.defaults(),
      _model_name: 'OutputModel',
      _view_name: 'OutputView',
      _model_module: '@jupyter-widgets/output',
      _view_module: '@jupyter-widgets/output',
      msg_id: '',
      outputs: []
    };
  }
}

export class OutputView extends DOMWidgetView {
  override render(): void {
    this.draw();
    this.listenTo(this.model, 'change:outputs', () => this.draw());
  }

  private draw(): void {
    const outputs = this.model.get('outputs') as readonly Output[];
    this.el.replaceChildren(...outputs.map(drawOutput));
  }
}
