// Signing in and out: passwords, lock-outs, sessions. better-auth keeps the secrets; what happens goes in our record.
import { createHmac } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { Installer } from '../../db/migrate.ts';
import { type Actor, publicActor } from '../../kernel/actor.ts';
import { today } from '../../kernel/days.ts';
import type { Library } from './accounts.library.ts';
import {
  type Account,
  addSignIn,
  councilsOfAccount,
  exampleAccounts,
  findAccount,
  type SignInEvent,
  triesSince,
} from './accounts.store.ts';
import { keptSecret } from './session-secret.ts';
import { openService, type SignInService, type SignInServiceSettings } from './sign-in-service/openid.ts';

/** The open accounts of an installation. Nothing is read from it but by the functions of this module. */
export interface Accounts {
  database: Database;
  library: Library;
  secret: string;
  now: () => Temporal.Instant;
  /** The last try for each address that is being tried at this moment. */
  queues: Map<string, Promise<unknown>>;
  /** The council's own sign-in service, by OpenID Connect; null where there is none. */
  service: SignInService | null;
  close(): Promise<void>;
}

export interface AccountSettings {
  /** At least 32 characters; signs sessions and encrypts the second step's keys. Default: one kept in the data folder. */
  secret?: string | undefined;
  /** True where people reach the site by https: cookies then travel by no other way. */
  secure: boolean;
  service?: SignInServiceSettings | undefined;
  /** The clock. Default: the machine's. */
  now?: () => Temporal.Instant;
}

/** Opens the accounts of a migrated database. better-auth takes a fifth of a second to load, so it comes on first use. */
export async function openAccounts(database: Database, settings: AccountSettings): Promise<Accounts> {
  const { openLibrary } = await import('./accounts.library.ts');
  const secret = settings.secret ?? keptSecret(database.dataFolder);
  const library = openLibrary(database.url, { secret, secure: settings.secure });
  return {
    database,
    library,
    secret,
    now: settings.now ?? (() => Temporal.Now.instant()),
    queues: new Map(),
    service: settings.service ? openService(settings.service) : null,
    close: library.close,
  };
}

/** An installer for `migrate`: better-auth's own tables in the schema `auth`. Repeatable. */
export const installAccounts: Installer = async (owner) => {
  const { installLibrary } = await import('./accounts.library.ts');
  await installLibrary(owner);
};

/** Whole `Cookie` header of a request, and the whole `Set-Cookie` headers of an answer. */
export type CookieHeader = string | undefined;
export type SetCookies = readonly string[];

export type SignIn =
  | { outcome: 'signed-in'; cookies: SetCookies }
  /** The password was right; the cookies remember that for ten minutes. */
  | { outcome: 'code-needed'; cookies: SetCookies }
  /** Wrong, unknown, disabled or not of this council: nobody is told which. */
  | { outcome: 'refused' }
  | { outcome: 'locked-out' }
  /** No code is awaited, or no longer. */
  | { outcome: 'start-again' };

/** NIST SP 800-63B section 5.2.2 allows up to 100; ten leaves room for a forgotten password and none for guessing. */
export const lockOut = { failures: 10, minutes: 15 } as const;

/** Signs in to one council with a password. Never says whether the address is known, by its words or by its time. */
export async function signIn(
  accounts: Accounts,
  councilId: number,
  typed: { email: string; password: string },
): Promise<SignIn> {
  const tried = digestOf(accounts, typed.email);
  return inTurn(accounts, tried, async () => {
    const tries = await triesOf(accounts, councilId, tried);
    if (tries.lockedOut) return { outcome: 'locked-out' };
    const account = await accountIn(accounts, councilId, { email: typed.email });
    const answer = await tryPassword(accounts, account, typed.password);
    if (!account || !answer) {
      const lockedOut = await recordFailure(accounts, councilId, { account, tried, event: 'wrong-password' });
      return { outcome: lockedOut ? 'locked-out' : 'refused' };
    }
    if (!answer.codeNeeded) await recordEvent(accounts, account, 'signed-in');
    return { outcome: answer.codeNeeded ? 'code-needed' : 'signed-in', cookies: answer.cookies };
  });
}

async function tryPassword(accounts: Accounts, account: Account | null, password: string) {
  const { auth } = accounts.library;
  if (!account || isShutOut(accounts, account)) {
    // As long as a real check takes.
    await (await auth.$context).password.hash(password);
    return null;
  }
  const answer = await unlessRefused(
    auth.api.signInEmail({ body: { email: account.email, password }, returnHeaders: true }),
  );
  return answer && { codeNeeded: 'twoFactorRedirect' in answer.response, cookies: cookiesOf(answer) };
}

/** The second half of a sign-in: a code of the authenticator app, or one of the ten spare codes. */
export async function enterCode(
  accounts: Accounts,
  councilId: number,
  typed: { code: string; cookie: CookieHeader },
): Promise<SignIn> {
  const { api } = accounts.library.auth;
  const headers = headersWith(typed.cookie);
  const { accountId } = await api.awaitingCode({ headers });
  const account = accountId && (await accountIn(accounts, councilId, { accountId }));
  if (!account || isShutOut(accounts, account)) return { outcome: 'start-again' };
  const tried = digestOf(accounts, account.email);
  return inTurn(accounts, tried, async () => {
    if ((await triesOf(accounts, councilId, tried)).lockedOut) return { outcome: 'locked-out' };
    const code = typed.code.replace(/\s/g, '').toLowerCase();
    const asked = { body: { code }, headers, returnHeaders: true } as const;
    const answer = await unlessRefused(
      /^\d{6}$/.test(code) ? api.verifyTOTP(asked) : api.verifyBackupCode(asked),
    );
    if (!answer) {
      const lockedOut = await recordFailure(accounts, councilId, { account, tried, event: 'wrong-code' });
      if (lockedOut) return { outcome: 'locked-out' };
      const { accountId: still } = await api.awaitingCode({ headers });
      return { outcome: still ? 'refused' : 'start-again' };
    }
    await recordEvent(accounts, account, 'signed-in');
    return { outcome: 'signed-in', cookies: cookiesOf(answer) };
  });
}

