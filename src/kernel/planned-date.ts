// A date in a plan: the words as published, and our reading of them as a period that never invents a day.
import { z } from 'zod';
import { Day, daysBetween, longDay, longMonth } from './days.ts';

export const plannedDateKinds = [
  'day',
  'month',
  'quarter',
  'year',
  'meeting',
  'condition',
  'ongoing',
  'unknown',
] as const;

/**
 * `earliest` and `latest` bound the reading, both inside: `April 2023` is the whole of April.
 * A date with neither bound cannot be missed. `meeting` names a meeting the words tie it to;
 * `condition` holds words that say what it waits for, or what comes after (`Ongoing for future years`).
 */
export const PlannedDate = z.object({
  words: z.string(),
  kind: z.enum(plannedDateKinds),
  earliest: Day.optional(),
  latest: Day.optional(),
  meeting: z.string().optional(),
  condition: z.string().optional(),
});
export type PlannedDate = z.infer<typeof PlannedDate>;

/** A date that somebody could miss has a last day. */
export function canBeMissed(date: PlannedDate | undefined): boolean {
  return date?.latest !== undefined;
}

/** Whole days past the last day it allows, on a given day; 0 when not late or when it cannot be missed. */
export function daysLate(date: PlannedDate | undefined, on: Day): number {
  if (date?.latest === undefined || date.latest >= on) return 0;
  return daysBetween(date.latest, on);
}

/** Our reading as a person would say it: `22 February 2023, at Full Council`, `any day in April 2023`. */
export function sayPlannedDate(date: PlannedDate): string {
  const parts = [sayPeriod(date)];
  if (date.meeting) parts.push(`at ${date.meeting}`);
  if (date.condition) parts.push(`and: ${date.condition}`);
  return parts.join(', ');
}

function sayPeriod({ kind, earliest, latest }: PlannedDate): string {
  if (kind === 'ongoing') return earliest ? `from ${longDay(earliest)}, with no end` : 'ongoing, with no end';
  if (earliest === undefined && latest === undefined) return 'no day that could be missed';
  if (latest === undefined) return `not before ${longDay(earliest ?? '')}`;
  if (earliest === undefined) return `by ${longDay(latest)}`;
  if (earliest === latest) return longDay(latest);
  if (kind === 'month') return `any day in ${longMonth(latest)}`;
  if (kind === 'year') return `any day in ${latest.slice(0, 4)}`;
  return `between ${longDay(earliest)} and ${longDay(latest)}`;
}
