// The only SQL for links between headings of frames, and for who does what an item promises.
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../table-at.store.ts';
import { FrameLink } from './frame.ts';
import { ItemWay, type NewWay, SaidWay } from './way.ts';

export interface Sayer {
  name: string;
  day: Day;
}

/** In the order said, so that the last of a pair holds. */
export async function allFrameLinks(tx: Tx, from: TableAt = live): Promise<readonly FrameLink[]> {
  return tx.any(sql.type(FrameLink)`
    select link_id, item_id, other_item_id, best_value_theme, linked, reason, said_on, said_by
    from ${from('frame_links')}
    order by link_id
  `);
}

export async function addFrameLink(
  tx: Tx,
  councilId: number,
  given: Pick<FrameLink, 'itemId' | 'otherItemId' | 'bestValueTheme' | 'linked' | 'reason'>,
  by: Sayer,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into frame_links (council_id, item_id, other_item_id, best_value_theme, linked, reason, said_on, said_by)
    values (${councilId}, ${given.itemId}, ${given.otherItemId}, ${given.bestValueTheme}, ${given.linked},
      ${given.reason}, ${by.day}, ${by.name})
  `);
}

/** The newest of each item. */
export async function allWays(tx: Tx, from: TableAt = live): Promise<readonly ItemWay[]> {
  return tx.any(sql.type(ItemWay)`
    select distinct on (item_id) item_id, way, partner
    from ${from('item_ways')}
    order by item_id, way_id desc
  `);
}

/** What was said of one item, newest first. */
export async function waysOf(tx: Tx, itemId: number, from: TableAt = live): Promise<readonly SaidWay[]> {
  return tx.any(sql.type(SaidWay)`
    select item_id, way, partner, ask, due_on, answered_on, answer, said_on, said_by
    from ${from('item_ways')}
    where item_id = ${itemId}
    order by way_id desc
  `);
}

export async function addWay(
  tx: Tx,
  councilId: number,
  { itemId, ...given }: NewWay & { itemId: number },
  by: Sayer,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into item_ways (council_id, item_id, way, partner, ask, due_on, answered_on, answer, said_on, said_by)
    values (${councilId}, ${itemId}, ${given.way}, ${given.partner ?? null}, ${given.ask ?? null},
      ${given.dueOn ?? null}, ${given.answeredOn ?? null}, ${given.answer ?? null}, ${by.day}, ${by.name})
  `);
}
