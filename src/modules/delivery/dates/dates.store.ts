// The only SQL for requests to move a date, and for how far one may slip without.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { PlannedDate } from '../../../kernel/planned-date.ts';
import { live, type TableAt } from '../../plan/index.ts';

export const DateRequest = z.object({
  dateRequestId: z.int(),
  itemId: z.int(),
  wanted: PlannedDate,
  reason: z.string(),
  askedOn: Day,
  askedBy: z.string(),
  askedPersonId: z.int().nullable(),
  askedAccount: z.string().nullable(),
  decision: z.enum(['approved', 'refused', 'noted']).nullable(),
  decidedOn: Day.nullable(),
  decidedBy: z.string().nullable(),
  decidedWhy: z.string().nullable(),
});
export type DateRequest = z.infer<typeof DateRequest>;

/** Requests, latest first: of one item, or of all. */
export async function dateRequests(
  tx: Tx,
  { itemId, from = live }: { itemId?: number; from?: TableAt } = {},
): Promise<readonly DateRequest[]> {
  return tx.any(sql.type(DateRequest)`
    select date_request_id, item_id, wanted, reason, asked_on, asked_by, asked_person_id, asked_account, decision,
      decided_on, decided_by, decided_why
    from ${from('date_requests')}
    where ${itemId ?? null}::bigint is null or item_id = ${itemId ?? null}
    order by date_request_id desc
  `);
}

export async function addRequest(
  tx: Tx,
  councilId: number,
  given: Omit<DateRequest, 'dateRequestId'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into date_requests (council_id, item_id, wanted, reason, asked_on, asked_by, asked_person_id,
      asked_account, decision, decided_on, decided_by, decided_why)
    values (${councilId}, ${given.itemId}, ${sql.jsonb(given.wanted)}, ${given.reason}, ${given.askedOn},
      ${given.askedBy}, ${given.askedPersonId}, ${given.askedAccount}, ${given.decision}, ${given.decidedOn}, ${given.decidedBy},
      ${given.decidedWhy})
  `);
}

/** Decides a request that waits. False where somebody decided it first. */
export async function decideRequest(
  tx: Tx,
  given: Pick<DateRequest, 'dateRequestId' | 'decision' | 'decidedOn' | 'decidedBy' | 'decidedWhy'>,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update date_requests
    set decision = ${given.decision},
        decided_on = ${given.decidedOn},
        decided_by = ${given.decidedBy},
        decided_why = ${given.decidedWhy}
    where date_request_id = ${given.dateRequestId} and decision is null
  `);
  return rowCount === 1;
}

/** Days a date may slip in all before a move needs leave; 0 where the council set none. */
export async function toleranceOn(tx: Tx, day: Day): Promise<number> {
  const days = await tx.maybeOneFirst(sql.type(z.object({ days: z.int() }))`
    select days
    from date_tolerances
    where from_on <= ${day}
    order by from_on desc, date_tolerance_id desc
    limit 1
  `);
  return days ?? 0;
}

export async function setTolerance(
  tx: Tx,
  councilId: number,
  given: { days: number; fromOn: Day; reason: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into date_tolerances (council_id, days, from_on, reason)
    values (${councilId}, ${given.days}, ${given.fromOn}, ${given.reason})
  `);
}
