/** A region beside a line: its edge, its side, and a point to try it with. */
import { explore } from '../graph/explored';
import type { Mount } from './interactive';

interface Options {
  graph: string;
  /** Left, right, lower and upper end of what is seen. */
  window: number[];
  step: string;
  /** What stands there first, in the algebra's grammar. */
  start: string;
}

export const mount: Mount = (host, options, state, context) => explore(host, 'plane', options as unknown as Options, state, context);
