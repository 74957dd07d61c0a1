import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidays } from './bank-holidays.ts';
import { addDays } from './days.ts';
import { addWorkingDays, clearDays, clearWorkingDays, isWorkingDay } from './working-days.ts';

describe('clear days', () => {
  test('an item first published on 27 November for 18 December has 20 clear days', () => {
    expect(clearDays('2024-11-27', '2024-12-18')).toBe(20);
  });

  test('14 May to 11 June is 27 clear days: one short of a key decision’s notice', () => {
    expect(clearDays('2018-05-14', '2018-06-11')).toBe(27);
  });

  test('the same day and the next have none', () => {
    expect([clearDays('2026-11-22', '2026-11-22'), clearDays('2026-11-22', '2026-11-23')]).toEqual([0, 0]);
    expect(clearDays('2026-11-23', '2026-11-22')).toBe(0);
  });

  test('five clear working days pass over a weekend and a bank holiday', () => {
    // 23, 24, 29, 30 and 31 December: Christmas Day, the day for Boxing Day and New Year's Day are left out.
    expect(clearWorkingDays('2026-12-22', '2027-01-04')).toBe(5);
  });
});

describe('a decision comes into force', () => {
  const inForce = (published: string) => addDays(addWorkingDays(published, 5), 1);

  test('on the day after the fifth working day after publication, as two councils print it', () => {
    expect(inForce('2024-09-13')).toBe('2024-09-21');
    expect(inForce('2025-11-14')).toBe('2025-11-22');
  });
});

describe('working days', () => {
  test('bank holidays fall on weekdays, eight a year, more only when one is proclaimed', () => {
    const years = Map.groupBy(bankHolidays, (day) => day.slice(0, 4));
    for (const [year, days] of years) {
      expect(days.length, year).toBeGreaterThanOrEqual(8);
      expect(days.length, year).toBeLessThanOrEqual(10);
      for (const day of days) expect(Temporal.PlainDate.from(day).dayOfWeek, day).toBeLessThanOrEqual(5);
    }
  });

  test('a year past the list is refused and the cure is named', () => {
    expect(() => isWorkingDay('2029-01-02')).toThrow('Add the year to the list');
  });

  test('between a day and its nth working day stand exactly n working days', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2019-01-01', offset));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const end = addWorkingDays(day, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(clearWorkingDays(day, addDays(end, 1))).toBe(count);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
