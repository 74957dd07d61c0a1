// A value against its target: on target, near it, off it, or not rated, with the working in a sentence. Pure.
import { Decimal } from 'decimal.js';
import { Unusable } from '../../../kernel/errors.ts';
import type { Limits, Polarity, Tolerance } from './tolerance.ts';

export const ratings = [
  'on-target',
  'near-target',
  'off-target',
  'within',
  'above',
  'below',
  'not-rated',
] as const;
export type Rating = (typeof ratings)[number];

export const ratingWords: Record<Rating, string> = {
  'on-target': 'On target',
  'near-target': 'Near target',
  'off-target': 'Off target',
  within: 'As expected',
  above: 'Above what was expected',
  below: 'Below what was expected',
  'not-rated': 'Not rated',
};

export interface Rated {
  rating: Rating;
  /** Why, in a sentence with the figures. */
  why: string;
}

/**
 * Rates a value. `previous` is the value it must not be worse than, for the rule that asks. Compared exactly, as printed
 * decimals, so that 0.1 + 0.2 is 0.3. Throws `Unusable` where the rule contradicts itself.
 */
export function rate(value: number | null, rule: Tolerance, previous: number | null = null): Rated {
  if (value === null) return { rating: 'not-rated', why: 'There is no value.' };
  switch (rule.kind) {
    case 'none':
      return { rating: 'not-rated', why: 'It is shown and not rated.' };
    case 'in-range':
      return inRange(value, rule);
    case 'activity-bands':
      return inBands(value, rule);
    case 'improved-but-off-target':
      return improved(value, rule, previous);
    default:
      return within(value, limitsOf(rule));
  }
}

type Sided = Extract<Tolerance, { kind: 'target-and-floor' | 'margin' }>;

/** The limits a rule sets. */
export function limitsOf(rule: Sided): Limits {
  if (rule.kind === 'margin') {
    const { target, polarity, near, onTarget, of, atTarget, atFloor } = rule;
    if (near < onTarget)
      throw new Unusable(`near (${near}) must not be less than onTarget (${onTarget}).`, 'near');
    return {
      polarity,
      target: missedBy({ target, polarity, of }, onTarget),
      floor: missedBy({ target, polarity, of }, near),
      atTarget,
      atFloor,
    };
  }
  const { target, floor, polarity = impliedPolarity(target, floor) } = rule;
  if (polarity === undefined)
    throw new Unusable(
      `The floor equals the target (${target}): say which way is better in “polarity”.`,
      'polarity',
    );
  if (isBetter(floor, target, polarity))
    throw new Unusable(
      `The floor (${floor}) is better than the target (${target}) where ${polarityWords[polarity]}: one of the three is wrong.`,
      'floor',
    );
  return { polarity, target, floor, atTarget: rule.atTarget, atFloor: rule.atFloor };
}

export const polarityWords: Record<Polarity, string> = {
  'higher-is-better': 'higher is better',
  'lower-is-better': 'lower is better',
};

function impliedPolarity(target: number, floor: number): Polarity | undefined {
  if (floor === target) return undefined;
  return floor < target ? 'higher-is-better' : 'lower-is-better';
}

/** The value that misses a target by a margin, on the worse side. */
function missedBy(
  { target, polarity, of }: { target: number; polarity: Polarity; of: 'percent-of-target' | 'points' },
  margin: number,
): number {
  const points =
    of === 'points' ? new Decimal(margin) : new Decimal(target).abs().times(margin).dividedBy(100);
  return polarity === 'higher-is-better'
    ? new Decimal(target).minus(points).toNumber()
    : new Decimal(target).plus(points).toNumber();
}

/** Whether one value is better than another, and not the same. */
export function isBetter(value: number, than: number, polarity: Polarity): boolean {
  return polarity === 'higher-is-better' ? value > than : value < than;
}

function reaches(value: number, limit: number, polarity: Polarity, at: 'inside' | 'outside'): boolean {
  return value === limit ? at === 'inside' : isBetter(value, limit, polarity);
}

/** 561400000 as 561,400,000. */
export const inDigits = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: 10 });

function within(value: number, { polarity, target, floor, atTarget, atFloor }: Limits): Rated {
  const words = polarityWords[polarity];
  if (reaches(value, target, polarity, atTarget))
    return {
      rating: 'on-target',
      why: `${inDigits(value)} is at or past the target of ${inDigits(target)}; ${words}.`,
    };
  if (reaches(value, floor, polarity, atFloor))
    return {
      rating: 'near-target',
      why: `${inDigits(value)} misses the target of ${inDigits(target)} and is not past the floor of ${inDigits(floor)}; ${words}.`,
    };
  return {
    rating: 'off-target',
    why: `${inDigits(value)} is past the floor of ${inDigits(floor)}, on the worse side; ${words}.`,
  };
}

function improved(
  value: number,
  { target, polarity, onTarget, of, atTarget }: Extract<Tolerance, { kind: 'improved-but-off-target' }>,
  previous: number | null,
): Rated {
  const limit = missedBy({ target, polarity, of }, onTarget);
  const words = polarityWords[polarity];
  if (reaches(value, limit, polarity, atTarget))
    return {
      rating: 'on-target',
      why: `${inDigits(value)} is within the margin of the target of ${inDigits(target)}, which ends at ${inDigits(limit)}; ${words}.`,
    };
  const past = `${inDigits(value)} is past ${inDigits(limit)}, where the margin of the target of ${inDigits(target)} ends`;
  if (previous === null)
    return {
      rating: 'off-target',
      why: `${past}, and there is no earlier value that it could have improved on; ${words}.`,
    };
  return isBetter(previous, value, polarity)
    ? { rating: 'off-target', why: `${past}, and worse than ${inDigits(previous)} before; ${words}.` }
    : { rating: 'near-target', why: `${past}, and no worse than ${inDigits(previous)} before; ${words}.` };
}

function ordered({ lower, upper }: { lower: number; upper: number }): void {
  if (lower > upper)
    throw new Unusable(
      `The lower end (${inDigits(lower)}) is above the upper end (${inDigits(upper)}).`,
      'lower',
    );
}

function inRange(value: number, rule: Extract<Tolerance, { kind: 'in-range' }>): Rated {
  ordered(rule);
  const { lower, upper, near } = rule;
  if (value >= lower && value <= upper)
    return {
      rating: 'on-target',
      why: `${inDigits(value)} lies in the range from ${inDigits(lower)} to ${inDigits(upper)}.`,
    };
  const outside = value < lower ? new Decimal(lower).minus(value) : new Decimal(value).minus(upper);
  const why = `${inDigits(value)} lies ${outside} outside the range from ${inDigits(lower)} to ${inDigits(upper)}`;
  return outside.lessThanOrEqualTo(near)
    ? { rating: 'near-target', why: `${why}; up to ${inDigits(near)} is near.` }
    : { rating: 'off-target', why: `${why}.` };
}

function inBands(value: number, rule: Extract<Tolerance, { kind: 'activity-bands' }>): Rated {
  ordered(rule);
  const { lower, upper } = rule;
  const expected = `what was expected, ${inDigits(lower)} to ${inDigits(upper)}`;
  if (value < lower) return { rating: 'below', why: `${inDigits(value)} is below ${expected}.` };
  if (value > upper) return { rating: 'above', why: `${inDigits(value)} is above ${expected}.` };
  return { rating: 'within', why: `${inDigits(value)} is within ${expected}.` };
}
