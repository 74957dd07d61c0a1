// Packs as they were approved before Goldthread: drawn from what stands, under the name of whoever approved it.
import type { Tx } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { allCycles, allPeriods } from '../delivery/index.ts';
import { bodyLines } from '../people/index.ts';
import type { CouncilNamed } from '../plan/index.ts';
import type { Choice } from './of-period.ts';
import { approve, makePackIn } from './pack.actions.ts';
import type { PackSources } from './sources.ts';

export interface EarlierPacks {
  actor: System;
  council: CouncilNamed;
  day: Day;
  sources: PackSources;
  board: string;
  /** A board that is given the exceptions alone. */
  exceptionsTo: string;
  /** Whoever made and approved it. */
  by: string;
}

/** What was made of the period closed last before any that is open: the board's pack, others' exceptions, scrutiny's pages. */
export async function addEarlierPacks(tx: Tx, given: EarlierPacks): Promise<void> {
  const { actor, council, day, sources, board, exceptionsTo, by } = given;
  const bodies = new Map((await bodyLines(tx)).map((one) => [one.name, one.bodyId]));
  const numberOf = (name: string) => {
    const found = bodies.get(name);
    if (found === undefined) throw new Error(`There is no board called ${name}.`);
    return found;
  };
  const bodyId = numberOf(board);
  const cycle = (await allCycles(tx)).find((one) => one.bodyId === bodyId);
  const period = (await allPeriods(tx)).find(
    (one) => one.cycleId === cycle?.cycleId && one.closedOn !== null,
  );
  if (!period) throw new Error(`No period for ${board} is closed.`);
  const choices: Choice[] = [
    { kind: 'board', bodyId, itemId: null },
    { kind: 'exception', bodyId: numberOf(exceptionsTo), itemId: null },
    { kind: 'scrutiny', bodyId: null, itemId: null },
  ];
  for (const choice of choices) {
    const wanted = { council, day, sources, ...choice, periodId: period.periodId };
    const packId = await makePackIn(tx, actor, { ...wanted, by });
    await approve(tx, council.id, packId, { on: day, by });
  }
}
