// An OpenDocument spreadsheet to blocks. Rows are taken one by one, so that a million repeated rows take no room.
import { openArchive } from '../archive.ts';
import type { FormatReader } from '../blocks.ts';
import { type Meter, meterOf } from '../meter.ts';
import { type Element, elementsOf, firstOf, parseXml, within } from '../xml.ts';
import { blocksOfSheets } from './blocks.ts';
import { commentIn, isUnworked, shownIn, wordsOf } from './ods-cells.ts';
import { type OdsStyles, odsStyles } from './ods-styles.ts';
import { commentRemark, pictureRemark, unworkedRemark } from './remarks.ts';
import {
  applyMerges,
  cellName,
  checkSheets,
  hasWords,
  lastColoured,
  type Merge,
  type Sheet,
  type SheetRow,
} from './sheet.ts';

/** A sheet while its rows come. */
interface Reading {
  sheet: Sheet;
  styles: OdsStyles;
  meter: Meter;
  /** By column: the style of its cells that have none of their own. */
  columnStyles: (string | undefined)[];
  merges: Merge[];
  /** The number of the next row. */
  next: number;
  isHidden: boolean;
}

export const readOds: FormatReader = ({ name, bytes }, progress) => {
  const archive = openArchive(bytes, name);
  const part = (called: string) => parseXml(archive.read(called), { name, part: called });
  const common = archive.has('styles.xml') ? part('styles.xml') : undefined;
  const readings = new Map<Element, Reading>();
  const meter = meterOf(name);
  let styles: OdsStyles | undefined;
  const content = 'content.xml';
  const root = parseXml(archive.read(content), { name, part: content }, (element, around) => {
    if (element.name !== 'table:table-row') return false;
    const table = around.find(isSheet);
    if (!table) return true;
    styles ??= stylesIn(common, around[1]);
    const reading = readings.get(table) ?? openSheet(table, styles, meter);
    readings.set(table, reading);
    addRows(reading, element);
    return true;
  });
  styles ??= stylesIn(common, root);
  const tables = elementsOf(
    firstOf(firstOf(root, 'office:body'), 'office:spreadsheet') ?? root,
    'table:table',
  );
  checkSheets(name, tables.length);
  const known = styles;
  const sheets = tables.map((table) => {
    const reading = readings.get(table) ?? openSheet(table, known, meter);
    return { isHidden: reading.isHidden, read: () => closeSheet(reading, table, name) };
  });
  return blocksOfSheets({ format: 'ods', name, sheets, progress });
};

/** Sheets stand right in the spreadsheet; tables elsewhere (linked data, what was changed) are none. */
function isSheet(element: Element, at: number, around: readonly Element[]): boolean {
  return element.name === 'table:table' && around[at - 1]?.name === 'office:spreadsheet';
}

function stylesIn(common: Element | undefined, content: Element | undefined): OdsStyles {
  return odsStyles([
    firstOf(common, 'office:styles'),
    firstOf(common, 'office:automatic-styles'),
    firstOf(content, 'office:automatic-styles'),
  ]);
}

const times = ({ attributes }: Element, what: 'rows' | 'columns') =>
  Math.max(1, Number(attributes[`table:number-${what}-repeated`] ?? 1) || 1);
const isUnseen = ({ attributes }: Element) =>
  /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '');

/** As wide as any program's sheets are. */
const mostColumns = 16_384;

/** At the first row of a sheet its columns are known: they stand before the rows. */
function openSheet(table: Element, styles: OdsStyles, meter: Meter): Reading {
  const name = table.attributes['table:name'] ?? '';
  const sheet: Sheet = { name, rows: [], hiddenColumns: [], remarks: [], boxes: [] };
  const columnStyles: Reading['columnStyles'] = [];
  for (const column of within(table, 'table:table-column')) {
    const from = columnStyles.length;
    const to = Math.min(from + times(column, 'columns'), mostColumns);
    for (let one = from; one < to; one += 1)
      columnStyles.push(column.attributes['table:default-cell-style-name']);
    if (isUnseen(column)) sheet.hiddenColumns.push([from, to - 1]);
  }
  const isHidden = styles.isHidden(table.attributes['table:style-name']);
  return { sheet, styles, meter, columnStyles, merges: [], next: 0, isHidden };
}

