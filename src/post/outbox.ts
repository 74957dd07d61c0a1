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

/** Messages of one council sent in one go; the next go takes the rest. */
const atOnce = 100;

export interface Sending {
  post: Post;
  now: () => Temporal.Instant;
  /** The whole address of a link that works once, made for an account at the moment of sending. */
  linkFor: (councilId: number, accountId: string) => Promise<string>;
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
  const { to, subject, messageId, linkFor } = message;
  try {
    const link = linkFor === null ? linkPlace : await sending.linkFor(councilId, linkFor);
    const text = message.text.replace(linkPlace, () => link);
    await sending.post.send({ to, subject, text, reference: `message-${councilId}-${messageId}` });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
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
