// The order in which a page is read: from the top, and where prose stands in columns, column by column.
import { alignedTable, type Surroundings } from './aligned.ts';
import { isMarker, type Run, runsOf, type VisualRow, visualRows, withMarkers } from './gutters.ts';
import { type Line, lineOf, textOf } from './lines.ts';
import { around, type Box } from './marks.ts';
import type { FoundTable } from './ruled.ts';

export type Piece = { kind: 'prose'; lines: Line[]; isColumn?: true } | { kind: 'table'; table: FoundTable };

/** Lines parted at wide gaps and the tables drawn with rules, as pieces in reading order. */
export function flowOf(lines: readonly Line[], tables: readonly FoundTable[], around: Surroundings): Piece[] {
  const pieces: Piece[] = [];
  let rest = [...lines];
  for (const table of [...tables].sort((one, other) => one.y0 - other.y0 || one.x0 - other.x0)) {
    const above = rest.filter((line) => (line.y0 + line.y1) / 2 < table.y0);
    rest = rest.filter((line) => (line.y0 + line.y1) / 2 >= table.y0);
    pieces.push(...flowOfLines(above, around), { kind: 'table', table });
  }
  pieces.push(...flowOfLines(rest, around));
  return pieces;
}

function flowOfLines(lines: readonly Line[], around: Surroundings): Piece[] {
  const rows = visualRows(lines);
  return runsOf(rows.map(withMarkers), around).flatMap((run): Piece[] => {
    if (run.gutters.length === 0)
      return [
        { kind: 'prose', lines: run.rows.map(({ pieces }) => lineOf(pieces.flatMap(({ words }) => words))) },
      ];
    if (isProse(run, around))
      return columnsOf(run).map((column) => ({ kind: 'prose', lines: column, isColumn: true }));
    return [{ kind: 'table', table: alignedTable(withRefs(run), around) }];
  });
}

function columnsOf({ rows, gutters }: Run): Line[][] {
  const edges = gutters.map(({ to }) => to - 1);
  const columns: Line[][] = [...edges, 0].map(() => []);
  for (const { pieces } of rows)
    for (const piece of pieces) columns[edges.filter((edge) => piece.x0 >= edge).length]?.push(piece);
  return columns.map((lines) =>
    visualRows(lines).map((row) => lineOf(row.pieces.flatMap(({ words }) => words))),
  );
}

/** Columns of about the same width, full of lines that fill them, whose paragraphs begin and end on their own. */
function isProse(run: Run, { across }: Surroundings): boolean {
  const columns = columnsOf(run);
  const boxes = columns.map((lines) => around(lines));
  const widths = boxes.map(({ x0, x1 }) => x1 - x0);
  const widest = Math.max(...widths);
  if (columns.length > 4 || run.rows.length < 6 || Math.min(...widths) < widest * 0.6) return false;
  if (hasRules(run, across)) return false;
  const full = columns.map((lines, at) => {
    const width = widths[at] ?? 1;
    return lines.filter(({ x0, x1 }) => x1 - x0 > width * 0.75).length / lines.length;
  });
  const words = columns.map(
    (lines) => lines.reduce((sum, line) => sum + line.words.length, 0) / lines.length,
  );
  if (Math.min(...full) < 0.45 || Math.min(...words) < 3) return false;
  return sharedBreaks(run) < 0.5;
}

function hasRules({ rows }: Run, across: Surroundings['across']): boolean {
  const box = around(rows.flatMap(({ pieces }) => pieces));
  const inside = across.filter(
    ({ at, from, to }) => at > box.y0 + 2 && at < box.y1 - 2 && to - from > (box.x1 - box.x0) * 0.6,
  );
  return inside.length >= 2;
}

/** Of the gaps between paragraphs in the first column, the share that all other columns have at the same height. */
function sharedBreaks({ rows, gutters }: Run): number {
  const gaps = rows.slice(1).map((row, at) => row.y0 - (rows[at]?.y1 ?? row.y0));
  const usual = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length * 0.3)] ?? 0;
  const wide = gaps.flatMap((gap, at) => (gap > usual + 2.5 ? [at + 1] : []));
  const all = wide.filter((at) => rows[at]?.pieces.length === gutters.length + 1);
  const perRow = wide.length / rows.length;
  return perRow < 0.08 ? 0 : all.length / wide.length;
}

/** In a table the numbers of its rows are a column of their own. */
function withRefs(run: Run): Run {
  const rows = run.rows.map((row): VisualRow => {
    const [first, ...more] = row.pieces;
    const cut = first ? cutAfterRef(first) : undefined;
    return first && cut ? { ...row, pieces: [...cut, ...more] } : row;
  });
  const cut = rows.filter((row, at) => row.pieces.length > (run.rows[at]?.pieces.length ?? 0));
  const starts = cut.map(({ pieces }) => pieces[1]?.x0 ?? 0);
  const ends = cut.map(({ pieces }) => pieces[0]?.x1 ?? 0);
  const [to, from] = [Math.min(...starts), Math.max(...ends)];
  const alone = rows.filter(({ pieces: [first] }) => first && isMarker(first) && first.x1 < to).length;
  const isColumn =
    cut.length >= 2 && cut.length + alone >= 3 && to - from > 2 && Math.max(...starts) - to < 3;
  if (!isColumn) return run;
  const parted = rows.map((row): VisualRow => {
    const [first, ...more] = row.pieces;
    const at = first?.words.findIndex((word) => Math.abs(word.x0 - to) < 2) ?? -1;
    if (!first || at < 1) return row;
    return { ...row, pieces: [lineOf(first.words.slice(0, at)), lineOf(first.words.slice(at)), ...more] };
  });
  const fits = (row: VisualRow) => row.pieces.every(({ x0, x1 }) => x1 <= to - 1 || x0 >= to - 2);
  return parted.filter(fits).length < parted.length * 0.8
    ? run
    : { rows: parted, gutters: [{ from, to }, ...run.gutters] };
}

function cutAfterRef(line: Line): [Line, Line] | undefined {
  const [first, second] = line.words;
  if (!first || !second || second.x0 - first.x1 < line.size * 0.5) return undefined;
  if (!/\d/.test(first.text) && !/^\(?[a-zA-Z][.)]$/.test(first.text)) return undefined;
  return [lineOf([first]), lineOf(line.words.slice(1))];
}

export const boxOfLines = (lines: readonly Line[]): Box => around(lines);

export const wordsIn = (lines: readonly Line[]): string => lines.map(textOf).join(' ');