function addRows(reading: Reading, element: Element): void {
  const repeated = times(element, 'rows');
  const row = rowOf(reading, element);
  for (let copy = 0; row && copy < repeated; copy += 1) {
    reading.meter.row();
    reading.meter.cells(row.cells.length);
    const at = reading.next + copy;
    reading.sheet.rows.push(copy === 0 ? row : { ...row, at, cells: row.cells.map((cell) => ({ ...cell })) });
  }
  reading.next += repeated;
}

/** Undefined for a row without words. */
function rowOf(reading: Reading, element: Element): SheetRow | undefined {
  const { styles, meter, next: at } = reading;
  const row: SheetRow = { at, isHidden: isUnseen(element), cells: [], until: -1, hasBlank: false };
  let column = 0;
  let written = 0;
  for (const cell of elementsOf(element)) {
    if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
    const from = column;
    column += times(cell, 'columns');
    const style =
      cell.attributes['table:style-name'] ??
      element.attributes['table:default-cell-style-name'] ??
      reading.columnStyles[from];
    const { text: shown, isWords } = shownIn(cell);
    const text = hasWords(shown) ? shown : '';
    noteLayers(reading, cell, text, from);
    const fill = styles.fillOf(style);
    const isDrawn = style !== undefined && style !== 'Default' && column <= lastColoured;
    if (text !== '' || isDrawn) row.until = column - 1;
    if (text === '' && isDrawn) row.hasBlank = true;
    if (text === '' && fill === undefined) continue;
    const to = text === '' ? Math.min(column, lastColoured + 1) : column;
    if (text !== '') meter.cells(to - from - 1);
    for (let one = from; one < to; one += 1) {
      if (text !== '') written += 1;
      const bold = styles.isBold(style) ? { isBold: true as const } : {};
      const colour = fill === undefined ? {} : { fill };
      row.cells.push({ column: one, text, isWords, down: 1, across: 1, ...bold, ...colour });
    }
  }
  return written > 0 ? row : undefined;
}

/** What a cell has beside its words: that it is merged, a comment, a formula that was never worked out. */
function noteLayers(
  { sheet, merges, next: row }: Reading,
  cell: Element,
  text: string,
  column: number,
): void {
  const down = Number(cell.attributes['table:number-rows-spanned'] ?? 1);
  const across = Number(cell.attributes['table:number-columns-spanned'] ?? 1);
  if (down > 1 || across > 1) merges.push({ row, column, down, across });
  const comment = commentIn(cell);
  if (comment) sheet.remarks.push(commentRemark(sheet.name, cellName(row, column), comment));
  if (isUnworked(cell, text)) sheet.remarks.push(unworkedRemark(sheet.name, row, column));
  for (const frame of elementsOf(cell)) if (frame.name.startsWith('draw:')) noteShape(sheet, frame);
}

/** A text box has words; a picture or a chart has none that can be read. */
function noteShape(sheet: Sheet, shape: Element): void {
  const boxes = [shape, ...within(shape, 'draw:text-box')].map(wordsOf).filter(hasWords);
  if (boxes.length > 0) sheet.boxes.push(boxes.join('\n').trim());
  else if (shape.name === 'draw:frame') sheet.remarks.push(pictureRemark(sheet.name, 1));
}

function closeSheet({ sheet, merges }: Reading, table: Element, name: string): Sheet {
  for (const shapes of elementsOf(table, 'table:shapes'))
    for (const shape of elementsOf(shapes)) noteShape(sheet, shape);
  applyMerges(sheet.rows, merges, name);
  const isPicture = ({ rule }: { rule: string }) => rule === 'text/picture';
  const pictures = sheet.remarks.filter(isPicture).length;
  if (pictures > 1)
    sheet.remarks = [...sheet.remarks.filter((one) => !isPicture(one)), pictureRemark(sheet.name, pictures)];
  return sheet;
}
