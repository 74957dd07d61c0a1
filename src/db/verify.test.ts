// Attacks on the record, on a real server: what the application's role, the owner and a superuser can do, and what is found.
import { beforeEach, describe, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, runAs, tester } from '../../test/support/database.ts';
import { sql } from './database.ts';
import { exportHead, signHeads } from './heads.ts';
import { verifyRecord } from './verify.ts';

const database = await freshDatabase();
await runAs(
  database.ownerUrl,
  `create table risks (
     council_id int not null references councils,
     risk_id bigint not null,
     title text not null,
     score numeric not null,
     primary key (council_id, risk_id));
   select keep('risks')`,
);

let council = 0;
beforeEach(async () => {
  council = await freshCouncil(database);
  await database.as(tester, council, 'Raise', (tx) =>
    tx.query(sql.unsafe`
      insert into risks (council_id, risk_id, title, score)
      values (${council}, 1, 'Receipts fall short', 12.50), (${council}, 2, 'Nobody to lead it', 9)`),
  );
  await database.as(tester, council, 'Score again', (tx) =>
    tx.query(sql.unsafe`update risks set score = 16 where risk_id = 1`),
  );
});

/** As somebody who holds the server: every trigger and policy off. */
const behindItsBack = (statements: string) =>
  runAs(database.superuserUrl, `set session_replication_role = replica; ${statements}`);

const findings = async (options = {}) => (await verifyRecord(database, council, options)).findings;
const messages = async (options = {}) => (await findings(options)).map((finding) => finding.message);

// The hashes of everything from entry `from` on, made again as the trigger makes them.
const rewriteChain = (from: number) => `
  do $$
  declare
    entry record;
    lines_digest bytea;
    last bytea := (select hash from record where council_id = ${council} and seq = ${from - 1});
  begin
    for entry in select * from record where council_id = ${council} and seq >= ${from} order by seq loop
      select sha256(convert_to(coalesce(string_agg(
        jsonb_build_array(line_id, table_name, row_key, encode(before_digest, 'hex'), encode(after_digest, 'hex'))::text,
        e'\\n' order by line_id), ''), 'UTF8'))
      into lines_digest
      from record_lines
      where council_id = entry.council_id and entry_id = entry.entry_id;
      update record
      set prev = last,
          digest = lines_digest,
          hash = sha256(convert_to(jsonb_build_array(council_id, seq, instant_words(at), actor, reason,
            encode(last, 'hex'), encode(lines_digest, 'hex'))::text, 'UTF8'))
      where council_id = entry.council_id and entry_id = entry.entry_id
      returning hash into last;
    end loop;
  end $$;`;

test('a record nobody touched is sound', async () => {
  expect(await verifyRecord(database, council)).toMatchObject({
    sound: true,
    entries: 3,
    rows: 3,
    findings: [],
  });
});

