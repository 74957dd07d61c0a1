// Which way a measure travels: better, worse or the same, by the rule kept with the measure. Never "up". Pure.
import { Decimal } from 'decimal.js';
import { inDigits, isBetter } from './rate.ts';
import type { Polarity } from './tolerance.ts';

export const travelRules = ['last-value', 'same-period-last-year', 'regression'] as const;
export type TravelRule = (typeof travelRules)[number];

export const travelRuleWords: Record<TravelRule, string> = {
  'last-value': 'The period before',
  'same-period-last-year': 'The same period a year before',
  regression: 'The line through all values',
};

export const travels = ['better', 'worse', 'same', 'unknown'] as const;
export type Travel = (typeof travels)[number];

export interface Travelled {
  travel: Travel;
  why: string;
}

export interface TravelAsked {
  /** Oldest first; null where there is no value. The last one is the value that is judged. */
  values: readonly (number | null)[];
  polarity: Polarity;
  rule: TravelRule;
  /** Periods in a year: 12, 4, 2 or 1. */
  periodsPerYear: number;
  /** A change of up to this much, in the measure's unit, is no change. */
  sameWithin: number;
}

export function travelOf({ values, polarity, rule, periodsPerYear, sameWithin }: TravelAsked): Travelled {
  const last = values.at(-1) ?? null;
  if (last === null) return { travel: 'unknown', why: 'There is no value for the last period.' };
  if (rule === 'regression') return bySlope(values, polarity, sameWithin);
  const back = rule === 'last-value' ? 1 : periodsPerYear;
  const words = rule === 'last-value' ? 'the period before' : 'the same period a year before';
  const before = values.at(-1 - back) ?? null;
  if (before === null || values.length <= back)
    return { travel: 'unknown', why: `There is no value for ${words}.` };
  const change = new Decimal(last).minus(before).abs();
  if (change.lessThanOrEqualTo(sameWithin))
    return { travel: 'same', why: `${inDigits(last)} against ${inDigits(before)} for ${words}.` };
  const travel = isBetter(last, before, polarity) ? 'better' : 'worse';
  return { travel, why: `${inDigits(last)} against ${inDigits(before)} for ${words}.` };
}

/** Least squares over every value there is; `sameWithin` bounds the change that the line makes over them all. */
function bySlope(values: readonly (number | null)[], polarity: Polarity, sameWithin: number): Travelled {
  const points = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  if (points.length < 3)
    return { travel: 'unknown', why: `A line needs three values; there are ${points.length}.` };
  const n = points.length;
  const meanIndex = points.reduce((sum, { index }) => sum + index, 0) / n;
  const meanValue = points.reduce((sum, { value }) => sum + value, 0) / n;
  const along = points.reduce((sum, { index, value }) => sum + (index - meanIndex) * (value - meanValue), 0);
  const across = points.reduce((sum, { index }) => sum + (index - meanIndex) ** 2, 0);
  const slope = along / across;
  const change = slope * ((points.at(-1)?.index ?? 0) - (points[0]?.index ?? 0));
  // Sums of floats leave a rest far below any printed figure.
  const rest = 1e-9 * Math.max(1, Math.abs(meanValue));
  const why = `A line through ${n} values changes by ${Number(change.toPrecision(4))} over them.`;
  if (Math.abs(change) <= Math.max(sameWithin, rest)) return { travel: 'same', why };
  return { travel: isBetter(change, 0, polarity) ? 'better' : 'worse', why };
}
