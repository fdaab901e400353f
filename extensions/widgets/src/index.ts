/**
 * The one lab extension of OwnPace's widgets, for JupyterLab, Notebook 7 and Voila.
 *
 * Each view class lives in a file of its own and owns its DOM; the Python half (`ownpace.widgets`) owns all state that
 * must survive. This file only tells the widget registry what there is.
 */
import { IJupyterWidgetRegistry } from '@jupyter-widgets/base';
import * as board from './board';
import { CardModel } from './card';
import { CheckView } from './check';
import { formgraderTab } from './formgraderTab';
import { HomeView } from './home';
import { InteractiveView } from './interactives/view';
import { keepPlainKeys } from './keys';
import { ProblemView } from './problem';
import { ExplainView, SlotView } from './slot';
import { SubmitView } from './submit';
import { WorkedView } from './worked';

const views = {
  CardModel,
  CheckView,
  ExplainView,
  HomeView,
  InteractiveView,
  ProblemView,
  SlotView,
  SubmitView,
  WorkedView
};

const plugin = {
  id: '@ownpace/widgets:plugin',
  autoStart: true,
  requires: [IJupyterWidgetRegistry],
  activate: (_app: unknown, registry: IJupyterWidgetRegistry): void => {
    keepPlainKeys();
    registry.registerWidget({ name: '@ownpace/widgets', version: '0.1.0', exports: { ...views, ...board } });
  }
};

export default [plugin, formgraderTab];
