// The one door: rows in and out, one council at a time, nothing read or written across, nothing written unrecorded.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freshCouncil, freshDatabase, runAs, tester } from '../../test/support/database.ts';
import { councilForHost, createCouncil, listCouncils } from './councils.ts';
import { connect, openDatabase, sql } from './database.ts';

const database = await freshDatabase();
await runAs(
  database.ownerUrl,
  `create table notes (
     council_id int not null references councils,
     note_id bigint not null generated always as identity,
     words text not null,
     primary key (council_id, note_id));
   select keep('notes')`,
);
const Note = z.object({ noteId: z.number().int(), words: z.string() });
const north = await freshCouncil(database, 'Northshire');
const south = await freshCouncil(database, 'Southshire');

const write = (council: number, words: string) =>
  database.as(tester, council, 'Write a note', (tx) =>
    tx.one(sql.type(Note)`
      insert into notes (council_id, words)
      values (${council}, ${words})
      returning note_id, words`),
  );

const notesOf = (council: number) =>
  database.read(tester, council, (tx) =>
    tx.anyFirst(sql.type(z.object({ words: z.string() }))`select words from notes order by note_id`),
  );

describe('two councils in one database', () => {
  test('each sees its own rows and no others', async () => {
    await write(north, 'of the north');
    await write(south, 'of the south');
    expect(await notesOf(north)).toEqual(['of the north']);
    expect(await notesOf(south)).toEqual(['of the south']);
  });

  test('neither can write a row for the other, nor alter or delete one', async () => {
    const before = await notesOf(south);
    await expect(
      database.as(tester, north, 'Reach across', (tx) =>
        tx.query(sql.unsafe`insert into notes (council_id, words) values (${south}, 'forged')`),
      ),
    ).rejects.toThrow('row-level security');
    await database.as(tester, north, 'Reach across', async (tx) => {
      const changed = await tx.query(
        sql.unsafe`update notes set words = 'forged' where council_id = ${south}`,
      );
      const deleted = await tx.query(sql.unsafe`delete from notes where council_id = ${south}`);
      expect([changed.rowCount, deleted.rowCount]).toEqual([0, 0]);
    });
    expect(await notesOf(south)).toEqual(before);
  });

  test('the record of one is not seen from the other', async () => {
    const seen = await database.read(tester, north, (tx) =>
      tx.anyFirst(sql.type(z.object({ councilId: z.number() }))`
        select council_id from record
        union
        select council_id from record_lines
        union
        select council_id from record_content
        order by council_id`),
    );
    expect(seen).toEqual([north]);
  });

  test('a setting changed half-way lends no entry to another council', async () => {
    await expect(
      database.as(tester, north, 'Forge the council', async (tx) => {
        await tx.query(sql.unsafe`select set_config('goldthread.council', ${String(south)}, true)`);
        await tx.query(sql.unsafe`insert into notes (council_id, words) values (${south}, 'forged')`);
      }),
    ).rejects.toThrow(`a unit of work of council ${south}`);
    expect(await notesOf(south)).not.toContain('forged');
  });

  test('an entry closed before, or another’s, cannot be written under by naming it', async () => {
    const entries = await database.read(tester, south, (tx) =>
      tx.anyFirst(sql.type(z.object({ entryId: z.number() }))`select entry_id from record order by entry_id`),
    );
    await expect(
      database.withoutCouncil(async (tx) => {
        await tx.query(sql.unsafe`
          select
            set_config('goldthread.council', ${String(south)}, true),
            set_config('goldthread.entry', ${String(entries[0])}, true)`);
        await tx.query(sql.unsafe`insert into notes (council_id, words) values (${south}, 'forged')`);
      }),
    ).rejects.toThrow('only in a unit of work');
  });

  test('a council left behind in the setting cannot keep an entry out of the chain', async () => {
    await database.as(tester, north, 'Change the setting last', async (tx) => {
      await tx.query(sql.unsafe`insert into notes (council_id, words) values (${north}, 'still chained')`);
      await tx.query(sql.unsafe`select set_config('goldthread.council', ${String(south)}, true)`);
    });
    const open = await database.read(tester, north, (tx) =>
      tx.oneFirst(
        sql.type(z.object({ open: z.number() }))`select count(*) as open from record where seq is null`,
      ),
    );
    expect(open).toBe(0);
  });
});

