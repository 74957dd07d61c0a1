// The only SQL for asking people by mail: who was asked when, and what the council set.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { Asked, AskingSettings, usualAsking } from './asking.ts';

/** What holds on a day. */
export async function askingSettings(tx: Tx, day: Day): Promise<AskingSettings> {
  const set = await tx.maybeOne(sql.type(AskingSettings)`
    select reminder_days, links, link_days, from_on
    from asking_settings
    where from_on <= ${day}
    order by from_on desc, asking_setting_id desc
    limit 1
  `);
  return set ?? { ...usualAsking, fromOn: day };
}

const AskingSet = AskingSettings.extend({ reason: z.string(), setOn: Day, setBy: z.string() });
export type AskingSet = z.infer<typeof AskingSet>;

/** Everything that was ever set, newest first. */
export async function askingEverSet(tx: Tx): Promise<readonly AskingSet[]> {
  return tx.any(sql.type(AskingSet)`
    select reminder_days, links, link_days, from_on, reason, set_on, set_by
    from asking_settings
    order by asking_setting_id desc
  `);
}

export async function addAskingSettings(tx: Tx, councilId: number, given: AskingSet): Promise<void> {
  await tx.query(sql.unsafe`
    insert into asking_settings (council_id, reminder_days, links, link_days, from_on, reason, set_on, set_by)
    values (${councilId}, ${sql.array(given.reminderDays, 'int4')}, ${given.links}, ${given.linkDays}, ${given.fromOn},
      ${given.reason}, ${given.setOn}, ${given.setBy})
  `);
}

/** What was asked of everybody for some periods. */
export async function askedFor(tx: Tx, periodIds: readonly number[]): Promise<readonly Asked[]> {
  return tx.any(sql.type(Asked)`
    select period_id, person_id, why, days, asked_on
    from askings
    where period_id = any(${sql.array([...periodIds], 'int8')})
    order by asking_id
  `);
}

/** False where they were asked so already: then nothing is written. */
export async function addAsking(
  tx: Tx,
  councilId: number,
  given: Asked & { messageId: number },
): Promise<boolean> {
  const added = await tx.maybeOneFirst(sql.type(z.object({ askingId: z.int() }))`
    insert into askings (council_id, period_id, person_id, why, days, asked_on, message_id)
    values (${councilId}, ${given.periodId}, ${given.personId}, ${given.why}, ${given.days}, ${given.askedOn},
      ${given.messageId})
    on conflict do nothing
    returning asking_id
  `);
  return added !== null;
}

const Mailed = z.object({
  personId: z.int(),
  why: Asked.shape.why,
  askedOn: Day,
  sentAt: z.string().nullable(),
  /** Why it did not go, or not yet. */
  trouble: z.string().nullable(),
  refused: z.boolean(),
});
export type Mailed = z.infer<typeof Mailed>;

/** The latest message to each person about a period. */
export async function mailedFor(tx: Tx, periodId: number): Promise<readonly Mailed[]> {
  return tx.any(sql.type(Mailed)`
    select distinct on (askings.person_id) askings.person_id, askings.why, askings.asked_on, outbox.sent_at,
      outbox.trouble, outbox.refused_at is not null as refused
    from askings
    join outbox using (council_id, message_id)
    where askings.period_id = ${periodId}
    order by askings.person_id, askings.asking_id desc
  `);
}
