// Tables without walls: columns by the gaps kept clear, rows by rules, shading or the white between them.
import type { Gutter, Run, VisualRow } from './gutters.ts';
import type { Spacing } from './joining.ts';
import { around, type Box, type Fill, type Rule } from './marks.ts';
import { type Placed, tableRows } from './rows.ts';
import { type FoundTable, fillOf, type TableCell, type TableRow } from './ruled.ts';

export interface Surroundings {
  across: readonly Rule[];
  fills: readonly Fill[];
  spacing: Spacing;
}

export function alignedTable({ rows, gutters }: Run, drawn: Surroundings): FoundTable {
  const box = boxOf(rows);
  const columns = columnsOf(box, gutters);
  const bands = bandsOf(rows, box, drawn);
  const groups = bands.flatMap((band) => {
    const placed = band.flatMap(({ pieces }) =>
      pieces.map((line): Placed => ({ line, column: columnAt(columns, line.x0) })),
    );
    return tableRows(placed, drawn.spacing);
  });
  const boxes = groups.map((group) => around(group.map(({ line }) => line)));
  const found = groups.map((group, at): TableRow => {
    const own = boxes[at] ?? box;
    const y0 = ((boxes[at - 1]?.y1 ?? own.y0) + own.y0) / 2;
    const y1 = (own.y1 + (boxes[at + 1]?.y0 ?? own.y1)) / 2;
    return rowFrom(group, { ...box, y0, y1 }, columns, drawn.fills);
  });
  return {
    ...box,
    rows: found,
    xs: [box.x0, ...columns.slice(1).map(({ from }) => from), box.x1],
    hasWalls: false,
  };
}

const boxOf = (rows: readonly VisualRow[]): Box => around(rows.flatMap(({ pieces }) => pieces));

/** Columns from edge to edge; a gutter belongs to the column on its left, whose longer lines may reach into it. */
function columnsOf({ x0, x1 }: Box, gutters: readonly Gutter[]): Gutter[] {
  const starts = [x0, ...gutters.map(({ to }) => to - 1)];
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? x1 + 1 }));
}

const columnAt = (columns: readonly Gutter[], x: number) =>
  Math.max(
    0,
    columns.findLastIndex(({ from }) => x >= from - 0.5),
  );

/** Rows parted by rules or the edges of shading that run over most of the table. */
function bandsOf(rows: readonly VisualRow[], box: Box, { across, fills }: Surroundings): VisualRow[][] {
  const width = box.x1 - box.x0;
  const covers = (from: number, to: number) => Math.min(to, box.x1) - Math.max(from, box.x0) >= width * 0.6;
  const cuts = [
    ...across.filter(({ from, to }) => covers(from, to)).map(({ at }) => at),
    ...fills.filter(({ x0, x1, isCurved }) => !isCurved && covers(x0, x1)).flatMap(({ y0, y1 }) => [y0, y1]),
    ...shadedRows(fills, box),
  ].sort((one, other) => one - other);
  const bands = new Map<number, VisualRow[]>();
  for (const row of rows) {
    const middle = (row.y0 + row.y1) / 2;
    const number = cuts.filter((cut) => cut < middle).length;
    const band = bands.get(number);
    if (band) band.push(row);
    else bands.set(number, [row]);
  }
  return [...bands.values()];
}

/** Shading drawn cell by cell: the edges of fills that stand in a row and cover most of the table together. */
function shadedRows(fills: readonly Fill[], box: Box): number[] {
  const together = new Map<number, number>();
  for (const { x0, x1, y0, y1, isCurved } of fills) {
    if (isCurved || y1 < box.y0 - 20 || y0 > box.y1 + 20) continue;
    const shared = Math.min(x1, box.x1) - Math.max(x0, box.x0);
    if (shared <= 0) continue;
    for (const edge of [Math.round(y0), Math.round(y1)])
      together.set(edge, (together.get(edge) ?? 0) + shared);
  }
  return [...together].filter(([, shared]) => shared >= (box.x1 - box.x0) * 0.6).map(([edge]) => edge);
}

function rowFrom(
  group: readonly Placed[],
  box: Box,
  columns: readonly Gutter[],
  fills: readonly Fill[],
): TableRow {
  const cells = columns.map(({ from, to }, column): TableCell => {
    const lines = group
      .filter((one) => one.column === column)
      .map(({ line }) => line)
      .sort((one, other) => one.base - other.base || one.x0 - other.x0);
    const room = { x0: from, x1: to, y0: box.y0, y1: box.y1 };
    const fill = fillOf(room, fills, lines.length === 0);
    const end = Math.max(...lines.map(({ x1 }) => columnAt(columns, x1 - 2)), column);
    const free = group.every((one) => one.column <= column || one.column > end);
    const covers = end > column && free ? { covers: { rows: 1, columns: end - column + 1 } } : {};
    return { ...room, lines, ...(fill ? { fill } : {}), ...covers };
  });
  return { ...box, cells };
}
