// Who may change an entry, and the one way in to it: held for the unit of work, so that nobody writes over another.
import { type Acting, answering } from '../../db/answering.ts';
import type { Tx } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { type Answer, Conflict, NotAllowed, NotFound } from '../../kernel/errors.ts';
import { mayDo, type Permission } from '../people/index.ts';
import type { Entry } from './entry.ts';
import { lockEntry } from './raid.store.ts';

/** Who does something, for which council, on which day. */
export interface Doing extends Acting {
  day: Day;
}

/** Whoever keeps the register, and each owner for their own entries. */
export function mayKeep(actor: Actor, entry: Pick<Entry, 'ownerId'>): boolean {
  if (mayDo(actor, 'raid.keep')) return true;
  return (
    mayDo(actor, 'raid.own') &&
    actor.kind === 'person' &&
    actor.personId !== undefined &&
    actor.personId === entry.ownerId
  );
}

export function mustHold(actor: Actor, permission: Permission, words: string): void {
  if (!mayDo(actor, permission)) throw new NotAllowed(`You may not ${words}.`);
}

/**
 * One unit of work on one open entry. Throws NotFound where there is none, NotAllowed where somebody else keeps it, and
 * Conflict where it has been closed meanwhile.
 */
export async function withEntry<T>(
  doing: Doing,
  entryId: number,
  reason: string,
  work: (tx: Tx, entry: Entry) => Promise<Answer<T>>,
  allowed: (actor: Actor, entry: Entry) => boolean = mayKeep,
): Promise<Answer<T>> {
  if (!Number.isSafeInteger(entryId)) throw new NotFound('There is no such entry in the register.');
  return answering(doing, reason, async (tx) => {
    const entry = await lockEntry(tx, entryId);
    if (!entry) throw new NotFound('There is no such entry in the register.');
    if (!allowed(doing.actor, entry))
      throw new NotAllowed('This entry is kept by its owner and the programme office.');
    if (entry.closedOn !== null) throw new Conflict('This entry has been closed.');
    return work(tx, entry);
  });
}

/** Nothing was wrong, and there is nothing to tell. */
export const done: Answer<null> = { ok: true, value: null };
