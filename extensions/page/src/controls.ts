/** The stock controls of ipywidgets with their style: a chunk of its own, for our own pages have none of them. */
import type { ExportMap } from '@jupyter-widgets/base';
import * as all from '@jupyter-widgets/controls';
import '@jupyter-widgets/controls/css/widgets.css';

export const controls = all as unknown as ExportMap;
