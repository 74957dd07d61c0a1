// Writes plans: a whole plan lands in a fixed number of statements, or not at all.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { addMoves } from './changes/changes.store.ts';
import { keptLifecycle } from './directions/direction.ts';
import { NewDocument, NewInstrument, NewPlan } from './new-plan.ts';
import type { Finding, Link } from './thread.ts';

/** Loads of one council's plans follow one another, so that two of the same file leave one. Held to the commit. */
export async function waitForOtherLoads(tx: Tx, councilId: number): Promise<void> {
  await tx.query(sql.unsafe`select pg_advisory_xact_lock(1906, ${councilId})`);
}

export async function addDocument(tx: Tx, councilId: number, given: NewDocument): Promise<number> {
  const document = NewDocument.parse(given);
  return tx.oneFirst(sql.type(z.object({ documentId: z.int() }))`
    insert into documents (council_id, name, format, sha256, lines)
    values (${councilId}, ${document.name}, ${document.format}, ${document.sha256},
      ${sql.array(document.lines, 'text')})
    returning document_id
  `);
}

const Same = z.object({ documentId: z.int(), name: z.string() });

/** The same bytes loaded before, if they were. */
export async function documentBySha(tx: Tx, sha256: string): Promise<z.infer<typeof Same> | null> {
  return tx.maybeOne(sql.type(Same)`
    select document_id, name
    from documents
    where sha256 = ${sha256}
    order by document_id
    limit 1
  `);
}

export interface StoredPlan {
  planId: number;
  /** The number each key was given. */
  itemIds: Map<string, number>;
}

export async function addPlan(tx: Tx, councilId: number, given: NewPlan): Promise<StoredPlan> {
  const plan = NewPlan.parse(given);
  const planId = await tx.oneFirst(sql.type(z.object({ planId: z.int() }))`
    insert into plans (council_id, title, kind, published_words, published_on, document_id)
    values (${councilId}, ${plan.title}, ${plan.kind}, ${plan.publishedWords ?? null}, ${plan.publishedOn ?? null},
      ${plan.documentId ?? null})
    returning plan_id
  `);
  const itemIds = await numberItems(
    tx,
    plan.items.map((item) => item.key),
  );
  const idOf = (key: string): number => {
    const id = itemIds.get(key);
    if (id === undefined) throw new Error(`An item refers to the key ${key}, which no item of the plan has.`);
    return id;
  };
  await insertItems(tx, councilId, planId, plan, idOf);
  await insertDates(tx, councilId, plan, idOf);
  await addMovesBefore(tx, councilId, plan, idOf);
  await insertParts(tx, councilId, plan, idOf);
  const links = plan.links.map(({ fromKey, toKey, kind }) => ({
    from: idOf(fromKey),
    to: idOf(toKey),
    kind,
  }));
  await addLinks(tx, councilId, links);
  return { planId, itemIds };
}

/** Gives a number to each key. */
export async function numberItems(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
  const numbers = await tx.anyFirst(sql.type(z.object({ number: z.int() }))`
    select nextval('item_numbers') as number
    from generate_series(1, ${keys.length}::int)
  `);
  const ids = new Map(keys.map((key, index) => [key, Number(numbers[index])]));
  if (ids.size !== keys.length) throw new Error('Two items of the plan have the same key.');
  return ids;
}

type ParsedPlan = z.output<typeof NewPlan>;
type IdOf = (key: string) => number;

async function insertItems(
  tx: Tx,
  councilId: number,
  planId: number,
  plan: ParsedPlan,
  idOf: IdOf,
): Promise<void> {
  const rows = plan.items.map((item, position) => ({
    council_id: councilId,
    item_id: idOf(item.key),
    plan_id: planId,
    kind: item.kind,
    sort: item.sort ?? null,
    ref: item.ref ?? null,
    title: item.title,
    detail: item.detail ?? null,
    parent_id: item.parentKey === undefined ? null : idOf(item.parentKey),
    position,
    level: item.level ?? null,
    status_words: item.status?.words ?? null,
    lifecycle: keptLifecycle(item, item.status?.lifecycle),
    confidence: item.status?.confidence ?? null,
    certain: item.certain,
    document_id: item.source === undefined ? null : (plan.documentId ?? null),
    source: item.source ?? null,
  }));
  await tx.query(sql.unsafe`
    insert into items
    select * from jsonb_populate_recordset(null::items, ${sql.jsonb(rows)})
  `);
}

