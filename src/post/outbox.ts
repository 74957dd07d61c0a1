// Sends what waits in the outboxes: each message once, tried again with longer and longer waits, and given up in the end.

import { z } from 'zod';
import { listCouncils } from '../db/councils.ts';
import type { Database } from '../db/database.ts';
import type { JobKind } from '../db/jobs.ts';
import type { System } from '../kernel/actor.ts';
import { dueInOutbox, markSent, markTrouble, type OutboxMessage, takeFromOutbox } from './outbox.store.ts';
import { type Post, RefusedForGood } from './post.ts';

export { type NewMessage, type OutboxMessage, outboxOf, putInOutbox } from './outbox.store.ts';

/** Stands in the words of a message where its link belongs. */
export const linkPlace = '[a link that works once]';

/** Minutes from each try to the next: about two days in all, over a weekend's dead server. */
export const waits = [2, 10, 30, 120, 360, 720, 1440] as const;

/** Days after which a message is given up: switching mail on must not release what nobody wants any more. */
export const oldest = 14;

/** Messages of one council sent in one go; the next go takes the rest. */
const atOnce = 100;

export interface Sending {
  post: Post;
  now: () => Temporal.Instant;
  /**
   * The whole address of a link, made for an account at the moment of sending; `to` is what the message asked for, null
   * for a new password. Throws RefusedForGood where the message must not go any more.
   */
  linkFor: (councilId: number, accountId: string, to: string | null) => Promise<string>;
}

const sender: System = { kind: 'system', name: 'the post' };

/** One go over every council. Trouble with one message holds up no other. Without a mail service nothing happens. */
export async function sendWaiting(database: Database, sending: Sending): Promise<void> {
  if (sending.post.kind === 'none') return;
  for (const { councilId } of await listCouncils(database)) {
    const now = sending.now().toString();
    const due = await database.read(sender, councilId, (tx) => dueInOutbox(tx, now, atOnce));
    for (const messageId of due) await sendOne(database, councilId, messageId, sending);
  }
}

async function sendOne(database: Database, councilId: number, messageId: number, sending: Sending) {
  const start = sending.now();
  const nextTry = waits.map((minutes) => start.add({ minutes }).toString());
  const taken = await database.as(sender, councilId, 'Try to send a message', (tx) =>
    takeFromOutbox(tx, messageId, { now: start.toString(), nextTry }),
  );
  if (!taken) return;
  const trouble = await tryToSend(councilId, taken, sending);
  const at = sending.now().toString();
  const over = trouble !== null && (trouble instanceof RefusedForGood || taken.tries > waits.length);
  await database.as(sender, councilId, trouble ? 'A message did not go' : 'A message went', (tx) =>
    trouble
      ? markTrouble(tx, messageId, { trouble: trouble.message, refusedAt: over ? at : null })
      : markSent(tx, messageId, at),
  );
}

async function tryToSend(councilId: number, message: OutboxMessage, sending: Sending): Promise<Error | null> {
  const { to, subject, messageId } = message;
  try {
    if (isTooOld(message, sending.now()))
      throw new RefusedForGood(`It waited for more than ${oldest} days and was not sent.`);
    const text = await withLinks(councilId, message, sending);
    await sending.post.send({ to, subject, text, reference: `message-${councilId}-${messageId}` });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isTooOld({ askedAt }: OutboxMessage, now: Temporal.Instant): boolean {
  const age = now.since(Temporal.Instant.from(askedAt));
  return Temporal.Duration.compare(age, { hours: 24 * oldest }) > 0;
}

/** The message's words, each place of a link filled. */
async function withLinks(councilId: number, message: OutboxMessage, { linkFor }: Sending): Promise<string> {
  if (message.linkFor === null) return message.text;
  const wanted = message.linkTo.length > 0 ? message.linkTo : [null];
  let { text } = message;
  for (const to of wanted) {
    const link = await linkFor(councilId, message.linkFor, to);
    text = text.replace(linkPlace, () => link);
  }
  return text;
}

/** The job of the process that serves: once a minute. */
export function postJob(database: Database, sending: Sending): JobKind {
  return {
    name: 'post',
    data: z.object({}),
    schedule: '* * * * *',
    run: () => sendWaiting(database, sending),
  };
}
