// A council's delivery grown at one stroke: actions of its leading plan, what was said of each, and risks that bear on them.
import { z } from 'zod';
import { sql, type Tx } from '../src/db/database.ts';
import type { Day } from '../src/kernel/days.ts';

export interface DeliverySize {
  actions: number;
  /** What was said of each, a week apart. */
  updatesEach: number;
  risks: number;
}

export interface Grown {
  /** One of the new leads, and one of the new actions. */
  personId: number;
  itemId: number;
  /** A board, and a meeting of it. */
  bodyId: number;
  meetingId: number;
}

/** As many as lead or sponsor with an ordinary share; each leads so many of the new actions. */
const actionsEach = 20;

/** Adds so much to what there is, in the caller's unit of work. The council has a board that has met. */
export async function growDelivery(
  tx: Tx,
  councilId: number,
  { actions, updatesEach, risks }: DeliverySize,
  day: Day,
): Promise<Grown> {
  const { first } = await tx.one(sql.type(z.object({ first: z.int() }))`
    with made as (
      insert into people (council_id, kind, name)
      select ${councilId}, 'officer', 'Lead ' || n
      from generate_series(1, ${Math.ceil(actions / actionsEach)}) as n
      returning person_id
    )
    select min(person_id) as first
    from made
  `);
  const items = await addActions(tx, councilId, actions, day);
  await tx.query(sql.unsafe`
    insert into item_people (council_id, item_id, role, position, words, person_id, certain)
    select ${councilId}, item_id, 'lead', 0, 'Lead', ${first} + n / ${actionsEach}, true
    from unnest(${sql.array(items, 'int8')}) with ordinality as made (item_id, n)
    where n / ${actionsEach} < ${Math.ceil(actions / actionsEach)}
  `);
  await tx.query(sql.unsafe`
    insert into updates (council_id, item_id, said_on, status_words, lifecycle, confidence, percentage, done)
    select ${councilId}, item_id, ${day}::date - 7 * n, 'On track', 'in-progress', 'on-track', 50, 'What was done then'
    from unnest(${sql.array(items, 'int8')}) as item_id
    cross join generate_series(${updatesEach}, 1, -1) as n
  `);
  await addRisks(tx, councilId, { items, risks, day });
  const board = await tx.one(sql.type(z.object({ bodyId: z.int(), meetingId: z.int() }))`
    select body_id, meeting_id
    from board_meetings
    order by meeting_id desc
    limit 1
  `);
  return { personId: first, itemId: items[0] ?? 0, ...board };
}

/** Each is due within three years; one in ten was moved once. A theme's own are as many as the theme has already. */
async function addActions(tx: Tx, councilId: number, actions: number, day: Day): Promise<number[]> {
  const made = await tx.anyFirst(sql.type(z.object({ itemId: z.int() }))`
    with like_these as (
      select plan_id, parent_id, row_number() over (order by item_id) - 1 as place, count(*) over () as total
      from items
      where council_id = ${councilId} and kind = 'action'
    )
    insert into items (council_id, item_id, plan_id, kind, ref, title, parent_id, position, status_words, lifecycle, confidence)
    select ${councilId}, nextval('item_numbers'), plan_id, 'action', 'G' || n, 'Grown action ' || n, parent_id, 10000 + n,
      'On track', 'in-progress', 'on-track'
    from generate_series(1, ${actions}) as n
    join like_these on place = n % total
    order by n
    returning item_id
  `);
  const items = sql.array([...made], 'int8');
  await tx.query(sql.unsafe`
    insert into item_dates (council_id, item_id, role, words, kind, earliest, latest)
    select ${councilId}, item_id, 'due', 'As planned', 'day', due, due
    from (
      select item_id, ${day}::date - 60 + (n % 1000)::int as due
      from unnest(${items}) with ordinality as made (item_id, n)
    ) as dated
  `);
  await tx.query(sql.unsafe`
    insert into date_moves (council_id, item_id, role, from_words, from_kind, from_earliest, from_latest,
      to_words, to_kind, to_earliest, to_latest, reason, moved_on)
    select ${councilId}, item_id, 'due', 'As planned', 'day', latest - 30, latest - 30, words, kind, earliest, latest,
      'The buyer was late', ${day}::date - 10
    from item_dates
    where item_id = any(${items}) and item_id % 10 = 0
  `);
  return [...made];
}

async function addRisks(
  tx: Tx,
  councilId: number,
  { items, risks, day }: { items: readonly number[]; risks: number; day: Day },
): Promise<void> {
  const entries = sql.array(
    [
      ...(await tx.anyFirst(sql.type(z.object({ entryId: z.int() }))`
        insert into raid_entries (council_id, kind, level, title, raised_on, raised_by, next_review_on, category_id)
        select ${councilId}, 'risk', 'workstream', 'Grown risk ' || n, ${day}::date, 'a benchmark', ${day}::date + 30,
          (select min(category_id) from risk_categories)
        from generate_series(1, ${risks}) as n
        returning entry_id
      `)),
    ],
    'int8',
  );
  await tx.query(sql.unsafe`
    insert into raid_scores (council_id, entry_id, role, matrix_id, likelihood, impact, scored_on, scored_by, reason)
    select ${councilId}, entry_id, 'current', (select min(matrix_id) from risk_matrices), 1 + (entry_id + turn) % 5,
      1 + entry_id % 4, ${day}::date, 'a benchmark', 'As it was raised'
    from unnest(${entries}) as entry_id
    cross join generate_series(1, 2) as turn
  `);
  await tx.query(sql.unsafe`
    insert into raid_links (council_id, entry_id, item_id, role)
    select ${councilId}, entry_id, (${sql.array([...items], 'int8')})[1 + entry_id % ${items.length}], 'bears-on'
    from unnest(${entries}) as entry_id
  `);
}
