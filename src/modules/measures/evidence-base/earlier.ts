// Writes pieces of the evidence base as they were kept before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { definitionsOn } from '../measure.store.ts';
import { addPiece, closeGap } from './piece.store.ts';
import type { CloseGap, NewPiece } from './piece.ts';

export interface EarlierEvidenceBase {
  keptBy: string;
  pieces: readonly (Omit<NewPiece, 'items' | 'measures' | 'owner'> & {
    keptOn: Day;
    /** By the name of the officer. */
    owner?: string;
    /** By how each outcome or action begins. */
    items: readonly string[];
    /** By title. */
    measures: readonly string[];
    closed?: CloseGap;
  })[];
}

export async function addEarlierEvidenceBase(
  tx: Tx,
  council: CouncilNamed,
  { keptBy, pieces }: EarlierEvidenceBase,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const definitions = await definitionsOn(tx, day);
  for (const { keptOn, owner, items, measures, closed, ...piece } of pieces) {
    const itemIds = items.map((words) => {
      const item = thread.items.find(({ title }) => title.startsWith(words));
      if (!item) throw new Error(`Nothing of the plans begins with “${words}”.`);
      return item.id;
    });
    const measureIds = measures.map((title) => {
      const found = definitions.find((one) => one.title === title);
      if (!found) throw new Error(`No measure is called “${title}”.`);
      return found.measureId;
    });
    const ownerId = thread.people.find(({ name }) => name === owner)?.id;
    const kept = { ...piece, owner: ownerId, items: itemIds, measures: measureIds };
    const pieceId = await addPiece(tx, council.id, kept, { name: keptBy, day: keptOn });
    if (closed) await closeGap(tx, pieceId, closed);
  }
}
