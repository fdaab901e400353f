/** Piles of tiles: what they are worth, how they lie on a mat, and the rectangle that they fill. */
import { sign } from '../../arithmetic';
import { svg } from '../../elements';

/** Positive and negative tiles of x², x and 1. */
export type Piles = [number, number][];

export const SORTS = [
  { name: 'x²', text: 'x^2', speech: 'x', width: 64, height: 64 },
  { name: 'x', text: 'x', speech: 'x', width: 20, height: 64 },
  { name: '1', text: '', speech: '', width: 20, height: 20 }
] as const;

const GAP = 6;
const PER_ROW = 6;

/** A side of a rectangle, so many x and so many ones. */
interface Side {
  x: number;
  ones: number;
  speech: string;
}

export interface Rectangle {
  side: Side;
  top: Side;
}

export interface Drawn {
  width: number;
  height: number;
  nodes: SVGElement[];
}

/** Return piles out of anything: `clamp` keeps a number within its limits. */
export function pilesOf(value: unknown, clamp: (value: unknown, otherwise: number) => number): Piles {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return SORTS.map((_, at) => {
    const row: unknown[] = Array.isArray(rows[at]) ? (rows[at] as unknown[]) : [];
    return [clamp(row[0], 0), clamp(row[1], 0)];
  });
}

/** What the piles are worth, as one types it: `2x^2 - 3x + 1`. */
export function text(piles: Piles): string {
  return piles.every(([plus, minus]) => plus === 0 && minus === 0) ? '' : joined(piles, 'text', '-', '+') || '0';
}

/** The same as one says it: "2 x squared, minus 3 x, plus 1". Nothing of an empty mat. */
export function speech(piles: Piles): string {
  const tiles = piles.flatMap(([plus, minus], at) => [
    ...(plus > 0 ? [{ tile: spoken(at, plus), negative: false }] : []),
    ...(minus > 0 ? [{ tile: spoken(at, minus), negative: true }] : [])
  ]);
  return tiles
    .map(({ tile, negative }, at) => (negative ? `${sign('minus')} ${tile}` : at === 0 ? tile : `${sign('plus')} ${tile}`))
    .join(', ');
}

function spoken(sort: number, count: number): string {
  const letter = SORTS[sort]?.speech ?? '';
  const name = sort === 0 ? `${letter} ${sign('squared')}` : letter;
  return name === '' ? String(count) : count === 1 ? name : `${count} ${name}`;
}

function joined(piles: Piles, key: 'text', minus: string, plus: string): string {
  return piles
    .map(([up, down], at) => ({ count: up - down, name: SORTS[at]?.[key] ?? '' }))
    .filter(({ count }) => count !== 0)
    .map(({ count, name }, at) => {
      const size = Math.abs(count) === 1 && name !== '' ? '' : String(Math.abs(count));
      return at === 0 ? `${count < 0 ? minus : ''}${size}${name}` : ` ${count < 0 ? minus : plus} ${size}${name}`;
    })
    .join('');
}

/** Return the rectangle that positive tiles fill, with sides of whole numbers; null where there is none. */
export function rectangleOf(piles: Piles): Rectangle | null {
  if (piles.some(([, minus]) => minus > 0)) {
    return null;
  }
  const [squares, bars, ones] = piles.map(([plus]) => plus) as [number, number, number];
  for (let a = Math.min(squares, 1); a <= squares; a += 1) {
    if (squares > 0 && squares % a !== 0) {
      continue;
    }
    const c = squares === 0 ? (bars > 0 ? 1 : 0) : squares / a;
    for (let b = 0; b <= Math.max(bars, ones); b += 1) {
      for (let d = 0; d <= Math.max(bars, ones); d += 1) {
        if (a * c === squares && a * d + b * c === bars && b * d === ones && a + b > 0 && c + d > 0) {
          return { side: sideOf(a, b), top: sideOf(c, d) };
        }
      }
    }
  }
  return null;
}

function sideOf(x: number, ones: number): Side {
  const said = speech([[0, 0], [x, 0], [ones, 0]]).replace(', ', ' ');
  return { x, ones, speech: said };
}

/** Return the tiles in piles, one sort below the other, negative ones apart and striped. */
export function piecesOf(piles: Piles): Drawn {
  const nodes: SVGElement[] = [];
  let y = GAP;
  let width = 260;
  piles.forEach((pile, at) => {
    const sort = SORTS[at] as (typeof SORTS)[number];
    let x = GAP;
    let rows = 0;
    pile.forEach((count, sign) => {
      for (let index = 0; index < count; index += 1) {
        const column = index % PER_ROW;
        const row = Math.floor(index / PER_ROW);
        nodes.push(tile(x + column * (sort.width + GAP), y + row * (sort.height + GAP), sort, sign === 1));
        rows = Math.max(rows, row + 1);
      }
      x += Math.min(count, PER_ROW) * (sort.width + GAP) + (count > 0 ? 3 * GAP : 0);
    });
    width = Math.max(width, x);
    y += rows * (sort.height + GAP) + (rows > 0 ? GAP : 0);
  });
  return { width, height: Math.max(y, 70), nodes };
}

/** Return the tiles of a rectangle, edge to edge, with its sides drawn along it. */
export function rectangle({ side, top }: Rectangle): Drawn {
  const [big, small] = [64, 20];
  const columns = [...Array<number>(top.x).fill(big), ...Array<number>(top.ones).fill(small)];
  const rows = [...Array<number>(side.x).fill(big), ...Array<number>(side.ones).fill(small)];
  const nodes: SVGElement[] = [];
  const margin = 34;
  let y = margin;
  for (const height of rows) {
    let x = margin;
    for (const width of columns) {
      const sort = SORTS[(height === big ? 0 : 1) + (width === big ? 0 : 1)] as (typeof SORTS)[number];
      nodes.push(tile(x, y, { ...sort, width, height }, false));
      x += width + 2;
    }
    y += height + 2;
  }
  let x = margin;
  for (const width of columns) {
    nodes.push(svg('text', { x: x + width / 2, y: margin - 12, class: 'op-edge-label' }, width === big ? 'x' : '1'));
    x += width + 2;
  }
  y = margin;
  for (const height of rows) {
    nodes.push(svg('text', { x: margin - 16, y: y + height / 2, dy: '0.34em', class: 'op-edge-label' }, height === big ? 'x' : '1'));
    y += height + 2;
  }
  return { width: Math.max(260, x + 6), height: y + 6, nodes };
}

interface Size {
  name: string;
  width: number;
  height: number;
}

function tile(x: number, y: number, { name, width, height }: Size, negative: boolean): SVGElement {
  const stripes = negative
    ? [4, 10, 16].filter(at => at < width).map(at => svg('line', { x1: x + at, y1: y + 1, x2: x + at, y2: y + height - 1, class: 'op-stripe' }))
    : [];
  return svg(
    'g',
    { class: `op-tile op-tile-${name === 'x²' ? 'square' : name === 'x' ? 'bar' : 'one'}${negative ? ' op-negative' : ''}` },
    svg('rect', { x, y, width, height, rx: 2 }),
    ...stripes,
    svg('text', { x: x + width / 2, y: y + height / 2, dy: '0.34em' }, `${negative ? '\u2212' : ''}${name}`)
  );
}
