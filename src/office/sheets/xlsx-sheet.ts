// One sheet of an Excel workbook: its cells as a person sees them, and what lies over and beside them.
import { Unusable } from '../../kernel/errors.ts';
import type { Archive } from '../archive.ts';
import type { Meter } from '../meter.ts';
import { isOn, partOf, partsOf, plainName, readPart } from '../package.ts';
import { type Element, textOf } from '../xml.ts';
import { pictureRemark, unworkedRemark } from './remarks.ts';
import {
  applyMerges,
  lastColoured,
  type Merge,
  placeOf,
  type Sheet,
  type SheetCell,
  type SheetRow,
  tidyWords,
} from './sheet.ts';
import { showNumber } from './shown.ts';
import { showIsoDate } from './shown-dates.ts';
import { overlaysOf } from './xlsx-overlays.ts';
import { type CellStyle, plainStyle } from './xlsx-styles.ts';
import { unescaped, wordsOf } from './xlsx-words.ts';

export interface Book {
  archive: Archive;
  strings: readonly string[];
  styles: readonly CellStyle[];
  /** Days are counted from the first of 1904, as old Macs did. */
  from1904: boolean;
  meter: Meter;
}

/** `part` is absent for a sheet that is a chart or a dialogue: it has no cells. */
export function readSheet(book: Book, name: string, part: string | undefined): Sheet {
  const sheet: Sheet = { name, rows: [], hiddenColumns: [], remarks: [], boxes: [] };
  if (part === undefined) {
    sheet.remarks.push(pictureRemark(name, 1));
    return sheet;
  }
  let next = 0;
  const root = readPart(book.archive, part, (element) => {
    if (plainName(element) !== 'row') return false;
    const at = element.attributes.r === undefined ? next : Number(element.attributes.r) - 1;
    next = at + 1;
    const row = rowOf(book, sheet, element, at);
    if (row) sheet.rows.push(row);
    return true;
  });
  if (plainName(root) !== 'worksheet')
    throw damaged(book.archive.name, `its sheet ${name} is something else`);
  sheet.rows.sort((one, other) => one.at - other.at);
  for (const { attributes } of partsOf(partOf(root, 'cols'), 'col'))
    if (isOn(attributes.hidden))
      sheet.hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1]);
  applyMerges(sheet.rows, mergesOf(root), book.archive.name);
  const overlays = overlaysOf(book.archive, part, name);
  sheet.remarks.push(...overlays.remarks);
  sheet.boxes.push(...overlays.boxes);
  return sheet;
}

function mergesOf(root: Element): Merge[] {
  return partsOf(partOf(root, 'mergeCells'), 'mergeCell').flatMap(({ attributes }) => {
    const [from, to] = (attributes.ref ?? '').split(':').map(placeOf);
    if (!from || !to || to.row < from.row || to.column < from.column) return [];
    return { ...from, down: to.row - from.row + 1, across: to.column - from.column + 1 };
  });
}

/** Undefined for a row without words. */
function rowOf(book: Book, sheet: Sheet, element: Element, at: number): SheetRow | undefined {
  const row: SheetRow = {
    at,
    isHidden: isOn(element.attributes.hidden),
    cells: [],
    until: -1,
    hasBlank: false,
  };
  let written = 0;
  for (const child of element.children) {
    if (typeof child === 'string' || plainName(child) !== 'c') continue;
    const column = placeOf(child.attributes.r ?? '')?.column ?? row.until + 1;
    row.until = Math.max(row.until, column);
    const cell = cellOf(book, sheet, child, { row: at, column });
    if (cell.text !== '') written += 1;
    else row.hasBlank = true;
    if (cell.text !== '') row.cells.push(cell);
    else if (cell.fill !== undefined && column <= lastColoured) row.cells.push(cell);
  }
  if (written === 0) return undefined;
  book.meter.row();
  book.meter.cells(row.cells.length);
  row.cells.sort((one, other) => one.column - other.column);
  return row;
}

function cellOf(
  book: Book,
  sheet: Sheet,
  element: Element,
  { row, column }: { row: number; column: number },
): SheetCell {
  const style = book.styles[Number(element.attributes.s ?? 0)] ?? plainStyle;
  const { text, isWords } = shownIn(book, element, style.format);
  if (text === '' && partOf(element, 'f') && !partOf(element, 'v'))
    sheet.remarks.push(unworkedRemark(sheet.name, row, column));
  return {
    column,
    text: tidyWords(text),
    isWords,
    down: 1,
    across: 1,
    ...(style.isBold ? { isBold: true } : {}),
    ...(style.fill === undefined ? {} : { fill: style.fill }),
  };
}

/** What a cell shows (ECMA-376 part 1, section 18.18.11): words, a number in its format, or a formula's last result. */
function shownIn(book: Book, cell: Element, format: string): { text: string; isWords: boolean } {
  const type = cell.attributes.t ?? 'n';
  if (type === 'inlineStr') return { text: wordsOf(partOf(cell, 'is')), isWords: true };
  const value = partOf(cell, 'v');
  const written = value ? textOf(value) : '';
  if (type === 's') return { text: sharedWords(book, written.trim()), isWords: true };
  if (type === 'str') return { text: unescaped(written), isWords: true };
  if (written.trim() === '') return { text: '', isWords: false };
  if (type === 'b') return { text: isOn(written.trim()) ? 'TRUE' : 'FALSE', isWords: false };
  if (type === 'd') return { text: showIsoDate(written.trim()) ?? written, isWords: false };
  const number = Number(written);
  const isNumber = type === 'n' && !Number.isNaN(number);
  return { text: isNumber ? showNumber(number, format, book.from1904) : written, isWords: false };
}

/** Words that cells share stand in a part of their own, by number. */
function sharedWords({ archive, strings }: Book, number: string): string {
  if (number === '') return '';
  const words = strings[Number(number)];
  if (words === undefined) throw damaged(archive.name, 'a cell has lost its words');
  return words;
}

export function damaged(name: string, how: string): Unusable {
  return new Unusable(`${name} is damaged: ${how}. Open it in Excel, save it again, and try the new file.`);
}
