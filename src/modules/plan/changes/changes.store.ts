// The only SQL for changes to items: what is written, and the versions that people saw.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Item, ItemKind, Part, PartRole } from '../thread.ts';

/** The instant at which an entry of the council's record was made; null where there is no such entry. */
export async function instantOf(tx: Tx, seq: number): Promise<string | null> {
  return tx.maybeOneFirst(sql.type(z.object({ at: z.string() }))`
    select at
    from record
    where council_id = (select current_council()) and seq = ${seq}
  `);
}

type Facts = Pick<Item, 'ref' | 'title' | 'detail' | 'parentId' | 'status'>;

export async function updateItem(tx: Tx, itemId: number, facts: Facts): Promise<void> {
  const { ref, title, detail, parentId, status } = facts;
  await tx.query(sql.unsafe`
    update items
    set ref = ${ref},
        title = ${title},
        detail = ${detail},
        parent_id = ${parentId},
        status_words = ${status?.words ?? null},
        lifecycle = ${status?.lifecycle ?? null},
        confidence = ${status?.confidence ?? null}
    where item_id = ${itemId}
  `);
}

export interface DateChange {
  itemId: number;
  role: 'start' | 'due';
  from: PlannedDate | null;
  to: PlannedDate | null;
}

export interface Why {
  reason: string;
  movedOn: Day;
  documentId?: number | undefined;
}

/** Adds to the ledger of moved dates; nothing in it is ever changed. */
export async function addMoves(
  tx: Tx,
  councilId: number,
  moves: readonly DateChange[],
  why: Why,
): Promise<void> {
  const side = (prefix: 'from' | 'to', date: PlannedDate | null) =>
    Object.fromEntries(Object.entries(date ?? {}).map(([name, value]) => [`${prefix}_${name}`, value]));
  const rows = moves.map(({ itemId, role, from, to }) => ({
    item_id: itemId,
    role,
    ...side('from', from),
    ...side('to', to),
  }));
  await tx.query(sql.unsafe`
    insert into date_moves (council_id, item_id, role, from_words, from_kind, from_earliest, from_latest,
      from_meeting, from_condition, to_words, to_kind, to_earliest, to_latest, to_meeting, to_condition, reason,
      document_id, moved_on)
    select ${councilId}, item_id, role, from_words, from_kind, from_earliest, from_latest,
      from_meeting, from_condition, to_words, to_kind, to_earliest, to_latest, to_meeting, to_condition,
      ${why.reason}, ${why.documentId ?? null}, ${why.movedOn}
    from jsonb_populate_recordset(null::date_moves, ${sql.jsonb(rows)})
  `);
}

/** Sets a date, or takes it away, and keeps the move for good. */
export async function moveDate(tx: Tx, councilId: number, change: DateChange, why: Why): Promise<void> {
  const { itemId, role, to } = change;
  await addMoves(tx, councilId, [change], why);
  if (to) await setDate(tx, councilId, itemId, role, to);
  else
    await tx.query(sql.unsafe`
      delete from item_dates
      where item_id = ${itemId} and role = ${role}
    `);
}

/** A date as it stands now. On its own for an item just made: its first date is no move. */
export async function setDate(
  tx: Tx,
  councilId: number,
  itemId: number,
  role: 'start' | 'due',
  date: PlannedDate,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into item_dates (council_id, item_id, role, words, kind, earliest, latest, meeting, condition)
    values (${councilId}, ${itemId}, ${role}, ${date.words}, ${date.kind}, ${date.earliest ?? null},
      ${date.latest ?? null}, ${date.meeting ?? null}, ${date.condition ?? null})
    on conflict (council_id, item_id, role) do update
    set words = excluded.words,
        kind = excluded.kind,
        earliest = excluded.earliest,
        latest = excluded.latest,
        meeting = excluded.meeting,
        condition = excluded.condition
  `);
}

/** Whoever has a part of one role in an item, in order. Positions of a role start where no other part stands. */
export async function setParts(
  tx: Tx,
  councilId: number,
  itemId: number,
  role: PartRole,
  parts: readonly Part[],
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from item_people
    where item_id = ${itemId} and role = ${role}
  `);
  for (const [position, { words, personId, certain }] of parts.entries())
    await tx.query(sql.unsafe`
      insert into item_people (council_id, item_id, role, position, words, person_id, certain)
      values (${councilId}, ${itemId}, ${role}, ${position}, ${words}, ${personId}, ${certain})
    `);
}

/** What an item answers, and no longer answers. */
export async function setAnswers(
  tx: Tx,
  councilId: number,
  itemId: number,
  answers: { added: readonly number[]; removed: readonly number[] },
): Promise<void> {
  for (const removed of answers.removed)
    await tx.query(sql.unsafe`
      delete from links
      where from_item = ${itemId} and to_item = ${removed} and kind in ('answers', 'delivers')
    `);
  for (const added of answers.added)
    await tx.query(sql.unsafe`
      insert into links (council_id, from_item, to_item, kind)
      values (${councilId}, ${itemId}, ${added}, 'answers')
      on conflict do nothing
    `);
}

export interface AddedItem {
  planId: number;
  kind: ItemKind;
  sort: string | null;
  parentId: number | null;
  title: string;
}

/** Adds an item after the last of its plan. Answers its number. */
export async function insertItem(tx: Tx, councilId: number, item: AddedItem): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ itemId: z.int() }))`
    insert into items (council_id, item_id, plan_id, kind, sort, title, parent_id, position, level)
    select ${councilId}, nextval('item_numbers'), ${item.planId}, ${item.kind}, ${item.sort}, ${item.title},
      ${item.parentId}, coalesce(max(position), -1) + 1, ${item.kind === 'sub-action' ? 1 : null}
    from items
    where plan_id = ${item.planId}
    returning item_id
  `);
}
