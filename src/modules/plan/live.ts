// The thread as it stands, kept in memory for as long as the council's record has not moved on.
import type { Database } from '../../db/database.ts';
import { headSeq } from '../../db/record.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Day, longDay } from '../../kernel/days.ts';
import { asAt } from './table-at.store.ts';
import { loadThread } from './thread.store.ts';
import { type Thread, type Walk, walk } from './thread.ts';

export interface CouncilNamed {
  id: number;
  name: string;
  example: boolean;
}

export type LiveThreads = (actor: Actor, council: CouncilNamed, day: Day) => Promise<Walk>;

/**
 * Answers a council's thread judged on a day. One query a request while nothing has been written; every write makes a
 * new entry of the record, so a stale thread cannot be shown.
 */
export function liveThreads(database: Database): LiveThreads {
  const kept = new Map<number, { seq: number; day: Day; thread: Walk }>();
  return (actor, council, day) =>
    database.read(actor, council.id, async (tx) => {
      const seq = await headSeq(tx);
      const known = kept.get(council.id);
      if (known?.seq === seq && known.day === day) return known.thread;
      const thread = walk(await loadThread(tx, { council: named(council), day }));
      kept.set(council.id, { seq, day, thread });
      return thread;
    });
}

/** The thread as the council believed it at an instant (ISO text), rebuilt from the record and judged on that day. */
export function pastThread(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  at: { instant: string; day: Day },
): Promise<Walk> {
  return database.read(actor, council.id, async (tx) =>
    walk(await loadThread(tx, { council: named(council), day: at.day, from: asAt(at.instant) })),
  );
}

function named({ name, example }: CouncilNamed): Thread['council'] {
  return { name, example };
}

/** Beside the council's name on pages that show what stands now. */
export function livePhrase(day: Day): string {
  return `live, ${longDay(day)}`;
}
