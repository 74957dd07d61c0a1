// Reading the record: the history of one row, and a whole table as it stood at an instant.
import { z } from 'zod';
import { sql, type Tx } from './database.ts';

const Words = z.record(z.string(), z.unknown());

/** One change of one row. `before` and `after` are the row's columns by their SQL names; null where it did not exist. */
export const Change = z.object({
  entry: z.number().int(),
  line: z.number().int(),
  /** The entry's number in the council's chain. */
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  reason: z.string(),
  before: Words.nullable(),
  after: Words.nullable(),
  /** The authority under which words were removed from this line, or null. */
  removed: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

/** The values of a row's primary key but for council_id, in the key's order. */
export type RowKey = readonly (string | number | boolean)[];

/** Every recorded change of one row, newest first. An unknown row has none. */
export async function history(tx: Tx, table: string, key: RowKey): Promise<readonly Change[]> {
  return tx.any(sql.type(Change)`
    select
      entry_id as entry, line_id as line, seq, at, actor, reason, before, after,
      case when content.removed_in is not null then (
        select removal_content.after ->> 'authority'
        from record_lines as removal
        join record_content as removal_content using (council_id, entry_id, line_id)
        where removal.council_id = line.council_id
          and removal.entry_id = content.removed_in
          and removal.table_name = 'record_content'
          and removal.row_key = jsonb_build_array(line.entry_id, line.line_id)::text
      ) end as removed
    from record_lines as line
    join record_content as content using (council_id, entry_id, line_id)
    join record as entry using (council_id, entry_id)
    where line.council_id = (select current_council())
      and line.table_name = ${table}
      and line.row_key = ${JSON.stringify(key)}::jsonb::text
      and entry.seq is not null
    order by line_id desc`);
}

export const Entry = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  reason: z.string(),
  changes: z.number().int(),
});
export type Entry = z.infer<typeof Entry>;

/** The last units of work, newest first, with how many rows each changed. */
export async function lastEntries(tx: Tx, atMost: number): Promise<readonly Entry[]> {
  return tx.any(sql.type(Entry)`
    select seq, at, actor, reason, (
      select count(*)
      from record_lines as line
      where line.council_id = entry.council_id and line.entry_id = entry.entry_id
    ) as changes
    from record as entry
    where council_id = (select current_council()) and seq is not null
    order by seq desc
    limit ${atMost}`);
}

export const TrailLine = z.object({
  seq: z.number().int(),
  line: z.number().int(),
  at: z.string(),
  actor: z.string(),
  reason: z.string(),
  /** The entry's hash, in hexadecimal. */
  hash: z.string(),
  table: z.string(),
  key: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type TrailLine = z.infer<typeof TrailLine>;

/** Which part of the record: instants (ISO text) the entries lie between, and the line after which to go on. */
export interface TrailAsked {
  from: string;
  before: string;
  upTo: number;
  after: { seq: number; line: number };
  atMost: number;
}

/** The record line by line, in the order of the chain. What this reader may not see has no words here. */
export async function trailLines(tx: Tx, asked: TrailAsked): Promise<readonly TrailLine[]> {
  return tx.any(sql.type(TrailLine)`
    select seq, line_id as line, at, actor, reason, encode(hash, 'hex') as hash, table_name as "table", row_key as key,
      before::text as before, after::text as after
    from record as entry
    join record_lines as line using (council_id, entry_id)
    left join record_content as content using (council_id, entry_id, line_id)
    where council_id = (select current_council())
      and at >= ${asked.from}::timestamptz and at < ${asked.before}::timestamptz
      and seq <= ${asked.upTo}
      and (seq, line_id) > (${asked.after.seq}, ${asked.after.line})
    order by seq, line_id
    limit ${asked.atMost}`);
}

/** The instant of the first entry (ISO text); null of a record without any. */
export async function recordBegins(tx: Tx): Promise<string | null> {
  return tx.oneFirst(sql.type(z.object({ at: z.string().nullable() }))`
    select min(at) as at
    from record
    where council_id = (select current_council()) and seq is not null`);
}

/** The number of the last entry; 0 of a record without any. */
export async function headSeq(tx: Tx): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ seq: z.number().int() }))`
    select coalesce(max(seq), 0) as seq
    from record
    where council_id = (select current_council())`);
}

export interface AsAt<T> {
  rows: T[];
  /** Rows whose words have since been lawfully removed from the record, and cannot be shown. */
  removed: number;
}

/**
 * A table of this transaction's council as it stood at an instant (ISO text), each row of the same types as a live one,
 * so that one schema serves both. A column added since is null. In the order of the recorded key.
 */
export async function rowsAsAt<T extends z.ZodType>(
  tx: Tx,
  table: string,
  instant: string,
  schema: T,
): Promise<AsAt<z.output<T>>> {
  const rows = await tx.any(sql.type(schema)`
    select live.*
    from rows_as_at(${table}, ${instant}::timestamptz) as past
    cross join lateral jsonb_populate_record(null::${sql.identifier([table])}, past.words) as live
    where not past.removed
    order by past.row_key`);
  const removed = await tx.oneFirst(sql.type(z.object({ removed: z.number() }))`
    select count(*) as removed
    from rows_as_at(${table}, ${instant}::timestamptz)
    where removed`);
  // Slonik infers the row from the schema by the standard interface; for Zod that is its output.
  return { rows: rows as z.output<T>[], removed };
}

/**
 * Takes the words of one line out of the record under a named authority; the chain holds and says so. Runs in a unit
 * of work. Refused by the database while the row still stands as the line left it: change or delete the row first.
 */
export async function removeContent(tx: Tx, line: { entry: number; line: number }, authority: string) {
  await tx.query(sql.unsafe`select remove_content(${line.entry}, ${line.line}, ${authority})`);
}
