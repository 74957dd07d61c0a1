// One installation opened: its database, its accounts, and on first start the example council.
import { publicAddress, type Settings } from './config.ts';
import { type Council, listCouncils } from './db/councils.ts';
import { type Database, type OpenOptions, openDatabase } from './db/database.ts';
import { today } from './kernel/days.ts';
import { type Accounts, installAccounts, openAccounts } from './modules/people/index.ts';

/** Opens the database with everything that its libraries need installed. */
export function openInstalled(config: Settings, options: OpenOptions = {}): Promise<Database> {
  return openDatabase(config, { ...options, installers: [installAccounts] });
}

export function openInstallationAccounts(config: Settings, database: Database): Promise<Accounts> {
  const secure = publicAddress(config).startsWith('https:');
  const { GOLDTHREAD_SECRET: secret } = config;
  return openAccounts(database, { secure, ...(secret === undefined ? {} : { secret }) });
}

/** The example council where there is no council at all. Answers every council there is then. */
export async function firstStart(
  config: Settings,
  database: Database,
  accounts: Accounts,
): Promise<readonly Council[]> {
  const found = await listCouncils(database);
  if (found.length > 0 || !config.GOLDTHREAD_EXAMPLE) return found;
  const { makeExampleCouncil } = await import('./example.ts');
  await makeExampleCouncil(database, accounts, today());
  return listCouncils(database);
}

/** For commands about accounts. */
export async function openForAccounts(config: Settings) {
  const database = await openInstalled(config);
  const accounts = await openInstallationAccounts(config, database);
  const close = async () => {
    await accounts.close();
    await database.close();
  };
  return { database, accounts, address: publicAddress(config), close };
}
