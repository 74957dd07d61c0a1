import { expect, test } from 'vitest';
import { blocksOfCsv, cellsOf, inShort, remarksOf } from '../../../test/support/spreadsheets.ts';

const plain = 'table Action|Owner|Due / Mend the roof|AB|May 2025';

test('any separator reads alike, and a cell is named by file and place', async () => {
  for (const separator of [',', ';', '\t', '|'])
    expect(
      inShort(
        await blocksOfCsv(
          ['Action,Owner,Due', 'Mend the roof,AB,May 2025'].join('\n').replaceAll(',', separator),
        ),
      ),
    ).toEqual([plain]);
  const blocks = await blocksOfCsv('Action,Owner,Due\nMend the roof,AB,May 2025\n', 'harbour plan.csv');
  expect(cellsOf(blocks)[1]?.[1]?.source).toEqual({ sheet: 'harbour plan', cell: 'B2' });
});

test('a separator is told over many lines, outside quotes, or named by the first', async () => {
  const text =
    'Action;Owner;Due\n"Mend, paint, sweep, and all";AB;May 2025\nMove, lift, and store;CD;June 2025';
  expect(cellsOf(await blocksOfCsv(text))[2]?.map((one) => one.text)).toEqual([
    'Move, lift, and store',
    'CD',
    'June 2025',
  ]);
  expect(inShort(await blocksOfCsv('sep=|\nAction|Owner|Due\nMend the roof|AB|May 2025'))).toEqual([plain]);
});

test('quoted cells keep their line feeds, separators and quotes', async () => {
  const text = 'Action,Owner\r\n"Mend ""the"" roof,\r\nthen paint",AB\r\n"5" pipe, new" ,CD\r\n';
  expect(cellsOf(await blocksOfCsv(text)).map(([first]) => first?.text)).toEqual([
    'Action',
    'Mend "the" roof,\nthen paint',
    '5" pipe, new',
  ]);
});

test('a quote that nothing closes costs one cell and not the rest of the file', async () => {
  const text = 'Action,Owner,Due\n"Mend the roof,AB,May 2025\nPaint,"Jo, deputy",June 2025\n';
  const blocks = await blocksOfCsv(text);
  expect(cellsOf(blocks).map((row) => row.map((one) => one.text))).toEqual([
    ['Action', 'Owner', 'Due'],
    ['"Mend the roof', 'AB', 'May 2025'],
    ['Paint', 'Jo, deputy', 'June 2025'],
  ]);
  expect(remarksOf(blocks)).toEqual(['text/quote: A2']);
});

test('files of any program read: marks of UTF-8 and UTF-16, Windows-1252, returns alone, ragged and blank rows', async () => {
  const text = 'Action,Owner,Due\rMend – £5,AB\r,,\r\rPaint,CD,June 2025,late';
  const wanted = ['table Action|Owner|Due| / Mend – £5|AB|| / Paint|CD|June 2025|late'];
  const windows = Buffer.from(text.replace('–', '\x96'), 'latin1');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  for (const bytes of [Buffer.from(`\uFEFF${text}`), windows, wide])
    expect(inShort(await blocksOfCsv(bytes))).toEqual(wanted);
});

test('a million blank rows read, and what is no table is refused by the name of the limit', async () => {
  const blanks = await blocksOfCsv(
    `Action,Owner\nMend,AB\n${',,,\n'.repeat(500_000)}${'\n'.repeat(500_000)}`,
  );
  expect(inShort(blanks)).toEqual(['table Action|Owner / Mend|AB']);
  await expect(blocksOfCsv('x,y\n'.repeat(100_001))).rejects.toThrow('more than 100,000 rows with words');
  await expect(blocksOfCsv(','.repeat(1_000_000))).rejects.toThrow('more than 16,384 fields');
});
