// Migrations: once each, in order, whole or not at all, and never rewritten.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase, runAs } from '../../test/support/database.ts';
import { connect } from './database.ts';
import { migrate, migrationNames } from './migrate.ts';
import { projectFolder } from './place.ts';

const database = await freshDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'goldthread-migrations-'));
cpSync(path.join(projectFolder, 'migrations'), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const release = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const tables = async () =>
  (
    await runAs(
      database.ownerUrl,
      "select relname from pg_class where relname like 'later%' order by relname",
    )
  ).rows.map((row) => row.relname);

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(database.ownerUrl, { folder })).toEqual([]);
});

test('a migration that fails leaves nothing of itself, and says where it failed', async () => {
  release('9001_later.sql', 'create table later_one (n int);\nselect nonsense;\n');
  await expect(migrate(database.ownerUrl, { folder })).rejects.toThrow('9001_later.sql:2: column "nonsense"');
  expect(await tables()).toEqual([]);
});

test('two processes that migrate at once apply each once', async () => {
  release('9001_later.sql', 'create table later_one (n int);\n');
  release('9002_later.sql', 'create table later_two (n int);\n');
  const both = await Promise.all([
    migrate(database.ownerUrl, { folder }),
    migrate(database.ownerUrl, { folder }),
  ]);
  expect(both.flat()).toEqual(['9001_later.sql', '9002_later.sql']);
  expect(await tables()).toEqual(['later_one', 'later_two']);
});

test('a library’s own tables are installed by the owner, and open to the application in its schema', async () => {
  const installer = async (owner: pg.Client) => {
    await owner.query('create table if not exists auth.account (id text primary key)');
  };
  await migrate(database.ownerUrl, { folder, installers: [installer] });
  await runAs(database.url, "insert into auth.account values ('a'); delete from auth.account");
  await expect(runAs(database.url, 'drop table auth.account')).rejects.toThrow('must be owner');
});

test('the application refuses a database that this release does not know', async () => {
  expect((await migrationNames(folder)).length).toBeGreaterThan((await migrationNames()).length);
  await expect(connect(database.url, database.dataFolder)).rejects.toThrow('run `goldthread migrate`');
  await expect(migrate(database.ownerUrl)).rejects.toThrow(
    'of a later release than this one: it has 9001_later.sql',
  );
});

test('a migration changed after it was applied is refused', async () => {
  release('9001_later.sql', 'create table later_one (n bigint);\n');
  await expect(migrate(database.ownerUrl, { folder })).rejects.toThrow(
    '9001_later.sql has changed since it was applied',
  );
});
