// The cells of an OpenDocument spreadsheet, word for word: its rows in groups and repeated headings too.
import { openArchive } from './archive.ts';
import type { SheetCell } from './workbook.read.ts';
import { type Element, elementsOf, firstOf, parseXml } from './xml.ts';

/** Most rows and columns to give back; a repeated blank one takes no room (OpenDocument 1.3, part 3, section 9). */
interface Most {
  rows: number;
  columns: number;
}

export function odsCells(
  { name, bytes }: { name: string; bytes: Uint8Array },
  most: Most,
): { name: string; rows: SheetCell[][] }[] {
  const part = 'content.xml';
  const root = parseXml(openArchive(bytes, name).read(part), { name, part });
  const spreadsheet = firstOf(firstOf(root, 'office:body'), 'office:spreadsheet') ?? root;
  return elementsOf(spreadsheet, 'table:table').map((table) => {
    const rows: SheetCell[][] = [];
    for (const row of rowsIn(table)) {
      const cells = cellsIn(row, most.columns);
      const copies = Math.min(times(row, 'rows'), most.rows - rows.length);
      for (let copy = 0; copy < copies; copy += 1) rows.push(cells);
      if (rows.length >= most.rows) break;
    }
    return { name: table.attributes['table:name'] ?? '', rows };
  });
}

/** Rows stand in the table itself, among its repeated headings, or in groups that can be folded, at any depth. */
function* rowsIn(element: Element): Generator<Element> {
  for (const child of elementsOf(element)) {
    if (child.name === 'table:table-row') yield child;
    else if (/^table:table-(?:header-rows|row-group|rows)$/.test(child.name)) yield* rowsIn(child);
  }
}

function times({ attributes }: Element, what: 'rows' | 'columns'): number {
  return Math.max(1, Number(attributes[`table:number-${what}-repeated`] ?? 1) || 1);
}

function cellsIn(row: Element, most: number): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const cell of elementsOf(row)) {
    if (!/^table:(?:covered-)?table-cell$/.test(cell.name)) continue;
    const read = cellOf(cell);
    const copies = Math.min(times(cell, 'columns'), most - cells.length);
    for (let copy = 0; copy < copies; copy += 1) cells.push(read);
    if (cells.length >= most) break;
  }
  return cells;
}

function cellOf(cell: Element): SheetCell {
  const { attributes } = cell;
  const type = attributes['office:value-type'];
  const day = /^\d{4}-\d{2}-\d{2}/.exec(attributes['office:date-value'] ?? '')?.[0];
  if (type === 'date' && day)
    return { text: `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`, value: { day } };
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const value = Number(attributes['office:value']);
    return { text: String(value), value };
  }
  if (type === 'boolean') {
    const value = attributes['office:boolean-value'] === 'true';
    return { text: String(value).toUpperCase(), value };
  }
  const paragraphs = elementsOf(cell).filter(({ name }) => name === 'text:p' || name === 'text:h');
  return { text: paragraphs.map(words).join('\n') || (attributes['office:string-value'] ?? '') };
}

/** A run of blanks is a number in the file; no words need more of them. */
const mostBlanks = 1000;

function words(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[ \t\r\n]+/g, ' ');
      if (child.name === 'text:s')
        return ' '.repeat(Math.min(Number(child.attributes['text:c'] ?? 1) || 1, mostBlanks));
      if (child.name === 'text:tab') return '\t';
      if (child.name === 'text:line-break') return '\n';
      return child.name === 'office:annotation' ? '' : words(child);
    })
    .join('');
}
