// The gap to the target, in the measure's own unit and in plain words. Pure.
import { Decimal } from 'decimal.js';
import { isBetter } from './rate.ts';
import type { Polarity } from './tolerance.ts';

export interface Gap {
  /** Value less target, in the measure's own unit. */
  amount: number;
  /** As a percentage of the target, one decimal; null where the target is 0. */
  percent: number | null;
  words: string;
}

/** `unit` as the value is said: `%`, `£`, `days`; empty for a plain number. */
export function gapToTarget(
  value: number,
  target: number,
  { polarity, unit }: { polarity: Polarity; unit: string },
): Gap {
  const amount = new Decimal(value).minus(target);
  const percent =
    target === 0 ? null : amount.dividedBy(target).abs().times(100).toDecimalPlaces(1).toNumber();
  const size = sayFigure(amount.abs().toNumber(), unit === '%' ? 'percentage points' : unit);
  const words = amount.isZero()
    ? 'On the target exactly'
    : isBetter(value, target, polarity)
      ? `Better than the target by ${size}`
      : `${size} ${polarity === 'higher-is-better' ? 'short of' : 'over'} the target`;
  return { amount: amount.toNumber(), percent, words };
}

/** `£1,200`, `97.3%`, `3.15 days`, `42`. */
export function sayFigure(value: number, unit: string): string {
  const digits = Math.abs(value).toLocaleString('en-GB', { maximumFractionDigits: 10 });
  const sign = value < 0 ? '−' : '';
  if (unit === '£') return `${sign}£${digits}`;
  if (unit === '%') return `${sign}${digits}%`;
  return unit === '' ? `${sign}${digits}` : `${sign}${digits} ${unit}`;
}
