// For tests: a site with a sign-in service of its own, and people whom a real OpenID provider on this machine knows.
import { afterAll, expect } from 'vitest';
import { freshDatabase, runAs, tester } from '../../../../test/support/database.ts';
import {
  type Claims,
  client,
  type OpenIdProvider,
  openIdProvider,
} from '../../../../test/support/openid-provider.ts';
import { type Page, type Wanderer, wanderer } from '../../../../test/support/wanderer.ts';
import { migrate } from '../../../db/migrate.ts';
import type { Role } from '../../../kernel/actor.ts';
import { addAccount } from '../accounts.admin.ts';
import { findAccount } from '../accounts.store.ts';
import { installAccounts } from '../accounts.ts';
import { eventsIn, peopleSite, type Sample, twoCouncils } from '../sample/site.ts';
import { giveRoleToGroup, groupRolesIn, takeRoleFromGroup } from './groups.actions.ts';

export interface Known {
  subject: string;
  email: string;
  name: string;
}

/** Call it at the top of a file, once; it is closed after the tests. */
export async function siteWithService() {
  const database = await freshDatabase();
  await migrate(database.ownerUrl, { installers: [installAccounts] });
  const provider = await openIdProvider();
  const sample = await twoCouncils(database, {
    ...client,
    issuer: provider.issuer,
    name: 'Eastmere sign-in',
    scope: 'openid profile email',
    groupsClaim: 'groups',
    trustedDomains: ['eastmere.example'],
    publicAddress: undefined,
  });
  const site = await peopleSite(sample);
  await site.listen({ host: '127.0.0.1', port: 0 });
  // Registered after the database's own, so run before it.
  afterAll(async () => {
    await site.close();
    await sample.accounts.close();
  });
  const address = site.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const [eastmere, harnworth] = [`http://eastmere.example:${port}`, `http://localhost:${port}`];
  provider.admit([eastmere, harnworth]);
  return {
    database,
    provider,
    sample,
    eastmere,
    harnworth,
    ...people(provider),
    ...council(sample),
    ...ways(eastmere),
  };
}

function people(provider: OpenIdProvider) {
  return {
    /** Somebody the provider knows, with an address of their own that it vouches for. */
    knownThere(claims: Claims = {}): Known {
      const number = provider.people.size + 1;
      const subject = `subject-${number}`;
      const email = `person-${number}@eastmere.example`;
      provider.people.set(subject, { email, email_verified: true, name: `Person ${number}`, ...claims });
      return { subject, email, name: `Person ${number}` };
    },
    /** What the provider says of them from now on. */
    nowSays({ subject }: Pick<Known, 'subject'>, claims: Claims): void {
      provider.people.set(subject, { ...provider.people.get(subject), ...claims });
    },
  };
}

function council({ database, accounts, eastmere }: Sample) {
  return {
    invited: (email: string, roles: Role[] = ['lead-officer']) =>
      addAccount(accounts, tester, eastmere, { email, name: 'Ada Oak', roles }),
    accountOf: (by: { email: string }, councilId = eastmere) =>
      database.read(tester, councilId, (tx) => findAccount(tx, by)),
    lastEvents: async (count: number) => (await eventsIn(database, eastmere)).slice(-count),
    giveRole: (group: string, role: Role) => giveRoleToGroup(database, tester, eastmere, { group, role }),
    async noRolesByGroups(): Promise<void> {
      for (const line of await groupRolesIn(database, tester, eastmere))
        await takeRoleFromGroup(database, tester, eastmere, line.id);
    },
  };
}

function ways(eastmere: string) {
  /** To the provider and through its page; answers the address it sends them back to, which is not asked yet. */
  const asFarAsBack = async (browser: Wanderer, subject: string, start = `${eastmere}/sign-in/service`) => {
    const page = await browser.go(start);
    expect(page.body).toContain('Who are you?');
    return browser.go(page.url, { subject }, (url) => url.includes('/sign-in/service/back'));
  };
  const signIn = async (subject: string, browser = wanderer(), start?: string): Promise<Page> => {
    const back = await asFarAsBack(browser, subject, start);
    return browser.ask(back.url);
  };
  return { asFarAsBack, signIn };
}

/** The reasons in a council's record from the latest entry with that reason on. */
export async function reasonsSince(
  superuserUrl: string,
  councilId: number,
  first: string,
): Promise<string[]> {
  const { rows } = await runAs(
    superuserUrl,
    `select reason from record where council_id = ${councilId} order by seq`,
  );
  const reasons = rows.map(({ reason }) => String(reason));
  return reasons.slice(reasons.lastIndexOf(first));
}

/** What `signIn` answers when it has. */
export const landed = { status: 303, headers: expect.objectContaining({ location: '/office/desk' }) };

/** Nobody was signed in, and the page says this. */
export function expectRefused(page: Page, message: RegExp, status = 422): void {
  expect(page.status).toBe(status);
  expect(page.body).toMatch(message);
  expect(page.body).toContain('There is a problem');
  expect(String(page.headers['set-cookie'])).not.toContain('session_token');
}
