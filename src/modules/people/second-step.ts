// The second step of signing in: a code from an authenticator app, set up and taken off by whoever owns the account.
import {
  type Accounts,
  accountSignedIn,
  type CookieHeader,
  cookiesOf,
  headersWith,
  recordEvent,
  type SetCookies,
  unlessRefused,
} from './accounts.ts';

/**
 * Begins: answers the `otpauth:` address that an authenticator app reads, which holds the secret. Null where the
 * password is wrong or a second step is already there. Nothing changes for signing in until a first code is confirmed.
 */
export async function beginSecondStep(
  accounts: Accounts,
  asked: { cookie: CookieHeader; password: string },
): Promise<string | null> {
  const answer = await unlessRefused(
    accounts.library.auth.api.enableTwoFactor({
      body: { password: asked.password, method: 'totp' },
      headers: headersWith(asked.cookie),
    }),
  );
  return answer && 'totpURI' in answer ? answer.totpURI : null;
}

/**
 * The first code from the app: from now on each sign-in asks for one. Answers the cookies of a new session and ten
 * spare codes, each good for one sign-in without the app. Null where the code is wrong.
 */
export async function confirmSecondStep(
  accounts: Accounts,
  councilId: number,
  asked: { cookie: CookieHeader; code: string },
): Promise<{ cookies: SetCookies; spareCodes: readonly string[] } | null> {
  const { api } = accounts.library.auth;
  const account = await accountSignedIn(accounts, councilId, asked.cookie);
  if (!account) return null;
  const answer = await unlessRefused(
    api.verifyTOTP({
      body: { code: asked.code.replace(/\s/g, '') },
      headers: headersWith(asked.cookie),
      returnHeaders: true,
    }),
  );
  if (!answer) return null;
  const spare = await api.viewBackupCodes({ body: { userId: account.accountId } });
  await recordEvent(accounts, account, 'second-step-on');
  return { cookies: cookiesOf(answer), spareCodes: spare.backupCodes };
}

/** Takes the second step off. Null where the password is wrong. */
export async function endSecondStep(
  accounts: Accounts,
  councilId: number,
  asked: { cookie: CookieHeader; password: string },
): Promise<SetCookies | null> {
  const account = await accountSignedIn(accounts, councilId, asked.cookie);
  if (!account) return null;
  const answer = await unlessRefused(
    accounts.library.auth.api.disableTwoFactor({
      body: { password: asked.password },
      headers: headersWith(asked.cookie),
      returnHeaders: true,
    }),
  );
  if (!answer) return null;
  await recordEvent(accounts, account, 'second-step-off');
  return cookiesOf(answer);
}

/** The secret out of an `otpauth:` address, in fours, to be typed by hand. */
export function secretInFours(address: string): string {
  const secret = new URL(address).searchParams.get('secret') ?? '';
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
