// The only SQL for mail that waits and mail that went.
import { z } from 'zod';
import { sql, type Tx } from '../db/database.ts';

export interface NewMessage {
  to: string;
  subject: string;
  /** With `linkPlace` where a link that works once belongs, if `linkFor` names an account. */
  text: string;
  linkFor?: string | undefined;
  /** What each `linkPlace` opens, in order, in words that only `Sending.linkFor` need know; none for a new password. */
  linkTo?: readonly string[] | undefined;
  /** ISO instant. */
  at: string;
}

/** Asks for a message within a unit of work: rolled back, it was never asked for. Answers its number. */
export async function putInOutbox(tx: Tx, councilId: number, message: NewMessage): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ messageId: z.int() }))`
    insert into outbox (council_id, to_address, subject, text, link_for, link_to, asked_at, next_try_at)
    values (${councilId}, ${message.to}, ${message.subject}, ${message.text}, ${message.linkFor ?? null},
      ${sql.array([...(message.linkTo ?? [])], 'text')}, ${message.at}::timestamptz, ${message.at}::timestamptz)
    returning message_id
  `);
}

export const OutboxMessage = z.object({
  messageId: z.int(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  linkFor: z.string().nullable(),
  linkTo: z.array(z.string()),
  askedAt: z.string(),
  tries: z.int(),
  sentAt: z.string().nullable(),
  refusedAt: z.string().nullable(),
  trouble: z.string().nullable(),
});
export type OutboxMessage = z.infer<typeof OutboxMessage>;

const columns = sql.fragment`
  message_id, to_address as "to", subject, text, link_for, link_to, asked_at, tries, sent_at, refused_at, trouble
`;

/** Newest first. */
export async function outboxOf(tx: Tx, atMost: number): Promise<readonly OutboxMessage[]> {
  return tx.any(sql.type(OutboxMessage)`
    select ${columns}
    from outbox
    order by message_id desc
    limit ${atMost}
  `);
}

/** What is due at an instant, oldest first. */
export async function dueInOutbox(tx: Tx, now: string, atMost: number): Promise<readonly number[]> {
  return tx.anyFirst(sql.type(z.object({ messageId: z.int() }))`
    select message_id
    from outbox
    where sent_at is null and refused_at is null and next_try_at <= ${now}::timestamptz
    order by message_id
    limit ${atMost}
  `);
}

/** Takes a message for one try, so that no other process tries it before `nextTry`; null where another has it. */
export async function takeFromOutbox(
  tx: Tx,
  messageId: number,
  { now, nextTry }: { now: string; nextTry: readonly string[] },
): Promise<OutboxMessage | null> {
  return tx.maybeOne(sql.type(OutboxMessage)`
    update outbox
    set tries = tries + 1,
      next_try_at = (${sql.array([...nextTry], 'timestamptz')})[least(tries + 1, ${nextTry.length})]
    where message_id = ${messageId}
      and sent_at is null and refused_at is null and next_try_at <= ${now}::timestamptz
    returning ${columns}
  `);
}

export async function markSent(tx: Tx, messageId: number, at: string): Promise<void> {
  await tx.query(sql.unsafe`
    update outbox
    set sent_at = ${at}::timestamptz, trouble = null
    where message_id = ${messageId}
  `);
}

/** `refusedAt` where it is given up. */
export async function markTrouble(
  tx: Tx,
  messageId: number,
  { trouble, refusedAt }: { trouble: string; refusedAt: string | null },
): Promise<void> {
  await tx.query(sql.unsafe`
    update outbox
    set trouble = ${trouble}, refused_at = ${refusedAt}::timestamptz
    where message_id = ${messageId}
  `);
}
