// Compares every live row of every kept table with its latest line in the record, and sees that no table has lost its guard.
import { z } from 'zod';
import { sql, type Tx } from './database.ts';

export interface Finding {
  check: 'chain' | 'rows' | 'head';
  message: string;
  table?: string;
  /** The row's key as recorded: a JSON array. */
  key?: string;
  /** The entry's number in the chain. */
  seq?: number;
}

const Table = z.object({
  name: z.string(),
  key: z.array(z.string()),
  /** Its changes are recorded. */
  kept: z.boolean(),
  /** It takes rows and never changes one, like the table of files, whose key is the hash of their content. */
  appendOnly: z.boolean(),
  /** Row-level security holds, for its owner as well. */
  bound: z.boolean(),
  hashed: z.boolean(),
  /** Each row says who may read it; `open` where no policy holds readers to that. */
  sealed: z.boolean(),
  open: z.boolean(),
});
type Table = z.infer<typeof Table>;

const tables = sql.type(Table)`
  select
    class.relname::text as name,
    (
      select coalesce(array_agg(attribute.attname::text order by part.place) filter (where part.place > 1), '{}')
      from pg_index
      cross join unnest(pg_index.indkey) with ordinality as part (number, place)
      join pg_attribute as attribute
        on attribute.attrelid = pg_index.indrelid and attribute.attnum = part.number
      where pg_index.indrelid = class.oid and pg_index.indisprimary
    ) as key,
    exists (
      select
      from pg_trigger
      where tgrelid = class.oid and tgname = 'record_row' and tgenabled <> 'D'
    ) as kept,
    exists (
      select
      from pg_trigger
      where tgrelid = class.oid and tgname = 'append_only' and tgenabled <> 'D'
    ) as append_only,
    (
      select count(*) = 2
      from pg_attribute
      where attrelid = class.oid
        and (attname = 'sha256' or (attname = 'bytes' and atttypid = 'bytea'::regtype))
    ) as hashed,
    exists (select from pg_attribute where attrelid = class.oid and attname = 'sealed_to') as sealed,
    not exists (
      select from pg_policy where polrelid = class.oid and polname = 'sealed' and not polpermissive
    ) as open,
    relrowsecurity and relforcerowsecurity as bound
  from pg_class as class
  where relnamespace = 'public'::regnamespace
    and relkind in ('r', 'p')
    and relname not in ('record', 'record_lines', 'record_content')
  order by relname`;

/**
 * Files wait in one until they are read; what a council keeps of them is then in `files`. Papers of a private ballot lie in
 * the other until they are counted: the record would say who marked each (docs/decisions/0020).
 */
const unrecorded = ['waiting_files', 'ballot_papers'];

const guards = ['append_only', 'close_entry', 'no_delete', 'no_truncate', 'record_row'];

/** Findings, and how many live rows were compared. */
export async function findRows(tx: Tx): Promise<{ findings: Finding[]; rows: number }> {
  const findings: Finding[] = await findGuards(tx);
  const recorded = await tx.anyFirst(sql.type(z.object({ name: z.string() }))`
    select distinct table_name as name
    from record_lines
    where table_name <> 'record_content'
    order by name`);
  const known = await tx.any(tables);
  let rows = 0;
  for (const table of known) {
    if (!table.kept && !table.appendOnly && !unrecorded.includes(table.name))
      findings.push(about(table.name, 'is not kept: what is written there is not recorded.'));
    if (!table.bound)
      findings.push(about(table.name, 'is not held to one council: its row-level security is off.'));
    if (table.sealed && table.open) findings.push(about(table.name, 'is sealed, and anybody can read it.'));
    if (table.hashed) findings.push(...(await checkHashes(tx, table)));
    if (!table.kept && !recorded.includes(table.name)) continue;
    const compared = await compareRows(tx, table);
    findings.push(...compared.findings);
    rows += compared.rows;
  }
  for (const name of recorded) {
    if (known.every((table) => table.name !== name)) {
      findings.push(about(name, 'is in the record and no longer exists.'));
    }
  }
  return { findings, rows };
}

