// The only SQL for the registers of delivery as such: each row's days and words, live or as they stood.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import type { TableAt } from '../../plan/index.ts';

const Row = z.object({
  id: z.int(),
  itemId: z.int().nullable(),
  openedOn: Day,
  endedOn: Day.nullable(),
  words: z.string(),
  /** The number of the page on which it stands, where it has none of its own. */
  within: z.int().optional(),
});
type Rows = Promise<readonly z.infer<typeof Row>[]>;

export async function challengeRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select challenge_id as id, item_id, raised_on as opened_on, answered_on as ended_on, words
    from ${from('challenges')}
    order by challenge_id
  `);
}

export async function voiceRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select voice_id as id, item_id, raised_on as opened_on, answered_on as ended_on, words
    from ${from('voices')}
    order by voice_id
  `);
}

/** A request that lay within what may slip was noted on the day it was made, and so is new and decided at once. */
export async function dateRequestRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select date_request_id as id, item_id, asked_on as opened_on, decided_on as ended_on, reason as words
    from ${from('date_requests')}
    order by date_request_id
  `);
}

export async function closingRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select closing_id as id, item_id, asked_on as opened_on, answered_on as ended_on, different as words
    from ${from('closings')}
    order by closing_id
  `);
}

/** A test is to come from the day on which the closing was agreed, until it is done or has nothing left to test. */
export async function retestRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select retest_id as id, retests.item_id, answered_on as opened_on, coalesce(tested_on, dropped_on) as ended_on,
      after_months || ' months after closing' as words
    from ${from('retests')}
    join ${from('closings')} using (council_id, closing_id)
    order by retest_id
  `);
}

export async function askedActionRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select meeting_action_id as id, item_id, asked_on as opened_on, done_on as ended_on, words, meeting_id as within
    from ${from('meeting_actions')}
    order by meeting_action_id
  `);
}

/** Evidence stands until it is withdrawn. The title of exempt evidence is on its own page alone. */
export async function evidenceRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select evidence_id as id, item_id, given_on as opened_on, withdrawn_on as ended_on,
      case when exempt then 'Exempt evidence' else title end as words
    from ${from('evidence')}
    order by evidence_id
  `);
}

export async function periodRows(tx: Tx, from: TableAt): Rows {
  return tx.any(sql.type(Row)`
    select period_id as id, null::bigint as item_id, opened_on, closed_on as ended_on,
      cycles.name || ': ' || periods.name as words
    from ${from('periods')}
    join ${from('cycles')} using (council_id, cycle_id)
    order by period_id
  `);
}
