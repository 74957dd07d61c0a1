// The savings programme as a whole: what it is worth in this year and a full one, what is likely, what may be counted twice. Pure.
import { z } from 'zod';
import type { Day } from '../../../kernel/days.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { sayPounds } from '../../../kernel/money.ts';
import { monthOf } from '../engine/medium-term/time.ts';
import { savingsCalculation } from '../engine/savings/savings.calculation.ts';
import type { StoredEntry } from './entry.ts';
import { weights } from './kinds/savings.ts';

interface Facts {
  fullYear: number;
  startsOn: Day;
  status: keyof typeof weights;
  recurring: boolean;
  line?: string;
  mitigated?: number;
  mitigationRecurring?: boolean;
}
const factsOf = ({ facts }: Pick<StoredEntry, 'facts'>) => facts as unknown as Facts; // Entries of the register of savings.

/** Whole months of the day's financial year in which a saving runs: a one-off ends with the year in which it begins. */
function monthsRunning({ startsOn, recurring }: Facts, day: Day): number {
  const month = monthOf(startsOn, financialYearOf(day));
  if (!recurring && month < 0) return 0;
  return Math.min(12, Math.max(0, 12 - month));
}

const Found = z.object({ inYear: z.number(), weighted: z.number(), nextYear: z.number() });

/** In whole pence. */
export function savingsWorth(entries: readonly Pick<StoredEntry, 'name' | 'facts'>[], day: Day) {
  if (entries.length === 0) return { inYear: 0, weighted: 0, nextYear: 0 };
  const found = savingsCalculation.run({
    weights,
    savings: entries.map((entry) => {
      const facts = factsOf(entry);
      return {
        name: entry.name,
        fullYear: facts.fullYear / 100,
        months: monthsRunning(facts, day),
        status: facts.status,
        isRecurring: facts.recurring,
      };
    }),
  });
  const { inYear, weighted, nextYear } = Found.parse(found);
  const pence = (pounds: number) => Math.round(pounds * 100);
  return { inYear: pence(inYear), weighted: pence(weighted), nextYear: pence(nextYear) };
}

/** Unweighted beside weighted: a weight is usual practice, and never hides the sum. */
export function savingTotals(entries: readonly StoredEntry[], day: Day): string[] {
  const { inYear, weighted, nextYear } = savingsWorth(entries, day);
  const lost = entries.map(factsOf).reduce((total, facts) => {
    if (facts.status !== 'undeliverable' || !facts.recurring) return total;
    return total + facts.fullYear - (facts.mitigationRecurring ? (facts.mitigated ?? 0) : 0);
  }, 0);
  const year = financialYearOf(day);
  return [
    `Weighted by status (delivered 100%, on track 95%, at risk 50%, undeliverable none), those that recur are worth ${sayPounds(nextYear)} in a full year`,
    `In ${year}, by the month in which each begins: ${sayPounds(inYear)}; weighted: ${sayPounds(weighted)}`,
    ...(lost > 0
      ? [
          `${sayPounds(lost)} a year of recurring savings can neither be delivered nor mitigated for good: it is a pressure on next year`,
        ]
      : []),
  ];
}

/** Savings of one amount on one budget line may be one saving. */
export function doubleCounts(entries: readonly StoredEntry[]): string[] {
  const groups = Map.groupBy(
    entries.filter((one) => factsOf(one).line),
    (one) => `${factsOf(one).line?.toLowerCase()} ${factsOf(one).fullYear}`,
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map(
      (group) =>
        `${group.map(({ name }) => `“${name}”`).join(' and ')} take ${sayPounds(factsOf(group[0] as StoredEntry).fullYear)} from the same budget line: are they one saving?`,
    );
}
