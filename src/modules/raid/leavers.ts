// What in the register hangs on its owner: entries that are open and have one.
import type { Responsible } from '../delivery/index.ts';
import { loadRegister } from './raid.store.ts';
import { labelOfEntry, raidPaths } from './say.ts';

export const ownersOfEntries: Responsible = async ({ tx, from }) => {
  const { entries } = await loadRegister(tx, from);
  return entries
    .filter(({ closedOn, ownerId }) => closedOn === null && ownerId !== null)
    .map((entry) => {
      const path = raidPaths.entry(entry.entryId);
      const title = `${labelOfEntry(entry)}: ${entry.title}`;
      return { kind: 'risk', title, path, personId: entry.ownerId, handOver: path };
    });
};
