/** Which module is which kind of the catalogue. Each is a chunk of its own, fetched when a page has one of its kind. */
import type { InteractiveModule } from './interactive';

export const KINDS: Readonly<Record<string, () => Promise<InteractiveModule>>> = {
  'balance-scale': () => import('./balance-scale')
};

export type { Interactive, InteractiveContext, InteractiveModule, Mount } from './interactive';
