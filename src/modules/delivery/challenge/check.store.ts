// The only SQL of check and challenge by period: what was said in it, what was accepted or challenged, and who signed.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';

const Confidence = z.enum(['on-track', 'at-risk', 'off-track']).nullable();

export const PeriodUpdate = z.object({
  itemId: z.int(),
  statusWords: z.string(),
  confidence: Confidence,
  done: z.string().nullable(),
  next: z.string().nullable(),
  routeToGreen: z.string().nullable(),
  /** As the item's update before the period had it; null where there was none. */
  statusBefore: z.string().nullable(),
  confidenceBefore: Confidence,
});
export type PeriodUpdate = z.infer<typeof PeriodUpdate>;

/** Of each item that has one, what was last said in a period, with what had been said before it. */
export async function updatesIn(tx: Tx, periodId: number): Promise<readonly PeriodUpdate[]> {
  return tx.any(sql.type(PeriodUpdate)`
    select latest.item_id, latest.status_words, latest.confidence, latest.done, latest.next, latest.route_to_green,
      before.status_words as status_before, before.confidence as confidence_before
    from (
      select distinct on (item_id) item_id, status_words, confidence, done, next, route_to_green,
        min(update_id) over (partition by item_id) as first_id
      from updates
      where period_id = ${periodId}
      order by item_id, update_id desc
    ) as latest
    left join lateral (
      select status_words, confidence
      from updates
      where updates.item_id = latest.item_id and updates.update_id < latest.first_id
      order by update_id desc
      limit 1
    ) as before on true
    order by latest.item_id
  `);
}

const ReasonRead = z.object({ itemId: z.int(), mark: z.string(), readOn: Day, readBy: z.string() });

/** Every reason that was read on a day or after it, as it was last read. */
export async function reasonsReadSince(tx: Tx, since: Day): Promise<readonly z.infer<typeof ReasonRead>[]> {
  return tx.any(sql.type(ReasonRead)`
    select distinct on (item_id, mark) item_id, mark, read_on, read_by
    from reasons_read
    where read_on >= ${since}
    order by item_id, mark, read_on desc, period_id desc
  `);
}

interface ReasonsRead {
  periodId: number;
  itemId: number;
  marks: readonly string[];
  on: Day;
  by: string;
}

/** Reading twice in one period is reading once. */
export async function addReasonsRead(tx: Tx, councilId: number, given: ReasonsRead): Promise<void> {
  await tx.query(sql.unsafe`
    insert into reasons_read (council_id, item_id, period_id, mark, read_on, read_by)
    select ${councilId}, ${given.itemId}, ${given.periodId}, mark, ${given.on}, ${given.by}
    from unnest(${sql.array([...given.marks], 'text')}) as mark
    order by mark
    on conflict do nothing
  `);
}

/** Updates as if none had been given after a day; every other table as it stands. */
export function updatesUntil(day: Day): TableAt {
  return (table) =>
    table === 'updates'
      ? sql.fragment`(
          select *
          from updates
          where said_on <= ${day}
        ) as updates`
      : live(table);
}

/** Accepting twice is accepting once. */
export async function addAccepted(
  tx: Tx,
  councilId: number,
  given: { periodId: number; itemId: number; on: Day; by: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into claims_accepted (council_id, period_id, item_id, accepted_on, accepted_by)
    values (${councilId}, ${given.periodId}, ${given.itemId}, ${given.on}, ${given.by})
    on conflict do nothing
  `);
}

export const SignOff = z.object({
  themeId: z.int(),
  signedAs: z.enum(['officer', 'member']),
  words: z.string().nullable(),
  signedOn: Day,
  signedBy: z.string(),
  signedAccountId: z.string(),
});
export type SignOff = z.infer<typeof SignOff>;

export async function signOffsOf(tx: Tx, periodId: number): Promise<readonly SignOff[]> {
  return tx.any(sql.type(SignOff)`
    select theme_id, signed_as, words, signed_on, signed_by, signed_account_id
    from sign_offs
    where period_id = ${periodId}
    order by sign_off_id
  `);
}

export async function addSignOff(
  tx: Tx,
  councilId: number,
  given: SignOff & { periodId: number },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into sign_offs (council_id, period_id, theme_id, signed_as, words, signed_on, signed_by, signed_account_id)
    values (${councilId}, ${given.periodId}, ${given.themeId}, ${given.signedAs}, ${given.words}, ${given.signedOn},
      ${given.signedBy}, ${given.signedAccountId})
  `);
}
