// Financial years (1 April to 31 March) and their quarters.
import { z } from 'zod';
import type { Day } from './days.ts';

/** `2026/27` */
export const FinancialYear = z
  .string()
  .regex(/^\d{4}\/\d{2}$/)
  .refine(isConsecutive, 'must be two years running, such as 2026/27');
export type FinancialYear = string;

function isConsecutive(year: string): boolean {
  return (Number(year.slice(0, 4)) + 1) % 100 === Number(year.slice(5));
}

export function financialYearStarting(startYear: number): FinancialYear {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
}

export function financialYearOf(day: Day): FinancialYear {
  const year = Number(day.slice(0, 4));
  return financialYearStarting(day.slice(5) >= '04-01' ? year : year - 1);
}

/** First and last day, both inside. */
export function financialYearSpan(year: FinancialYear): { first: Day; last: Day } {
  const start = Number(year.slice(0, 4));
  return { first: `${start}-04-01`, last: `${start + 1}-03-31` };
}

/** Quarter 1 is April to June. */
export function quarterSpan(year: FinancialYear, quarter: 1 | 2 | 3 | 4): { first: Day; last: Day } {
  const start = Number(year.slice(0, 4));
  const spans = {
    1: { first: `${start}-04-01`, last: `${start}-06-30` },
    2: { first: `${start}-07-01`, last: `${start}-09-30` },
    3: { first: `${start}-10-01`, last: `${start}-12-31` },
    4: { first: `${start + 1}-01-01`, last: `${start + 1}-03-31` },
  };
  return spans[quarter];
}

export function quarterOf(day: Day): 1 | 2 | 3 | 4 {
  const month = Number(day.slice(5, 7));
  if (month <= 3) return 4;
  if (month <= 6) return 1;
  return month <= 9 ? 2 : 3;
}