describe('behind the application’s back', () => {
  test('a row altered is found, with what differs', async () => {
    await behindItsBack(
      `update risks set title = 'All is well' where council_id = ${council} and risk_id = 1`,
    );
    expect(await findings()).toEqual([
      {
        check: 'rows',
        table: 'risks',
        key: '[1]',
        message: 'risks [1] was altered without a record: title.',
      },
    ]);
  });

  test('a row deleted and a row inserted are found', async () => {
    await behindItsBack(`
      delete from risks where council_id = ${council} and risk_id = 2;
      insert into risks values (${council}, 7, 'Invented', 1)`);
    expect(await messages()).toEqual([
      'risks [2] was deleted without a record.',
      'risks [7] was inserted without a record.',
    ]);
  });

  test('a row brought back after its deletion is found', async () => {
    await database.as(tester, council, 'Close', (tx) =>
      tx.query(sql.unsafe`delete from risks where risk_id = 2`),
    );
    await behindItsBack(`insert into risks values (${council}, 2, 'Nobody to lead it', 9)`);
    expect(await messages()).toEqual(['risks [2] was inserted without a record.']);
  });

  test('words of the record altered to match the row are found', async () => {
    await behindItsBack(`
      update risks set title = 'All is well' where council_id = ${council} and risk_id = 2;
      update record_content set after = jsonb_set(after, '{title}', '"All is well"')
      where council_id = ${council} and after ->> 'risk_id' = '2'`);
    expect(await messages()).toEqual(['Entry 2: the words recorded of risks [2] were altered.']);
  });

  test('digests altered to match the words are found', async () => {
    await behindItsBack(`
      update risks set title = 'All is well' where council_id = ${council} and risk_id = 2;
      update record_content set after = jsonb_set(after, '{title}', '"All is well"')
      where council_id = ${council} and after ->> 'risk_id' = '2';
      update record_lines as line set after_digest = words_digest(content.after_salt, content.after)
      from record_content as content
      where line.council_id = ${council} and content.line_id = line.line_id and content.after ->> 'risk_id' = '2'`);
    expect(await messages()).toEqual(['Entry 2: its lines are not those it was closed with.']);
  });

  test('an actor, a reason or an instant altered is found', async () => {
    await behindItsBack(`
      update record set actor = 'Somebody else' where council_id = ${council} and seq = 2;
      update record set at = at + interval '1 day' where council_id = ${council} and seq = 3`);
    expect(await messages()).toEqual([
      'Entry 2: its actor, reason, instant or hash was altered.',
      'Entry 3: its actor, reason, instant or hash was altered.',
    ]);
  });

  test('an entry deleted from the middle is found', async () => {
    await behindItsBack(`
      delete from record_content where council_id = ${council} and entry_id = (select entry_id from record where council_id = ${council} and seq = 2);
      delete from record_lines where council_id = ${council} and entry_id = (select entry_id from record where council_id = ${council} and seq = 2);
      delete from record where council_id = ${council} and seq = 2`);
    const found = await messages();
    expect(found).toContain('Entry 3: an entry before it is missing.');
    expect(found).toContain('Entry 3: it does not follow from the entry before it.');
    expect(found).toContain('risks [2] was inserted without a record.');
  });

  test('lines and words that belong to nothing are found', async () => {
    await behindItsBack(`
      insert into record_lines (council_id, entry_id, table_name, row_key, after_digest)
      values (${council}, 0, 'risks', '[99]', '\\x00');
      insert into record_content (council_id, entry_id, line_id) values (${council}, 0, 0)`);
    const found = await messages();
    expect(found).toContain('Entry with identifier 0 is not in the chain.');
    expect(found).toContain('The record holds words for line 0, which does not exist.');
  });

  test('a trigger switched off, a table no longer kept, and security turned off are found', async () => {
    try {
      await runAs(
        database.superuserUrl,
        `alter table risks disable trigger record_row;
         alter table risks no force row level security;
         alter table record disable trigger append_only;
         create table public.aside (council_id int primary key)`,
      );
      expect(await messages()).toEqual([
        'record has its trigger append_only switched off.',
        'risks has its trigger record_row switched off.',
        'aside is not kept: what is written there is not recorded.',
        'aside is not held to one council: its row-level security is off.',
        'risks is not kept: what is written there is not recorded.',
        'risks is not held to one council: its row-level security is off.',
      ]);
    } finally {
      await runAs(
        database.superuserUrl,
        `alter table risks enable trigger record_row;
         alter table risks force row level security;
         alter table record enable trigger append_only;
         drop table public.aside`,
      );
    }
  });
});

