// What stands where in a sheet: words alone (titles, notes) and tables, one under another or side by side.
import { crosses, headersAmong, type Line, linesOf, looksLikeNames } from './lines.ts';
import type { SheetCell, SheetRow } from './sheet.ts';
import { sideBySide } from './side-by-side.ts';

export type Piece = { kind: 'prose'; row: SheetRow; cell: SheetCell } | { kind: 'table'; rows: SheetRow[] };

export function layOut(rows: readonly SheetRow[]): Piece[] {
  const flows = sideBySide(linesOf(rows));
  return flows.flatMap(readFlow);
}

interface Flow {
  lines: readonly Line[];
  isHeader: (at: number) => boolean;
  pieces: Piece[];
  /** The table being read. */
  open: Line[];
  /** For each line, the first from there on that does not stand alone. */
  nextRow: number[];
}

function readFlow(lines: readonly Line[]): Piece[] {
  const flow: Flow = { lines, isHeader: headersAmong(lines), pieces: [], open: [], nextRow: nextRows(lines) };
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.isLone) at = readLone(flow, at);
    else {
      readRow(flow, at);
      at += 1;
    }
  }
  close(flow);
  return flow.pieces;
}

function nextRows(lines: readonly Line[]): number[] {
  const next: number[] = [];
  for (let at = lines.length - 1; at >= 0; at -= 1)
    next[at] = lines[at]?.isLone ? (next[at + 1] ?? lines.length) : at;
  return next;
}

function close({ pieces, open }: Flow): void {
  if (open.length > 0) pieces.push({ kind: 'table', rows: open.splice(0).map(({ row }) => row) });
}

/** A row after a gap opens another table where it has a header of its own, or stands under none of the columns. */
function readRow(flow: Flow, at: number): void {
  const line = flow.lines[at];
  const above = flow.open.at(-1);
  if (!line) return;
  const isOther =
    above && (crosses(above, line) || (line.gap && (flow.isHeader(at) || isBeside(above, line))));
  if (isOther) close(flow);
  flow.open.push(line);
}

function isBeside(above: Line, line: Line): boolean {
  const [from, to] = [above.row.cells[0]?.column ?? 0, above.row.cells.at(-1)?.column ?? 0];
  return line.written.every(({ column }) => column < from || column > to);
}

/** Lines that stand alone, up to the next blank row: rows of the table they stand in, or words of their own. */
function readLone(flow: Flow, from: number): number {
  const { lines, open } = flow;
  let to = from + 1;
  while (lines[to]?.isLone && !lines[to]?.gap) to += 1;
  const next = flow.nextRow[from] ?? lines.length;
  const run = lines.slice(from, to);
  const last = open.at(-1);
  const after = lines[next];
  const goesOn = after !== undefined && last !== undefined && !flow.isHeader(next) && !crosses(last, after);
  const mayBeRows = open.length > 0 && !run[0]?.gap;
  const areBands = goesOn && next - from <= mostBands && isHeaded(open) && run.every(isBand);
  for (const [index, line] of run.entries()) {
    const isOver = after !== undefined && next === from + index + 1;
    if (areBands || (mayBeRows && !(isOver && !goesOn) && isRowOf(open, line, run.length))) open.push(line);
    else {
      close(flow);
      const [cell] = line.written;
      if (isOver && !flow.isHeader(next) && isHeaderOf(after, line)) open.push(line);
      else if (cell) flow.pieces.push({ kind: 'prose', row: line.row, cell });
    }
  }
  return to;
}

/** `Theme 2` over `Workstream 2.1`, and then the rows. More lines than these are words between two tables. */
const mostBands = 2;

function isHeaded([header]: readonly Line[]): boolean {
  return header !== undefined && header.written.length >= 3 && looksLikeNames(header.written);
}

function isBand({ written: [cell] }: Line): boolean {
  return cell !== undefined && cell.text.split(/\s+/).length <= 14 && !/[.:;]$/.test(cell.text);
}

/**
 * A lone cell right over rows without names of their own, in a row with a cell over each of theirs, or over a column of
 * theirs that is not the first: `What we will do` over a numbered list.
 */
function isHeaderOf(rows: Line, { row, written: [cell] }: Line): boolean {
  if (!cell || cell.across > 1 || rows.gap || looksLikeNames(rows.written)) return false;
  const [first, last] = [rows.written[0]?.column ?? 0, rows.written.at(-1)?.column ?? 0];
  if (cell.column > first) return cell.column <= last && rows.written.length === 2;
  return last > first && cell.column === first && row.until >= last;
}

/** How many rows of a table are looked at to tell what belongs to it. */
const sample = 50;

/** More lone cells right under a table than this are words of their own, where nothing else tells. */
const mostAlone = 2;

/** Whether a lone cell right under a table is a row of it: one in which nothing else was written. */
function isRowOf(open: readonly Line[], { row, written: [cell] }: Line, count: number): boolean {
  const rows = open.slice(-sample);
  const columns = rows.flatMap(({ written }) => written.map(({ column }) => column));
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  if (!cell) return false;
  if (cell.column > first) return true;
  if (cell.across > 1 && cell.column + cell.across - 1 >= last) return false;
  // Where the cells of the table were drawn, a row of it has them to its end.
  const until = Math.min(...rows.map((one) => one.row.until));
  if (until >= last && rows.some((one) => one.row.hasBlank)) return row.until >= last;
  const lengths = rows.flatMap(
    ({ written }) => written.find(({ column }) => column === first)?.text.length ?? [],
  );
  return count <= mostAlone && cell.text.length <= 3 * Math.max(0, ...lengths);
}
