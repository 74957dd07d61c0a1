// Reads the cells of a workbook, a CSV file or rows pasted from one: words as typed, and what a program made of them.
import { Unusable } from '../kernel/errors.ts';
import { openArchive } from './archive.ts';
import { odsCells } from './workbook.ods.ts';

export interface SheetCell {
  /** As a person sees it: a day as 28/02/2025, a number without its format. */
  text: string;
  /** What the program holds where it is not words. */
  value?: number | boolean | { day: string };
}

export interface SheetCells {
  name: string;
  /** By row and column, from A1; rows and cells at the end that are blank are left out. */
  rows: SheetCell[][];
}

/** More than any council's plan has, and far from what a program can open. */
export const mostRows = 10_000;
const mostColumns = 60;
const mostBytes = 10 * 1024 * 1024;
const mostBytesUnpacked = 100 * 1024 * 1024;

/** Throws `Unusable`, naming the limit or the cause and the cure. */
export async function readCells(file: { name: string; bytes: Uint8Array }): Promise<SheetCells[]> {
  const { name, bytes } = file;
  if (bytes.length === 0) throw new Unusable(`${name} is empty.`, 'file');
  if (bytes.length > mostBytes)
    throw new Unusable(`${name} has more than 10 MB. Send the list alone.`, 'file');
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'csv' || ending === 'tsv' || ending === 'txt') return readText(name, bytes);
  if (ending !== 'xlsx' && ending !== 'ods')
    throw new Unusable(
      `${name} is not a spreadsheet that can be read here. Save it as .xlsx, .ods or .csv.`,
      'file',
    );
  return readOffice(name, bytes, ending);
}

const isOldExcel = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

async function readOffice(name: string, bytes: Uint8Array, ending: 'xlsx' | 'ods'): Promise<SheetCells[]> {
  if (isOldExcel(bytes))
    throw new Unusable(
      `${name} is protected by a password, or saved in an old form. Save a copy as .xlsx without a password.`,
      'file',
    );
  checkParts(name, bytes, ending);
  if (ending === 'ods')
    return odsCells({ name, bytes }, { rows: mostRows + 2, columns: mostColumns }).map((sheet) => ({
      name: sheet.name,
      rows: tidied(name, sheet.rows),
    }));
  const { readXlsx } = await import('hucre/xlsx');
  const workbook = await readXlsx(bytes, { range: `A1:BH${mostRows + 2}` }).catch(() => {
    throw new Unusable(
      `${name} is damaged or not what its name says. Open it in the program that made it, save it again, and try the new file.`,
      'file',
    );
  });
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    rows: tidied(
      name,
      sheet.rows.map((row) => row.map(cellOf)),
    ),
  }));
}

/** Unpacks every part once under limits, and refuses what is no workbook of its kind. */
function checkParts(name: string, bytes: Uint8Array, ending: 'xlsx' | 'ods'): void {
  const archive = openArchive(bytes, name);
  const needed = ending === 'xlsx' ? 'xl/workbook.xml' : 'content.xml';
  if (!archive.has(needed))
    throw new Unusable(
      `${name} is not a spreadsheet, whatever its name says. Save it as .xlsx, .ods or .csv.`,
      'file',
    );
  let total = 0;
  for (const part of archive.parts) {
    const unpacked = archive.read(part);
    total += unpacked.length;
    if (total > mostBytesUnpacked)
      throw new Unusable(`${name} holds more than 100 MB unpacked. Send the list alone.`, 'file');
    const opening = new TextDecoder('latin1').decode(unpacked.subarray(0, 2000));
    if (part.endsWith('.xml') && opening.includes('<!DOCTYPE'))
      throw new Unusable(`${name} declares a document type, which office files never do.`, 'file');
  }
}

function cellOf(value: string | number | boolean | Date | null): SheetCell {
  if (value === null) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (value instanceof Date) {
    const day = value.toISOString().slice(0, 10);
    return { text: `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`, value: { day } };
  }
  return { text: typeof value === 'boolean' ? String(value).toUpperCase() : String(value), value };
}

/** Text in UTF-8, UTF-16 (as Excel saves "Unicode text") or Windows-1252; its delimiter is found. */
async function readText(name: string, bytes: Uint8Array): Promise<SheetCells[]> {
  const { parseCsv, detectDelimiter, stripBom } = await import('hucre/csv');
  const text = stripBom(decode(bytes));
  const firstLine = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = firstLine.includes('\t') ? '\t' : detectDelimiter(text);
  const rows = parseCsv(text, { delimiter }).map((row) =>
    row.map((value) => ({ text: value === null ? '' : String(value) })),
  );
  return [{ name: name.replace(/\.\w+$/, ''), rows: tidied(name, rows) }];
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function tidied(name: string, rows: SheetCell[][]): SheetCell[][] {
  const isBlank = (cell: SheetCell) => cell.text.trim() === '';
  const kept = rows.map((row) =>
    row.slice(0, mostColumns).slice(0, row.findLastIndex((cell) => !isBlank(cell)) + 1),
  );
  const last = kept.findLastIndex((row) => row.length > 0);
  if (last >= mostRows)
    throw new Unusable(
      `${name} has more than ${mostRows.toLocaleString('en-GB')} rows. Split the list in two.`,
      'file',
    );
  return kept.slice(0, last + 1);
}
