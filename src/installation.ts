// One installation opened: its database, its accounts, and on first start the example council.
import { publicAddress, type Settings } from './config.ts';
import { type Council, listCouncils } from './db/councils.ts';
import { type Database, type OpenOptions, openDatabase } from './db/database.ts';
import { today } from './kernel/days.ts';
import { Unusable } from './kernel/errors.ts';
import {
  type Accounts,
  installAccounts,
  openAccounts,
  type SignInServiceSettings,
} from './modules/people/index.ts';

/** Opens the database with everything that its libraries need installed. */
export function openInstalled(config: Settings, options: OpenOptions = {}): Promise<Database> {
  return openDatabase(config, { ...options, installers: [installAccounts] });
}

export function openInstallationAccounts(config: Settings, database: Database): Promise<Accounts> {
  const secure = publicAddress(config).startsWith('https:');
  const { GOLDTHREAD_SECRET: secret } = config;
  return openAccounts(database, { secure, secret, service: signInServiceOf(config) });
}

/** The sign-in service that the settings name, if any. Throws Unusable where some of what belongs together is missing. */
export function signInServiceOf(config: Settings): SignInServiceSettings | undefined {
  const { OPENID_ISSUER: issuer, OPENID_CLIENT_ID: clientId, OPENID_CLIENT_SECRET: clientSecret } = config;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Unusable(
      'OPENID_ISSUER, OPENID_CLIENT_ID and OPENID_CLIENT_SECRET belong together: set all three, or none.\n' +
        'See docs/reference/configuration.md.',
    );
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: config.OPENID_NAME,
    scope: config.OPENID_SCOPE,
    groupsClaim: config.OPENID_GROUPS,
    trustedDomains: (config.OPENID_TRUSTED_DOMAINS ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    publicAddress: config.GOLDTHREAD_URL,
  };
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
