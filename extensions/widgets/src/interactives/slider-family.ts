/** A family of graphs: a dial for each number of its rule, and the parent's ghost. */
import { teller } from '../graph/sentences';
import { Explored, groundOf } from '../graph/explored';
import { exactly, frac } from '../graph/exact';
import { familyKind } from '../graph/kinds/family';
import type { Mount } from './interactive';

interface Options {
  family: string;
  /** The numbers of the rule, as exact texts. */
  values: Record<string, string>;
  slide: string[];
  low: string;
  high: string;
  window: number[];
  step: string;
}

export const mount: Mount = (host, options, state, context) => {
  const given = options as unknown as Options;
  const kind = familyKind(groundOf(given, teller(context.words)), {
    ...given,
    low: exactly(given.low) ?? frac(-5),
    high: exactly(given.high) ?? frac(5)
  });
  return new Explored(host, kind, state, context);
};
