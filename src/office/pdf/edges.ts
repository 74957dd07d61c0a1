// Places down a page where writing begins again and again inside lines: the left edges of columns, however close they stand.
import type { Char } from './marks.ts';

/** Where, and between which lines. */
export interface Edge {
  x: number;
  from: number;
  to: number;
}

/** Lines further apart than this belong to another table. */
const apart = 90;
const fewest = 3;

/** The edges that at least three lines share and hardly any line between them writes over. */
export function edgesOf(chars: readonly Char[]): Edge[] {
  const starts = new Map<number, Char[]>();
  for (const char of chars) {
    if (!char.starts || char.turn !== 0 || char.text.trim() === '') continue;
    const place = Math.round(char.along);
    const list = starts.get(place);
    if (list) list.push(char);
    else starts.set(place, [char]);
  }
  // What begins furthest left has no column on its left.
  const left = Math.min(...starts.keys());
  return [...starts].flatMap(([x, found]) => {
    if (found.length < 2 || x <= left + 1) return [];
    const near = [...found, ...(starts.get(x + 1) ?? []).filter(({ along }) => along < x + 0.8)];
    return runsOf(near).flatMap(({ from, to, count }) =>
      count >= fewest && crossings(chars, x, from, to) <= count * 0.3 ? [{ x, from, to }] : [],
    );
  });
}

function runsOf(chars: readonly Char[]): { from: number; to: number; count: number }[] {
  const runs: { from: number; to: number; count: number }[] = [];
  for (const base of chars.map((char) => char.base).sort((one, other) => one - other)) {
    const open = runs.at(-1);
    if (!open || base - open.to > apart) runs.push({ from: base, to: base, count: 1 });
    else if (base - open.to > 3) Object.assign(open, { to: base, count: open.count + 1 });
  }
  return runs;
}

/** Characters that stand across a place, and spaces within what was drawn at once. */
function crossings(chars: readonly Char[], x: number, from: number, to: number): number {
  let count = 0;
  for (const { along, width, base, starts, text } of chars)
    if (
      !starts &&
      text.trim() !== '' &&
      along < x + 1 &&
      along + width > x + 1.5 &&
      base >= from - 1 &&
      base <= to + 1
    )
      count += 1;
  return count;
}

export function isEdge(edges: readonly Edge[], { starts, along, base }: Char): boolean {
  return (
    starts && edges.some(({ x, from, to }) => Math.abs(along - x) < 1.5 && base >= from - 1 && base <= to + 1)
  );
}
