// Public files as departments publish them: each trap of theirs, and a refusal that says what is wrong.
import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../../test/support/processor.ts';
import { csvRows } from './delimited.ts';
import { readBytes } from './file.ts';
import type { SourceKind } from './kinds.ts';
import { asCsv, outturnRows, own, peers, populationRows } from './public-data.sample.ts';

type Rows = readonly (readonly (string | number)[])[];
const read = (kind: SourceKind, rows: Rows, title = 'figures.csv', year?: string) =>
  readBytes({ kind, title, year }, asCsv(rows));
const pick = (file: Awaited<ReturnType<typeof read>>, code: string, year: string) =>
  file.areas.find((one) => one.areaCode === code && one.year === year);

test('a CSV file is the same however it is cut in pieces', async () => {
  const text = 'a,"b, ""c""\n d",e\r\n1,,"3"\r\nlast';
  const whole = [['a', 'b, "c"\n d', 'e'], ['1', '', '3'], ['last']];
  for (const size of [1, 2, 3, 7, 100]) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    expect(await Array.fromAsync(csvRows(pieces))).toEqual(whole);
  }
});

describe('revenue outturn', () => {
  test('is in thousands of pounds by the year that ends, and kept in pence', async () => {
    const file = await read('outturn', outturnRows);
    expect(pick(file, own.code, '2023/24')?.figures).toEqual({
      education: 61_000_000_00,
      'adult-social-care': 65_445_000_00,
      highways: 8_350_000_00,
      'net-current': 281_383_000_00,
    });
  });

  test('a return that was not submitted is missing, and never nought', async () => {
    const file = await read('outturn', outturnRows);
    expect(pick(file, peers[2].code, '2023/24')).toMatchObject({ missing: 'not submitted', figures: {} });
    const silent = outturnRows.map((row) =>
      row.map((cell) => (cell === 'not submitted' ? 'submitted' : cell)),
    );
    expect(pick(await read('outturn', silent), peers[2].code, '2023/24')?.missing).toBe(
      'not submitted: every figure is 0',
    );
  });

  test('totals and fire authorities are no councils; names that changed and rows said twice are said', async () => {
    const { areas, found } = await read('outturn', outturnRows);
    expect(new Set(areas.map(({ areaCode }) => areaCode)).size).toBe(4);
    const words = found.join('\n');
    expect(words).toContain('4 councils in 2 years: 2022/23 to 2023/24');
    expect(words).toContain('1 row of totals left out');
    expect(words).toContain('1 row of bodies that are no council');
    expect(words).toContain('Zedmere Towns and Zedmere');
    expect(words).toContain('Quillport in 2023/24');
    expect(pick({ areas, found } as never, peers[1].code, '2023/24')?.figures.highways).toBe(5_798_000_00);
  });

  test('is known to be provisional by its name', async () => {
    expect((await read('outturn', outturnRows, 'Outturn provisional.csv')).stage).toBe('provisional');
    expect((await read('outturn', outturnRows)).stage).toBe(null);
  });

  test.each<[string, Rows, RegExp]>([
    [
      'no column it knows',
      [
        ['Supplier', 'Amount'],
        ['Ferns Ltd', 12],
      ],
      /no revenue outturn file.*ONS_code.*Supplier; Amount/s,
    ],
    ['pounds for thousands', scaled(1000), /Zedmere in 2023\/24 .* more than any council.*pounds/s],
    ['millions for thousands', scaled(0.001), /millions of pounds/],
    ['words for a figure', changed(2, 6, 'about 65m'), /Row 3, RS_asc_net_exp: “about 65m” is not a figure/],
    ['a year in another century', changed(2, 3, '192403'), /Row 3: the year 1923\/24|no year/],
    ['a figure for a year', changed(2, 3, '65445'), /Row 3: “65445” is no year/],
    ['nothing at all', [[]], /first rows are blank/],
  ])('with %s is refused in words', async (_, rows, words) => {
    await expect(read('outturn', rows)).rejects.toThrow(words);
  });
});

function scaled(by: number): Rows {
  return outturnRows.map((row) =>
    row.map((cell, at) => (at > 4 && typeof cell === 'number' ? cell * by : cell)),
  );
}

function changed(row: number, column: number, value: string): Rows {
  return outturnRows.map((cells, at) =>
    cells.map((cell, place) => (at === row && place === column ? value : cell)),
  );
}

test('population is read by the mid-year of its title, with Wales and England as a whole left out', async () => {
  const file = await read('population', populationRows);
  expect(pick(file, own.code, '2023/24')?.figures).toEqual({ population: 176_000 });
  expect(file.areas).toHaveLength(4);
  expect(file.found.join(' ')).toContain('1 row of areas outside England');
});

test('population with a column for each year has a figure for each', async () => {
  const file = await read('population', [
    ['ladcode23', 'name'],
    ['LAD23CD', 'LAD23NM', 'Population 2022', 'Population 2023'],
    [own.code, 'Harnworth', '175,500', '176,000'],
  ]);
  expect(file.areas.map(({ year, figures }) => [year, figures.population])).toEqual([
    ['2022/23', 175_500],
    ['2023/24', 176_000],
  ]);
});

test('capital outturn is in thousands, with its own spelling of code and period', async () => {
  const file = await read('capital', [
    ['ONS_Code', 'LA_name', 'PeriodCode', 'EandR1_alltot_exptotfa', 'EandR1_houstot_exptotfa'],
    [own.code, own.name, '202403', 45_000, '..'],
  ]);
  expect(file.areas[0]?.figures).toEqual({ 'capital-total': 45_000_000_00, 'capital-housing': null });
});

test('the tax base needs a year, from the file or from whoever loads it', async () => {
  const rows = [
    ['ONS Code', 'Local authority', 'Tax base for council tax setting purposes'],
    [own.code, 'Harnworth', '52,345.6'],
  ];
  await expect(read('tax-base', rows)).rejects.toThrow(/does not say which year/);
  const file = await read('tax-base', rows, 'base.csv', '2025-26');
  expect(file.areas[0]).toMatchObject({ year: '2025/26', figures: { 'tax-base': 52_345.6 } });
});

test('council tax is in pounds, and a requirement in the unit of its heading', async () => {
  const file = await read('tax', [
    ['Council tax levels 2025 to 2026'],
    ['ONS code', 'Authority', 'Average Band D council tax', 'Council tax requirement (£000)'],
    [own.code, 'Harnworth', '1,812.33', '94,868'],
  ]);
  expect(file.areas[0]).toMatchObject({
    year: '2025/26',
    figures: { 'band-d': 1_812_33, 'tax-requirement': 94_868_000_00 },
  });
  await expect(
    read('tax', [
      ['ONS code', 'Authority', 'Year', 'Band D'],
      [own.code, 'Harnworth', '2025/26', '4.99'],
    ]),
  ).rejects.toThrow(/percentage/);
});

test('as many councils and years as the ministry publishes are read within seconds', async () => {
  const head = outturnRows[0] ?? [];
  const many = Array.from({ length: 330 * 8 }, (_, at) => [
    `E07${String(1 + Math.floor(at / 8)).padStart(6, '0')}`,
    `Council ${Math.floor(at / 8)}`,
    'SD',
    `${2018 + (at % 8)}03`,
    'submitted',
    ...[10, 20, 30, 4000].map((size) => size * (1 + at)),
    // The real file has some thousands of columns.
    ...Array.from({ length: 500 }, () => '1,000'),
  ]);
  const started = process.cpuUsage();
  const file = await read('outturn', [head, ...many]);
  expect(file.areas).toHaveLength(2640);
  expect(processorMs(started)).toBeLessThan(8000);
});
