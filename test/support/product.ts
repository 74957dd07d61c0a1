// The whole product on a test's own database: the example council at localhost, every page and call, nothing listening.
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { migrate } from '../../src/db/migrate.ts';
import { makeExampleCouncil } from '../../src/example.ts';
import { type Day, today } from '../../src/kernel/days.ts';
import { type Accounts, installAccounts, openAccounts } from '../../src/modules/people/index.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** The day on which the product of every test stands: the record keeps its own time, so no other day would agree with it. */
export const productDay: Day = today();

export interface Product {
  database: TestDatabase;
  accounts: Accounts;
  app: FastifyInstance;
  /** The example council's number; null where it was left out. */
  example: number | null;
}

/** Call it at the top of a file, once; it is closed after the tests. */
export async function freshProduct({ example = true } = {}): Promise<Product> {
  const database = await freshDatabase();
  await migrate(database.ownerUrl, { installers: [installAccounts] });
  const accounts = await openAccounts(database, { secure: false });
  const made = example ? await makeExampleCouncil(database, accounts, productDay) : null;
  const config = readSettings({ GOLDTHREAD_LOG: 'silent' });
  const app = await createApp({ config, database, accounts });
  // Registered after the database's own, so run before it.
  afterAll(async () => {
    await app.close();
    await accounts.close();
  });
  return { database, accounts, app, example: made?.id ?? null };
}
