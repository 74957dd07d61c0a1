// `npm run reference`: writes the reference again, from the code and from a database made for the purpose and removed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { openInstallationAccounts, openInstalled } from '../../src/installation.ts';
import { referenceNames, referencePage } from './reference.ts';

const data = mkdtempSync(join(tmpdir(), 'goldthread-reference-'));
const config = readSettings({ GOLDTHREAD_DATA: data, GOLDTHREAD_LOG: 'silent' });
const database = await openInstalled(config);
const accounts = await openInstallationAccounts(config, database);
const app = await createApp({ config, database, accounts });
try {
  for (const name of referenceNames) {
    writeFileSync(join(import.meta.dirname, name), await referencePage(name, { app, database }));
    process.stdout.write(`docs/reference/${name}\n`);
  }
} finally {
  const socket = decodeURIComponent(new URL(database.url).hostname);
  await app.close();
  await accounts.close();
  await database.close();
  for (const folder of [data, socket]) rmSync(folder, { recursive: true, force: true });
}
