// `clear-days` by name: the days between a notice and a meeting, with the working shown.
import { z } from 'zod';
import { bankHolidays } from './bank-holidays.ts';
import { calculation } from './calculation.ts';
import { addDays, Day, longDay } from './days.ts';
import { Unusable } from './errors.ts';
import { clearDays, clearWorkingDays } from './working-days.ts';

export const clearDaysCalculation = calculation({
  name: 'clear-days',
  title: 'counts clear days from a notice to a meeting, all of them or working days only',
  source:
    'Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012, regs 5, 7 and 9; Local Government Act 1972 s.100B',
  given: z.object({
    notice: Day.describe('The day of the notice, not counted'),
    meeting: Day.describe('The day of the meeting or decision, not counted'),
    count: z.enum(['every-day', 'working-days']).default('every-day'),
    needed: z
      .int()
      .nonnegative()
      .optional()
      .describe('How many there must be: 28 for a key decision, 5 for an agenda'),
  }),
  found: z.object({
    clearDays: z.int(),
    firstCounted: Day.nullable(),
    lastCounted: Day.nullable(),
    bankHolidays: z
      .array(Day)
      .describe('Those between the two days; left out where working days are counted'),
    isEnough: z.boolean().nullable(),
    lastDayForNotice: Day.nullable().describe('The latest day of notice that would have been enough'),
    words: z.string(),
  }),
  example: { notice: '2026-11-02', meeting: '2026-12-01', needed: 28 },
  run: ({ notice, meeting, count, needed }) => {
    if (meeting < notice)
      throw new Unusable(`The meeting (${meeting}) is before the notice (${notice}).`, 'meeting');
    const counted = count === 'working-days' ? clearWorkingDays : clearDays;
    const found = counted(notice, meeting);
    const [first, last] = [addDays(notice, 1), addDays(meeting, -1)];
    const between = first <= last;
    const kind = count === 'working-days' ? 'clear working days' : 'clear days';
    const isEnough = needed === undefined ? null : found >= needed;
    return {
      clearDays: found,
      firstCounted: between ? first : null,
      lastCounted: between ? last : null,
      bankHolidays: [...bankHolidays].filter((day) => day > notice && day < meeting),
      isEnough,
      lastDayForNotice: needed === undefined ? null : latestNotice(meeting, needed, counted),
      words: `${found} ${kind} between ${longDay(notice)} and ${longDay(meeting)}, neither counted${
        needed === undefined || isEnough === null
          ? ''
          : isEnough
            ? `: enough, ${needed} are needed`
            : `: ${needed - found} short of the ${needed} needed`
      }.`,
    };
  },
});

function latestNotice(meeting: Day, needed: number, counted: (notice: Day, meeting: Day) => number): Day {
  let notice = addDays(meeting, -1);
  while (counted(notice, meeting) < needed) notice = addDays(notice, -1);
  return notice;
}
