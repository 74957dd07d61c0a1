// Opinions and updates from before Goldthread was used, put in when a council begins.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Item, loadThread, mainActions, walk, writeItem } from '../../plan/index.ts';
import type { Independent } from './independent.ts';
import { addIndependent, keepEarlierUpdates } from './opinions.store.ts';
import type { Status } from './rules/rule.ts';

type EarlierOpinion = Omit<Independent, 'opinionId' | 'itemId' | 'givenOn'> & { action: string };

export interface EarlierUpdate {
  /** How the action's title begins. */
  action: string;
  saidOn: Day;
  percentage: number | null;
  routeToGreen: string | null;
  /** Null where the status that stands is what was said. */
  status: Status | null;
}

export interface EarlierOpinions {
  opinions: readonly EarlierOpinion[];
  updates: readonly EarlierUpdate[];
}

/** Throws where no one action's title begins as it is said. */
export async function addEarlierOpinions(
  tx: Tx,
  councilId: number,
  { opinions, updates }: EarlierOpinions,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council: { name: '', example: false }, day }));
  const called = (beginning: string): Item => {
    const [found, second] = mainActions(thread).filter(({ title }) => title.startsWith(beginning));
    if (!found || second) throw new Error(`Not one action’s title begins with “${beginning}”.`);
    return found;
  };
  for (const { action, ...opinion } of opinions)
    await addIndependent(tx, councilId, {
      ...opinion,
      itemId: called(action).id,
      givenOn: opinion.formedOn,
      personId: thread.people.find(({ name }) => name === opinion.givenBy)?.id ?? null,
    });
  for (const { action, status } of updates) {
    const why = { reason: 'An earlier update', movedOn: day };
    if (status) await writeItem(tx, councilId, thread, called(action), { status }, why);
  }
  const kept = updates.map(({ action, saidOn, percentage, routeToGreen }) => ({
    itemId: called(action).id,
    saidOn,
    percentage,
    routeToGreen,
  }));
  await keepEarlierUpdates(tx, councilId, kept);
}
