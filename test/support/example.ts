// The example council, made once for the whole run: whoever needs it takes a copy of its database and of its files.
import { cpSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { type Day, today } from '../../src/kernel/days.ts';
import { copyOf, type Place } from './database.ts';
import { exampleTemplate } from './global-setup.ts';

/** The day on which the example of every test stands: the record keeps its own time, so no other day would agree with it. */
export const exampleDay: Day = today();

/** Any number that no other lock has: one process makes it, the others wait. */
const making = 20_261;

/** A copy of the example council, as goldthread would find it at a second start. */
export async function exampleCopy(): Promise<Place> {
  await once();
  const place = await copyOf(exampleTemplate);
  cpSync(inject('exampleFolder'), place.folder, { recursive: true });
  return place;
}

async function once(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('testServer').superuser });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [making]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [exampleTemplate]);
    if (rowCount === 0) await (await import('./make-example.ts')).makeExample(exampleTemplate, exampleDay);
  } finally {
    await client.end();
  }
}
