// The only SQL for sets of councils and the published values that we compare with.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { BenchmarkTable, BenchmarkValue, PeerMember, PeerSet, type ReadValue } from './benchmarks.ts';

export interface Keeper {
  day: string;
  name: string;
}

/** Latest year first. */
export async function allSets(tx: Tx): Promise<readonly PeerSet[]> {
  return tx.any(sql.type(PeerSet)`
    select set_id, name, year, chosen, kept_on, kept_by
    from peer_sets
    order by year desc, name, set_id
  `);
}

export async function allMembers(tx: Tx): Promise<readonly PeerMember[]> {
  return tx.any(sql.type(PeerMember)`
    select set_id, name, code
    from peer_members
    order by set_id, name
  `);
}

/** The newest table of each measure, set and year, of one measure or of all; latest year first. */
export async function tablesNow(tx: Tx, measureId: number | null): Promise<readonly BenchmarkTable[]> {
  return tx.any(sql.type(BenchmarkTable)`
    select table_id, set_id, measure_id, year, source, note, kept_on, kept_by
    from (
      select distinct on (measure_id, set_id, year) *
      from benchmark_tables
      where ${measureId}::bigint is null or measure_id = ${measureId}
      order by measure_id, set_id, year, table_id desc
    ) newest
    order by year desc, table_id
  `);
}

export async function valuesOf(tx: Tx, tableIds: readonly number[]): Promise<readonly BenchmarkValue[]> {
  return tx.any(sql.type(BenchmarkValue)`
    select table_id, authority, is_own, value::float8
    from benchmark_values
    where table_id = any(${sql.array([...tableIds], 'int8')})
    order by table_id, authority
  `);
}

export async function addSet(
  tx: Tx,
  councilId: number,
  given: {
    name: string;
    year: string;
    chosen: string;
    members: readonly { name: string; code: string | null }[];
  },
  by: Keeper,
): Promise<number> {
  const setId = await tx.oneFirst(sql.type(z.object({ setId: z.int() }))`
    insert into peer_sets (council_id, name, year, chosen, kept_on, kept_by)
    values (${councilId}, ${given.name}, ${given.year}, ${given.chosen}, ${by.day}, ${by.name})
    returning set_id
  `);
  for (const { name, code } of given.members)
    await tx.query(sql.unsafe`
      insert into peer_members (council_id, set_id, name, code)
      values (${councilId}, ${setId}, ${name}, ${code})
    `);
  return setId;
}

export async function addTable(
  tx: Tx,
  councilId: number,
  given: {
    setId: number;
    measureId: number;
    year: string;
    source: string;
    note: string | null;
    values: readonly ReadValue[];
  },
  by: Keeper,
): Promise<void> {
  const tableId = await tx.oneFirst(sql.type(z.object({ tableId: z.int() }))`
    insert into benchmark_tables (council_id, set_id, measure_id, year, source, note, kept_on, kept_by)
    values (${councilId}, ${given.setId}, ${given.measureId}, ${given.year}, ${given.source}, ${given.note},
      ${by.day}, ${by.name})
    returning table_id
  `);
  for (const { authority, isOwn, value } of given.values)
    await tx.query(sql.unsafe`
      insert into benchmark_values (council_id, table_id, authority, is_own, value)
      values (${councilId}, ${tableId}, ${authority}, ${isOwn}, ${value})
    `);
}
