// The one door to the database: a unit of work or a reading, for one council, in one transaction.
//
//   const database = await openDatabase(settings);            embedded (made, started and migrated) or DATABASE_URL
//   await database.as(actor, councilId, 'Raise a risk', async (tx) => {
//     const risk = await tx.one(sql.type(Risk)`insert into risks (council_id, title) values (${councilId}, ${title}) returning *`);
//   });                                                        one transaction, one entry in the record
//   const risks = await database.read(actor, councilId, (tx) => tx.any(sql.type(Risk)`select * from risks order by risk_id`));
//   await database.close();
//
// - Row-level security shows and accepts the rows of that council alone; no query need say so, though an insert names it.
// - A row comes back with camelCase names, checked by its Zod schema. int8 is a safe integer (beyond that it throws),
//   numeric is text, date is `YYYY-MM-DD`, timestamptz is `YYYY-MM-DDTHH:MM:SS.ffffffZ`, jsonb is the value.
// - `work` does nothing but use `tx`: after a deadlock it is run again. What it throws rolls everything back. Another
//   `as` or `read` inside it is refused.
// - Tables come from migrations/*.sql, each ending in `select keep('table');`.
// - Councils: src/db/councils.ts. Record, history, as at: src/db/record.ts. Jobs: src/db/jobs.ts.
// - Tests: `const database = await freshDatabase()` from test/support/database.ts, once in each file.
import type { KeyObject } from 'node:crypto';
import { createPool, type DatabasePool, type DatabaseTransactionConnection, sql as slonikSql } from 'slonik';
import { z } from 'zod';
import { type Actor, accountOf, actorName } from '../kernel/actor.ts';
import { Unusable } from '../kernel/errors.ts';
import { startEmbedded } from './embedded.ts';
import { type Installer, migrate, migrationNames } from './migrate.ts';
import { type DatabaseSettings, dataFolder } from './place.ts';
import { rowInterceptor, typeParsers } from './rows.ts';
import { signingKey } from './signing.ts';

export type { DatabaseSettings } from './place.ts';

/** Slonik's tag: sql.type(Schema)`…`, sql.unsafe`…` for statements without rows, sql.fragment`…`, sql.unnest(…). */
export const sql = slonikSql;

/** A transaction, for one council. */
export type Tx = DatabaseTransactionConnection;

export interface Database {
  /** Runs one unit of work: what it writes is one entry of the record. Answers what `work` answers. */
  as<T>(actor: Actor, councilId: number, reason: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads, from one snapshot; a write is refused. */
  read<T>(actor: Actor, councilId: number, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction before a council is known. It sees no council's rows. */
  withoutCouncil<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The address of the database as the application's role, for libraries with their own connections. */
  readonly url: string;
  /** The folder of the installation's own files (signing key, embedded database), an absolute path. */
  readonly dataFolder: string;
  /** The installation's Ed25519 key, made at first use. Throws Unusable where the setting holds another kind. */
  signingKey(): KeyObject;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** True for the one process that serves pages: on the embedded database a second is refused. */
  serve?: boolean;
  /** What a migration also installs: the tables of libraries. */
  installers?: readonly Installer[];
}

/**
 * Opens the database the settings name. The embedded one is made, started and migrated as needed; a server must have
 * been migrated by `goldthread migrate`. Throws Unusable, in plain words, where that cannot be.
 */
export async function openDatabase(settings: DatabaseSettings, options: OpenOptions = {}): Promise<Database> {
  const folder = dataFolder(settings);
  const key = settings.GOLDTHREAD_SIGNING_KEY;
  if (settings.DATABASE_URL !== undefined) return connect(settings.DATABASE_URL, folder, key);
  const embedded = await startEmbedded(folder, options);
  try {
    await migrate(embedded.url('owner'), { installers: options.installers ?? [] });
    return await connect(embedded.url('app'), folder, key, embedded.close);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** Opens a pool on a migrated database, as the application's role. `after` runs once the pool is closed. */
export async function connect(
  url: string,
  folder: string,
  key?: string,
  after: () => Promise<void> = async () => {},
): Promise<Database> {
  const pool = await createPool(url, {
    // Settings are local to a transaction, so a connection comes back clean; DISCARD ALL would cost a trip each time.
    resetConnection: async () => {},
    captureStackTrace: false,
    interceptors: [rowInterceptor],
    typeParsers,
    maximumPoolSize: 10,
    idleTimeout: 60_000,
    transactionRetryLimit: 3,
  });
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    url,
    dataFolder: folder,
    signingKey: () => signingKey(folder, key),
    as: (actor, councilId, reason, work) =>
      pool.transaction(async (tx) => {
        await tx.query(sql.unsafe`
          select
            open_entry(${councilId}, ${actorName(actor)}, ${reason}),
            set_config('goldthread.account', ${accountOf(actor)}, true)`);
        return work(tx);
      }),
    read: (actor, councilId, work) =>
      pool.transaction(async (tx) => {
        await tx.query(sql.unsafe`set transaction isolation level repeatable read, read only`);
        await tx.query(sql.unsafe`
          select
            set_config('goldthread.council', ${String(councilId)}, true),
            set_config('goldthread.account', ${accountOf(actor)}, true)`);
        return work(tx);
      }),
    withoutCouncil: (work) => pool.transaction(work),
    close: async () => {
      await pool.end();
      await after();
    },
  };
}

const Server = z.object({ above: z.boolean(), version: z.number(), migrated: z.boolean() });
const Applied = z.object({ name: z.string() });

/** Refuses a role above row-level security, a server too old, and a database this release does not know. */
async function checkServer(pool: DatabasePool): Promise<void> {
  const server = await pool.one(sql.type(Server)`
    select
      rolsuper or rolbypassrls or pg_has_role(rolname, d.datdba, 'member') as above,
      current_setting('server_version_num')::int as version,
      to_regclass('reference.migrations') is not null as migrated
    from pg_roles, pg_database as d
    where rolname = current_user and d.datname = current_database()`);
  if (server.version < 150_000) throw new Unusable('PostgreSQL 15 or later is needed.', 'DATABASE_URL');
  if (server.above) {
    throw new Unusable(
      'DATABASE_URL names a role that row-level security does not bind (a superuser, or the owner). ' +
        'Give the application’s role, a member of goldthread_app; the owner goes in GOLDTHREAD_OWNER_URL.',
      'DATABASE_URL',
    );
  }
  const applied = server.migrated
    ? await pool.any(sql.type(Applied)`select name from reference.migrations order by name`)
    : [];
  const wanted = await migrationNames();
  if (applied.map((row) => row.name).join() !== wanted.join()) {
    throw new Unusable(
      `The database has ${applied.length} migrations and this release ${wanted.length}: run \`goldthread migrate\`.`,
      'DATABASE_URL',
    );
  }
}