function about(table: string, message: string, key?: string): Finding {
  const row = key === undefined ? table : `${table} ${key}`;
  return { check: 'rows', table, ...(key !== undefined && { key }), message: `${row} ${message}` };
}

async function findGuards(tx: Tx): Promise<Finding[]> {
  const off = await tx.any(sql.type(z.object({ table: z.string(), guard: z.string() }))`
    select relname::text as table, tgname::text as guard
    from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    where tgname = any(${sql.array(guards, 'text')})
      and tgenabled = 'D'
    order by relname, tgname`);
  return off.map(({ table, guard }) => about(table, `has its trigger ${guard} switched off.`));
}

/** A file's content is under its key, the hash: the record holds that, in the rows that name the file. */
async function checkHashes(tx: Tx, table: Table): Promise<Finding[]> {
  const wrong = await tx.anyFirst(sql.type(z.object({ sha256: z.string() }))`
    select sha256
    from ${sql.identifier([table.name])}
    where sha256 <> encode(sha256(bytes), 'hex')
    order by sha256`);
  return wrong.map((sha256) => about(table.name, 'does not hold the bytes it was given.', sha256));
}

const Difference = z.object({
  key: z.string(),
  trouble: z.enum(['deleted', 'inserted', 'removed', 'altered']),
  columns: z.array(z.string()).nullable(),
});

const said = {
  deleted: 'was deleted without a record.',
  inserted: 'was inserted without a record.',
  removed: 'cannot be compared: the words of its latest line were removed.',
  altered: 'was altered without a record',
};

/**
 * Compares column by column where the whole differs, so that a column added by a later migration, of which older lines
 * cannot know, is not taken for an alteration. JSON equality: 1.0 is 1.00, as it is to the trigger.
 */
async function compareRows(tx: Tx, table: Table): Promise<{ findings: Finding[]; rows: number }> {
  const name = sql.identifier([table.name]);
  const differences = table.sealed ? await sealedDifferences(tx, table) : await differencesOf(tx, table);
  const rows = await tx.oneFirst(
    sql.type(z.object({ rows: z.number() }))`select count(*) as rows from ${name}`,
  );
  const findings = differences.map(({ key: row, trouble, columns }) =>
    about(
      table.name,
      trouble === 'altered' ? `${said.altered}: ${columns?.join(', ')}.` : said[trouble],
      row,
    ),
  );
  return { findings, rows };
}

/** Of rows that the verifier may not read the database tells which differ, and not how. */
function sealedDifferences(tx: Tx, { name, key }: Table) {
  return tx.any(sql.type(Difference)`
    select *
    from sealed_differences(${name}, ${sql.array(key, 'text')})
    where trouble <> 'altered' or columns is not null
    order by key`);
}

function differencesOf(tx: Tx, table: Table) {
  const name = sql.identifier([table.name]);
  return tx.any(sql.type(Difference)`
    with live as (
      select
        to_jsonb(one) as words,
        (
          select coalesce(jsonb_agg(to_jsonb(one) -> named order by place), '[]')::text
          from unnest(${sql.array(table.key, 'text')}) with ordinality as part (named, place)
        ) as key
      from ${name} as one
    ),
    latest as (
      select distinct on (row_key) row_key as key, council_id, entry_id, line_id, after_digest
      from record_lines
      where table_name = ${table.name}
      order by row_key, line_id desc
    ),
    compared as (
      select
        key,
        case
          when live.words is null then 'deleted'
          when latest.after_digest is null then 'inserted'
          when content.after is null then 'removed'
          else 'altered'
        end as trouble,
        (
          select array_agg(column_name order by column_name)
          from jsonb_each(live.words) as now (column_name, value)
          join jsonb_each(content.after) as recorded (column_name, value) using (column_name)
          where now.value <> recorded.value
        ) as columns
      from live
      full join latest using (key)
      left join record_content as content using (council_id, entry_id, line_id)
      where content.after is distinct from live.words
        or (live.words is null and latest.after_digest is not null)
    )
    select *
    from compared
    where trouble <> 'altered' or columns is not null
    order by key`);
}
