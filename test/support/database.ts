// A database of its own for each test file: a copy of the migrated template, dropped when the file is done.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { createCouncil } from '../../src/db/councils.ts';
import { connect, type Database } from '../../src/db/database.ts';
import type { System } from '../../src/kernel/actor.ts';
import { template, withDatabase } from './global-setup.ts';

/** Who acts in a test that is not about who acts. */
export const tester: System = { kind: 'system', name: 'a test' };

export interface TestDatabase extends Database {
  /** The same database as the owner and as a superuser: for attacks, and for tables made by a test. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
}

/** A migrated database without a council. Call it at the top of a file, once; it is closed and dropped after the tests. */
export async function freshDatabase(): Promise<TestDatabase> {
  return opened(await copyOf(template));
}

/** A database of its own and a folder for its files, both gone after the tests. */
export interface Place {
  urls: Record<'superuser' | 'owner' | 'app', string>;
  folder: string;
}

/** A copy of a template's database. Whoever uses it closes it in an `afterAll` of its own, which runs before this one's. */
export async function copyOf(name: string): Promise<Place> {
  const server = inject('testServer');
  const own = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${own} template ${name} owner goldthread_owner`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'goldthread-data-'));
  afterAll(async () => {
    await onServer(`drop database ${own} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });
  const at = (role: keyof Place['urls']) => withDatabase(server[role], own);
  return { urls: { superuser: at('superuser'), owner: at('owner'), app: at('app') }, folder };
}

export async function opened({ urls, folder }: Place): Promise<TestDatabase> {
  const database = await connect(urls.app, folder);
  afterAll(() => database.close());
  return { ...database, ownerUrl: urls.owner, superuserUrl: urls.superuser };
}

/** A council to test in; answers its number. */
export async function freshCouncil(database: Database, name = 'Testshire Council'): Promise<number> {
  return createCouncil(database, tester, { name });
}

async function onServer(statement: string): Promise<void> {
  await runAs(inject('testServer').superuser, statement);
}

/** Runs statements on a connection of their own, outside the application's door. */
export async function runAs(url: string, statements: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statements);
  } finally {
    await client.end();
  }
}
