// When somebody is asked for their updates: on opening, some days before the answers are due, when they are late.
import { z } from 'zod';
import { addDays, Day, daysBetween } from '../../../kernel/days.ts';
import type { Period } from '../periods/period.ts';

export const AskingSettings = z.object({
  /** Days before answers are due, falling. */
  reminderDays: z.array(z.int()),
  /** Whether mail carries a link by which its reader answers without signing in. */
  links: z.boolean(),
  /** Days for which such a link works. */
  linkDays: z.int(),
  fromOn: Day,
});
export type AskingSettings = z.infer<typeof AskingSettings>;

/** What holds where the council has set nothing. */
export const usualAsking: Omit<AskingSettings, 'fromOn'> = {
  reminderDays: [30, 7, 1],
  links: true,
  linkDays: 30,
};

export const Asked = z.object({
  periodId: z.int(),
  personId: z.int(),
  why: z.enum(['opened', 'before', 'overdue', 'nudged']),
  /** Of `before`: days before the answers are due; else 0. */
  days: z.int(),
  askedOn: Day,
});
export type Asked = z.infer<typeof Asked>;

export type Step = Pick<Asked, 'why' | 'days'>;

/**
 * The reminder that a period has reached on a day, null where it has reached none. One whose own day was missed, because
 * nothing ran, stays reached until the next; one that lay before the opening never is.
 */
export function reminderReached(period: Period, day: Day, reminderDays: readonly number[]): Step | null {
  const left = daysBetween(day, period.answersBy);
  if (left < 0) return { why: 'overdue', days: 0 };
  const reached = reminderDays.filter((days) => days >= left).sort((a, b) => a - b)[0];
  if (reached === undefined || addDays(period.answersBy, -reached) <= period.openedOn) return null;
  return { why: 'before', days: reached };
}
