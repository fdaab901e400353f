/** Which module is which kind of the catalogue. Each is a chunk of its own, fetched when a page has one of its kind. */
import type { InteractiveModule } from './interactive';

export const KINDS: Readonly<Record<string, () => Promise<InteractiveModule>>> = {
  'algebra-tiles': () => import('./algebra-tiles'),
  'area-model': () => import('./area-model'),
  'balance-scale': () => import('./balance-scale'),
  'bar-model': () => import('./bar-model'),
  'card-sort': () => import('./card-sort'),
  'coordinate-plane': () => import('./coordinate-plane'),
  'data-display': () => import('./data-display'),
  'expression-tree': () => import('./expression-tree'),
  'function-machine': () => import('./function-machine'),
  'graph-story': () => import('./graph-story'),
  'half-plane-shader': () => import('./half-plane-shader'),
  'linked-reps': () => import('./linked-reps'),
  'mapping-diagram': () => import('./mapping-diagram'),
  'number-line': () => import('./number-line'),
  'piecewise-builder': () => import('./piecewise-builder'),
  'residual-plot': () => import('./residual-plot'),
  'scatter-fit': () => import('./scatter-fit'),
  'sequence-dots': () => import('./sequence-dots'),
  'slider-family': () => import('./slider-family'),
  'step-solver': () => import('./step-solver'),
  'two-way-table': () => import('./two-way-table'),
  'unit-chain': () => import('./unit-chain')
};

export type { Interactive, InteractiveContext, InteractiveModule, Mount } from './interactive';
