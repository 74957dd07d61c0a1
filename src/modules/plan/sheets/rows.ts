// The rows of a file that came back: which list each sheet is, what each column means, and the words of each cell.

import { columnName } from '../../../office/sheets/sheet.ts';
import type { SheetCell, SheetCells } from '../../../office/workbook.read.ts';
import type { Field } from '../changes/fields.ts';
import { plain } from '../changes/plain.ts';
import type { Walk } from '../thread.ts';
import { instructionsName } from './instructions.ts';
import { fieldMeant, headOf, type Key, type List, type ListName, lists, readKey } from './lists.ts';

/** Something to say about a place in the file: `Actions C14: …`. */
export interface Remark {
  sheet: string;
  /** `C14`, or the row's number where no one cell is meant; blank for the sheet as a whole. */
  cell: string;
  message: string;
}

export interface FileRow {
  sheet: string;
  /** From 1, as a spreadsheet counts. */
  number: number;
  /** Null for a new row; the words where they are no key. */
  key: Key | null | { unreadable: string };
  cells: Map<Field, SheetCell>;
}

export interface FileList {
  list: List;
  sheet: string;
  letters: Map<Field | 'key', string>;
  rows: FileRow[];
}

export interface FileRows {
  lists: FileList[];
  errors: Remark[];
  notes: Remark[];
}

export function sayRemark({ sheet, cell, message }: Remark): string {
  return `${[sheet, cell].filter((part) => part !== '').join(' ')}: ${message}`;
}

/** Finds the lists in a file. `asked` says what the rows are where somebody was asked. Pure. */
export function rowsOf(sheets: readonly SheetCells[], thread: Walk, asked?: ListName): FileRows {
  const found: FileRows = { lists: [], errors: [], notes: [] };
  for (const sheet of sheets) {
    if (sheet.name === instructionsName || sheet.rows.length === 0) continue;
    const heading = headingOf(sheet, thread, asked);
    if (heading) found.lists.push(listIn(sheet, heading, found));
    else if (sheets.length === 1)
      found.errors.push({
        sheet: sheet.name,
        cell: '',
        message:
          'no row of headings was found. The first row must name the columns, for example Action, Lead officer, Due',
      });
    else if (sheet.name !== 'Choices')
      found.notes.push({
        sheet: sheet.name,
        cell: '',
        message: 'no row of headings that we know, so it was left aside',
      });
  }
  if (found.lists.length === 0 && found.errors.length === 0)
    found.errors.push({
      sheet: 'The file',
      cell: '',
      message:
        'no list was found in it. Send the workbook that you took from here, or one with the same headings',
    });
  return found;
}

interface Heading {
  list: List;
  /** The row's index. */
  at: number;
  columns: Map<Field | 'key', number>;
}

const mostRowsAbove = 10;

/** Keys tell for certain what a sheet lists; then its name; then the most headings that are known. */
function headingOf(sheet: SheetCells, thread: Walk, asked: ListName | undefined): Heading | null {
  const title = sheet.name.trim().toLowerCase();
  let best: Heading | null = null;
  let most = 0;
  for (const list of asked ? lists.filter(({ name }) => name === asked) : lists)
    for (const [at, row] of sheet.rows.slice(0, mostRowsAbove).entries()) {
      const columns = columnsOf(list, row);
      const kind = asked ? list : (kindOfKeys(sheet, at, columns, thread) ?? list);
      if (!isHeading(list, columns) || kind !== list) continue;
      // Rows without keys that could be of several lists are most likely actions.
      const usual = list.name === 'actions' ? 0.5 : 0;
      const score = columns.size + usual + (list.title.toLowerCase() === title ? 100 : 0);
      if (score <= most) continue;
      best = { list, at, columns };
      most = score;
    }
  return best;
}

function isHeading(list: List, columns: Heading['columns']): boolean {
  const names = columns.has('title') || columns.has('name');
  return columns.has('key') ? columns.size >= 2 : names && (columns.size >= 2 || list.fields.length <= 2);
}

function columnsOf(list: List, row: readonly SheetCell[]): Heading['columns'] {
  const columns: Heading['columns'] = new Map();
  for (const [index, cell] of row.entries()) {
    const field = fieldMeant(list, cell.text);
    if (field && !columns.has(field)) columns.set(field, index);
  }
  return columns;
}

/** The list that the first key among the rows belongs to. */
function kindOfKeys(
  { rows }: SheetCells,
  at: number,
  columns: Heading['columns'],
  thread: Walk,
): List | undefined {
  const index = columns.get('key');
  if (index === undefined) return undefined;
  for (const row of rows.slice(at + 1)) {
    const key = readKey(row[index]?.text ?? '');
    if (key?.of === 'person') return lists.find((list) => list.name === 'people');
    const item = key && thread.item(key.id);
    if (item) return lists.find((list) => list.kinds.includes(item.kind));
  }
  return undefined;
}

function listIn(sheet: SheetCells, { list, at, columns }: Heading, found: FileRows): FileList {
  noteColumns(sheet, list, at, columns, found);
  const letters = new Map([...columns].map(([field, index]) => [field, columnName(index)]));
  const rows = sheet.rows.slice(at + 1).flatMap((row, index): FileRow[] => {
    const cells = new Map<Field, SheetCell>();
    for (const [field, column] of columns)
      if (field !== 'key') cells.set(field, tidy(row[column] ?? { text: '' }));
    // A row that somebody emptied, all but its key, is one that they left out.
    if ([...cells.values()].every((cell) => cell.text === '')) return [];
    const words = row[columns.get('key') ?? -1]?.text.trim() ?? '';
    const key = words === '' ? null : (readKey(words) ?? { unreadable: words });
    return [{ sheet: sheet.name, number: at + index + 2, key, cells }];
  });
  return { list, sheet: sheet.name, letters, rows };
}

/** As the plan would hold it. An apostrophe that made a cell safe in CSV is taken off again. */
function tidy(cell: SheetCell): SheetCell {
  return { ...cell, text: plain(cell.text.replace(/^'(?=[=+\-@\t\r])/, '')) };
}

function noteColumns(
  sheet: SheetCells,
  list: List,
  at: number,
  columns: Heading['columns'],
  { notes }: FileRows,
): void {
  const used = new Set(columns.values());
  const spare = (sheet.rows[at] ?? []).flatMap(({ text }, index) =>
    text.trim() === '' || used.has(index) ? [] : [{ text: text.trim(), index }],
  );
  for (const { text, index } of spare)
    notes.push({
      sheet: sheet.name,
      cell: `${columnName(index)}${at + 1}`,
      message: `the column “${text}” is none of ours, so it was left aside`,
    });
  if (!columns.has('key'))
    notes.push({
      sheet: sheet.name,
      cell: '',
      message: 'it has no column of keys, so every row counts as a new one',
    });
  const missing = list.fields
    .filter((field) => !columns.has(field))
    .map((field) => `“${headOf(list, field)}”`);
  if (missing.length > 0 && columns.has('key'))
    notes.push({
      sheet: sheet.name,
      cell: '',
      message: `it has no column ${missing.join(', ')}: nothing happens to what stands there`,
    });
}
