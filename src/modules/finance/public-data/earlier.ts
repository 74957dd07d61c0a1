// Comparators of an example council: what it loaded before, the set it chose, and the business cases it approved.
import { createHash } from 'node:crypto';
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { addCase, addPeers, addSource } from './public-data.store.ts';
import type { PublicFile } from './read.ts';
import type { ApprovedCase } from './source.ts';

export interface EarlierComparators {
  keptOn: Day;
  keptBy: string;
  files: readonly PublicFile[];
  peers: { name: string; why: string; ownCode: string; areaCodes: readonly string[] };
  cases: readonly Omit<ApprovedCase, 'caseId'>[];
}

export async function addEarlierComparators(
  tx: Tx,
  councilId: number,
  { keptOn, keptBy, files, peers, cases }: EarlierComparators,
): Promise<void> {
  const by = { day: keptOn, name: keptBy };
  for (const file of files) {
    const sha256 = createHash('sha256').update(JSON.stringify(file)).digest('hex');
    await addSource(tx, councilId, { ...file, sha256 }, by);
  }
  await addPeers(tx, councilId, peers, by);
  for (const one of cases) await addCase(tx, councilId, one, by);
}
