// Tables that stand side by side in a sheet, with a blank column between them.
import { type Line, looksLikeNames } from './lines.ts';
import type { SheetCell } from './sheet.ts';

/** The lines in the order in which they are read: tables side by side one after the other. */
export function sideBySide(lines: readonly Line[]): Line[][] {
  const flows: Line[][] = [];
  let open: Line[] = [];
  for (const stretch of stretchesOf(lines)) {
    const titles = stretch.findIndex(({ isLone }) => !isLone);
    const rows = stretch.slice(Math.max(0, titles));
    const at = titles < 0 ? undefined : gapIn(rows);
    if (at === undefined) {
      for (const line of stretch) open.push(line);
      continue;
    }
    for (const line of stretch.slice(0, titles)) open.push(line);
    if (open.length > 0) flows.push(open);
    flows.push(sideOf(rows, 0, at), ...sideBySide(sideOf(rows, at, Infinity)));
    open = [];
  }
  if (open.length > 0) flows.push(open);
  return flows;
}

/** Lines without a gap between them. */
function stretchesOf(lines: readonly Line[]): Line[][] {
  const stretches: Line[][] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    if (last && !line.gap) last.push(line);
    else stretches.push([line]);
  }
  return stretches;
}

/**
 * The first column after a blank one that parts two tables: both have names over their columns, and either a name in
 * common or an end of their own. A blank column alone is only room within one table.
 */
function gapIn(rows: readonly Line[]): number | undefined {
  if (rows.length < 2) return undefined;
  const taken = new Set<number>();
  for (const { row } of rows)
    for (const { column, across, text } of row.cells)
      if (text !== '' || across > 1)
        for (let one = column; one < Math.min(column + across, column + 1000); one += 1) taken.add(one);
  const starts = [...taken]
    .sort((one, other) => one - other)
    .filter((one, at) => at > 0 && !taken.has(one - 1));
  return starts.find((at) => {
    if (isMatrix(rows, at)) return true;
    const left = headOf(rows, (column) => column < at);
    const right = headOf(rows, (column) => column >= at);
    if (!looksLikeNames(left) || !looksLikeNames(right)) return false;
    const names = new Set(left.map(({ text }) => text.toLowerCase()));
    const shares = right.some(({ text }) => names.has(text.toLowerCase()));
    const ends = [sideOf(rows, 0, at).length, sideOf(rows, at, Infinity).length];
    const last = [lastWith(rows, (column) => column < at), lastWith(rows, (column) => column >= at)];
    const areWhole = ends.every((length, side) => length === (last[side] ?? 0) + 1);
    return shares || (areWhole && last[0] !== last[1]);
  });
}

/**
 * A grid of colours beside a register: every place but its names is filled, in three colours or more. A table of rows
 * has one column of ratings, or a few.
 */
function isMatrix(rows: readonly Line[], at: number): boolean {
  const sides = rows.map(({ row }) => row.cells.filter(({ column }) => column >= at));
  const width = Math.max(...sides.map(({ length }) => length));
  const full = sides.filter((cells) => {
    const filled = cells.filter(({ fill }) => fill !== undefined).length;
    return filled >= 3 && filled >= cells.length - 1;
  });
  const colours = new Set(full.flatMap((cells) => cells.flatMap(({ fill }) => fill ?? [])));
  return width >= 3 && full.length >= 3 && colours.size >= 3;
}

/** The names over the columns of one side, under a title it may have. */
function headOf(rows: readonly Line[], isIn: (column: number) => boolean): SheetCell[] {
  const sides = rows.slice(0, 3).map(({ written }) => written.filter(({ column }) => isIn(column)));
  return sides.find(({ length }) => length > 1) ?? [];
}

function lastWith(rows: readonly Line[], isIn: (column: number) => boolean): number {
  return rows.findLastIndex(({ written }) => written.some(({ column }) => isIn(column)));
}

function sideOf(rows: readonly Line[], from: number, to: number): Line[] {
  return rows.flatMap((line, index): Line[] => {
    const cells = line.row.cells.filter(({ column }) => column >= from && column < to);
    const written = cells.filter(({ text }) => text !== '');
    if (written.length === 0) return [];
    const isLone = written.length === 1 && cells.every(({ across, down }) => across === 1 && down === 1);
    const row = { ...line.row, cells, until: cells.at(-1)?.column ?? 0, hasBlank: false };
    return [{ row, written, gap: index === 0 && line.gap, isLone }];
  });
}
