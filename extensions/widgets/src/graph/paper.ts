/**
 * The drawing under a board, by JSXGraph (used under its MIT licence). This is the one module that knows it, and the whole
 * of it is a chunk of its own: `import('./paper')`.
 *
 * JSXGraph draws; it takes no events. What is moved are the board's own controls, which have names, roles and values.
 */
import JXG from 'jsxgraph';
import { axisShapes, type Frame } from './axes';
import type { Pair, Shape } from './shapes';

/** Nothing answers to the pointer or to the keys, and nothing is animated. */
const STILL = { fixed: true, highlight: false, withLabel: false, tabindex: null, layer: 5 } as const;

export class Paper {
  private readonly board: JXG.Board;
  private drawn: JXG.GeometryElement[] = [];
  private last: readonly Shape[] = [];

  constructor(
    private readonly box: HTMLElement,
    private readonly frame: Frame
  ) {
    const [x0, x1, y0, y1] = frame.seen;
    this.board = JXG.JSXGraph.initBoard(box as unknown as string, {
      boundingbox: [x0, y1, x1, y0],
      axis: false,
      keepaspectratio: false,
      keyboard: { enabled: false },
      pan: { enabled: false },
      zoom: { enabled: false },
      registerEvents: false,
      renderer: 'svg',
      resize: { enabled: false },
      showCopyright: false,
      showInfobox: false,
      showNavigation: false
    } as unknown as Partial<JXG.BoardAttributes>);
    // It makes its box a landmark without a name; the picture around it has one.
    ['tabindex', 'role', 'aria-label'].forEach(name => box.removeAttribute(name));
    this.board.suspendUpdate();
    axisShapes(frame).forEach(shape => this.add(shape));
    this.board.unsuspendUpdate();
    this.drawn = [];
  }

  /** Draw these shapes instead of what was drawn. */
  draw(shapes: readonly Shape[]): void {
    this.last = shapes;
    this.board.suspendUpdate();
    this.drawn.forEach(element => this.board.removeObject(element));
    this.drawn = [];
    shapes.forEach(shape => this.add(shape));
    this.board.unsuspendUpdate();
  }

  /** Fit the drawing to its box; a box without room is left until it has some. */
  fit(): void {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (width < 20 || height < 20) {
      return;
    }
    const [x0, x1, y0, y1] = this.frame.seen;
    this.board.resizeContainer(width, height, true, true);
    this.board.setBoundingBox([x0, y1, x1, y0], false);
    this.draw(this.last);
  }

  dispose(): void {
    JXG.JSXGraph.freeBoard(this.board);
  }

  private add(shape: Shape): void {
    const element = this.made(shape);
    this.drawn.push(element);
  }

  private made(shape: Shape): JXG.GeometryElement {
    const css = `op-graph-${shape.draw}${'tone' in shape ? ` op-graph-${shape.tone}` : ''}`;
    const look = { ...STILL, cssClass: css, highlightCssClass: css };
    switch (shape.draw) {
      case 'line':
      case 'ray':
      case 'segment':
        return this.path(this.stroke(shape), { ...look, cssClass: `${css}${shape.dashed ? ' op-graph-dashed' : ''}` });
      case 'curve': {
        const rule = shape.rule;
        return this.create('functiongraph', [rule, shape.from, shape.to], look);
      }
      case 'area':
        return this.path([...shape.corners, shape.corners[0] ?? [NaN, NaN]], look);
      case 'dot':
        return this.create('point', [...shape.at], { ...look, cssClass: `${css}${shape.hollow ? ' op-graph-hollow' : ''}`, name: '', size: 4 });
      case 'grid':
      case 'axis':
      case 'tick':
        return this.path(shape.strokes.flatMap(stroke => [...stroke, [NaN, NaN] as const]), { ...look, layer: 1 });
      case 'label':
        return this.create('text', [...shape.at, shape.text], { ...look, display: 'internal', parse: false, ...anchors(shape.side) });
    }
  }

  /** Return the ends of what is seen of a line, a ray or a segment. */
  private stroke({ draw, from, to }: Extract<Shape, { from: Pair }>): Pair[] {
    const reach = 4 * Math.hypot(this.frame.seen[1] - this.frame.seen[0], this.frame.seen[3] - this.frame.seen[2]);
    const way: Pair = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(...way) || 1;
    const far = (sign: number, at: Pair): Pair => [at[0] + (sign * reach * way[0]) / length, at[1] + (sign * reach * way[1]) / length];
    return draw === 'segment' ? [from, to] : draw === 'ray' ? [from, far(1, from)] : [far(-1, from), far(1, from)];
  }

  private path(points: readonly Pair[], look: object): JXG.GeometryElement {
    return this.create('curve', [points.map(([x]) => x), points.map(([, y]) => y)], { ...look, lineCap: 'round' });
  }

  private create(type: string, parents: unknown[], look: object): JXG.GeometryElement {
    return this.board.create(type as never, parents as never, look as never) as unknown as JXG.GeometryElement;
  }
}

function anchors(side: 'below' | 'left' | 'above' | 'right' = 'above'): object {
  return {
    anchorX: side === 'left' ? 'right' : side === 'right' ? 'left' : 'middle',
    anchorY: side === 'below' ? 'top' : side === 'above' ? 'bottom' : 'middle'
  };
}
