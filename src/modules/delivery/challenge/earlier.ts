// What the programme office had read and let stand before Goldthread was used, put in when a council begins.
import type { Tx } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { allPeriods } from '../periods/periods.store.ts';
import { addAccepted, addReasonsRead, updatesUntil } from './check.store.ts';
import { periodFacts, periodInHand } from './check.ts';
import { marksOf, worthReading } from './worth-reading.ts';

export interface EarlierReading {
  actor: System;
  council: CouncilNamed;
  day: Day;
  /** Who read it. */
  by: string;
}

/** Accepts all that was worth reading in the period closed last before the one in hand, as it stood when that closed. */
export async function addEarlierReading(tx: Tx, { actor, council, day, by }: EarlierReading): Promise<void> {
  const inHand = await periodInHand(tx, walk(await loadThread(tx, { council, day })));
  const before = (await allPeriods(tx)).find(
    ({ cycleId, closedOn, fromOn }) =>
      cycleId === inHand?.period.cycleId && closedOn !== null && fromOn < inHand.period.fromOn,
  );
  if (!inHand || !before?.closedOn) return;
  const on = before.closedOn;
  const thread = walk(await loadThread(tx, { council, day: on }));
  const from = updatesUntil(on);
  const facts = await periodFacts(tx, { thread, period: before, actor, signals: [], from });
  const { toRead } = worthReading(facts, inHand.planId, { read: [], open: [] });
  for (const { item } of toRead) {
    const about = { periodId: before.periodId, itemId: item.id, on, by };
    await addAccepted(tx, council.id, about);
    await addReasonsRead(tx, council.id, { ...about, marks: marksOf(facts, item.id) });
  }
}
