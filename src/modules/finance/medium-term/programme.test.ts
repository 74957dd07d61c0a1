// The capital programme: what slips comes later, and what costs more is said apart from it.
import { expect, test } from 'vitest';
import { programmeOf, programmeYears } from './programme.ts';

const scheme = (
  name: string,
  budget: Record<string, number>,
  forecast: Record<string, number>,
  more = {},
) => ({
  entryId: 1,
  kind: 'schemes' as const,
  name,
  facts: {
    pool: 'general' as const,
    budget,
    forecast,
    method: 'equal-instalment' as const,
    life: 10,
    ...more,
  },
  ownerId: null,
  keptOn: '2026-04-01',
  keptBy: 'Test',
  endedOn: null,
  endedWhy: null,
  items: [],
  risks: [],
});

test('a scheme that slips spends the same later, and one that costs more says so', () => {
  const rows = programmeOf({
    schemes: [
      scheme(
        'Slips',
        { '2026/27': 100, '2027/28': 50 },
        { '2026/27': 40, '2027/28': 110 },
        { grants: { '2026/27': 40 } },
      ),
      scheme('Dearer', { '2026/27': 100 }, { '2026/27': 130 }),
    ] as never,
  });
  expect(rows).toMatchObject([
    { overspend: 0, years: [{ slipped: 60 }, { slipped: 0 }], funding: { grants: 40, borrowing: 110 } },
    { overspend: 30, years: [{ slipped: -30 }], funding: { borrowing: 130 } },
  ]);
  expect(programmeYears(rows)).toMatchObject([
    { year: '2026/27', budget: 200, forecast: 170, slipped: 30, outturn: null },
    { year: '2027/28', budget: 50, forecast: 110, slipped: -30 },
  ]);
});
