// A sheet as every spreadsheet format gives it: rows with words, merged cells, what is hidden; and the limits of size.
import { Unusable } from '../../kernel/errors.ts';
import type { passages, Remark, Source } from '../blocks.ts';

export type NewPassage = ReturnType<typeof passages>;

/** Rows and columns count from nought. */
export interface SheetCell {
  column: number;
  /** As a person sees it; blank for a cell that is only coloured or merged. */
  text: string;
  /** Words, and not a number, a date or a yes-or-no shown as words. */
  isWords: boolean;
  isBold?: true;
  fill?: string;
  /** How many rows and columns it covers, itself included. */
  down: number;
  across: number;
}

export interface SheetRow {
  at: number;
  isHidden: boolean;
  /** From left to right: cells with words, with a colour, or merged. */
  cells: SheetCell[];
  /** The last column that has a cell of its own, blank or not. */
  until: number;
  /** A cell of its own is blank: whoever made the row drew its cells before they wrote in them. */
  hasBlank: boolean;
}

/** A remark whose quoted words have no number yet. */
export interface SheetRemark extends Omit<Remark, 'quotes'> {
  words?: { text: string; source: Source }[];
}

export interface Sheet {
  name: string;
  /** Only rows with words, from the top. */
  rows: SheetRow[];
  /** First and last, both inside. */
  hiddenColumns: [from: number, to: number][];
  remarks: SheetRemark[];
  /** The words of text boxes that lie over the cells. */
  boxes: string[];
}

/** Beyond what any plan has. */
export const mostSheets = 200;
/** A coloured cell without words further right than this colours the sheet, and says nothing. */
export const lastColoured = 255;

export function checkSheets(name: string, count: number): void {
  if (count > mostSheets)
    throw new Unusable(
      `${name} has ${count.toLocaleString('en-GB')} sheets; at most ${mostSheets} can be read. Save the plan's own sheets as a new file.`,
    );
}

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `C5` for row 4, column 2. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** The row and column of `C5` or `$C$5`; undefined for what is no cell. */
export function placeOf(reference: string): { row: number; column: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!found?.[1] || !found[2]) return undefined;
  let column = 0;
  for (const letter of found[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]) - 1, column: column - 1 };
}

export function hasWords(text: string): boolean {
  return /\S/.test(text);
}

/** Line ends as one kind, blanks at the ends of lines off; the rest as written. */
export function tidyWords(text: string): string {
  if (text.length < 64 && !/[\r\n\t\u00a0\u200b]|^ | $/.test(text)) return text;
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/\u200b|\ufeff/g, '')
    .replace(/ +\n/g, '\n')
    .trim();
}

export interface Merge {
  row: number;
  column: number;
  down: number;
  across: number;
}

/** Looking at so many places of merged cells is more than a sheet without overlapping merges can ask for. */
const mostLooks = 20_000_000;

/** Puts merged cells on their anchors. One that covers other words is left as it is, so that nothing is lost. */
export function applyMerges(rows: readonly SheetRow[], merges: readonly Merge[], name: string): void {
  const places = new Map(rows.map((row, index) => [row.at, index]));
  let looks = 0;
  for (const { row, column, down, across } of merges) {
    const from = places.get(row);
    const first = from === undefined ? undefined : rows[from];
    if (from === undefined || !first) continue;
    let covers = false;
    for (let index = from; (rows[index]?.at ?? Infinity) < row + down && !covers; index += 1) {
      const { cells = [], at = 0 } = rows[index] ?? {};
      looks += cells.length;
      covers = cells.some(
        (cell) =>
          cell.text !== '' &&
          cell.column >= column &&
          cell.column < column + across &&
          (at !== row || cell.column !== column),
      );
    }
    if (looks > mostLooks)
      throw new Unusable(
        `${name} is damaged: its merged cells lie over one another. Save it again in Excel.`,
      );
    if (!covers) anchorAt(first, column, down, across);
  }
}

function anchorAt(row: SheetRow, column: number, down: number, across: number): void {
  row.cells = row.cells.filter((cell) => cell.column <= column || cell.column >= column + across);
  const cell = row.cells.find((one) => one.column === column);
  if (cell) Object.assign(cell, { down, across });
  else {
    row.cells.push({ column, text: '', isWords: true, down, across });
    row.cells.sort((one, other) => one.column - other.column);
  }
  row.until = Math.max(row.until, column + across - 1);
}
