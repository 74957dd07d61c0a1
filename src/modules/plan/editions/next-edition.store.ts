// The only SQL for a plan's next edition: each kind of row in one statement.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { DateChange } from '../changes/changes.store.ts';
import { keptLifecycle } from '../directions/direction.ts';
import type { NewPlan } from '../new-plan.ts';
import type { Item, Link, Part } from '../thread.ts';
import type { Ended } from './next-edition.ts';

export type ItemRow = Omit<Item, 'id' | 'start' | 'due' | 'parts'> & { itemId: number };

/** Items as the edition has them, standing or new. */
export async function putItems(tx: Tx, councilId: number, rows: readonly ItemRow[]): Promise<void> {
  const given = rows.map((row) => ({
    council_id: councilId,
    item_id: row.itemId,
    plan_id: row.planId,
    kind: row.kind,
    sort: row.sort,
    ref: row.ref,
    title: row.title,
    detail: row.detail,
    parent_id: row.parentId,
    position: row.position,
    level: row.level,
    status_words: row.status?.words ?? null,
    lifecycle: keptLifecycle(row, row.status?.lifecycle),
    confidence: row.status?.confidence ?? null,
    certain: row.certain,
    document_id: row.documentId,
    source: row.source,
  }));
  await tx.query(sql.unsafe`
    insert into items
    select * from jsonb_populate_recordset(null::items, ${sql.jsonb(given)})
    on conflict (council_id, item_id) do update
    set kind = excluded.kind,
        sort = excluded.sort,
        ref = excluded.ref,
        title = excluded.title,
        detail = excluded.detail,
        parent_id = excluded.parent_id,
        position = excluded.position,
        level = excluded.level,
        status_words = excluded.status_words,
        lifecycle = excluded.lifecycle,
        confidence = excluded.confidence,
        certain = excluded.certain,
        document_id = excluded.document_id,
        source = excluded.source
  `);
}

export async function putDates(tx: Tx, councilId: number, changes: readonly DateChange[]): Promise<void> {
  const given = changes.flatMap(({ itemId, role, to }) =>
    to ? [{ council_id: councilId, item_id: itemId, role, ...to }] : [],
  );
  const taken = changes
    .filter(({ to }) => to === null)
    .map(({ itemId, role }) => ({ item_id: itemId, role }));
  await tx.query(sql.unsafe`
    delete from item_dates
    using jsonb_to_recordset(${sql.jsonb(taken)}) as taken (item_id bigint, role text)
    where item_dates.item_id = taken.item_id and item_dates.role = taken.role
  `);
  await tx.query(sql.unsafe`
    insert into item_dates
    select * from jsonb_populate_recordset(null::item_dates, ${sql.jsonb(given)})
    on conflict (council_id, item_id, role) do update
    set words = excluded.words,
        kind = excluded.kind,
        earliest = excluded.earliest,
        latest = excluded.latest,
        meeting = excluded.meeting,
        condition = excluded.condition
  `);
}

/** Who has a part in each item, as the edition says. Rows that stand as they were are left alone. */
export async function putParts(
  tx: Tx,
  councilId: number,
  items: readonly { itemId: number; parts: readonly Part[] }[],
): Promise<void> {
  const rows = items.flatMap(({ itemId, parts }) =>
    parts.map(({ role, words, personId, certain }, position) => ({
      council_id: councilId,
      item_id: itemId,
      role,
      position,
      words,
      person_id: personId,
      certain,
    })),
  );
  await tx.query(sql.unsafe`
    delete from item_people
    where item_id = any(${sql.array(
      items.map(({ itemId }) => itemId),
      'int8',
    )})
      and not exists (
        select 1
        from jsonb_populate_recordset(null::item_people, ${sql.jsonb(rows)}) as given
        where given.item_id = item_people.item_id
          and given.role = item_people.role
          and given.position = item_people.position
      )
  `);
  await tx.query(sql.unsafe`
    insert into item_people
    select * from jsonb_populate_recordset(null::item_people, ${sql.jsonb(rows)})
    on conflict (council_id, item_id, role, position) do update
    set words = excluded.words,
        person_id = excluded.person_id,
        certain = excluded.certain
  `);
}

export async function removeAnswers(tx: Tx, links: readonly Link[]): Promise<void> {
  await tx.query(sql.unsafe`
    delete from links
    using jsonb_to_recordset(${sql.jsonb([...links])}) as gone ("from" bigint, "to" bigint, kind text)
    where links.from_item = gone."from" and links.to_item = gone."to" and links.kind = gone.kind
  `);
}

const endedWords = { closed: 'Closed', superseded: 'Superseded' } as const;

export async function endItem(tx: Tx, { itemId, how, reason }: Ended): Promise<void> {
  await tx.query(sql.unsafe`
    update items
    set status_words = ${`${endedWords[how]}: ${reason}`},
        lifecycle = ${how},
        confidence = null
    where item_id = ${itemId}
  `);
}

/** What the new edition does not hold stands after what it does, in the order it had. */
export async function arrangeAfter(tx: Tx, planId: number, held: readonly number[]): Promise<void> {
  await tx.query(sql.unsafe`
    update items
    set position = ${held.length} + later.place - 1
    from (
      select item_id, row_number() over (order by position, item_id) as place
      from items
      where plan_id = ${planId} and not item_id = any(${sql.array([...held], 'int8')})
    ) as later
    where items.item_id = later.item_id
  `);
}

/** Keeps the edition, and the one before it where this is the second. Answers its number. */
export async function addEdition(tx: Tx, councilId: number, planId: number, plan: NewPlan): Promise<number> {
  await tx.query(sql.unsafe`
    insert into plan_editions (council_id, plan_id, number, title, published_words, published_on, document_id)
    select council_id, plan_id, 1, title, published_words, published_on, document_id
    from plans
    where plan_id = ${planId}
      and not exists (select 1 from plan_editions where plan_editions.plan_id = plans.plan_id)
  `);
  return tx.oneFirst(sql.type(z.object({ number: z.int() }))`
    insert into plan_editions (council_id, plan_id, number, title, published_words, published_on, document_id)
    select ${councilId}, ${planId}, max(number) + 1, ${plan.title}, ${plan.publishedWords ?? null},
      ${plan.publishedOn ?? null}, ${plan.documentId ?? null}
    from plan_editions
    where plan_id = ${planId}
    returning number
  `);
}

/** The plan is called, and dated, as its newest edition is. */
export async function placePlan(tx: Tx, planId: number, plan: NewPlan): Promise<void> {
  await tx.query(sql.unsafe`
    update plans
    set title = ${plan.title},
        published_words = ${plan.publishedWords ?? null},
        published_on = ${plan.publishedOn ?? null},
        document_id = ${plan.documentId ?? null}
    where plan_id = ${planId}
  `);
}
