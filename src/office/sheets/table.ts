// Rows of a sheet that stand together, as a table: columns without words left out, merged cells kept.
import type { Passage, Row, Table } from '../blocks.ts';
import type { Meter } from '../meter.ts';
import { cellName, type NewPassage, type SheetCell, type SheetRow } from './sheet.ts';

/** Throws `Unusable` where the table as a whole has more cells than can be held, blank ones included. */
export function tableOf(rows: readonly SheetRow[], sheet: string, passage: NewPassage, meter: Meter): Table {
  const columns = columnsOf(rows);
  const places = rows.map(({ at }) => at);
  const made: Row[] = rows.map(({ at, isHidden, cells }) => {
    meter.cells(columns.length);
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    const source = (column: number) => ({ sheet, cell: cellName(at, column) });
    const first = cells.find(({ text }) => text !== '')?.column ?? 0;
    return {
      source: source(first),
      cells: columns.map((column) => {
        const cell = byColumn.get(column);
        return dressed(passage(cell?.text ?? '', source(column)), cell, at, columns, places);
      }),
      ...(isHidden ? { hidden: true } : {}),
    };
  });
  return { kind: 'table', rows: made };
}

/** From the first column with words to the last, those with words or a colour. */
function columnsOf(rows: readonly SheetRow[]): number[] {
  const written = new Set<number>();
  const coloured = new Set<number>();
  for (const { cells } of rows)
    for (const { column, text, fill } of cells) {
      if (text !== '') written.add(column);
      else if (fill !== undefined) coloured.add(column);
    }
  const all = [...written].sort((one, other) => one - other);
  const [first = 0] = all;
  const last = all.at(-1) ?? 0;
  for (const column of coloured) if (column > first && column < last) written.add(column);
  return [...written].sort((one, other) => one - other);
}

function dressed(
  passage: Passage,
  cell: SheetCell | undefined,
  at: number,
  columns: readonly number[],
  places: readonly number[],
): Passage {
  if (cell?.fill !== undefined) passage.fill = cell.fill;
  if (!cell || (cell.down === 1 && cell.across === 1)) return passage;
  const covers = {
    rows: countWithin(places, at, at + cell.down),
    columns: countWithin(columns, cell.column, cell.column + cell.across),
  };
  if (covers.rows > 1 || covers.columns > 1) passage.covers = covers;
  return passage;
}

/** How many of the ascending numbers lie from `from` to before `to`. */
function countWithin(numbers: readonly number[], from: number, to: number): number {
  return before(numbers, to) - before(numbers, from);
}

function before(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
