// Sales and investments one by one: lateness, variance, what repays debt, and what holding is worth.
import { expect, test } from 'vitest';
import { pounds } from '../engine/pounds.ts';
import type { AllEntries } from '../registers/entry.ts';
import { holdingsOf, salesOf } from './holdings.ts';

const kept = { ownerId: null, madeOn: '2026-04-01', keptOn: '2026-04-01', keptBy: 'Finance', endedOn: null, endedWhy: null, items: [], risks: [] }; // biome-ignore format: one line of what does not matter
type Sale = AllEntries['disposals'][number];
const sale = (entryId: number, facts: Partial<Sale['facts']>): Sale => ({
  ...kept,
  entryId,
  kind: 'disposals',
  name: `Lot ${entryId}`,
  facts: {
    lot: 'asset',
    status: 'marketed',
    plannedOn: '2027-01-31',
    valuedOn: '2026-06-01',
    low: 80_00,
    central: 100_00,
    high: 120_00,
    costRate: 2.5,
    use: 'debt',
    ...facts,
  },
});

test('a lot to be sold is as late as its action; one that is sold is not, and has its variance', () => {
  const rows = salesOf(
    {
      disposals: [
        sale(1, { boards: 'Asset board\nCabinet' }),
        sale(2, { status: 'completed', completedOn: '2026-09-01', realised: 110_00 }),
        sale(3, { use: 'capital', plannedOn: '2026-12-01', valuedOn: '2024-01-01' }),
      ],
    },
    '2026-11-20',
    new Map([
      [1, 1],
      [2, 5],
    ]),
  );
  expect(
    rows.map(({ entryId, on, monthsLate, variance, repays, isOldValue }) => [
      entryId,
      on,
      monthsLate,
      variance,
      repays,
      isOldValue,
    ]),
  ).toEqual([
    [2, '2026-09-01', 0, 10_00, 107_25, false],
    [3, '2026-12-01', 0, null, 0, true],
    // The end of January a month later is the end of February.
    [1, '2027-02-28', 1, null, 97_50, false],
  ]);
  expect(rows[2]?.boards).toEqual(['Asset board', 'Cabinet']);
});

type Investment = AllEntries['investments'][number];
const investment = (facts: Partial<Investment['facts']>): Investment => ({
  ...kept,
  entryId: 1,
  kind: 'investments',
  name: 'Solar',
  facts: {
    counterparty: 'Solar LLP',
    principal: 1_000_00,
    rate: 5,
    maturesOn: '2028-11-20',
    isCommercial: true,
    standing: 'performing',
    ...facts,
  },
});
const held = (facts: Partial<Investment['facts']>, rate: number) =>
  holdingsOf({ investments: [investment(facts)] }, '2026-11-20', pounds(rate))[0]?.holdValue;

test('held at the rate it bears, an investment is worth its principal', () => {
  expect(held({}, 5)).toBe(1_000_00);
});

test('at another rate it is worth its payments in today’s money', () => {
  // 50 ÷ 1.1 + 1,050 ÷ 1.21
  expect(held({}, 10)).toBe(913_22);
  expect(held({}, 0)).toBe(1_100_00);
});

test('what is expected to be lost does not come back, and one in default bears nothing', () => {
  expect(held({ expectedLoss: 400_00 }, 0)).toBe(700_00);
  expect(held({ expectedLoss: 400_00, standing: 'default' }, 0)).toBe(600_00);
  expect(held({ maturesOn: '2026-01-01', expectedLoss: 400_00 }, 10)).toBe(600_00);
});

test('one that is sold is not listed', () => {
  expect(holdingsOf({ investments: [investment({ standing: 'sold' })] }, '2026-11-20', pounds(5))).toEqual(
    [],
  );
});
