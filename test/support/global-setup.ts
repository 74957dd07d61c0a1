// Before all tests: one PostgreSQL for the whole run, and one migrated database from which test files get copies.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the database `postgres` of the test server, one for each role. */
    testServer: TestServer;
    /** Where the example council's own files are kept, once example.ts made it. */
    exampleFolder: string;
  }
}

export interface TestServer {
  superuser: string;
  owner: string;
  app: string;
}

/** The template of databases without a council. */
export const template = 'goldthread_template';
/** The template of databases with the example council: made by the first file that asks (example.ts). */
export const exampleTemplate = 'goldthread_example';

export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const existing = process.env.GOLDTHREAD_TEST_SERVER;
  const { server, stop } = existing ? await onServer(existing) : await ownServer();
  try {
    await makeTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  const exampleFolder = mkdtempSync(path.join(os.tmpdir(), 'goldthread-example-'));
  project.provide('testServer', server);
  project.provide('exampleFolder', exampleFolder);
  return async () => {
    await stop();
    rmSync(exampleFolder, { recursive: true, force: true });
  };
}

async function ownServer() {
  const data = mkdtempSync(path.join(os.tmpdir(), 'goldthread-test-'));
  // Nothing here outlives the run, so nothing need reach the disk.
  const server = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const embedded = await startEmbedded(data, { server });
  const socket = decodeURIComponent(new URL(embedded.url('app')).hostname);
  const stop = async () => {
    await embedded.close();
    for (const folder of [data, socket]) rmSync(folder, { recursive: true, force: true });
  };
  const url = (role: 'superuser' | 'owner' | 'app') => embedded.url(role, 'postgres');
  return { server: { superuser: url('superuser'), owner: url('owner'), app: url('app') }, stop };
}

/** GOLDTHREAD_TEST_SERVER: a server of another version, as its superuser. Its two roles are made if they are missing. */
async function onServer(superuser: string) {
  const password = 'only-for-tests';
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  for (const role of ['goldthread_owner', 'goldthread_app']) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${role} login password '${password}'`);
  }
  for (const name of [template, exampleTemplate]) await client.query(`drop database if exists ${name}`);
  await client.end();
  const as = (role: string) => {
    const address = new URL(superuser);
    address.username = role;
    address.password = password;
    return address.toString();
  };
  return {
    server: { superuser, owner: as('goldthread_owner'), app: as('goldthread_app') },
    stop: async () => {},
  };
}

async function makeTemplate(server: TestServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuser });
  await client.connect();
  await client.query(`create database ${template} owner goldthread_owner`);
  await client.end();
  await migrate(withDatabase(server.owner, template));
}
