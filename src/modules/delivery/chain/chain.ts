// From a Direction to the function handed back: what answers it, what shows that, what commissioners found, what instruments did.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import {
  actionsAnswering,
  endOfDirection,
  type Item,
  labelOf,
  live,
  type TableAt,
  type Walk,
} from '../../plan/index.ts';
import { evidenceFor } from '../evidence/evidence.store.ts';

const Numbered = z.object({ id: z.int(), label: z.string(), title: z.string() });

export const Chain = z.object({
  direction: Numbered,
  /** Null while the Direction is in force. */
  ended: z
    .object({ kind: z.enum(['replaced', 'revoked', 'expired']), on: Day, by: z.int().nullable() })
    .nullable(),
  actions: z.array(
    Numbered.extend({
      /** The owner's own words. */
      status: z.string().nullable(),
      /** What stands, oldest first; the title of exempt evidence is null. */
      evidence: z.array(z.object({ id: z.int(), title: z.string().nullable(), datedOn: Day })),
    }),
  ),
  assessments: z.array(
    z.object({
      id: z.int(),
      finding: z.enum(['not-met', 'partly-met', 'largely-met', 'met']),
      words: z.string(),
      evidence: z.string(),
      evidenceIds: z.array(z.int()),
      writtenOn: Day,
      writtenBy: z.string(),
      issuedOn: Day,
      publishedOn: Day.nullable(),
      link: z.string().nullable(),
    }),
  ),
  instruments: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      madeBy: z.string(),
      madeOn: Day,
      replacedOn: Day.nullable(),
      events: z.array(
        z.object({
          kind: z.enum(['made', 'varied', 'replaced', 'revoked', 'expired']),
          happenedOn: Day,
          words: z.string(),
          link: z.string(),
          byInstrument: z.int().nullable(),
          /** The one Direction concerned; null where it is all of the instrument's. */
          mandateId: z.int().nullable(),
        }),
      ),
    }),
  ),
  functions: z.array(
    z.object({
      id: z.int(),
      words: z.string(),
      instrumentId: z.int(),
      exercisedBy: z.string(),
      fromOn: Day,
      untilOn: Day.nullable(),
      returnedOn: Day.nullable(),
      returnedBy: z.int().nullable(),
    }),
  ),
});
export type Chain = z.infer<typeof Chain>;

/** One query, for the evidence: the rest is in the thread. `from` gives a past day's evidence with its thread. */
export async function chainOf(tx: Tx, thread: Walk, mandate: Item, from: TableAt = live): Promise<Chain> {
  const actions = actionsAnswering(thread, mandate);
  const ids = actions.map(({ id }) => id);
  const pieces = Map.groupBy(await evidenceFor(tx, ids, from), ({ itemId }) => itemId);
  const instruments = thread.instruments.filter((one) => one.mandates.includes(mandate.id));
  const giving = new Set(instruments.map(({ id }) => id));
  return Chain.parse({
    direction: numbered(thread, mandate),
    ended: endOfDirection(thread, mandate.id),
    actions: actions.map((action) => ({
      ...numbered(thread, action),
      status: action.status?.words ?? null,
      evidence: (pieces.get(action.id) ?? []).map(({ evidenceId, title, datedOn }) => ({
        id: evidenceId,
        title,
        datedOn,
      })),
    })),
    assessments: thread.assessments.filter(({ mandateId }) => mandateId === mandate.id),
    instruments: instruments.map((one) => ({
      ...one,
      events: thread.instrumentEvents.filter(
        ({ instrumentId, mandateId }) =>
          instrumentId === one.id && (mandateId === null || mandateId === mandate.id),
      ),
    })),
    functions: thread.functions.filter(({ instrumentId }) => giving.has(instrumentId)),
  });
}

function numbered(thread: Walk, item: Item) {
  return { id: item.id, label: labelOf(thread, item), title: item.title };
}
