// Two versions of a council's plans within one unit of work: as they stand, and as somebody saw them.
import type { Tx } from '../../../db/database.ts';
import { headSeq } from '../../../db/record.ts';
import type { Day } from '../../../kernel/days.ts';
import type { CouncilNamed } from '../live.ts';
import { asAt } from '../table-at.store.ts';
import { loadThread } from '../thread.store.ts';
import { type Walk, walk } from '../thread.ts';
import { instantOf } from './changes.store.ts';

/** A version is the number of the last entry of the record that somebody's page or file could hold. */
export interface Version {
  seq: number;
  thread: Walk;
}

/** The plans as they stand in this transaction. */
export async function present(tx: Tx, council: CouncilNamed, day: Day): Promise<Version> {
  const { name, example } = council;
  const seq = await headSeq(tx);
  return { seq, thread: walk(await loadThread(tx, { council: { name, example }, day })) };
}

/** The plans as they stood after an entry; null where the record has no such entry. */
export async function seenAt(tx: Tx, now: Version, seq: number): Promise<Walk | null> {
  if (seq === now.seq) return now.thread;
  const instant = await instantOf(tx, seq);
  if (instant === null) return null;
  const { council, day } = now.thread;
  return walk(await loadThread(tx, { council, day, from: asAt(instant) }));
}
