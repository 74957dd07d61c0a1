// Checks a council's record: the chain, every live row against its latest line, and the head against those held elsewhere.
// The sums are stated here again, and not asked of the database's functions, which whoever alters rows could alter too.
import { z } from 'zod';
import type { System } from '../kernel/actor.ts';
import { type Database, sql, type Tx } from './database.ts';
import { type Anchor, type Head, headOf, isOurs, signedHeads } from './heads.ts';
import { type Finding, findRows } from './verify-rows.ts';

export type { Finding } from './verify-rows.ts';

/** Words lawfully taken out of the record: which line, and under whose authority. */
const Removal = z.object({
  seq: z.number().int(),
  table: z.string(),
  key: z.string(),
  authority: z.string(),
});
export type Removal = z.infer<typeof Removal>;

export interface Verification {
  council: number;
  /** True when nothing was found. */
  sound: boolean;
  head: Head | null;
  entries: number;
  rows: number;
  /** Heads the chain was compared with: those signed daily, and the one given. */
  heads: number;
  removals: readonly Removal[];
  findings: readonly Finding[];
}

const verifier: System = { kind: 'system', name: 'record verify' };

/** Verifies one council's record, from one snapshot. `anchor` is a head that was held outside the database. */
export async function verifyRecord(
  database: Database,
  councilId: number,
  options: { anchor?: Anchor } = {},
): Promise<Verification> {
  return database.read(verifier, councilId, async (tx) => {
    // The same row must give the same words as when it was recorded; and a long record takes a long reading.
    await tx.query(sql.unsafe`
      select
        set_config('TimeZone', 'UTC', true),
        set_config('IntervalStyle', 'iso_8601', true),
        set_config('bytea_output', 'hex', true),
        set_config('extra_float_digits', '1', true),
        set_config('statement_timeout', '0', true)`);
    const heads = [...(await signedHeads(tx)), ...(options.anchor ? [options.anchor] : [])];
    const inRows = await findRows(tx);
    const findings: Finding[] = [
      ...(await findChain(tx)),
      ...(await findWords(tx)),
      ...inRows.findings,
      ...(await findHeads(tx, database, councilId, heads)),
    ];
    return {
      council: councilId,
      sound: findings.length === 0,
      head: await headOf(tx),
      entries: await tx.oneFirst(
        sql.type(z.object({ entries: z.number() }))`select count(*) as entries from record`,
      ),
      rows: inRows.rows,
      heads: heads.length,
      removals: await tx.any(removals),
      findings,
    };
  });
}

const Link = z.object({
  entry: z.number(),
  seq: z.number().nullable(),
  gap: z.boolean(),
  cut: z.boolean(),
  lines: z.boolean(),
  words: z.boolean(),
  early: z.boolean(),
});

/** Every entry whose number, lines, words, instant or link to the one before is not what it must be. */
async function findChain(tx: Tx): Promise<Finding[]> {
  const links = await tx.any(sql.type(Link)`
    with lines as (
      select
        entry_id,
        sha256(convert_to(string_agg(
          jsonb_build_array(line_id, table_name, row_key, encode(before_digest, 'hex'), encode(after_digest, 'hex'))::text,
          e'\n' order by line_id), 'UTF8')) as digest
      from record_lines
      group by entry_id
    ),
    chain as (
      select
        record.*,
        lag(seq, 1, 0::bigint) over place as seq_before,
        lag(hash) over place as hash_before,
        lag(at) over place as at_before
      from record
      where seq is not null
      window place as (order by seq)
    ),
    checked as (
      select
        entry_id as entry,
        seq,
        seq <> seq_before + 1 as gap,
        prev is distinct from hash_before as cut,
        chain.digest is distinct from coalesce(lines.digest, sha256('')) as lines,
        hash is distinct from sha256(convert_to(jsonb_build_array(
          council_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, reason,
          encode(prev, 'hex'), encode(chain.digest, 'hex'))::text, 'UTF8')) as words,
        coalesce(at <= at_before, false) as early
      from chain
      left join lines using (entry_id)
    )
    select *
    from checked
    where gap or cut or lines or words or early
    union all
    select coalesce(record.entry_id, lines.entry_id), null, false, false, true, false, false
    from record
    full join lines using (entry_id)
    where record.seq is null
    order by seq, entry`);
  return links.flatMap((link) => {
    const { seq } = link;
    if (seq === null) {
      return [{ check: 'chain', message: `Entry with identifier ${link.entry} is not in the chain.` }];
    }
    const finding = (wrong: boolean, message: string): Finding[] =>
      wrong ? [{ check: 'chain', seq, message: `Entry ${seq}: ${message}` }] : [];
    return [
      ...finding(link.gap, 'an entry before it is missing.'),
      ...finding(link.cut, 'it does not follow from the entry before it.'),
      ...finding(link.lines, 'its lines are not those it was closed with.'),
      ...finding(link.words, 'its actor, reason, instant or hash was altered.'),
      ...finding(link.early, 'its instant is not later than that of the entry before it.'),
    ];
  });
}

