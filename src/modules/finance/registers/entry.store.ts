// The only SQL for entries of registers of money.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { type AllEntries, type Entry, MoneyRelease, StoredEntry } from './entry.ts';
import { type MoneyKind, moneyKinds, moneyRegisters } from './kinds/kinds.ts';

/** Every entry of a register, or of all, those that ended among them; by name. One query. */
export async function storedEntries(
  tx: Tx,
  { kind = null, from = live }: { kind?: MoneyKind | null; from?: TableAt } = {},
): Promise<readonly StoredEntry[]> {
  return tx.any(sql.type(StoredEntry)`
    with links as (
      select entry_id, array_agg(item_id order by item_id) as items
      from ${from('money_links')}
      group by entry_id
    ), risks as (
      select entry_id, array_agg(raid_entry_id order by raid_entry_id) as risks
      from ${from('money_risks')}
      group by entry_id
    )
    select entry_id, kind, name, facts, owner_id, made_on, kept_on, kept_by, ended_on, ended_why,
      coalesce(items, '{}') as items, coalesce(risks, '{}') as risks
    from ${from('money_entries')}
    left join links using (entry_id)
    left join risks using (entry_id)
    where ${kind}::text is null or kind = ${kind}::text
    order by kind, lower(name), entry_id
  `);
}

/** Throws where what is stored is not what its kind describes: that is a fault of ours. */
function asEntry(stored: StoredEntry): Entry {
  const facts = moneyRegisters[stored.kind].schema.parse(stored.facts);
  return { ...stored, facts } as Entry; // Parsed by the schema of its own kind.
}

/** Those of one register that have not ended. One query. */
export async function entriesOf<Kind extends MoneyKind>(
  tx: Tx,
  { kind }: { kind: Kind },
  from: TableAt = live,
): Promise<readonly Entry<Kind>[]> {
  const stored = await storedEntries(tx, { kind, from });
  return stored.filter(({ endedOn }) => endedOn === null).map(asEntry) as unknown as Entry<Kind>[]; // All are of the kind asked for.
}

/** Every register’s entries that have not ended. One query. */
export async function allEntries(tx: Tx, from: TableAt = live): Promise<AllEntries> {
  const entries = (await storedEntries(tx, { from })).filter(({ endedOn }) => endedOn === null).map(asEntry);
  return Object.fromEntries(
    moneyKinds.map((kind) => [kind, entries.filter((entry) => entry.kind === kind)]),
  ) as unknown as AllEntries; // Sorted by kind just now.
}

export interface EntryWords {
  name: string;
  facts: object;
  ownerId: number | null;
  items: readonly number[];
  risks: readonly number[];
}

export async function addEntry(
  tx: Tx,
  councilId: number,
  { kind, name, facts, ownerId, items, risks }: EntryWords & { kind: MoneyKind },
  by: { day: Day; name: string },
): Promise<number> {
  const entryId = await tx.oneFirst(sql.type(z.object({ entryId: z.int() }))`
    insert into money_entries (council_id, kind, name, facts, owner_id, made_on, kept_on, kept_by)
    values (${councilId}, ${kind}, ${name}, ${sql.jsonb({ ...facts })}, ${ownerId}, ${by.day}, ${by.day}, ${by.name})
    returning entry_id
  `);
  await setLinks(tx, councilId, entryId, { items, risks });
  return entryId;
}

export async function changeEntry(
  tx: Tx,
  councilId: number,
  { entryId, name, facts, ownerId, items, risks }: EntryWords & { entryId: number },
  by: { day: Day; name: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    update money_entries
    set name = ${name}, facts = ${sql.jsonb({ ...facts })}, owner_id = ${ownerId}, kept_on = ${by.day}, kept_by = ${by.name}
    where entry_id = ${entryId}
  `);
  await setLinks(tx, councilId, entryId, { items, risks });
}

async function setLinks(
  tx: Tx,
  councilId: number,
  entryId: number,
  { items, risks }: Pick<EntryWords, 'items' | 'risks'>,
): Promise<void> {
  const [itemIds, riskIds] = [sql.array([...items], 'int8'), sql.array([...risks], 'int8')];
  await tx.query(sql.unsafe`
    delete from money_links
    where entry_id = ${entryId} and item_id <> all (${itemIds})
  `);
  await tx.query(sql.unsafe`
    insert into money_links (council_id, entry_id, item_id)
    select ${councilId}, ${entryId}, unnest(${itemIds})
    on conflict do nothing
  `);
  await tx.query(sql.unsafe`
    delete from money_risks
    where entry_id = ${entryId} and raid_entry_id <> all (${riskIds})
  `);
  await tx.query(sql.unsafe`
    insert into money_risks (council_id, entry_id, raid_entry_id)
    select ${councilId}, ${entryId}, unnest(${riskIds})
    on conflict do nothing
  `);
}

export async function endEntry(tx: Tx, entryId: number, why: string, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    update money_entries
    set ended_on = ${day}, ended_why = ${why}
    where entry_id = ${entryId}
  `);
}

export async function releases(tx: Tx, from: TableAt = live): Promise<readonly MoneyRelease[]> {
  return tx.any(sql.type(MoneyRelease)`
    select entry_id, released_on, released_by, why
    from ${from('money_releases')}
    order by release_id
  `);
}

export async function addRelease(tx: Tx, councilId: number, release: MoneyRelease): Promise<void> {
  await tx.query(sql.unsafe`
    insert into money_releases (council_id, entry_id, released_on, released_by, why)
    values (${councilId}, ${release.entryId}, ${release.releasedOn}, ${release.releasedBy}, ${release.why})
  `);
}
