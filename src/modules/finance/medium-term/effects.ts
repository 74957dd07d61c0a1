// What each late action does to the money: the plan as it is, beside the plan had that one thing been on time. Pure.
import { whatIf } from '../engine/medium-term/explore.ts';
import type { Late } from './lateness.ts';
import type { Money } from './now.ts';

export interface Effect {
  late: Late;
  /** `saving:3` */
  row: string;
  /** Pounds a year: above nought the lateness widens the gap. */
  gap: readonly number[];
  /** On 31 March: above nought more is still to be paid for. */
  requirement: readonly number[];
  /** Pounds a year, of provision and interest together. */
  costOfDebt: readonly number[];
}

/** Of savings, sales and investments. A scheme that is late moves its spending before the plan is worked out. */
export function effectsOf({ program, entryOf, late }: Money): Effect[] {
  const rows = new Map([...entryOf].map(([row, entryId]) => [entryId, row]));
  const found = late.flatMap((one) => {
    const row = rows.get(one.entryId);
    return row && program.placeOf.has(`late:${row}`) ? [{ late: one, row }] : [];
  });
  if (found.length === 0) return [];
  const ids = found.map(({ row }) => `late:${row}`);
  const runs = ['gap', 'cfr', 'financing'].map((watched) => whatIf(program, ids, watched));
  const planned = runs.map((run) => run([]));
  return found.map(({ late: one, row }) => {
    const onTime = runs.map((run) => run([{ id: `late:${row}`, by: -one.months }]));
    const difference = (which: number) =>
      (planned[which] ?? []).map((value, at) => value - (onTime[which]?.[at] ?? 0));
    return { late: one, row, gap: difference(0), requirement: difference(1), costOfDebt: difference(2) };
  });
}
