/** What can be drawn on a board: plain numbers, for the eye only. */

export type Pair = readonly [number, number];

/** How a shape looks; the style sheet gives each tone a colour and, for those who see no colour, a stroke of its own. */
export type Tone = 'main' | 'second' | 'ghost' | 'good' | 'miss';

export type Shape =
  | { readonly draw: 'line' | 'ray' | 'segment'; readonly from: Pair; readonly to: Pair; readonly tone: Tone; readonly dashed?: boolean }
  | { readonly draw: 'curve'; readonly rule: (x: number) => number; readonly from: number; readonly to: number; readonly tone: Tone }
  | { readonly draw: 'dot'; readonly at: Pair; readonly tone: Tone; readonly hollow?: boolean }
  | { readonly draw: 'area'; readonly corners: readonly Pair[]; readonly tone: Tone }
  | { readonly draw: 'label'; readonly at: Pair; readonly text: string; readonly side?: 'below' | 'left' | 'above' | 'right' }
  | { readonly draw: 'grid' | 'axis' | 'tick'; readonly strokes: readonly (readonly Pair[])[] };

/** What is seen of a board: x from and to, y from and to. */
export type View = readonly [number, number, number, number];

/** Return the part of a view that lies on one side of a straight edge `a x + b y <= c`. */
export function cut(view: View, a: number, b: number, c: number): Pair[] {
  const [x0, x1, y0, y1] = view;
  const corners: Pair[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1]
  ];
  const over = ([x, y]: Pair) => a * x + b * y - c;
  const kept: Pair[] = [];
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % 4] as Pair;
    const [here, there] = [over(corner), over(next)];
    if (here <= 0) {
      kept.push(corner);
    }
    if (here < 0 !== there < 0 && here !== there) {
      const share = here / (here - there);
      kept.push([corner[0] + share * (next[0] - corner[0]), corner[1] + share * (next[1] - corner[1])]);
    }
  });
  return kept;
}
