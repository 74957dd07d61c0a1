// A move of a date: the ledger in which no date that was ever promised is lost.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { PlannedDate } from '../../../kernel/planned-date.ts';

/** A date that was given, moved or taken away. The earliest of an item's holds the date as it was published. */
export const DateMove = z.object({
  id: z.int(),
  itemId: z.int(),
  role: z.enum(['start', 'due']),
  from: PlannedDate.nullable(),
  to: PlannedDate.nullable(),
  reason: z.string(),
  documentId: z.int().nullable(),
  movedOn: Day,
});
export type DateMove = z.infer<typeof DateMove>;
