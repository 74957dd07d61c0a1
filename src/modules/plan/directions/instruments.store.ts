// The only SQL that says what instruments did: notices as they wait, events once they are checked, and the functions.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import type { EventKind } from './direction.ts';
import { does, type NewFunction, type NewNotice } from './notice.ts';

export const Notice = z.object({
  noticeId: z.int(),
  does: z.enum(does),
  title: z.string().nullable(),
  madeBy: z.string().nullable(),
  happenedOn: Day,
  words: z.string(),
  link: z.string(),
  actsOn: z.int().nullable(),
  mandateIds: z.array(z.int()),
  gives: z.array(z.int()),
  toldOn: Day,
  toldBy: z.string(),
  toldAccountId: z.string(),
  agreed: z.boolean().nullable(),
  answer: z.string().nullable(),
  checkedOn: Day.nullable(),
  checkedBy: z.string().nullable(),
});
export type Notice = z.infer<typeof Notice>;

const columns = sql.fragment`notice_id, does, title, made_by, happened_on, words, link, acts_on,
  to_jsonb(mandate_ids) as mandate_ids, to_jsonb(gives) as gives, told_on, told_by, told_account_id, agreed, answer,
  checked_on, checked_by`;

/** Those that nobody has checked, oldest first. */
export async function waitingNotices(tx: Tx): Promise<readonly Notice[]> {
  return tx.any(sql.type(Notice)`
    select ${columns}
    from instrument_notices
    where checked_on is null
    order by notice_id
  `);
}

export async function noticeNumbered(tx: Tx, noticeId: number): Promise<Notice | null> {
  return tx.maybeOne(sql.type(Notice)`
    select ${columns}
    from instrument_notices
    where notice_id = ${noticeId}
  `);
}

export interface Teller {
  name: string;
  accountId: string;
  day: Day;
}

export async function addNotice(tx: Tx, councilId: number, given: NewNotice, by: Teller): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ noticeId: z.int() }))`
    insert into instrument_notices (council_id, does, title, made_by, happened_on, words, link, acts_on, mandate_ids,
      gives, told_on, told_by, told_account_id)
    values (${councilId}, ${given.does}, ${given.title ?? null}, ${given.madeBy ?? null}, ${given.happenedOn},
      ${given.words}, ${given.link}, ${given.actsOn ?? null}, ${sql.array(given.mandateIds, 'int8')},
      ${sql.array(given.gives, 'int8')}, ${by.day}, ${by.name}, ${by.accountId})
    returning notice_id
  `);
}

/** Whether it was there to answer: false where somebody had done so already. */
export async function answerNotice(
  tx: Tx,
  noticeId: number,
  { agreed, answer }: { agreed: boolean; answer: string | null },
  by: Teller,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update instrument_notices
    set agreed = ${agreed},
        answer = ${answer},
        checked_on = ${by.day},
        checked_by = ${by.name},
        checked_account_id = ${by.accountId}
    where notice_id = ${noticeId} and checked_on is null
  `);
  return rowCount > 0;
}

/** What the new instrument's number is, in the order in which instruments of the council were made. */
export async function nextVersion(tx: Tx): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ version: z.int() }))`
    select coalesce(max(version), 0) + 1 as version
    from instruments
  `);
}

interface NewEvent {
  instrumentId: number;
  kind: EventKind;
  happenedOn: Day;
  words: string;
  link: string;
  byInstrument: number | null;
  mandateId: number | null;
  noticeId: number;
}

export async function addEvent(tx: Tx, councilId: number, event: NewEvent): Promise<void> {
  await tx.query(sql.unsafe`
    insert into instrument_events (council_id, instrument_id, kind, happened_on, words, link, by_instrument, mandate_id,
      notice_id)
    values (${councilId}, ${event.instrumentId}, ${event.kind}, ${event.happenedOn}, ${event.words}, ${event.link},
      ${event.byInstrument}, ${event.mandateId}, ${event.noticeId})
  `);
}

export async function replaceInstrument(
  tx: Tx,
  instrumentId: number,
  { on, by }: { on: Day; by: number },
): Promise<void> {
  await tx.query(sql.unsafe`
    update instruments
    set replaced_on = ${on},
        replaced_by = ${by}
    where instrument_id = ${instrumentId}
  `);
}

export async function addFunction(
  tx: Tx,
  councilId: number,
  given: NewFunction,
  toldBy: string,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ functionId: z.int() }))`
    insert into exercised_functions (council_id, words, instrument_id, exercised_by, from_on, until_on, told_by)
    values (${councilId}, ${given.words}, ${given.instrumentId}, ${given.exercisedBy}, ${given.fromOn},
      ${given.untilOn ?? null}, ${toldBy})
    returning function_id
  `);
}

/** Whether it was there to return: false where an instrument had done so already. */
export async function returnFunction(
  tx: Tx,
  functionId: number,
  { on, by }: { on: Day; by: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update exercised_functions
    set returned_on = ${on},
        returned_by = ${by}
    where function_id = ${functionId} and returned_on is null
  `);
  return rowCount > 0;
}
