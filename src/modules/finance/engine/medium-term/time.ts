// Time in a medium-term plan: years from its first, and how much of something that begins in a month lies in each. Pure.
import type { Day } from '../../../../kernel/days.ts';
import type { FinancialYear } from '../../../../kernel/financial-year.ts';
import { add, type Formula, larger, minus, over, type Part, row, share, smaller } from '../model/formula.ts';

/** Whole months from 1 April of the first year to the month of a day; below nought before it. */
export function monthOf(day: Day, first: FinancialYear): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return (year - Number(first.slice(0, 4))) * 12 + month - 4;
}

/** How many months late one thing is in a year: by itself, and with all of its sort. */
export const lateness = (own: string, all: string): Formula => add(row(own), row(all));

/** What share of a year something has run for that begins in a month: nought before, one in each whole year after. */
export const runningShare = (at: number, month: number, late: Part): Formula =>
  share(over(minus(12 * (at + 1) - month, late), 12));

/** One from the year on in which something happens, nought before. Between two months it is the part of the month. */
export const happenedBy = (at: number, month: number, late: Part): Formula =>
  larger(0, smaller(1, minus(12 * (at + 1) - month, late)));

/** One in the year in which something happens. */
export const happensIn = (at: number, month: number, late: (at: number) => Part): Formula =>
  at === 0
    ? minus(happenedBy(0, month, late(0)), happenedBy(-1, month, late(0)))
    : minus(happenedBy(at, month, late(at)), happenedBy(at - 1, month, late(at)));
