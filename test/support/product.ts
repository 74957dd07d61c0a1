// The whole product on a test's own database: the example council at localhost, every page and call, nothing listening.
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { listCouncils } from '../../src/db/councils.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Day } from '../../src/kernel/days.ts';
import { type Accounts, installAccounts, openAccounts } from '../../src/modules/people/index.ts';
import { freshDatabase, opened, type TestDatabase } from './database.ts';
import { exampleCopy, exampleDay } from './example.ts';

/** The day on which the product of every test stands. */
export const productDay: Day = exampleDay;

export interface Product {
  database: TestDatabase;
  accounts: Accounts;
  app: FastifyInstance;
  /** The example council's number; null where it was left out. */
  example: number | null;
}

/** Call it at the top of a file, once; it is closed after the tests. */
export async function freshProduct({ example = true } = {}): Promise<Product> {
  const database = example ? await opened(await exampleCopy()) : await freshDatabase();
  if (!example) await migrate(database.ownerUrl, { installers: [installAccounts] });
  const accounts = await openAccounts(database, { secure: false });
  const [made] = await listCouncils(database);
  const config = readSettings({ GOLDTHREAD_LOG: 'silent' });
  const app = await createApp({ config, database, accounts });
  // Registered after the database's own, so run before it.
  afterAll(async () => {
    await app.close();
    await accounts.close();
  });
  return { database, accounts, app, example: made?.councilId ?? null };
}
