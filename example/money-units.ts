// How the example says money and years.
import { financialYearStarting } from '../src/kernel/financial-year.ts';

/** Millions of pounds, in pence. */
export const millions = (amount: number): number => Math.round(amount * 100_000_000);

/** The years from one on, called. */
export function yearsFrom(first: string) {
  return (after: number): string => financialYearStarting(Number(first.slice(0, 4)) + after);
}
