// The only SQL for the registers that plan keeps itself: instruments, notices, functions, reviewers' deadlines, ballots.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import type { TableAt } from '../table-at.store.ts';

const Row = z.object({ id: z.int(), openedOn: Day, endedOn: Day.nullable(), words: z.string() });
type Row = z.infer<typeof Row>;

/** Functions of the council that others exercise, until an instrument returns them. */
export async function functionRows(tx: Tx, from: TableAt): Promise<readonly Row[]> {
  return tx.any(sql.type(Row)`
    select function_id as id, from_on as opened_on, returned_on as ended_on, words
    from ${from('exercised_functions')}
    order by function_id
  `);
}

/** Instruments, until another replaces or revokes the whole of them, or they run out. */
export async function instrumentRows(tx: Tx, from: TableAt): Promise<readonly Row[]> {
  return tx.any(sql.type(Row)`
    select instrument_id as id, made_on as opened_on, title as words,
      coalesce(replaced_on, (
        select min(happened_on)
        from ${from('instrument_events')}
        where instrument_events.instrument_id = instruments.instrument_id
          and mandate_id is null
          and kind in ('replaced', 'revoked', 'expired')
      )) as ended_on
    from ${from('instruments')}
    order by instrument_id
  `);
}

/** What somebody told of an instrument, until a second person has compared it with the original. */
export async function noticeRows(tx: Tx, from: TableAt): Promise<readonly Row[]> {
  return tx.any(sql.type(Row)`
    select notice_id as id, told_on as opened_on, checked_on as ended_on,
      coalesce(title, 'An instrument has run out') as words
    from ${from('instrument_notices')}
    order by notice_id
  `);
}

const Deadline = Row.extend({ reviewId: z.int() });

/** Days that a reviewer's letter sets, until the newest word on one says that it was done. */
export async function deadlineRows(tx: Tx, from: TableAt): Promise<readonly z.infer<typeof Deadline>[]> {
  return tx.any(sql.type(Deadline)`
    select deadline_id as id, review_id, set_on as opened_on, what as words,
      (
        select case when done_on is null then null else greatest(done_on, set_on) end
        from ${from('review_steps')}
        where review_steps.deadline_id = review_deadlines.deadline_id
        order by step_id desc
        limit 1
      ) as ended_on
    from ${from('review_deadlines')}
    order by deadline_id
  `);
}

/** Private ballots of members, until their papers are counted. */
export async function ballotRows(tx: Tx, from: TableAt): Promise<readonly Row[]> {
  return tx.any(sql.type(Row)`
    select ballot_id as id, opened_on, closed_on as ended_on, title as words
    from ${from('ballots')}
    join ${from('items')} using (item_id)
    order by ballot_id
  `);
}
