// Financial years in a row, counted from one of them.
import { type FinancialYear, financialYearStarting } from '../../../kernel/financial-year.ts';

const startOf = (year: FinancialYear): number => Number(year.slice(0, 4));

/** The year so many years later; earlier below nought. */
export const yearAfter = (year: FinancialYear, years = 1): FinancialYear =>
  financialYearStarting(startOf(year) + years);

/** How many years lie between two: 0 for the same one. */
export const yearsBetween = (from: FinancialYear, to: FinancialYear): number => startOf(to) - startOf(from);

/** Text sorts as time does. */
export const laterYear = (one: FinancialYear, other: FinancialYear): FinancialYear =>
  one > other ? one : other;
export const earliestYear = (years: readonly FinancialYear[]): FinancialYear => years.toSorted()[0] ?? '';