describe('a unit of work', () => {
  test('that fails leaves nothing, in the tables or in the record', async () => {
    const count = () =>
      database.read(tester, north, (tx) =>
        tx.one(sql.type(z.object({ notes: z.number(), entries: z.number(), lines: z.number() }))`
          select
            (select count(*) from notes) as notes,
            (select count(*) from record) as entries,
            (select count(*) from record_lines) as lines`),
      );
    const before = await count();
    await expect(
      database.as(tester, north, 'Fail', async (tx) => {
        await tx.query(sql.unsafe`insert into notes (council_id, words) values (${north}, 'lost')`);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await count()).toEqual(before);
  });

  test('is the only way to write: a reading and a bare transaction are refused', async () => {
    const insert = sql.unsafe`insert into notes (council_id, words) values (${north}, 'unrecorded')`;
    await expect(database.read(tester, north, (tx) => tx.query(insert))).rejects.toThrow('read-only');
    await expect(database.withoutCouncil((tx) => tx.query(insert))).rejects.toThrow('row-level security');
    await expect(
      runAs(database.ownerUrl, `insert into notes (council_id, words) values (${north}, 'x')`),
    ).rejects.toThrow('row-level security');
    await expect(
      runAs(database.superuserUrl, `insert into notes (council_id, words) values (${north}, 'x')`),
    ).rejects.toThrow('only in a unit of work');
  });

  test('writes nothing more once its entry is closed', async () => {
    await expect(
      database.as(tester, north, 'Close early', async (tx) => {
        await tx.query(sql.unsafe`set constraints all immediate`);
        await tx.query(sql.unsafe`insert into notes (council_id, words) values (${north}, 'too late')`);
      }),
    ).rejects.toThrow('only in a unit of work');
  });

  test('leaves no council behind on the connection it used', async () => {
    await write(north, 'and gone');
    const left = await database.withoutCouncil((tx) =>
      tx.one(sql.type(z.object({ council: z.number().nullable(), entry: z.number().nullable() }))`
        select current_council() as council, current_entry() as entry`),
    );
    expect(left).toEqual({ council: null, entry: null });
  });
});

describe('rows', () => {
  const read = <T extends z.ZodType>(schema: T, query: ReturnType<typeof sql.fragment>) =>
    database.withoutCouncil((tx) => tx.one(sql.type(schema)`select ${query}`));

  test('keep every digit of money, rates, days and instants', async () => {
    const row = await read(
      z.unknown(),
      sql.fragment`
        9007199254740991::bigint as amount_pence,
        12345678901234567890.123456789::numeric as a_rate,
        '2026-03-29'::date as due_on,
        '2026-03-29 01:30:00.000001+01'::timestamptz as sent_at,
        null::date as no_day,
        array['2026-01-01', null]::date[] as some_days,
        array[1, 2]::bigint[] as some_numbers`,
    );
    expect(row).toEqual({
      amountPence: 9_007_199_254_740_991,
      aRate: '12345678901234567890.123456789',
      dueOn: '2026-03-29',
      sentAt: '2026-03-29T00:30:00.000001Z',
      noDay: null,
      someDays: ['2026-01-01', null],
      someNumbers: [1, 2],
    });
  });

  test('refuse a number too large to be held exactly', async () => {
    await expect(read(z.unknown(), sql.fragment`9007199254740992::bigint as amount_pence`)).rejects.toThrow(
      'too large to be held exactly',
    );
  });

  test('refuse what their schema does not say', async () => {
    await expect(read(z.object({ words: z.string() }), sql.fragment`7 as words`)).rejects.toThrow(
      'do not conform with the schema',
    );
  });
});

describe('councils', () => {
  test('are found by host name; the machine’s own names give the first', async () => {
    const named = await createCouncil(database, tester, { name: 'Eastshire', host: 'Plan.Eastshire.gov.uk' });
    expect(await councilForHost(database, 'plan.eastshire.gov.uk')).toBe(named);
    expect(await councilForHost(database, 'localhost')).toBe(north);
    expect(await councilForHost(database, 'elsewhere.example')).toBeNull();
    expect((await listCouncils(database)).map((council) => council.name)).toEqual([
      'Northshire',
      'Southshire',
      'Eastshire',
    ]);
  });

  test('are not deleted, nor made but by the door for it', async () => {
    await expect(
      database.as(tester, south, 'Delete a council', (tx) => tx.query(sql.unsafe`delete from councils`)),
    ).rejects.toThrow('permission denied');
  });

  test('that do not exist have no record', async () => {
    await expect(database.as(tester, 999, 'Haunt', async () => {})).rejects.toThrow('foreign key');
  });
});

describe('the catalogue', () => {
  const Named = z.object({ name: z.string() });
  const names = (query: ReturnType<typeof sql.fragment>) =>
    database.withoutCouncil((tx) => tx.anyFirst(sql.type(Named)`${query}`));

  test('has no table without its council first in the key, row-level security, record and guard', async () => {
    expect(
      await names(sql.fragment`
        select relname::text as name
        from pg_class as class
        where relnamespace = 'public'::regnamespace
          and relkind in ('r', 'p', 'm', 'f')
          and not (
            relrowsecurity and relforcerowsecurity
            and exists (select from pg_policy where polrelid = class.oid and polname = 'council')
            and exists (
              select
              from pg_index
              join pg_attribute on attrelid = indrelid and attnum = indkey[0]
              where indrelid = class.oid and indisprimary and attname = 'council_id')
            and exists (select from pg_trigger where tgrelid = class.oid and tgname = 'no_truncate')
            and (
              -- Files are inserted and never changed; their content is their key, which the row of each document repeats.
              -- Those that wait to be read are nobody's yet, and leave nothing when they cannot be.
              relname in ('record', 'record_lines', 'record_content', 'files', 'waiting_files', 'ballot_papers')
              or exists (select from pg_trigger where tgrelid = class.oid and tgname = 'record_row')))
        order by relname`),
    ).toEqual([]);
  });

  test('opens every other schema to no writing but by its library', async () => {
    expect(
      await names(sql.fragment`
        select nspname || '.' || relname as name
        from pg_class
        join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'p')
          and nspname = 'reference'
          and has_table_privilege('goldthread_app', pg_class.oid, 'insert, update, delete, truncate')
        order by name`),
    ).toEqual([]);
  });

  test('lets nobody but the application run what acts with the owner’s rights', async () => {
    expect(
      await names(sql.fragment`
        select proname::text as name
        from pg_proc
        where pronamespace = 'public'::regnamespace
          and prosecdef
          and (has_function_privilege('public', oid, 'execute') or not coalesce(proconfig::text like '%search_path=%', false))
        order by proname`),
    ).toEqual([]);
  });
});

test('a server named in the settings is opened in place of the embedded database', async () => {
  const opened = await openDatabase({ DATABASE_URL: database.url, GOLDTHREAD_DATA: database.dataFolder });
  expect(await councilForHost(opened, 'localhost')).toBe(north);
  await opened.close();
});

test('a role above row-level security is not served', async () => {
  await expect(connect(database.ownerUrl, database.dataFolder)).rejects.toThrow(
    'row-level security does not bind',
  );
  await expect(connect(database.superuserUrl, database.dataFolder)).rejects.toThrow(
    'row-level security does not bind',
  );
});
