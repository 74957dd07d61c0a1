// Work done later: pg-boss in the schema `jobs`, run by the application's role (installed by src/db/install-jobs.ts).
import { type ConnectionOptions, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { zone } from '../kernel/days.ts';
import { type Database, sql, type Tx } from './database.ts';
import { untouched } from './rows.ts';

/** A kind of work: its name, what it is given, and how it is done. It is tried again after a failure, so doing it twice must do no harm. */
export interface JobKind {
  name: string;
  data: z.ZodType;
  /** When it is done by itself, in cron's five fields and the council's own time; its data is then `{}`. */
  schedule?: string;
  run(data: unknown): Promise<void>;
}

export interface Jobs {
  /** Asks for a job within a transaction: rolled back, it was never asked for. */
  send(tx: Tx, kind: JobKind, data: object): Promise<void>;
  /** Finishes what is running, then stops. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** False for a process that only asks for jobs, such as a command. */
  work?: boolean;
  /** Told of failures, of a job or of the queue itself; each is tried again by then. */
  failed?: (error: Error) => void;
  /** Seconds between two looks for work: 2 by default, at least a half. */
  everySeconds?: number;
}

/** Starts the jobs of an installation. Every kind must be named, in the process that asks and in the one that works. */
export async function startJobs(
  database: Database,
  kinds: readonly JobKind[],
  options: JobsOptions = {},
): Promise<Jobs> {
  const { work = true, failed = () => {}, everySeconds = 2 } = options;
  const boss = new PgBoss({
    connectionString: database.url,
    schema: 'jobs',
    max: 3,
    // The tables are the owner's: they are made and changed by a migration, never from here.
    migrate: false,
    reindex: false,
    supervise: work,
    schedule: work,
    registerInstance: false,
  });
  boss.on('error', failed);
  await boss.start();
  for (const kind of kinds) {
    await boss.createQueue(kind.name, { retryLimit: 3, retryBackoff: true });
    if (!work) continue;
    if (kind.schedule) await boss.schedule(kind.name, kind.schedule, {}, { tz: zone });
    await boss.work(kind.name, { pollingIntervalSeconds: everySeconds }, async (jobs) => {
      for (const job of jobs) await attempt(kind, job.data, failed);
    });
  }
  return {
    send: async (tx, kind, data) => {
      await boss.send(kind.name, data, { db: within(tx) });
    },
    stop: () => boss.stop({ graceful: true }),
  };
}

async function attempt(kind: JobKind, data: unknown, failed: (error: Error) => void): Promise<void> {
  try {
    await kind.run(kind.data.parse(data ?? {}));
  } catch (error) {
    failed(new Error(`the job ${kind.name} failed`, { cause: error }));
    // pg-boss keeps the reason and tries again.
    throw error;
  }
}

/** pg-boss's own SQL, run within our transaction, its rows untouched by our naming. */
function within(tx: Tx): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text, values) => {
      const query = sql.unsafe`select`;
      // pg-boss binds plain values only, the kinds Slonik binds.
      const bound = (values ?? []) as typeof query.values;
      const { rows } = await tx.query({ ...query, sql: text, values: bound, parser: untouched });
      return { rows: [...rows] };
    },
  };
}
