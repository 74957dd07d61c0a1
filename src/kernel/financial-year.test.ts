import { expect, test } from 'vitest';
import {
  FinancialYear,
  financialYearOf,
  financialYearSpan,
  quarterOf,
  quarterSpan,
} from './financial-year.ts';

test('the financial year turns on 1 April', () => {
  expect([financialYearOf('2027-03-31'), financialYearOf('2027-04-01')]).toEqual(['2026/27', '2027/28']);
  expect(financialYearOf('2000-01-01')).toBe('1999/00');
});

test('a year must be followed by the next', () => {
  expect(FinancialYear.safeParse('2026/27').success).toBe(true);
  expect(FinancialYear.safeParse('1999/00').success).toBe(true);
  for (const wrong of ['2026/28', '2026-27', '26/27', '2026/2027'])
    expect(FinancialYear.safeParse(wrong).success, wrong).toBe(false);
});

test('the four quarters fill the year, day by day', () => {
  const { first, last } = financialYearSpan('2026/27');
  const quarters = ([1, 2, 3, 4] as const).map((quarter) => quarterSpan('2026/27', quarter));
  expect([quarters[0]?.first, quarters[3]?.last]).toEqual([first, last]);
  for (const [index, span] of quarters.entries()) {
    expect([quarterOf(span.first), quarterOf(span.last)]).toEqual([index + 1, index + 1]);
    const next = quarters[index + 1];
    if (next) expect(Temporal.PlainDate.from(span.last).add({ days: 1 }).toString()).toBe(next.first);
  }
});
