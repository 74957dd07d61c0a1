// One council's rows are out of reach of another's work in every table, by SQL as the application itself.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createCouncil } from '../src/db/councils.ts';
import { publish } from '../src/modules/publication/index.ts';
import { load } from '../src/modules/reading/index.ts';
import { runAs, tester } from './support/database.ts';
import { freshProduct, productDay } from './support/product.ts';
import { root } from './support/source.ts';

const { database, example } = await freshProduct();
const harnworth = example ?? 0;
const other = await createCouncil(database, tester, { name: 'Zedmere Council', host: 'zedmere.example' });
const file = 'northmoor-progress.md';
await load(database, tester, other, {
  name: file,
  bytes: await readFile(`${root}/fixtures/reading/${file}`),
});
await publish(database, tester, { id: other, name: 'Zedmere Council', example: false }, productDay);

const Table = z.object({ name: z.string(), theirs: z.number() });
const tables = z.array(Table).parse(await tablesOfCouncils());

/** Every table with a council's rows, whatever its schema, and how many rows the other council has in it. */
async function tablesOfCouncils() {
  const { rows } = await runAs(
    database.superuserUrl,
    `select format('%I.%I', relnamespace::regnamespace, relname) as name
     from pg_attribute
     join pg_class on pg_class.oid = attrelid and relkind in ('r', 'p')
     where attname = 'council_id' and not attisdropped
     order by name`,
  );
  // One after another: there are more tables than the server takes connections.
  const counted: { name: string; theirs: number }[] = [];
  for (const { name } of rows) {
    const count = `select count(*)::int as theirs from ${name} where council_id = ${other}`;
    counted.push({ name, theirs: (await runAs(database.superuserUrl, count)).rows[0].theirs });
  }
  return counted;
}

/** What a statement does as the application in a unit of work for a council: rows, or the code it is refused with. */
async function trying(statement: string, council: number | null): Promise<string> {
  const entry = council === null ? 'select' : `select open_entry(${council}, 'somebody', 'Try it')`;
  try {
    const results: unknown = await runAs(database.url, `begin; ${entry}; ${statement}; rollback`);
    // Several statements at once give a list of results, which the driver's types do not know.
    return `${z.array(z.object({ rowCount: z.number().nullable() })).parse(results)[2]?.rowCount ?? 0} rows`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
    throw error;
  }
}

/** PostgreSQL's code for a refusal: no such right, or row-level security. */
const refused = '42501';
const nothing = expect.stringMatching(`^0 rows$|^${refused}$`);

describe('every table', () => {
  test('that holds councils’ rows is tried, and most of them hold both councils’', () => {
    expect(tables.length).toBeGreaterThan(18);
    expect(tables.filter((table) => table.theirs > 0).length).toBeGreaterThan(8);
  });

  test.each(tables)('$name shows, loses, takes and changes nothing of Harnworth’s', async ({ name }) => {
    const where = `where council_id = ${harnworth}`;
    expect(await trying(`select from ${name} ${where}`, other)).toEqual(nothing);
    expect(await trying(`delete from ${name} ${where}`, other)).toEqual(nothing);
    expect(await trying(`update ${name} set council_id = ${other} ${where}`, other)).toEqual(nothing);
    expect(await trying(`update ${name} set council_id = ${harnworth}`, other)).toEqual(nothing);
    const row = await runAs(
      database.superuserUrl,
      `select quote_literal(row_to_json(t)::text) as words from ${name} as t ${where} limit 1`,
    );
    const words = row.rows[0]?.words ?? `'{"council_id": ${harnworth}}'`;
    const copy = `select * from json_populate_record(null::${name}, ${words})`;
    expect(await trying(`insert into ${name} overriding system value ${copy}`, other)).toBe(refused);
  });

  test.each(tables)('$name shows a council its own rows and no others', async ({ name, theirs }) => {
    const seen = await trying(`select from ${name}`, other);
    // The entry that asks is itself a row of the record, and of nothing else.
    const own = new RegExp(`^(${theirs}|${theirs + 1}) rows$|^${refused}$`);
    expect(seen).toMatch(own);
  });

  test.each(tables)('$name shows nothing at all before a council is known', async ({ name }) => {
    expect(await trying(`select from ${name}`, null)).toEqual(nothing);
  });
});
