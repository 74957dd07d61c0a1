// Files of figures as people make them: headings in any order and words, periods in any form, and each row's own trouble.
import { describe, expect, test } from 'vitest';
import { csvLines } from '../../office/csv.ts';
import { readCells } from '../../office/workbook.read.ts';
import { columnsOf, periodCalled, rowsOf } from './figures-file.ts';
import { definition } from './measure.sample.ts';

const month = { frequency: 'month', yearStarts: 4 } as const;
const quarter = { frequency: 'quarter', yearStarts: 4 } as const;
const year = { frequency: 'year', yearStarts: 4 } as const;
const school = { frequency: 'year', yearStarts: 9 } as const;

describe('a period', () => {
  test.each([
    ['October 2026', month, '2026-10-31'],
    ['Oct 2026', month, '2026-10-31'],
    ['2026-10', month, '2026-10-31'],
    ['31/10/2026', month, '2026-10-31'],
    ['2026-10-31', month, '2026-10-31'],
    ['30/10/2026', month, null],
    ['Quarter 2, 2026/27', quarter, '2026-09-30'],
    ['Q2 2026/27', quarter, '2026-09-30'],
    ['Q4 2026/27', quarter, '2027-03-31'],
    ['30 September 2026', quarter, '2026-09-30'],
    ['October 2026', quarter, null],
    ['2025/26', year, '2026-03-31'],
    ['31/08/2026', school, '2026-08-31'],
    ['Q2 2026/27', month, null],
    ['soon', month, null],
    ['', month, null],
  ])('%s', (words, rhythm, to) => {
    expect(periodCalled(words, rhythm)?.to ?? null).toBe(to);
  });

  test.each([month, quarter, { frequency: 'half-year', yearStarts: 4 } as const, year])(
    'is read again as it is printed: $frequency',
    async (rhythm) => {
      const { periodBefore, periodWith, sayPeriod } = await import('./when.ts');
      let span = periodWith('2026-10-10', rhythm);
      for (let back = 0; back < 8; back += 1) {
        expect(periodCalled(sayPeriod(span, rhythm), rhythm)).toEqual(span);
        span = periodBefore(span, rhythm);
      }
    },
  );
});

const measures = [
  definition({ measureId: 7, title: 'Calls answered', unit: '%', frequency: 'month' }),
  definition({ measureId: 8, title: 'Debt', unit: '£', frequency: 'quarter' }),
  definition({ measureId: 9, title: 'Homes let', frequency: 'month' }),
  definition({ measureId: 10, title: 'Homes  let', frequency: 'month' }),
];

async function read(...rows: (string | number)[][]) {
  const [sheet] = await readCells({ name: 'f.csv', bytes: new TextEncoder().encode(csvLines(rows)) });
  const columns = sheet && columnsOf(sheet.rows);
  return sheet && columns ? rowsOf(sheet, columns, measures) : null;
}

test('columns are found by what their headings mean, below a title and in any order', async () => {
  const rows = await read(
    ['Figures of the month'],
    ['Actual', 'Month', 'Comments', 'KPI'],
    ['97.3%', 'Oct 2026', 'As hoped', 'calls ANSWERED'],
    ['£1.2m', '30/09/2026', '', 'Debt'],
  );
  expect(
    rows?.map(({ row, measureId, given }) => [row, measureId, given?.to, given?.value, given?.note]),
  ).toEqual([
    [3, 7, '2026-10-31', 97.3, 'As hoped'],
    [4, 8, '2026-09-30', 1_200_000, undefined],
  ]);
});

test('a column such as Ward makes each row a part of the whole, by that name', async () => {
  const rows = await read(
    ['Measure', 'Period', 'Value', 'Ward'],
    ['7', '2026-10', '88', 'Northgate'],
    ['7', '2026-10', '90', ''],
  );
  expect(rows?.map(({ given }) => [given?.splitBy, given?.split])).toEqual([
    ['Ward', 'Northgate'],
    [undefined, undefined],
  ]);
});

test('each row says its own trouble, and the others are read', async () => {
  const rows = await read(
    ['Measure', 'Period', 'Value', 'Missing because'],
    ['Calls answered', '2026-10', 'lots', ''],
    ['Calls answered', 'Q2 2026/27', '88', ''],
    ['Parking', '2026-10', '88', ''],
    ['Homes let', '2026-10', '12', ''],
    ['Calls answered', '2026-10', '', 'The system was down'],
    ['Calls answered', '31/10/2026', '88', ''],
    ['', '', '', ''],
  );
  expect(rows?.map(({ row, error }) => [row, error])).toEqual([
    [2, '“lots” is not a figure'],
    [3, '“Q2 2026/27” is no period of this measure'],
    [4, 'No measure is called “Parking”'],
    [5, '2 measures are called “Homes let”: give the number from its address'],
    [6, null],
    [7, 'The same measure and period stand in row 6'],
  ]);
  expect(rows?.[4]?.given).toMatchObject({ missingWhy: 'The system was down', to: '2026-10-31' });
});

test('a sheet without the three headings is no file of figures', async () => {
  expect(await read(['Measure', 'Value'], ['Debt', '3'])).toBeNull();
});
