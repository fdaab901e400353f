/** A half-plane: its edge, whether the edge belongs to it, its side, and a point to try it with. */
import { sameSpot, spotShown } from '../exact';
import { edgeShape, heldAt, region, satisfies, through } from '../geometry';
import { type Kind, type Posture, moved, pickOf, picked, spotOf } from '../kind';
import { saysRegion } from '../sentences';
import type { Edge, Sign } from '../statements';
import { type Ground, across } from './ground';

export function halfPlaneKind(ground: Ground, begin: Edge | null = null): Kind {
  const { tell, view, step } = ground;
  const edgeOf = (now: Posture) => through(spotOf(now, 'a'), spotOf(now, 'b'));
  const posture = (edge: Edge | null, sign: Sign): Posture => {
    const [a, b] = edge ? heldAt(edge, view, step) : [across(ground, 0.4, 0.5), across(ground, 0.6, 0.5)];
    const t = across(ground, 0.75, 0.75);
    return { spots: { a, b, t }, picks: { side: sign[0] === '<' ? 'less' : 'more', edge: sign.endsWith('=') ? 'solid' : 'dashed' } };
  };
  return {
    on: 'plane',
    view,
    step,
    start: () => posture(begin, '<='),
    handles: () => [
      { id: 'a', name: tell('point', { name: 'A' }), along: 'both' },
      { id: 'b', name: tell('point', { name: 'B' }), along: 'both' },
      { id: 't', name: tell('test_point'), along: 'both', tone: 'second' }
    ],
    place: (now, id, to) => (id !== 't' && sameSpot(to, spotOf(now, id === 'a' ? 'b' : 'a')) ? now : moved(now, id, to)),
    switches: now => {
      const edge = edgeOf(now);
      const upright = edge !== null && 'upright' in edge;
      return [
        {
          id: 'side',
          label: tell('side'),
          value: pickOf(now, 'side', 'less'),
          options: [
            { id: 'more', label: tell(upright ? 'right_of_line' : 'above_line') },
            { id: 'less', label: tell(upright ? 'left_of_line' : 'below_line') }
          ]
        },
        {
          id: 'edge',
          label: tell('edge'),
          value: pickOf(now, 'edge', 'solid'),
          options: [
            { id: 'solid', label: tell('edge_solid') },
            { id: 'dashed', label: tell('edge_dashed') }
          ]
        }
      ];
    },
    pick: picked,
    shapes: now => {
      const edge = edgeOf(now);
      return edge ? [region(edge, signOf(now), view), edgeShape(edge, 'main', pickOf(now, 'edge') === 'dashed')] : [];
    },
    said: now => {
      const edge = edgeOf(now);
      if (!edge) {
        return tell('says_no_line');
      }
      const at = spotOf(now, 't');
      const tried = tell(satisfies(at, edge, signOf(now)) ? 'test_true' : 'test_false', { point: spotShown(at) });
      return `${saysRegion(edge, signOf(now), tell)}; ${tried}`;
    },
    statement: now => {
      const edge = edgeOf(now);
      return edge && { kind: 'half-plane', edge, sign: signOf(now) };
    },
    shown: statement => (statement.kind === 'half-plane' ? posture(statement.edge, statement.sign) : null)
  };
}

function signOf(now: Posture): Sign {
  const sign = pickOf(now, 'side') === 'more' ? '>' : '<';
  return pickOf(now, 'edge') === 'dashed' ? sign : `${sign}=`;
}