/** Opens a session for an invented account of an invented council; null for any other. */
export async function lookAs(
  accounts: Accounts,
  councilId: number,
  accountId: string,
): Promise<SetCookies | null> {
  const offered = await accounts.database.read(publicActor, councilId, exampleAccounts);
  const account = offered.find((one) => one.accountId === accountId);
  if (!account) return null;
  const answer = await accounts.library.auth.api.openSession({ body: { accountId }, returnHeaders: true });
  if (!answer.response.opened) return null;
  await recordEvent(accounts, account, 'looked-as');
  return cookiesOf(answer);
}

/** Ends the session, if there is one, and answers the cookies that forget it. */
export async function signOut(accounts: Accounts, cookie: CookieHeader): Promise<SetCookies> {
  const answer = await accounts.library.auth.api.signOut({
    headers: headersWith(cookie),
    returnHeaders: true,
  });
  return cookiesOf(answer);
}

/**
 * Who is signed in with these cookies, in one council. Null for no session, an ended one, a disabled account, and an
 * account that does not belong to the council. Read afresh each time, so that disabling takes effect at once.
 */
export async function accountSignedIn(
  accounts: Accounts,
  councilId: number,
  cookie: CookieHeader,
): Promise<Account | null> {
  if (!cookie) return null;
  const session = await accounts.library.auth.api.getSession({ headers: headersWith(cookie) });
  const account = session && (await accountIn(accounts, councilId, { accountId: session.user.id }));
  return account && !isShutOut(accounts, account) ? account : null;
}

/** Disabled everywhere; or in this council gone, or past the last day. */
export function isShutOut(accounts: Accounts, { disabled, leftOn, endsOn }: Account): boolean {
  return disabled || leftOn !== null || (endsOn !== null && endsOn < today(accounts.now()));
}

async function accountIn(accounts: Accounts, councilId: number, by: Parameters<typeof findAccount>[1]) {
  return accounts.database.read(publicActor, councilId, (tx) => findAccount(tx, by));
}

/** The same address always gives the same digest, which nobody without the secret can turn back or try out. */
export function digestOf(accounts: Accounts, email: string): string {
  return createHmac('sha256', accounts.secret).update(`tried ${email.toLowerCase()}`).digest('hex');
}

async function triesOf(accounts: Accounts, councilId: number, tried: string) {
  const since = accounts.now().subtract({ minutes: lockOut.minutes }).toString();
  return accounts.database.read(publicActor, councilId, (tx) => triesSince(tx, tried, since));
}

/** Records a failure, and the lock-out if it was one too many. Answers whether it was. */
async function recordFailure(
  accounts: Accounts,
  councilId: number,
  failed: { account: Account | null; tried: string; event: SignInEvent },
): Promise<boolean> {
  const { account, tried, event } = failed;
  const councils = account ? await councilsOfAccount(accounts.database, account.accountId) : [councilId];
  const add = async (what: SignInEvent) => {
    const at = accounts.now().toString();
    for (const council of councils) {
      const row = { accountId: account?.accountId ?? null, tried, event: what, at };
      await addSignIn(accounts.database, publicActor, council, row);
    }
  };
  await add(event);
  const { failures } = await triesOf(accounts, councilId, tried);
  if (failures < lockOut.failures) return false;
  await add('locked-out');
  return true;
}

/** Records what happened to an account in every council it belongs to. By default it did so itself. */
export async function recordEvent(
  accounts: Accounts,
  account: { accountId: string; email: string; name: string },
  event: SignInEvent,
  by?: Actor,
): Promise<void> {
  const { accountId, name } = account;
  const actor: Actor = by ?? { kind: 'person', accountId, name, roles: [] };
  const row = { accountId, tried: digestOf(accounts, account.email), event, at: accounts.now().toString() };
  for (const council of await councilsOfAccount(accounts.database, accountId)) {
    await addSignIn(accounts.database, actor, council, row);
  }
}

/**
 * One try at a time for each address, so that many sent at once are counted like many sent in a row. Within a process:
 * several processes could each let one more through.
 */
export async function inTurn<T>(accounts: Accounts, key: string, work: () => Promise<T>): Promise<T> {
  const before = accounts.queues.get(key) ?? Promise.resolve();
  const turn = before.then(work, work);
  accounts.queues.set(key, turn);
  try {
    return await turn;
  } finally {
    if (accounts.queues.get(key) === turn) accounts.queues.delete(key);
  }
}

export function headersWith(cookie: CookieHeader): Headers {
  return new Headers(cookie ? { cookie } : {});
}

export function cookiesOf(answer: { headers: Headers }): SetCookies {
  return answer.headers.getSetCookie();
}

/** better-auth's refusals (wrong password, wrong code, too many tries) as null. What is not one is thrown on. */
export async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500) return null;
    throw error;
  }
}