async function insertDates(tx: Tx, councilId: number, plan: ParsedPlan, idOf: IdOf): Promise<void> {
  const rows = plan.items.flatMap((item) =>
    (['start', 'due'] as const).flatMap((role) => {
      const date = item[role];
      return date ? [{ council_id: councilId, item_id: idOf(item.key), role, ...date }] : [];
    }),
  );
  await tx.query(sql.unsafe`
    insert into item_dates
    select * from jsonb_populate_recordset(null::item_dates, ${sql.jsonb(rows)})
  `);
}

/** Dates that had moved before the plan was first read: the ledger begins with what the document says of them. */
async function addMovesBefore(tx: Tx, councilId: number, plan: ParsedPlan, idOf: IdOf): Promise<void> {
  const moves = plan.items.flatMap(({ key, due, dueBefore }) =>
    due && dueBefore ? [{ itemId: idOf(key), role: 'due' as const, from: dueBefore, to: due }] : [],
  );
  if (moves.length === 0) return;
  if (!plan.saidOn) throw new Error('A plan with dates that moved must say on which day.');
  const why = {
    reason: 'Moved before the document was read',
    movedOn: plan.saidOn,
    documentId: plan.documentId,
  };
  await addMoves(tx, councilId, moves, why);
}

async function insertParts(tx: Tx, councilId: number, plan: ParsedPlan, idOf: IdOf): Promise<void> {
  const rows = plan.items.flatMap((item) =>
    item.parts.map(({ role, words, personId, certain }, position) => ({
      council_id: councilId,
      item_id: idOf(item.key),
      role,
      position,
      words,
      person_id: personId,
      certain,
    })),
  );
  await tx.query(sql.unsafe`
    insert into item_people
    select * from jsonb_populate_recordset(null::item_people, ${sql.jsonb(rows)})
  `);
}

/** Links that are there already stay as they are. */
export async function addLinks(tx: Tx, councilId: number, links: readonly Link[]): Promise<void> {
  const rows = links.map(({ from, to, kind }) => ({
    council_id: councilId,
    from_item: from,
    to_item: to,
    kind,
  }));
  await tx.query(sql.unsafe`
    insert into links
    select * from jsonb_populate_recordset(null::links, ${sql.jsonb(rows)})
    on conflict do nothing
  `);
}

/** A doubt about to be stored; `settled` says what a person made of it, and null leaves it open. */
export type NewFinding = Omit<Finding, 'id' | 'documentId'> & { settled?: string | null };

export async function addFindings(
  tx: Tx,
  councilId: number,
  documentId: number,
  findings: readonly NewFinding[],
): Promise<void> {
  const rows = findings.map(({ rule, severity, message, suggestion, source, settled = null }, at) => ({
    at,
    rule,
    severity,
    message,
    suggestion,
    source,
    settled,
  }));
  await tx.query(sql.unsafe`
    with given as (
      select *
      from jsonb_to_recordset(${sql.jsonb(rows)})
        as given (at int, rule text, severity text, message text, suggestion text, source jsonb, settled text)
    ),
    numbered as (
      select given.*, nextval(pg_get_serial_sequence('findings', 'finding_id')) as finding_id
      from (select * from given order by at) as given
    ),
    stored as (
      insert into findings (council_id, finding_id, document_id, rule, severity, message, suggestion, source)
      overriding system value
      select ${councilId}, finding_id, ${documentId}, rule, severity, message, suggestion, source
      from numbered
    )
    insert into settled_findings (council_id, finding_id, words)
    select ${councilId}, finding_id, settled
    from numbered
    where settled is not null
  `);
}

/** Answers the instrument's number. */
export async function addInstrument(tx: Tx, councilId: number, given: NewInstrument): Promise<number> {
  const instrument = NewInstrument.parse(given);
  const id = await tx.oneFirst(sql.type(z.object({ instrumentId: z.int() }))`
    insert into instruments (council_id, title, made_by, made_on, version, replaced_on, replaced_by)
    values (${councilId}, ${instrument.title}, ${instrument.madeBy}, ${instrument.madeOn}, ${instrument.version},
      ${instrument.replacedOn ?? null}, ${instrument.replacedBy ?? null})
    returning instrument_id
  `);
  for (const itemId of instrument.mandates)
    await tx.query(sql.unsafe`
      insert into mandates (council_id, item_id, instrument_id)
      values (${councilId}, ${itemId}, ${id})
    `);
  return id;
}
