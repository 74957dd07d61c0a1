// Who reports to whom, as one drawing: each board beside the one it reports to. Pure geometry in user units.
import { paths, type Walk, wrap } from '../../plan/index.ts';

type Body = Walk['bodies'][number];

const across = 250;
const boxWidth = 215;
const lineHeight = 17;
const gap = 12;
const padding = 9;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
  name: string;
  path: string;
  decides: boolean;
}

export interface LinesPicture {
  width: number;
  height: number;
  boxes: Box[];
  /** Paths in SVG's own notation, from a board to the one it reports to. */
  joins: string[];
}

export interface Branch {
  name: string;
  path: string;
  kind: string;
  decides: boolean;
  below: Branch[];
}

/** Every board once, under the one it reports to; boards that report to none first. A loop is broken where it closes. */
export function branches(bodies: readonly Body[]): Branch[] {
  const ids = new Set(bodies.map((one) => one.id));
  const seen = new Set<number>();
  const grow = (body: Body): Branch => {
    seen.add(body.id);
    return {
      name: body.name,
      path: paths.board(body.id),
      kind: body.kind,
      decides: body.decides,
      below: bodies.filter((one) => one.reportsTo === body.id && !seen.has(one.id)).map(grow),
    };
  };
  const tops = bodies.filter((one) => one.reportsTo === null || !ids.has(one.reportsTo));
  const grown = tops.map(grow);
  return [
    ...grown,
    ...bodies.filter((one) => !seen.has(one.id)).flatMap((one) => (seen.has(one.id) ? [] : [grow(one)])),
  ];
}

export function drawLines(bodies: readonly Body[]): LinesPicture {
  const picture: LinesPicture = { width: 0, height: 0, boxes: [], joins: [] };
  let y = 4;
  for (const top of branches(bodies)) y = draw(picture, top, 0, y).bottom + gap;
  picture.width = Math.max(across, ...picture.boxes.map((box) => box.x + box.width)) + 4;
  picture.height = y;
  return picture;
}

/** Draws a board with those below it to its right; answers where it ends and the middle of its own box. */
function draw(
  picture: LinesPicture,
  branch: Branch,
  depth: number,
  from: number,
): { bottom: number; middle: number } {
  const lines = wrap(branch.name, 28);
  const height = lines.length * lineHeight + 2 * padding;
  const x = depth * across + 2;
  let y = from;
  const middles: number[] = [];
  for (const one of branch.below) {
    const drawn = draw(picture, one, depth + 1, y);
    middles.push(drawn.middle);
    y = drawn.bottom + gap;
  }
  const bottom = Math.max(y - gap, from + height);
  const middle = middles.length > 0 ? ((middles[0] ?? 0) + (middles.at(-1) ?? 0)) / 2 : from + height / 2;
  const top = Math.max(from, middle - height / 2);
  picture.boxes.push({
    x,
    y: top,
    width: boxWidth,
    height,
    lines,
    name: branch.name,
    path: branch.path,
    decides: branch.decides,
  });
  for (const one of middles) picture.joins.push(curve(x + boxWidth, top + height / 2, x + across, one));
  return { bottom: Math.max(bottom, top + height), middle: top + height / 2 };
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  const n = (value: number) => Number(value.toFixed(1));
  return `M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`;
}
