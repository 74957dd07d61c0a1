// Writes links of headings, and who does what, as they were said before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { CouncilNamed } from '../live.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import { framesOf } from './frame.ts';
import { addFrameLink, addWay } from './frames.store.ts';
import type { NewWay } from './way.ts';

export interface EarlierFrames {
  saidBy: string;
  /** By how each heading begins. */
  links: readonly { one: string; other: string; reason: string; saidOn: Day }[];
  /** By how the item that is promised begins. */
  ways: readonly (NewWay & { of: string; saidOn: Day })[];
}

export async function addEarlierFrames(
  tx: Tx,
  council: CouncilNamed,
  { saidBy, links, ways }: EarlierFrames,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const headings = framesOf(thread).flatMap((frame) => frame.headings);
  const headed = (words: string) => {
    const found = headings.find(({ title }) => title.startsWith(words));
    if (!found) throw new Error(`No heading begins with “${words}”.`);
    return found;
  };
  for (const { one, other, reason, saidOn } of links) {
    const pair = [headed(one), headed(other)];
    const ids = pair.flatMap(({ item }) => item?.id ?? []).sort((a, b) => a - b);
    const [itemId, otherItemId = null] = ids;
    if (itemId === undefined) throw new Error(`Neither “${one}” nor “${other}” is a heading of a plan.`);
    const bestValueTheme = pair.find(({ theme }) => theme !== null)?.theme ?? null;
    const by = { name: saidBy, day: saidOn };
    await addFrameLink(tx, council.id, { itemId, otherItemId, bestValueTheme, linked: true, reason }, by);
  }
  for (const { of, saidOn, ...way } of ways) {
    const item = thread.items.find(({ kind, title }) => kind === 'deliverable' && title.startsWith(of));
    if (!item) throw new Error(`No deliverable begins with “${of}”.`);
    await addWay(tx, council.id, { ...way, itemId: item.id }, { name: saidBy, day: saidOn });
  }
}
