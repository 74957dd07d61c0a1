// What a case stands on: an installation of its own with the example council in it, on an embedded database that goes afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../src/app.ts';
import { readSettings } from '../src/config.ts';
import { connect, type Database } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { makeExampleCouncil } from '../src/example.ts';
import type { System } from '../src/kernel/actor.ts';
import type { Day } from '../src/kernel/days.ts';
import {
  type Accounts,
  addAccount,
  installAccounts,
  openAccounts,
  passwordPath,
  setPassword,
} from '../src/modules/people/index.ts';

export interface Ground {
  database: Database;
  /** The same database as the owner of its tables, for tables that only a benchmark has. */
  ownerUrl: string;
  accounts: Accounts;
  /** The example council's number. It is served at localhost. */
  example: number;
}

export interface Bench {
  /** True where only the harness is on trial: few rounds, small sizes. */
  short: boolean;
  /** Made at first use; the same for every case of a run. */
  ground(): Promise<Ground>;
}

/** The day on which everything stands, so that figures of different days are figures of the same pages. */
export const benchDay: Day = '2026-11-22';

export const measurer: System = { kind: 'system', name: 'a benchmark' };

/** The database commits to the disk, as a council's does. */
export async function makeGround(): Promise<Ground & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-bench-'));
  const embedded = await startEmbedded(folder);
  const ownerUrl = embedded.url('owner');
  const socket = decodeURIComponent(new URL(ownerUrl).hostname);
  const leave = async () => {
    await embedded.close();
    for (const made of [folder, socket]) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await migrate(ownerUrl, { installers: [installAccounts] });
    const database = await connect(embedded.url('app'), folder, undefined, leave);
    const accounts = await openAccounts(database, { secure: false });
    const { id } = await makeExampleCouncil(database, accounts, benchDay);
    const close = async () => {
      await accounts.close();
      await database.close();
    };
    return { database, ownerUrl, accounts, example: id, close };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** The whole product on the ground, not yet listening. Whoever opens it closes it. */
export function openApp({ database, accounts }: Ground): Promise<FastifyInstance> {
  const config = readSettings({ GOLDTHREAD_LOG: 'silent' });
  const now = () => Temporal.Instant.from(`${benchDay}T09:00:00Z`);
  return createApp({ config, database, accounts, now });
}

const password = 'plover anvil marmalade';

export type Get = (path: string) => Promise<{ body: string; contentType: string }>;

/** Asks the app for a page, without a network. Throws where the answer is not the page. */
export function visitor(app: FastifyInstance, host: string, cookie = ''): Get {
  return async (path) => {
    const answer = await app.inject({ url: path, headers: { host, ...(cookie && { cookie }) } });
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}.`);
    return { body: answer.body, contentType: String(answer.headers['content-type']) };
  };
}

/** Cases may share one council: each has a measurer of its own. */
let measurers = 0;

/** As `visitor`, signed in by the form as somebody of the programme office; with a number, as that person of the council. */
export async function officer(
  { accounts }: Pick<Ground, 'accounts'>,
  app: FastifyInstance,
  { councilId, host, personId }: { councilId: number; host: string; personId?: number },
): Promise<Get> {
  measurers += 1;
  const email = `measurer-${councilId}-${measurers}@council.example`;
  const account = { email, name: 'A Measurer', roles: ['programme-office' as const] };
  await addAccount(
    accounts,
    measurer,
    councilId,
    personId === undefined ? account : { ...account, personId },
  );
  const path = await passwordPath(accounts, councilId, email);
  await setPassword(accounts, new URLSearchParams(path.split('?')[1]).get('token') ?? '', password);
  const answer = await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { host, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email, password }).toString(),
  });
  if (answer.statusCode !== 303) throw new Error(`Signing in answered ${answer.statusCode}.`);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return visitor(app, host, cookie);
}
