// Several actions in one row of a table, as points of its cells: the first point's owner and date are the first of theirs.
import type { Passage } from '../../../office/blocks.ts';
import { type Reading, use } from '../reading.ts';
import { shapeOf } from '../tables/columns.ts';
import { columnOf, type Grid, type GridRow } from '../tables/grid.ts';

/** A point's mark or number at the head of a line. */
const point = /^\s*(?:[•■▪●◦‣·*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+/u;

/**
 * A row for each action of a row: as many dates as points of what is to be done, one to a line, and as many owners or
 * one for all. The row itself where its cells do not stand level.
 */
export function alignedRows(reading: Reading, grid: Grid, row: GridRow, title: Passage): GridRow[] {
  const lines = linesOf(title);
  const count = lines.length;
  const due = row.cells[columnOf(grid, 'due')];
  const lead = row.cells[columnOf(grid, 'lead')];
  if (count < 2 || !due || row.remark) return [row];
  const dates = linesOf(due).map(bare);
  const owners = lead ? linesOf(lead).length : 0;
  if (dates.length !== count || !dates.every((one) => shapeOf(one) === 'date')) return [row];
  const arePoints = lines.every((line) => point.test(line));
  if (!(arePoints && owners <= 1) && owners !== count) return [row];
  for (const passage of new Set(row.cells))
    if (passage && linesOf(passage).length === count) use(reading, passage);
  return lines.map((_, at) => ({
    ...row,
    cells: row.cells.map((passage) => passage && partOf(passage, at, count)),
  }));
}

/** The line of a cell that stands level with one of its row's points; the whole cell where it has not as many. */
function partOf(passage: Passage, at: number, count: number): Passage {
  const lines = linesOf(passage);
  if (lines.length !== count) return passage;
  return { ...passage, id: -1, text: bare(lines[at] ?? '') };
}

function linesOf({ text }: Passage): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

const bare = (line: string) => line.replace(point, '').trim();
