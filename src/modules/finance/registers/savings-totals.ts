// The savings programme as a whole: what it is worth, what is likely, and what may be counted twice. Pure.
import { sayPounds } from '../../../kernel/money.ts';
import type { StoredEntry } from './entry.ts';
import { weights } from './kinds/savings.ts';

type Facts = { fullYear: number; status: keyof typeof weights; recurring: boolean; line?: string };
const factsOf = ({ facts }: StoredEntry) => facts as unknown as Facts; // Entries of the register of savings.

/** Unweighted beside weighted: a weight is usual practice, and never hides the sum. */
export function savingTotals(entries: readonly StoredEntry[]): string[] {
  const sum = (of: (facts: Facts) => number) => entries.reduce((total, one) => total + of(factsOf(one)), 0);
  const weighted = sum(({ fullYear, status }) => Math.round((fullYear * weights[status]) / 100));
  const lost = sum(({ fullYear, status, recurring }) =>
    status === 'undeliverable' && recurring ? fullYear : 0,
  );
  return [
    `Weighted by status: ${sayPounds(weighted)} (delivered 100%, on track 95%, at risk 50%, undeliverable none)`,
    ...(lost > 0
      ? [`${sayPounds(lost)} of recurring savings cannot be delivered: they are a pressure on next year`]
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
