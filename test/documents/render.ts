// A shape as a file: as its maker laid it out, or with its columns in another order, other headers, and other merges.
import { writeXlsx } from 'hucre/xlsx';
import { convert, convertFile } from '../support/office-files.ts';
import type { Cell, Column, Row, Shape, Sheet } from './shape.ts';

/** How a table is laid out otherwise. Each is asked once a table. */
export interface Variation {
  /** A new order of so many columns: places of the old. */
  order(columns: number): readonly number[];
  header(column: Column): string;
  /** Whether a run of equal neighbours in this column is printed once, over merged cells. */
  merges(column: Column): boolean;
}

export const asMade: Variation = {
  order: (columns) => Array.from({ length: columns }, (_, at) => at),
  header: ({ headers }) => headers[0] ?? '',
  merges: ({ merged }) => merged === true,
};

interface Printed extends Sheet {
  header: string[];
  rows: Row[];
  merges: boolean[];
}

export interface File {
  name: string;
  bytes: Uint8Array;
}

export async function render(shape: Shape, variation: Variation = asMade): Promise<File> {
  const tables = shape.tables.map((table) => laidOut(table, variation));
  return { name: `${shape.name}.${shape.format}`, bytes: await bytesOf(shape, tables) };
}

function laidOut(table: Sheet, variation: Variation): Printed {
  const order = variation.order(table.columns.length);
  const columns = order.flatMap((place) => table.columns[place] ?? []);
  return {
    ...table,
    columns,
    header: columns.map((column) => variation.header(column)),
    merges: columns.map((column) => variation.merges(column)),
    rows: table.rows.map((row) => ({ ...row, cells: order.map((place) => row.cells[place] ?? '') })),
  };
}

async function bytesOf(shape: Shape, tables: readonly Printed[]): Promise<Uint8Array> {
  switch (shape.format) {
    case 'docx':
    case 'pdf':
      return convert(pageOf(shape, tables), shape.format);
    case 'html':
      return Buffer.from(pageOf(shape, tables));
    case 'xlsx':
      return workbookOf(shape, tables);
    case 'ods':
      return convertFile({ name: 'book.xlsx', bytes: await workbookOf(shape, tables) }, 'ods');
    case 'csv':
      return encoded(shape, csvOf(shape, tables));
  }
}

const wordsOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.words);
const fillOf = (cell: Cell) => (typeof cell === 'string' ? undefined : cell.fill);
const isSame = (one: Cell | undefined, other: Cell | undefined) =>
  one !== undefined &&
  other !== undefined &&
  wordsOf(one) === wordsOf(other) &&
  fillOf(one) === fillOf(other);

/** How many rows the cell covers: 1 for a cell of its own, 0 for one that a cell above covers. */
function span({ rows, merges }: Printed, row: number, column: number): number {
  const at = (place: number) => rows[place]?.cells[column];
  const cell = at(row);
  if (!merges[column] || cell === undefined || (wordsOf(cell) === '' && fillOf(cell) === undefined)) return 1;
  if (row > 0 && isSame(at(row - 1), cell)) return 0;
  let end = row + 1;
  while (isSame(at(end), cell)) end += 1;
  return end - row;
}

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

function pageOf(shape: Shape, tables: readonly Printed[]): string {
  const { landscape, unruled, around } = shape.layout ?? {};
  const paragraphs = (all: readonly string[]) => all.map((words) => `<p>${escaped(words)}</p>`).join('\n');
  const menu = around ? `<nav><ul>${around.menu.map((one) => `<li>${one}</li>`).join('')}</ul></nav>` : '';
  const foot = around ? `<footer><p>${around.foot}</p></footer>` : '';
  const size = landscape ? '29.7cm 21cm' : '21cm 29.7cm';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(shape.title)}</title>
