// Closing: what is asked before an action counts as done, and the tests, months later, of whether it lasted.
import { z } from 'zod';
import { addMonths, Day } from '../../../kernel/days.ts';
import { type Item, isFinished } from '../../plan/index.ts';

export const Closing = z.object({
  closingId: z.int(),
  itemId: z.int(),
  different: z.string(),
  askedOn: Day,
  askedBy: z.string(),
  askedAccountId: z.string(),
  /** Null until a second person has answered. */
  agreed: z.boolean().nullable(),
  answer: z.string().nullable(),
  answeredOn: Day.nullable(),
  answeredBy: z.string().nullable(),
});
export type Closing = z.infer<typeof Closing>;

export const AskToClose = z.object({
  different: z
    .string({ error: 'Say what is different now' })
    .max(2000)
    .meta({ title: 'What is different now' }),
});

export const ClosingAnswer = z.object({
  agreed: z.enum(['yes', 'no'], { error: 'Choose whether you agree' }).transform((word) => word === 'yes'),
  answer: z
    .string({ error: 'Say what you looked at, or what is missing' })
    .max(2000)
    .meta({ title: 'Reason' }),
});
export type ClosingAnswer = z.infer<typeof ClosingAnswer>;

export const Retest = z.object({
  retestId: z.int(),
  closingId: z.int(),
  itemId: z.int(),
  afterMonths: z.int(),
  dueOn: Day,
  stage: z.enum(['embedded', 'sustained']).nullable(),
  ownerAccountId: z.string().nullable(),
  ownerName: z.string().nullable(),
  passed: z.boolean().nullable(),
  found: z.string().nullable(),
  testedOn: Day.nullable(),
  testedBy: z.string().nullable(),
  droppedOn: Day.nullable(),
});
export type Retest = z.infer<typeof Retest>;

export const RetestResult = z.object({
  passed: z
    .enum(['yes', 'no'], { error: 'Choose whether it has lasted' })
    .transform((word) => word === 'yes'),
  found: z.string({ error: 'Say what you found' }).max(2000).meta({ title: 'What you found' }),
});
export type RetestResult = z.infer<typeof RetestResult>;

/** The kinds of item that somebody does, and so can be done with. */
const closable: readonly Item['kind'][] = ['action', 'sub-action', 'milestone', 'deliverable'];

/** Why an item cannot be asked about now, in a sentence; null where it can. */
export function whyNotToClose(item: Item, closings: readonly Closing[]): string | null {
  if (!closable.includes(item.kind)) return 'Only actions, steps, milestones and deliverables are closed.';
  if (closings.some((one) => one.answeredOn === null))
    return 'Somebody has asked already, and waits for an answer.';
  const last = closings[0];
  if (last?.agreed && isFinished(item)) return 'It is closed already.';
  if (item.status?.lifecycle === 'superseded') return 'Something else has taken its place.';
  return null;
}

/** The tests of one closing, soonest first. The first pass makes it embedded, the last sustained; one alone, sustained. */
export function retestsAfter(
  closedOn: Day,
  months: readonly number[],
): Pick<Retest, 'afterMonths' | 'dueOn' | 'stage'>[] {
  const rising = [...new Set(months)].sort((a, b) => a - b);
  return rising.map((afterMonths, at) => ({
    afterMonths,
    dueOn: addMonths(closedOn, afterMonths),
    stage: at === rising.length - 1 ? 'sustained' : at === 0 ? 'embedded' : null,
  }));
}

export interface Reconciled {
  opening: number[];
  added: number[];
  reopened: number[];
  closed: number[];
  closing: number[];
}

/**
 * A register between two days, each list the numbers of items: opening + new + reopened − closed = closing. What is new
 * and done within the time is both new and closed; what was taken out of the plan while open is closed.
 */
export function reconcile(before: readonly Item[], now: readonly Item[]): Reconciled {
  const then = new Map(before.map((item) => [item.id, item]));
  const ids = (items: readonly Item[]) => items.map(({ id }) => id);
  const open = now.filter((item) => !isFinished(item));
  const isOpenNow = new Set(ids(open));
  const opening = ids(before.filter((item) => !isFinished(item)));
  const added = ids(now.filter(({ id }) => !then.has(id)));
  const wasFinished = (id: number) => {
    const item = then.get(id);
    return item !== undefined && isFinished(item);
  };
  return {
    opening,
    added,
    reopened: ids(open).filter(wasFinished),
    closed: [...opening, ...added].filter((id) => !isOpenNow.has(id)),
    closing: ids(open),
  };
}
