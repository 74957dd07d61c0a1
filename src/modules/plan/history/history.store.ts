// The only SQL for histories: every recorded change of an item and of the rows that belong to it.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Change } from '../../../db/record.ts';
import type { HistoryTable, ItemChange } from './history.ts';

const Row = Change.omit({ entry: true, line: true }).extend({ table: z.string() });

/** Parts of one role on one item that a history reaches; no plan names so many people for one thing. */
const partsAtMost = 20;

/**
 * The changes, newest first, with those of one unit of work together: at most `atMost` units. Rows are found by their
 * keys, because row-level security lets an index serve nothing else.
 */
export async function changesOfItem(
  tx: Tx,
  itemId: number,
  tables: readonly HistoryTable[],
  atMost: number,
): Promise<readonly ItemChange[]> {
  const belonging = tables.map(
    ({ table, key }) => sql.fragment`
      union all
      select ${table}, jsonb_build_array(${sql.identifier([key])})::text
      from ${sql.identifier([table])}
      where item_id = ${itemId}`,
  );
  return tx.any(sql.type(Row)`
    with keys (table_name, row_key) as (
      select 'items', jsonb_build_array(${itemId}::bigint)::text
      union all
      select 'item_dates', jsonb_build_array(${itemId}::bigint, role)::text
      from unnest(array['start', 'due']) as role
      union all
      select 'item_people', jsonb_build_array(${itemId}::bigint, role, place)::text
      from unnest(array['officer-sponsor', 'member-sponsor', 'lead', 'responsible']) as role
      cross join generate_series(0, ${partsAtMost}) as place
      ${sql.join(belonging, sql.fragment``)}
    ),
    lines as (
      select line.*
      from keys
      join record_lines as line using (table_name, row_key)
      where line.council_id = (select current_council())
    ),
    latest as (
      select distinct entry.entry_id, entry.seq
      from lines
      join record as entry using (council_id, entry_id)
      where entry.seq is not null
      order by entry.seq desc
      limit ${atMost}
    )
    select lines.table_name as "table", entry.seq, entry.at, entry.actor, entry.reason, content.before, content.after, (
      select removal_content.after ->> 'authority'
      from record_lines as removal
      join record_content as removal_content using (council_id, entry_id, line_id)
      where removal.council_id = lines.council_id
        and removal.entry_id = content.removed_in
        and removal.table_name = 'record_content'
        and removal.row_key = jsonb_build_array(lines.entry_id, lines.line_id)::text
    ) as removed
    from latest
    join lines using (entry_id)
    join record as entry using (council_id, entry_id)
    join record_content as content using (council_id, entry_id, line_id)
    order by entry.seq desc, lines.line_id
  `);
}
