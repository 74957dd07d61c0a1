// How better-auth is set up: local accounts in the schema `auth`, closed to sign-up, with a second step and no telemetry.
import { randomInt } from 'node:crypto';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins/two-factor';
import pg from 'pg';
import { z } from 'zod';
import { passwordLengths } from './password.ts';

/** Seconds. A working day: whoever is away overnight signs in again. Not renewed, so reading a page writes nothing. */
const sessionSeconds = 12 * 60 * 60;

export interface LibrarySettings {
  /** At least 32 characters; signs cookies and encrypts the second step's secrets. */
  secret: string;
  /** True where people reach the site by https. */
  secure: boolean;
}

/** The database as better-auth takes it: something that lends connections. */
interface Connections {
  connect(): Promise<pg.PoolClient>;
  end(): Promise<void>;
}

function optionsFor(database: Connections, { secret, secure }: LibrarySettings) {
  return {
    appName: 'Goldthread',
    // Never used in a link: nothing of better-auth's is reached by HTTP, our own pages call it.
    baseURL: secure ? 'https://goldthread.invalid' : 'http://goldthread.invalid',
    secret,
    database,
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'goldthread',
      useSecureCookies: secure,
      ipAddress: { disableIpTracking: true },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengths.least,
      maxPasswordLength: passwordLengths.most,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    verification: { storeIdentifier: 'hashed' as const },
    user: { additionalFields: { disabledAt: { type: 'date', required: false, input: false } } } as const,
    databaseHooks: {
      session: {
        create: {
          /** No door, present or future, opens to a disabled account. */
          before: async (session: { userId: string }, context: SessionContext) => {
            const account = await context?.context.internalAdapter.findUserById(session.userId);
            return account != null && !('disabledAt' in account && account.disabledAt !== null);
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Goldthread',
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: spareCodes },
      }),
      ourDoors,
    ],
  };
}

/** Ten codes of twelve letters and figures, 59 bits each, without those that a hand or an eye confuses: 0 o, 1 l i. */
function spareCodes(): string[] {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 10 }, () => [four(), four(), four()].join('-'));
}

type SessionContext = {
  context: { internalAdapter: { findUserById(id: string): Promise<object | null> } };
} | null;

/** What our pages need and better-auth has no call for. Neither can be reached by HTTP. */
const ourDoors = {
  id: 'goldthread',
  endpoints: {
    /** Opens a session without a password. The caller has made sure that this may be. */
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ accountId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId);
        const session = user && (await ctx.context.internalAdapter.createSession(user.id));
        if (!session) return { opened: false };
        await setSessionCookie(ctx, { session, user });
        return { opened: true };
      },
    ),
    /** Whose password was right, where the code of the second step is still awaited. */
    awaitingCode: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const cookie = ctx.context.createAuthCookie('two_factor');
      const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
      const waiting = identifier ? await ctx.context.internalAdapter.findVerificationValue(identifier) : null;
      return { accountId: waiting && waiting.expiresAt > new Date() ? waiting.value : null };
    }),
  },
} satisfies BetterAuthPlugin;

/** better-auth on the application's role. The connections are its own and few; `close` ends them. */
export function openLibrary(url: string, settings: LibrarySettings) {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c search_path=auth' });
  // A connection that breaks while idle is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => {});
  return { auth: betterAuth(optionsFor(pool, settings)), close: () => pool.end() };
}

export type Library = ReturnType<typeof openLibrary>;

/** better-auth's own tables, made or brought up to date on the owner's connection. Repeatable. */
export async function installLibrary(owner: pg.Client): Promise<void> {
  const connection = {
    query: (text: string, values: unknown[]) => owner.query(text, values),
    release: () => {},
  };
  const database: Connections = {
    // The one connection that migrates, seen as a pool: of a client, better-auth uses these two functions alone.
    connect: async () => connection as unknown as pg.PoolClient,
    end: async () => {},
  };
  await owner.query('set search_path to auth');
  try {
    const plan = await getMigrations(optionsFor(database, { secret: 'x'.repeat(32), secure: false }));
    await plan.runMigrations();
  } finally {
    await owner.query('reset search_path');
  }
}
