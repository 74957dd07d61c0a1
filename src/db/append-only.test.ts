// The record is append-only for everyone, and words leave it only under a named authority.
import { beforeEach, describe, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, runAs, tester } from '../../test/support/database.ts';
import { sql } from './database.ts';
import { history, removeContent } from './record.ts';
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

describe('append-only', () => {
  const statements = [
    'update record set reason = $$other$$',
    'delete from record',
    'truncate record',
    'update record_lines set table_name = $$other$$',
    'delete from record_lines',
    'truncate record_lines',
    'update record_content set after = null, after_salt = null',
    'delete from record_content',
    'truncate record_content',
  ];
  test.each(statements)('%s: refused to the application', async (statement) => {
    await expect(runAs(database.url, statement)).rejects.toThrow('permission denied');
  });
  test.each(statements)('%s: refused to the owner', async (statement) => {
    const set = `select set_config('goldthread.council', '${council}', false);`;
    await expect(runAs(database.ownerUrl, `${set} ${statement}`)).rejects.toThrow('append-only');
  });

  test('the application inserts no entry, line or words of its own', async () => {
    for (const table of ['record', 'record_lines', 'record_content']) {
      await expect(
        runAs(database.url, `insert into ${table} (council_id) values (${council})`),
      ).rejects.toThrow('permission denied');
    }
    await expect(
      runAs(database.url, `select add_line(${council}, 'risks', '[1]', null, '{}')`),
    ).rejects.toThrow('permission denied');
  });

  test('the application cannot take the guards off, or empty a table unseen', async () => {
    await expect(runAs(database.url, 'alter table risks disable trigger record_row')).rejects.toThrow(
      'must be owner',
    );
    await expect(runAs(database.url, 'set session_replication_role = replica')).rejects.toThrow(
      'permission denied',
    );
    await expect(runAs(database.url, 'truncate risks')).rejects.toThrow('permission denied');
    await expect(runAs(database.ownerUrl, 'truncate risks')).rejects.toThrow('append-only');
  });
});

describe('words removed under an authority', () => {
  const lineOf = async (key: number) => {
    const [latest] = await database.read(tester, council, (tx) => history(tx, 'risks', [key]));
    if (latest === undefined) throw new Error('no line');
    return latest;
  };
  const remove = async (key: number, authority: string) => {
    const line = await lineOf(key);
    await database.as(tester, council, 'Remove words', (tx) => removeContent(tx, line, authority));
  };

  test('are gone from the history, and the record verifies and says so', async () => {
    await database.as(tester, council, 'Close', (tx) =>
      tx.query(sql.unsafe`delete from risks where risk_id = 2`),
    );
    await remove(2, 'Court order 2026/14');
    const changes = await database.read(tester, council, (tx) => history(tx, 'risks', [2]));
    expect(changes[0]).toMatchObject({ before: null, after: null, removed: 'Court order 2026/14' });
    const verified = await verifyRecord(database, council);
    expect(verified.findings).toEqual([]);
    expect(verified.removals).toEqual([
      { seq: 4, table: 'risks', key: '[2]', authority: 'Court order 2026/14' },
    ]);
  });

  test('of a row that was overwritten leave how it stands now', async () => {
    await remove(1, 'Erasure request 7');
    const [latest] = await database.read(tester, council, (tx) => history(tx, 'risks', [1]));
    expect(latest).toMatchObject({ before: null, after: { score: 16 }, removed: 'Erasure request 7' });
    expect((await verifyRecord(database, council)).sound).toBe(true);
  });

  test('can be removed again once the row has moved on', async () => {
    const line = await lineOf(1);
    await remove(1, 'Erasure request 7');
    await database.as(tester, council, 'Redact', (tx) =>
      tx.query(sql.unsafe`update risks set title = 'Redacted'`),
    );
    await database.as(tester, council, 'Remove words', (tx) => removeContent(tx, line, 'Erasure request 8'));
    expect((await verifyRecord(database, council)).removals).toMatchObject([
      { authority: 'Erasure request 8' },
    ]);
    expect((await verifyRecord(database, council)).findings).toEqual([]);
  });

  test('are refused while the row still says them, or with no authority', async () => {
    await expect(remove(2, 'Erasure request 9')).rejects.toThrow('change or delete the row first');
    await expect(remove(1, ' ')).rejects.toThrow('must name its authority');
  });

  test('with no removal to account for them are found', async () => {
    await runAs(
      database.superuserUrl,
      `set session_replication_role = replica;
      update record_content set before = null, before_salt = null, removed_in = entry_id
      where council_id = ${council} and before is not null`,
    );
    const { findings } = await verifyRecord(database, council);
    expect(findings.map((finding) => finding.message)).toEqual([
      'Entry 3: the words recorded of risks [1] are missing, and no removal accounts for them.',
    ]);
  });
});
