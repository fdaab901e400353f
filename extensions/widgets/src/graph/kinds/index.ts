/** Which kind stands on a board for what is to be drawn. */
import type { Kind } from '../kind';
import { curveKind } from './curve';
import type { Ground } from './ground';
import { halfPlaneKind } from './half_plane';
import { intervalsKind } from './intervals';
import { lineKind } from './line';
import { pointsKind } from './points';

const KINDS: Record<string, (ground: Ground, on: Kind['on']) => Kind> = {
  points: pointsKind,
  line: ground => lineKind(ground, 'line'),
  ray: ground => lineKind(ground, 'ray'),
  segment: ground => lineKind(ground, 'segment'),
  'half-plane': ground => halfPlaneKind(ground),
  parabola: ground => curveKind(ground, 'parabola'),
  exponential: ground => curveKind(ground, 'exponential'),
  curve: ground => curveKind(ground, 'absolute'),
  interval: ground => intervalsKind(ground)
};

/** Return the kind for drawing `graph`; a thing that is not known is a line, or on a number line an interval. */
export function kindFor(graph: string, on: Kind['on'], ground: Ground): Kind {
  const otherwise = on === 'number-line' ? 'interval' : 'line';
  const known = on === 'plane' || graph === 'points' || graph === 'interval' ? graph : otherwise;
  return (KINDS[known] ?? (KINDS[otherwise] as (ground: Ground, on: Kind['on']) => Kind))(ground, on);
}
