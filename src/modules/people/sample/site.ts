// For the tests and for looking: a site with the pages of accounts and an office behind them, and a visitor with cookies.
import type { FastifyInstance } from 'fastify';
import { createCouncil } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { Role, System } from '../../../kernel/actor.ts';
import { mount } from '../../../web/pages.ts';
import { createServer } from '../../../web/server.ts';
import { addAccount, passwordPath, setPassword } from '../accounts.admin.ts';
import { signInsOf } from '../accounts.store.ts';
import { type Accounts, openAccounts } from '../accounts.ts';
import { identify, identityOf, oneClickOf } from '../identify.ts';
import { accountsOffice } from '../office.web.ts';
import { peopleWeb } from '../people.web.ts';
import { mayDo } from '../permissions.ts';
import type { SignInServiceSettings } from '../sign-in-service/openid.ts';

export const words = 'plover anvil marmalade';

const founder: System = { kind: 'system', name: 'a sample' };

export interface Sample {
  database: Database;
  accounts: Accounts;
  /** By how much the accounts' clock is ahead. */
  clock: { minutesLater: number };
  /** An invented council at localhost, and a real one at eastmere.example. */
  harnworth: number;
  eastmere: number;
}

/** Two councils in a database that better-auth's tables are installed in. */
export async function twoCouncils(database: Database, service?: SignInServiceSettings): Promise<Sample> {
  const clock = { minutesLater: 0 };
  const now = () => Temporal.Now.instant().add({ minutes: clock.minutesLater });
  const accounts = await openAccounts(database, { secure: false, now, service });
  const harnworth = await createCouncil(database, founder, { name: 'Harnworth Council', example: true });
  const host = 'eastmere.example';
  const eastmere = await createCouncil(database, founder, { name: 'Eastmere Council', host });
  return { database, accounts, clock, harnworth, eastmere };
}

/** Makes an account with a password in one council, and answers its address. */
export async function somebody(
  { accounts }: Sample,
  name: string,
  councilId: number,
  role: Role = 'lead-officer',
): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@council.example`;
  await addAccount(accounts, founder, councilId, { email, name, roles: [role] });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, councilId, email)), words);
  return email;
}

export const tokenIn = (path: string) => new URLSearchParams(path.split('?')[1]).get('token') ?? '';

/** What happened at sign-in in a council, oldest first. */
export async function eventsIn(database: Database, councilId: number): Promise<string[]> {
  const seen = await database.read(founder, councilId, (tx) => signInsOf(tx, 10_000));
  return seen.map(({ event }) => event).reverse();
}

export async function peopleSite(
  { database, accounts }: Pick<Sample, 'database' | 'accounts'>,
  { oneClick = false, secure = false } = {},
): Promise<FastifyInstance> {
  const app = await createServer({
    whoIs: identify({ database, accounts, oneClick }),
    mayDo,
    now: accounts.now,
    layout: (request) => ({
      navigation: [{ text: 'Plan', path: '/' }],
      identity: identityOf(request),
      oneClick: oneClickOf(request),
    }),
    secure,
    log: { level: 'silent' },
    templates: [import.meta.dirname],
  });
  await mount(app, '', (scope) => {
    peopleWeb(scope, { accounts });
    scope.get('/', { config: { permission: 'public' } }, (_request, reply) =>
      reply.page('front.njk', { title: 'What was promised' }),
    );
  });
  await mount(app, '/office', (scope) => {
    accountsOffice(scope, accounts);
    for (const path of ['/desk', '/plan']) {
      scope.get(path, { config: { permission: 'desk' } }, (request) => ({
        actor: request.actor,
        council: request.council?.name,
      }));
    }
  });
  return app;
}

/** The fields of a form; a field of several values is sent once for each. */
type Form = Record<string, string | readonly string[]>;

/** Somebody with a browser: keeps cookies, follows nothing, sends forms from our own pages. */
export function visitor(app: FastifyInstance, { host = 'localhost:3000', address = '127.0.0.1' } = {}) {
  const cookies = new Map<string, string>();
  const keep = (lines: string | string[] | undefined) => {
    for (const line of [lines ?? []].flat()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const gone = attributes.some((attribute) => attribute === 'Max-Age=0');
      if (gone) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const send = async (method: 'GET' | 'POST', url: string, form: Form = {}) => {
    const pairs = Object.entries(form).flatMap(([name, values]) => [values].flat().map((one) => [name, one]));
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        host,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' && {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        }),
      },
      ...(method === 'POST' && { payload: new URLSearchParams(pairs).toString() }),
    });
    keep(answer.headers['set-cookie']);
    return answer;
  };
  return {
    cookies,
    get: (url: string) => send('GET', url),
    post: (url: string, form?: Form) => send('POST', url, form),
  };
}
