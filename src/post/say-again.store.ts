// One message for several things said one after the other: what still waits to go says the newer words.
import { sql, type Tx } from '../db/database.ts';
import { type NewMessage, putInOutbox } from './outbox.store.ts';

/**
 * As `putInOutbox`, but where a message to the same person under the same subject still waits for its first try, that one
 * says the new words instead: several things written down one after the other reach somebody as one message.
 */
export async function sayInOutbox(tx: Tx, councilId: number, message: NewMessage): Promise<void> {
  const { rowCount } = await tx.query(sql.unsafe`
    update outbox
    set text = ${message.text}
    where to_address = ${message.to} and subject = ${message.subject}
      and tries = 0 and sent_at is null and refused_at is null
  `);
  if (rowCount === 0) await putInOutbox(tx, councilId, message);
}
