// Puts pg-boss's own tables in the schema `jobs`, as the owner: its SQL, run like a migration of ours.
import { createRequire } from 'node:module';
import type pg from 'pg';
import { z } from 'zod';

const Package = z.object({ pgboss: z.object({ schema: z.number().int() }) });

/** Installs or updates pg-boss's own tables, and gives the application its rights on them. */
export async function installJobs(owner: pg.Client): Promise<void> {
  const { pgboss } = Package.parse(createRequire(import.meta.url)('pg-boss/package.json'));
  const { rows } = await owner.query("select to_regclass('jobs.version') is not null as installed");
  if (rows[0]?.installed === true) {
    const { rows: versions } = await owner.query<{ version: number }>('select version from jobs.version');
    const version = versions[0]?.version ?? 0;
    if (version >= pgboss.schema) return;
    const { getMigrationPlans } = await import('pg-boss');
    await owner.query(getMigrationPlans('jobs', version));
  } else {
    const { getConstructionPlans } = await import('pg-boss');
    await owner.query(getConstructionPlans('jobs'));
  }
  await owner.query(`
    grant usage on schema jobs to goldthread_app;
    grant select, insert, update, delete on all tables in schema jobs to goldthread_app;
    grant usage on all sequences in schema jobs to goldthread_app;`);
}
