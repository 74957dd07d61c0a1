import { expect, test } from 'vitest';
import { canBeMissed, daysLate, sayPlannedDate } from './planned-date.ts';

test('a date is late by the days past its last day', () => {
  const april = { words: 'April 2023', kind: 'month', earliest: '2023-04-01', latest: '2023-04-30' } as const;
  expect([
    daysLate(april, '2023-04-30'),
    daysLate(april, '2023-05-01'),
    daysLate(april, '2024-04-30'),
  ]).toEqual([0, 1, 366]);
  expect([daysLate(undefined, '2023-05-01'), canBeMissed(undefined), canBeMissed(april)]).toEqual([
    0,
    false,
    true,
  ]);
});

test('our reading is said as a person would say it', () => {
  const said = [
    {
      words: '22/02/23 (Feb Council)',
      kind: 'day',
      earliest: '2023-02-22',
      latest: '2023-02-22',
      meeting: 'Full Council',
    },
    { words: 'April 2023', kind: 'month', earliest: '2023-04-01', latest: '2023-04-30' },
    { words: '2025', kind: 'year', earliest: '2025-01-01', latest: '2025-12-31' },
    { words: 'Q2', kind: 'quarter', earliest: '2026-07-01', latest: '2026-09-30' },
    { words: 'From March 2023', kind: 'month', earliest: '2023-03-01' },
    { words: 'Ongoing', kind: 'ongoing' },
    { words: 'awaiting timescales', kind: 'condition', condition: 'awaiting timescales' },
  ] as const;
  expect(said.map(sayPlannedDate)).toEqual([
    '22 February 2023, at Full Council',
    'any day in April 2023',
    'any day in 2025',
    'between 1 July 2026 and 30 September 2026',
    'not before 1 March 2023',
    'ongoing, with no end',
    'no day that could be missed, and: awaiting timescales',
  ]);
});
