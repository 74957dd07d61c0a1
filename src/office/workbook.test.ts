// Spreadsheets that are damaged, locked, too large or lie about themselves: each refused in words, in little time.
import { expect, test } from 'vitest';
import { mutated } from '../../test/support/mutations.ts';
import { processorMs } from '../../test/support/processor.ts';
import { type Part, partsOf, zipOf } from '../../test/support/zip.ts';
import { Unusable } from '../kernel/errors.ts';
import { readCells } from './workbook.read.ts';
import { type Format, writeWorkbook } from './workbook.ts';

const rows = Array.from({ length: 40 }, (_, index) => [`item ${index} at 1`, `Row ${index}\nand more`]);
const columns = [
  { head: 'Key', width: 10 },
  { head: 'Action', width: 40, choices: ['Row 1'] },
];
const made = (format: Format) =>
  writeWorkbook(format, { name: 'Instructions', paragraphs: ['Read me'] }, [
    { name: 'Actions', columns, rows, spareRows: 10 },
  ]);

const files = { xlsx: await made('xlsx'), ods: await made('ods') };

const tried = (name: string, bytes: Uint8Array) =>
  readCells({ name, bytes }).then(
    (sheets) => sheets.map((sheet) => sheet.rows.length),
    (error) => {
      if (error instanceof Unusable) return error.message;
      throw error;
    },
  );

/** The workbook with one part changed. */
function withPart(format: Format, name: string, change: (words: string) => string): Uint8Array {
  const parts = partsOf(files[format]).map((part): Part => {
    if (part.name !== name) return part;
    return { ...part, bytes: change(Buffer.from(part.bytes).toString()) };
  });
  return zipOf(parts);
}

const sheetPart = 'xl/worksheets/sheet2.xml';

test('what it writes it reads', async () => {
  expect(await tried('a.xlsx', files.xlsx)).toEqual([1, 41, 1]);
  expect(await tried('a.ods', files.ods)).toEqual([1, 41]);
});

test('a file cut short, empty, of another kind or with a password is named as such', async () => {
  expect(await tried('a.xlsx', files.xlsx.subarray(0, 3000))).toContain('a.xlsx is damaged');
  expect(await tried('a.ods', files.ods.subarray(0, 900))).toContain('a.ods is damaged');
  expect(await tried('a.xlsx', Buffer.alloc(0))).toBe('a.xlsx is empty.');
  expect(await tried('a.xlsx', files.ods)).toContain('a.xlsx is not a spreadsheet, whatever its name says');
  expect(await tried('a.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('protected by a password');
  expect(await tried('a.pdf', files.xlsx)).toContain('not a spreadsheet that can be read here');
});

test('a sheet of a million empty rows is read for what stands in it', async () => {
  const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 42}"/>`).join('');
  const bytes = withPart('xlsx', sheetPart, (words) => words.replace('</sheetData>', `${empty}</sheetData>`));
  const started = process.cpuUsage();
  expect(await tried('a.xlsx', bytes)).toEqual([1, 41, 1]);
  expect(processorMs(started)).toBeLessThan(10_000);
});

test('a cell at the end of the largest sheet makes it no larger', async () => {
  const far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>';
  const bytes = withPart('xlsx', sheetPart, (words) => words.replace('</sheetData>', `${far}</sheetData>`));
  expect(await tried('a.xlsx', bytes)).toEqual([1, 41, 1]);
  const many = withPart('ods', 'content.xml', (words) =>
    words.replace('<table:table-row', '<table:table-row table:number-rows-repeated="1048576"'),
  );
  expect(JSON.stringify(await tried('a.ods', many))).toMatch(/10,000 rows|\[/);
});

test('a bomb of zeros, and of entities, is refused in little time', async () => {
  const zeros = withPart('xlsx', 'xl/sharedStrings.xml', (words) => words + ' '.repeat(200 * 1024 * 1024));
  expect(zeros.length).toBeLessThan(1_000_000);
  const started = process.cpuUsage();
  expect(await tried('a.xlsx', zeros)).toMatch(/MB/);
  const entities = (words: string) =>
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${words.replace(/<\?xml[^>]*>/, '')}`;
  expect(await tried('a.xlsx', withPart('xlsx', sheetPart, entities))).toContain('document type');
  expect(await tried('a.ods', withPart('ods', 'content.xml', entities))).toContain('document type');
  expect(processorMs(started)).toBeLessThan(10_000);
});

test('damaged anywhere, a file is read or refused, and never an accident', async () => {
  for (const [format, bytes] of Object.entries(files))
    for (let seed = 1; seed <= 300; seed += 1) await tried(`a.${format}`, mutated(bytes, seed, []));
});
