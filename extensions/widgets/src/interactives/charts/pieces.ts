/** A rule on a stretch of x: read from what Python or an earlier visit left, and written as the kernel reads it. */
import { type Fraction, exactly } from '../../graph/exact';
import { record } from '../parts';

export type Side = 'low' | 'high';

export interface PieceEnd {
  readonly at: Fraction;
  readonly closed: boolean;
}

export interface Piece {
  rule: string;
  low: PieceEnd | null;
  high: PieceEnd | null;
}

/** Return pieces out of anything; what is none is left out. */
export function piecesOf(value: unknown): Piece[] {
  return (Array.isArray(value) ? value : []).flatMap(each => {
    const { rule, low, high } = record(each);
    return typeof rule === 'string' && rule.length <= 120 ? [{ rule, low: endOf(low), high: endOf(high) }] : [];
  });
}

function endOf(value: unknown): PieceEnd | null {
  const [at, closed]: unknown[] = Array.isArray(value) ? value : [];
  const number = exactly(at);
  return number === null ? null : { at: number, closed: closed === true };
}

/** Return `2x + 1 for 0 <= x < 2`. */
export function pieceText({ rule, low, high }: Piece): string {
  const left = low === null ? '' : `${low.at} ${low.closed ? '<=' : '<'} `;
  const right = high === null ? '' : ` ${high.closed ? '<=' : '<'} ${high.at}`;
  return `${rule} for ${low === null && high === null ? 'all x' : `${left}x${right}`}`;
}