// The lines from which words were removed, each with the removal that names it. `all` is false for the words before alone.
const removalLines = sql.fragment`
  select
    (removal.row_key::jsonb ->> 0)::bigint as entry_id,
    (removal.row_key::jsonb ->> 1)::bigint as line_id,
    removal.entry_id as removed_in,
    words.after ->> 'authority' as authority,
    words.after ->> 'removed' = 'all' as everything
  from record_lines as removal
  join record_content as words using (council_id, entry_id, line_id)
  where removal.table_name = 'record_content'`;

const removals = sql.type(Removal)`
  select entry.seq, line.table_name as table, line.row_key as key, removal.authority
  from (${removalLines}) as removal
  join record_content as content using (entry_id, line_id, removed_in)
  join record_lines as line using (council_id, entry_id, line_id)
  join record as entry using (council_id, entry_id)
  order by line.line_id`;

const WordsFinding = z.object({
  line: z.number(),
  seq: z.number().nullable(),
  table: z.string().nullable(),
  key: z.string().nullable(),
  altered: z.boolean(),
});

/**
 * Every line whose words do not give its digests, or are gone with no authority, and words that belong to no line. What
 * is sealed the verifier may not read: of that the database gives the sums.
 */
async function findWords(tx: Tx): Promise<Finding[]> {
  const lines = await tx.any(sql.type(WordsFinding)`
    with removal as (${removalLines}),
    checked as (
      select
        line_id as line,
        entry.seq,
        line.table_name as table,
        line.row_key as key,
        line.line_id is null
          or (content.before is not null
            and sha256(before_salt || convert_to(before::text, 'UTF8')) is distinct from before_digest)
          or (content.after is not null
            and sha256(after_salt || convert_to(after::text, 'UTF8')) is distinct from after_digest)
          or coalesce(sealed.before_sum <> before_digest, false)
          or coalesce(sealed.after_sum <> after_digest, false) as altered,
        (content.before is null and sealed.before_sum is null
            and before_digest is not null and removal.entry_id is null)
          or (content.after is null and sealed.after_sum is null
            and after_digest is not null and removal.everything is not true) as gone
      from record_lines as line
      full join record_content as content using (council_id, entry_id, line_id)
      left join sealed_sums() as sealed using (entry_id, line_id)
      left join record as entry using (council_id, entry_id)
      left join removal using (entry_id, line_id, removed_in)
    )
    select line, seq, "table", key, altered
    from checked
    where altered or gone
    order by line`);
  return lines.map(({ line, seq, table, key, altered }) => ({
    check: 'chain',
    ...(seq !== null && { seq }),
    ...(table !== null && { table }),
    ...(key !== null && { key }),
    message:
      table === null
        ? `The record holds words for line ${line}, which does not exist.`
        : `Entry ${seq}: the words recorded of ${table} ${key} ${altered ? 'were altered' : 'are missing, and no removal accounts for them'}.`,
  }));
}

/** Each head is one we signed, and still stands in the chain with the same hash and instant. */
async function findHeads(
  tx: Tx,
  database: Database,
  council: number,
  heads: readonly Anchor[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const found = (seq: number, message: string) => findings.push({ check: 'head', seq, message });
  for (const anchor of heads) {
    const { seq } = anchor;
    if (anchor.council !== council) {
      found(seq, `The head held elsewhere is of council ${anchor.council}, not ${council}.`);
      continue;
    }
    if (!isOurs(database.signingKey(), anchor))
      found(seq, `The head of entry ${seq} was not signed by this installation.`);
    const entry = await tx.maybeOne(sql.type(z.object({ hash: z.string(), at: z.string() }))`
      select encode(hash, 'hex') as hash, at
      from record
      where record.seq = ${seq}`);
    if (entry === null) found(seq, `Entry ${seq}, whose head was signed, is no longer in the record.`);
    else if (entry.hash !== anchor.hash || entry.at !== anchor.at) {
      found(seq, `Entry ${seq} is not the one whose head was signed: the record was rewritten.`);
    }
  }
  return findings;
}
