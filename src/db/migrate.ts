// Brings the database to this release: the files of migrations/, in order, once each, as the owner. Forward only.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { Unusable } from '../kernel/errors.ts';
import { installJobs } from './install-jobs.ts';
import { projectFolder } from './place.ts';

/** What a library needs beside our own tables. Run after every migration, on the owner's connection; repeatable. */
export type Installer = (owner: pg.Client) => Promise<void>;

export interface MigrateOptions {
  folder?: string;
  installers?: readonly Installer[];
}

const defaultFolder = path.join(projectFolder, 'migrations');
// One migration at a time, however many processes start at once.
const migrating = 3;

/** The migrations of this release, in order. */
export async function migrationNames(folder: string = defaultFolder): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/**
 * Applies what is missing and answers the names applied. Each file is one transaction. Throws Unusable where the server
 * is too old, the roles are missing, a file already applied has changed since, or the database is of a later release.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [migrating]);
    await checkServer(owner);
    await prepare(owner);
    const applied = await applyMissing(owner, options.folder ?? defaultFolder);
    for (const install of [installJobs, ...(options.installers ?? [])]) await install(owner);
    return applied;
  } finally {
    await owner.end();
  }
}

async function checkServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(`
    select
      current_setting('server_version_num')::int as version,
      current_setting('server_version') as words,
      exists (select from pg_roles where rolname = 'goldthread_app') as app`);
  const [server] = rows;
  if (server.version < 150_000) {
    throw new Unusable(
      `PostgreSQL 15 or later is needed; this server is ${server.words}.`,
      'GOLDTHREAD_OWNER_URL',
    );
  }
  if (!server.app) {
    throw new Unusable(
      "The application’s role is missing. As a superuser: `create role goldthread_app login password '…'`.",
      'GOLDTHREAD_OWNER_URL',
    );
  }
}

/** What must stand before the first migration. `auth` and `jobs` are their libraries'; `reference` is shared and read-only. */
async function prepare(owner: pg.Client): Promise<void> {
  await owner.query(`
    create schema if not exists reference;
    grant usage on schema reference to goldthread_app;
    create table if not exists reference.migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    );
    grant select on reference.migrations to goldthread_app;

    create schema if not exists auth;
    grant usage on schema auth to goldthread_app;
    alter default privileges in schema auth grant select, insert, update, delete on tables to goldthread_app;
    alter default privileges in schema auth grant usage on sequences to goldthread_app;`);
}

async function applyMissing(owner: pg.Client, folder: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; sha256: string }>(
    'select name, sha256 from reference.migrations order by name',
  );
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const names = await migrationNames(folder);
  const strange = rows.find((row) => !names.includes(row.name));
  if (strange) {
    throw new Unusable(`The database is of a later release than this one: it has ${strange.name}.`);
  }
  const applied: string[] = [];
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (known.get(name) === sha256) continue;
    if (known.has(name)) {
      throw new Unusable(
        `${name} has changed since it was applied. Put it back, and write a new migration instead.`,
      );
    }
    await applyOne(owner, name, text, sha256);
    applied.push(name);
  }
  return applied;
}

async function applyOne(owner: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(text);
    await owner.query('insert into reference.migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    if (error instanceof pg.DatabaseError) error.message = `${name}${lineOf(text, error)}: ${error.message}`;
    throw error;
  }
}

/** Where in the file PostgreSQL stopped, when it says. */
function lineOf(text: string, error: pg.DatabaseError): string {
  const position = Number(error.position);
  return position > 0 ? `:${text.slice(0, position).split('\n').length}` : '';
}
