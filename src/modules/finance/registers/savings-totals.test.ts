// Savings together: months in this year, weights, what recurs, and what may be one saving told twice.
import { expect, test } from 'vitest';
import type { StoredEntry } from './entry.ts';
import { doubleCounts, savingsWorth, savingTotals } from './savings-totals.ts';

const day = '2026-11-23';
const saving = (name: string, facts: object): StoredEntry => ({
  entryId: 1,
  kind: 'savings',
  name,
  facts: { fullYear: 1_200_000_00, startsOn: '2026-04-01', status: 'delivered', recurring: true, ...facts },
  ownerId: null,
  madeOn: day,
  keptOn: day,
  keptBy: 'Ana',
  endedOn: null,
  endedWhy: null,
  items: [],
  risks: [],
});

test.each([
  ['that began before this year', { startsOn: '2025-10-01' }, 1_200_000_00],
  ['that begins in October', { startsOn: '2026-10-01' }, 600_000_00],
  ['that begins next year', { startsOn: '2027-04-01' }, 0],
  ['made once, in the year before', { startsOn: '2025-10-01', recurring: false }, 0],
  ['made once, in this year', { startsOn: '2026-10-01', recurring: false }, 600_000_00],
])('a saving %s', (_, facts, inYear) => {
  expect(savingsWorth([saving('Fleet', facts)], day).inYear).toBe(inYear);
});

test('half counts of a saving at risk, and nothing of a one-off in a year to come', () => {
  expect(savingsWorth([saving('Fleet', { status: 'at-risk' })], day)).toEqual({
    inYear: 1_200_000_00,
    weighted: 600_000_00,
    nextYear: 600_000_00,
  });
  expect(savingsWorth([saving('Sale of vans', { recurring: false })], day).nextYear).toBe(0);
});

test('what cannot be delivered presses on next year, less what is mitigated for good', () => {
  const lost = { status: 'undeliverable', mitigated: 200_000_00 };
  const pressure = (facts: object) => savingTotals([saving('Fleet', { ...lost, ...facts })], day).at(-1);
  expect(pressure({})).toContain('£1,200,000 a year');
  expect(pressure({ mitigationRecurring: true })).toContain('£1,000,000 a year');
});

test('two savings of one amount on one budget line may be one', () => {
  const one = saving('Fewer vans', { line: 'Fleet' });
  const other = saving('Shared vans', { line: 'fleet' });
  expect(doubleCounts([one, other]).join()).toContain('are they one saving?');
  expect(doubleCounts([one, saving('Shared vans', { line: 'Fleet', fullYear: 5_00 })])).toEqual([]);
});
