// Ledgers of any shape: what is read, what is refused with its row and cure, and that no penny is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthAt, readLedger, readPeriod } from './ledger.ts';

const read = (rows: readonly (readonly string[])[]) => readLedger(rows, 'ledger.csv', '2026/27');
const head = ['Cost centre', 'Description', 'Period', 'Amount'];

describe('a ledger', () => {
  test.each([
    ['an amount and a period', [head, ['4110', 'Care', '1', '1,200.50'], ['4110', 'Care', '2', '(200.50)']]],
    [
      'debit and credit, and dates',
      [
        ['Posting date', 'Debit', 'Credit', 'Cost Centre Code', 'Cost Centre Name'],
        ['15/04/2026', '1200.50', '', '4110', 'Care'],
        ['2026-05-31', '', '200.50', '4110', 'Care'],
      ],
    ],
    [
      'a title above it, months by name, a year of its own, and a total',
      [
        ['Ledger of the council'],
        [],
        ['Financial year', 'Month', 'Cost code', 'Cost centre name', 'Net amount (£)'],
        ['2026/27', 'April', '4110', 'Care', '£1,200.50'],
        ['2026-27', 'May', '4110', 'Care', '-£200.50'],
        ['', '', 'Total', '', '1,000.00'],
      ],
    ],
    [
      'credits printed below nought',
      [
        ['CC', 'CC name', 'Date', 'Dr', 'Cr'],
        ['4110', 'Care', '01/04/2026', '1200.50', '0'],
        ['4110', 'Care', '01/05/2026', '', '-200.50'],
      ],
    ],
  ])('with %s is summed by cost centre and month', async (_, rows) => {
    const { amounts, lines } = await read(rows);
    expect(lines).toBe(2);
    expect(amounts.map(({ costCentre, month, amount }) => [costCentre, month, amount])).toEqual([
      ['4110', '2026-04-01', 1_200_50],
      ['4110', '2026-05-01', -200_50],
    ]);
  });

  test.each([
    ['no headings', [['4110', '1', '20']], /no row of headings of a ledger: a cost centre, an amount/],
    ['no rows', [head], /no row below its headings/],
    [
      'an amount that is none',
      [head, ['4110', '', '1', 'twelve']],
      /1 row .* Row 2: “twelve” is not an amount/,
    ],
    ['no cost centre', [head, ['', '', '1', '12']], /Row 2: no cost centre/],
    ['a period that is none', [head, ['4110', '', '17', '12']], /Row 2: “17” is not a period/],
    [
      'a period that may be a month',
      [head, ['4110', '', '202604', '12']],
      /give dates, or a column for the year/,
    ],
    [
      'a total that does not add up',
      [head, ['4110', '', '1', '12'], ['Total', '', '', '13']],
      /says £13, and its rows come to £12/,
    ],
    [
      'a day in another form',
      [
        ['Date', 'Cost centre', 'Amount'],
        ['31 of April', '4110', '12'],
      ],
      /“31 of April” is not a day/,
    ],
  ])('with %s is refused whole', async (_, rows, says) => {
    await expect(read(rows)).rejects.toThrow(says);
  });

  test('a month a hundred times the others is doubted', async () => {
    const months = ['1', '2', '3', '4'].map((period) => [
      '4110',
      '',
      period,
      period === '3' ? '1000000' : '5000',
    ]);
    const { doubts } = await read([head, ...months]);
    expect(doubts).toEqual([expect.stringMatching(/^June 2026 has £1,000,000 of postings/)]);
  });

  test('no penny is lost, whatever the order of its rows', async () => {
    const line = fc.record({
      code: fc.stringMatching(/^[0-9A-Z]{1,6}$/),
      period: fc.integer({ min: 1, max: 15 }),
      pence: fc.integer({ min: -10_000_000, max: 10_000_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), async (lines) => {
        const rows = lines.map(({ code, period, pence }) => [
          code,
          '',
          String(period),
          (pence / 100).toFixed(2),
        ]);
        const { amounts } = await read([head, ...rows]);
        const whole = lines.reduce((sum, { pence }) => sum + pence, 0);
        expect(amounts.reduce((sum, { amount }) => sum + amount, 0)).toBe(whole);
        expect(new Set(amounts.map((one) => `${one.costCentre} ${one.month}`)).size).toBe(amounts.length);
        const back = await read([head, ...rows.toReversed()]);
        const sorted = (list: typeof amounts) =>
          list.map((one) => `${one.costCentre} ${one.month} ${one.amount}`).toSorted();
        expect(sorted(back.amounts)).toEqual(sorted(amounts));
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['1', '2026-04-01'],
  ['P03', '2026-06-01'],
  ['Period 12', '2027-03-01'],
  ['13', '2027-03-01'],
  ['June', '2026-06-01'],
  ['Feb', '2027-02-01'],
  ['Jun-26', '2026-06-01'],
  ['2026-11', '2026-11-01'],
  ['2025/26 P3', '2025-06-01'],
])('period %s of 2026/27 is the month of %s', (words, day) => {
  expect(readPeriod(words, '2026/27')).toEqual({ value: day });
});

test('months of a financial year run from April to March', () => {
  const months = Array.from({ length: 12 }, (_, at) => monthAt('2026/27', at + 1).slice(0, 7));
  expect(months).toEqual([
    '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09',
    '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03',
  ]); // biome-ignore format: a year on two lines
});
