// The rows of a sheet as they are seen: which stand alone, which follow a blank row, which look like a table's header.
import type { SheetCell, SheetRow } from './sheet.ts';

export interface Line {
  row: SheetRow;
  written: SheetCell[];
  /** At least one blank row stands above it that no merged cell runs through. */
  gap: boolean;
  /** One cell has words, and nothing says that the row has other cells. */
  isLone: boolean;
}

export function linesOf(rows: readonly SheetRow[]): Line[] {
  let covered = -1;
  let last = -1;
  return rows.map((row) => {
    const written = row.cells.filter(({ text }) => text !== '');
    const others = row.cells.filter(({ text, across, down }) => text === '' && (across > 1 || down > 1));
    const isLone = written.length === 1 && others.length === 0 && covered < row.at;
    const gap = row.at > last + 1 && covered <= last;
    last = row.at;
    for (const { down } of row.cells) if (down > 1) covered = Math.max(covered, row.at + down - 1);
    return { row, written, gap, isLone };
  });
}

/** Merged cells of one row that begin or end inside merged cells of the other: no table has both rows. */
export function crosses(one: Line, other: Line): boolean {
  const wide = ({ row }: Line) => row.cells.filter(({ across }) => across > 1);
  const others = wide(other);
  return wide(one).some(({ column: from, across }) => {
    const to = from + across;
    return others.some(({ column: start, across: width }) => {
      const end = start + width;
      const apart = end <= from || start >= to;
      const inside = (start >= from && end <= to) || (start <= from && end >= to);
      return !apart && !inside;
    });
  });
}

const longestName = 60;

/** A year that parts columns: `2024/25`, `24/25`, `2025`. Numbers otherwise name no column. */
const year = /(?<![\d/.-])(?:(?:19|20)\d{2}(?:[/-]\d{2,4})?|[12]\d[/-][1-3]\d)(?![\d/.-])/g;

/** Several short words and nothing else: what the columns of a table could be called. */
export function looksLikeNames(cells: readonly SheetCell[]): boolean {
  const words = cells.map(({ text }) => text.toLowerCase());
  const isName = ({ text, isWords }: SheetCell) => {
    const bare = text.replace(year, '');
    return isWords && text.length <= longestName && /\p{L}/u.test(bare) && !/\d{2}|[.;]$/.test(bare);
  };
  return cells.length >= 2 && new Set(words).size === words.length && cells.every(isName);
}

const isStyled = ({ written }: Line) => written.every(({ isBold, fill }) => isBold || fill !== undefined);

/**
 * Tells the headers of a sheet: names that stand out from the row below, or stood over a table before. In a sheet
 * where nothing is bold or coloured, names over a row that has more than names.
 */
export function headersAmong(lines: readonly Line[]): (at: number) => boolean {
  const words = ({ written }: Line) => written.map(({ text }) => text.toLowerCase()).join('\n');
  const isPlain = !lines.some(({ written }) =>
    written.some(({ isBold, fill }) => isBold || fill !== undefined),
  );
  const stands = lines.map((line, at) => {
    if (line.isLone || !looksLikeNames(line.written)) return false;
    const next = lines[at + 1];
    if (isPlain) return next !== undefined && !next.isLone && !looksLikeNames(next.written);
    return isStyled(line) && (next === undefined || !isStyled(next));
  });
  const known = new Set(lines.flatMap((line, at) => (stands[at] ? words(line) : [])));
  return (at) => {
    const line = lines[at];
    return line !== undefined && (stands[at] === true || (!line.isLone && known.has(words(line))));
  };
}