describe('a superuser who also rewrites every later hash', () => {
  const rewriteHistory = () =>
    behindItsBack(`
      update record set actor = 'Somebody else' where council_id = ${council} and seq = 2;
      ${rewriteChain(2)}`);

  test('deceives the chain alone, and not a head held outside', async () => {
    const anchor = await exportHead(database, council);
    if (anchor === null) throw new Error('no head');
    expect(await findings({ anchor })).toEqual([]);
    await rewriteHistory();
    expect(await findings()).toEqual([]);
    expect(await messages({ anchor })).toEqual([
      'Entry 3 is not the one whose head was signed: the record was rewritten.',
    ]);
  });

  test('nor the heads signed daily', async () => {
    expect(await signHeads(database)).toBeGreaterThan(0);
    await rewriteHistory();
    expect(await messages()).toEqual([
      'Entry 3 is not the one whose head was signed: the record was rewritten.',
    ]);
  });

  test('nor by making the signed head again, without the key', async () => {
    await signHeads(database);
    await rewriteHistory();
    await behindItsBack(`
      update heads set hash = encode(record.hash, 'hex')
      from record
      where heads.council_id = ${council} and record.council_id = ${council} and record.seq = heads.seq`);
    expect(await messages()).toContain('The head of entry 3 was not signed by this installation.');
  });

  test('nor by cutting the end of the record off and undoing what it did', async () => {
    const anchor = await exportHead(database, council);
    if (anchor === null) throw new Error('no head');
    await behindItsBack(`
      delete from record_content where council_id = ${council} and entry_id = (select entry_id from record where council_id = ${council} and seq = 3);
      delete from record_lines where council_id = ${council} and entry_id = (select entry_id from record where council_id = ${council} and seq = 3);
      delete from record where council_id = ${council} and seq = 3;
      update risks set score = 12.50 where council_id = ${council} and risk_id = 1`);
    expect(await findings()).toEqual([]);
    expect(await messages({ anchor })).toEqual([
      'Entry 3, whose head was signed, is no longer in the record.',
    ]);
  });

  test('and a head of another council, or one nobody signed, proves nothing', async () => {
    const anchor = await exportHead(database, council);
    if (anchor === null) throw new Error('no head');
    expect(await messages({ anchor: { ...anchor, council: council + 1 } })).toEqual([
      `The head held elsewhere is of council ${council + 1}, not ${council}.`,
    ]);
    expect(await messages({ anchor: { ...anchor, at: '2020-01-01T00:00:00.000000Z' } })).toEqual([
      'The head of entry 3 was not signed by this installation.',
      'Entry 3 is not the one whose head was signed: the record was rewritten.',
    ]);
  });
});

test('a file whose bytes were altered is found by its own hash', async () => {
  await runAs(
    database.ownerUrl,
    `create table scans (
       council_id int not null,
       sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
       bytes bytea not null,
       primary key (council_id, sha256));
     alter table scans enable row level security;
     alter table scans force row level security;
     create policy council on scans using (council_id = (select current_council()));
     create trigger append_only before update or delete on scans for each row execute function refuse_change();
     create trigger no_truncate before truncate on scans execute function refuse_change();
     grant select, insert on scans to goldthread_app`,
  );
  await database.as(tester, council, 'Scan', (tx) =>
    tx.query(sql.unsafe`
      insert into scans (council_id, sha256, bytes)
      values (${council}, encode(sha256('as given'), 'hex'), 'as given')`),
  );
  expect(await findings()).toEqual([]);
  await runAs(database.superuserUrl, 'alter table scans drop constraint scans_check');
  await behindItsBack(`update scans set bytes = 'as wished' where council_id = ${council}`);
  expect(await messages()).toEqual([
    expect.stringMatching(/^scans [0-9a-f]{64} does not hold the bytes it was given\.$/),
  ]);
});

test('a column added later is not taken for an alteration', async () => {
  await runAs(database.ownerUrl, 'alter table risks add column treated boolean not null default false');
  expect(await findings()).toEqual([]);
  await database.as(tester, council, 'Treat', (tx) => tx.query(sql.unsafe`update risks set treated = true`));
  await behindItsBack(`update risks set treated = false where council_id = ${council} and risk_id = 1`);
  expect(await messages()).toEqual(['risks [1] was altered without a record: treated.']);
});