<style>@page { size: ${size}; margin: 2cm } td, th { font-size: 9pt; text-align: left; vertical-align: top }</style></head><body>
${menu}<h1>${escaped(shape.title)}</h1>
${paragraphs(shape.before)}
${tables.map((table) => tableOf(table, unruled ? 0 : 1)).join('\n')}
${paragraphs(shape.after)}
${foot}</body></html>
`;
}

function tableOf(table: Printed, border: 0 | 1): string {
  const heading = table.heading ? `<h2>${escaped(table.heading)}</h2>` : '';
  const title = table.title
    ? `<tr><td colspan="${table.columns.length}"><b>${escaped(table.title)}</b></td></tr>`
    : '';
  const head = table.header.map((words) => `<th>${escaped(words)}</th>`).join('');
  const rows = table.rows.map(({ cells }, row) => {
    const printed = cells.map((cell, column) => {
      const covers = span(table, row, column);
      if (covers === 0) return '';
      const fill = fillOf(cell);
      return `<td${covers > 1 ? ` rowspan="${covers}"` : ''}${fill ? ` bgcolor="${fill}"` : ''}>${escaped(wordsOf(cell))}</td>`;
    });
    return `<tr>${printed.join('')}</tr>`;
  });
  return `${heading}<table border="${border}" cellspacing="0" cellpadding="4"><thead>${title}<tr>${head}</tr></thead><tbody>
${rows.join('\n')}</tbody></table>`;
}

const dayWords = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** A day is a day to a workbook, not words. */
function typedValue(words: string): string | number | Date {
  const day = dayWords.exec(words);
  if (day) return new Date(`${day[3]}-${day[2]}-${day[1]}T00:00:00Z`);
  return /^\d{1,3}%$/.test(words) ? Number(words.slice(0, -1)) / 100 : words;
}

function workbookOf(shape: Shape, tables: readonly Printed[]): Promise<Uint8Array> {
  const sheets = tables.map((table, number) => {
    const above = [[shape.title], ...shape.before.map((words) => [words]), []].filter(
      (line) => number === 0 || line.length === 0,
    );
    if (table.title) above.push([table.title]);
    const from = above.length + 1;
    const rows: (string | number | Date)[][] = [...above, [...table.header]];
    const cells = new Map<string, object>();
    const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
    if (table.title)
      merges.push({ startRow: from - 2, startCol: 0, endRow: from - 2, endCol: table.columns.length - 1 });
    table.rows.forEach((row, at) => {
      rows.push(
        row.cells.map((cell, column) => (span(table, at, column) === 0 ? '' : typedValue(wordsOf(cell)))),
      );
      row.cells.forEach((cell, column) => {
        const covers = span(table, at, column);
        const [top, value, fill] = [from + at, typedValue(wordsOf(cell)), fillOf(cell)];
        if (covers > 1)
          merges.push({ startRow: top, startCol: column, endRow: top + covers - 1, endCol: column });
        const numFmt = value instanceof Date ? 'dd/mm/yyyy' : typeof value === 'number' ? '0%' : undefined;
        const painted = fill && {
          type: 'pattern',
          pattern: 'solid',
          fgColor: { rgb: fill.slice(1).toUpperCase() },
        };
        if (covers > 0 && (fill || numFmt))
          cells.set(`${top},${column}`, {
            value,
            style: { ...(numFmt ? { numFmt } : {}), ...(painted ? { fill: painted } : {}) },
          });
      });
    });
    const after = number === tables.length - 1 ? shape.after.flatMap((words) => [[], [words]]) : [];
    return {
      name: table.heading ?? 'Sheet1',
      rows: [...rows, ...after],
      cells,
      merges,
      columns: table.columns.map(() => ({ width: 26 })),
    };
  });
  const hidden = shape.layout?.hiddenSheet;
  const all = hidden
    ? [...sheets, { name: 'Lists', rows: hidden.map((line) => [...line]), hidden: true }]
    : sheets;
  // Cells are given whole where they have a style, and hucre's types ask for parts it fills in itself.
  return writeXlsx({ sheets: all } as Parameters<typeof writeXlsx>[0]);
}

function csvOf(shape: Shape, tables: readonly Printed[]): string {
  const delimiter = shape.layout?.delimiter ?? ',';
  const quoted = (words: string) =>
    words.includes(delimiter) || /["\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  const lines = tables.flatMap(({ header, rows }) => [
    header,
    ...rows.map(({ cells }) => cells.map(wordsOf)),
  ]);
  return lines.map((line) => line.map(quoted).join(delimiter)).join('\r\n');
}

/** Windows-1252 where it differs from Latin-1, for the marks these documents use. */
const windows: Record<string, number> = { '–': 0x96, '’': 0x92, '“': 0x93, '”': 0x94 };

function encoded(shape: Shape, text: string): Uint8Array {
  switch (shape.layout?.encoding) {
    case 'windows-1252':
      return Uint8Array.from(text, (letter) => windows[letter] ?? letter.charCodeAt(0));
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    default:
      return Buffer.from(`\ufeff${text}`);
  }
}
