// A pack as it was approved before Goldthread: drawn from what stands, under the name of whoever approved it.
import type { Tx } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { bodyLines } from '../people/index.ts';
import type { CouncilNamed } from '../plan/index.ts';
import { approve, makePackIn, reportedOn } from './pack.actions.ts';
import type { PackSources } from './sources.ts';

export interface EarlierPack {
  actor: System;
  council: CouncilNamed;
  day: Day;
  sources: PackSources;
  board: string;
  /** Whoever made and approved it. */
  by: string;
}

/** The board pack of the month before. */
export async function addEarlierPack(tx: Tx, given: EarlierPack): Promise<void> {
  const { actor, council, day, sources, board, by } = given;
  const bodyId = (await bodyLines(tx)).find((one) => one.name === board)?.bodyId;
  if (bodyId === undefined) throw new Error(`There is no board called ${board}.`);
  const wanted = {
    council,
    day,
    sources,
    kind: 'board' as const,
    bodyId,
    itemId: null,
    period: reportedOn(day),
  };
  const packId = await makePackIn(tx, actor, { ...wanted, by });
  await approve(tx, council.id, packId, { on: day, by });
}
