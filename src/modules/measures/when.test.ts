// The periods of a measure: cut, named and followed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/days.ts';
import {
  frequencies,
  lastDue,
  periodAfter,
  periodBefore,
  periodsBetween,
  periodWith,
  sayPeriod,
  shortPeriod,
} from './when.ts';

const financial = { frequency: 'quarter', yearStarts: 4 } as const;

test.each([
  ['2026-10-17', { frequency: 'month', yearStarts: 4 }, 'October 2026', 'Oct 26'],
  ['2026-10-17', financial, 'Quarter 3, 2026/27', 'Q3 26/27'],
  ['2027-02-28', financial, 'Quarter 4, 2026/27', 'Q4 26/27'],
  ['2026-10-17', { frequency: 'half-year', yearStarts: 4 }, 'Half 2, 2026/27', 'H2 26/27'],
  ['2026-10-17', { frequency: 'year', yearStarts: 4 }, '2026/27', '26/27'],
  ['2026-08-31', { frequency: 'year', yearStarts: 9 }, '2025/26', '25/26'],
  ['2026-08-31', { frequency: 'quarter', yearStarts: 1 }, 'Quarter 3, 2026', 'Q3 26'],
] as const)('%s lies in %j: %s', (day, rhythm, words, short) => {
  expect(sayPeriod(periodWith(day, rhythm), rhythm)).toBe(words);
  expect(shortPeriod(periodWith(day, rhythm), rhythm)).toBe(short);
});

test('a value is due once its period has ended and its lag has gone by', () => {
  expect(lastDue('2026-11-23', financial, 0)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(lastDue('2026-11-23', financial, 53)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(lastDue('2026-11-23', financial, 60)).toEqual({ from: '2026-04-01', to: '2026-06-30' });
});

test('periods lie end to end, whatever the year starts with', () => {
  const rhythm = fc.record({
    frequency: fc.constantFrom(...frequencies),
    yearStarts: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(fc.nat(20_000), rhythm, (days, cut) => {
      const day = addDays('2000-01-01', days);
      const span = periodWith(day, cut);
      expect(span.from <= day && day <= span.to).toBe(true);
      const next = periodAfter(span, cut);
      expect(next.from).toBe(addDays(span.to, 1));
      expect(periodBefore(next, cut)).toEqual(span);
      expect(periodsBetween(span, next, cut)).toEqual([span, next]);
    }),
  );
});
