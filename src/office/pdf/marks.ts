// What stands on a page: characters, rules and filled shapes, in points from the top left as the page is shown.

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Quarter turns of the writing, clockwise: 0 reads to the right, 1 downwards, 3 upwards. */
export type Turn = 0 | 1 | 2 | 3;

export interface Char extends Box {
  text: string;
  /** Where the writing stands, across its direction; `along` is where the character begins, along it. */
  base: number;
  along: number;
  width: number;
  /** Of the type, in points. */
  size: number;
  isBold: boolean;
  turn: Turn;
  /** The first of what was drawn at once: a cell of a table always begins so. */
  starts: boolean;
}

/** A shape of one colour; `isCurved` where it is no rectangle. */
export interface Fill extends Box {
  color: string;
  isCurved: boolean;
}

/** A straight line across or down the page, `at` its place, from one end to the other. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

export interface Marks {
  width: number;
  height: number;
  /** How far the page was turned so that most of its writing reads to the right. */
  turned: Turn;
  chars: Char[];
  /** Writing at a slant, as a watermark's. */
  slanted: Char[];
  across: Rule[];
  down: Rule[];
  fills: Fill[];
  hasPicture: boolean;
  /** More shapes than any table has: none were kept. */
  isCrowded: boolean;
}

export const nowhere: Box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };

export function around(boxes: Iterable<Box>): Box {
  const box = { ...nowhere };
  for (const { x0, y0, x1, y1 } of boxes) {
    box.x0 = Math.min(box.x0, x0);
    box.y0 = Math.min(box.y0, y0);
    box.x1 = Math.max(box.x1, x1);
    box.y1 = Math.max(box.y1, y1);
  }
  return box;
}

export function overlapOf(one: Box, other: Box): Box | undefined {
  const x0 = Math.max(one.x0, other.x0);
  const y0 = Math.max(one.y0, other.y0);
  const x1 = Math.min(one.x1, other.x1);
  const y1 = Math.min(one.y1, other.y1);
  return x0 > x1 || y0 > y1 ? undefined : { x0, y0, x1, y1 };
}

export const areaOf = ({ x0, y0, x1, y1 }: Box) => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);

/** The middle of the one lies in the other. */
export function isIn(one: Box, box: Box): boolean {
  const y = one.y0 + one.y1;
  if (y < box.y0 * 2 || y > box.y1 * 2) return false;
  const x = one.x0 + one.x1;
  return x >= box.x0 * 2 && x <= box.x1 * 2;
}

/** The value below which the given share of the values lies; `otherwise` when there are none. */
export function quantile(values: readonly number[], share: number, otherwise: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? otherwise;
}
