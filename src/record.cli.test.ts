// `goldthread record` as somebody who keeps the server reads it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, runAs, tester } from '../test/support/database.ts';
import { sql } from './db/database.ts';
import { recordCommands } from './record.cli.ts';

const database = await freshDatabase();
const council = await freshCouncil(database, 'Northshire');

/** Runs one command on the test's database, which stays open, and answers what it printed. */
async function run(...words: string[]): Promise<string> {
  const printed: string[] = [];
  const terminal = { out: (text: string) => void printed.push(text), err: () => {}, watched: false };
  const program = new Command().exitOverride();
  recordCommands(program, terminal, async () => ({ ...database, close: async () => {} }));
  await program.parseAsync(words, { from: 'user' });
  return printed.join('\n');
}

afterEach(() => {
  process.exitCode = undefined;
});

test('a sound record is said to be sound', async () => {
  expect(await run('record', 'verify')).toMatch(
    /^Council 1: 1 entry and 1 row checked, against 0 signed heads\.\nHead: entry 1 of \S+Z, [0-9a-f]{64}\nThe record is sound\.$/,
  );
  expect(process.exitCode).toBeUndefined();
});

test('the audit trail is a spreadsheet, of all days or of some', async () => {
  const lines = (await run('record', 'export')).split('\n');
  expect(lines[0]).toContain('Entry,When,Who,What for,Table,Row,Before,After,Hash of the entry');
  expect(lines[1]).toMatch(/^1,2\d{3}-.*,councils,.*Northshire.*,[0-9a-f]{64}$/);
  expect((await run('record', 'export', '--to', '2020-01-31')).split('\n')).toHaveLength(1);
});

test('a record that was rewritten is found against a head held elsewhere, and the command fails', async () => {
  const file = path.join(database.dataFolder, 'head.json');
  writeFileSync(file, await run('record', 'head'));
  await database.as(tester, council, 'Rename', (tx) =>
    tx.query(sql.unsafe`update councils set example = true`),
  );
  expect(await run('record', 'verify', '--anchor', file)).toContain('The record is sound.');
  await runAs(
    database.superuserUrl,
    "set session_replication_role = replica; update record set actor = 'Somebody else' where seq = 1; update record set hash = '\\x00' where seq = 1",
  );
  expect(await run('record', 'verify', '--anchor', file)).toContain('the record was rewritten');
  expect(process.exitCode).toBe(1);
  expect(JSON.parse(await run('record', 'verify', '--json'))).toMatchObject([{ council: 1, sound: false }]);
});

test('a file that is no head, and a council that is not there, are refused in plain words', async () => {
  const file = path.join(database.dataFolder, 'other.json');
  writeFileSync(file, '{"seq": 1}');
  await expect(run('record', 'verify', '--anchor', file)).rejects.toThrow('is not a head of a record');
  await expect(run('record', 'verify', '--council', 'Atlantis')).rejects.toThrow(
    'no council called Atlantis',
  );
});

test('words are found, and erased under an authority, from the rows and from the record', async () => {
  await database.as(tester, council, 'Load a plan', (tx) =>
    tx.query(
      sql.unsafe`insert into plans (council_id, title, kind) values (${council}, 'Plan of Zeb Quill', 'other')`,
    ),
  );
  expect(await run('record', 'find', 'Zeb Quill')).toMatch(/plans +1 +1/);
  const told = await run('record', 'erase', 'Zeb Quill', '--authority', 'Erasure request 8');
  expect(told).toContain('Still standing:\nNowhere in a table');
  expect(await run('record', 'find', 'Zeb Quill')).toContain('Nowhere');
  await expect(run('record', 'erase', 'Ze', '--authority', 'A rule')).rejects.toThrow('three letters');
});

test('where there are two councils, the head of one must be asked for', async () => {
  await freshCouncil(database, 'Southshire');
  await expect(run('record', 'head')).rejects.toThrow('Say which with --council: Northshire, Southshire.');
  expect(JSON.parse(await run('record', 'head', '--council', 'Southshire'))).toMatchObject({
    council: 2,
    seq: 1,
  });
});
