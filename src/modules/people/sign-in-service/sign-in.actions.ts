// Signing in by the council's own sign-in service: whose account it is, what their groups give them, and the record of it.
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { publicActor, type Role, type System } from '../../../kernel/actor.ts';
import { addAccount } from '../accounts.admin.ts';
import { type Account, addSignIn, findAccount } from '../accounts.store.ts';
import {
  type Accounts,
  cookiesOf,
  digestOf,
  inTurn,
  isShutOut,
  recordEvent,
  type SetCookies,
} from '../accounts.ts';
import type { Told } from './claims.ts';
import { groupRolesIn, rolesByGroups, takeRolesOfGroups } from './groups.actions.ts';
import { addressToSignIn, type SignInService, type Trouble, whoCameBack } from './openid.ts';

/** Who acts where somebody's groups change what they may do. */
export const service: System = { kind: 'system', name: 'the sign-in service' };

/** Minutes in which somebody sent to the service must be back. */
export const minutesAway = 10;

const Waiting = z.object({
  councilId: z.int(),
  /** SHA-256 of the browser's own cookie: an answer begun in another browser opens nothing in this one. */
  browser: z.string(),
  back: z.string(),
  to: z.string().nullable(),
  sent: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
});

const nameOfWaiting = (state: string) => `sign-in-service:${state}`;

/** Begins a sign-in: answers where to send them. `browser` is a secret that the browser brings back in a cookie. */
export async function beginSignIn(
  { library, service: there, now }: Accounts & { service: SignInService },
  councilId: number,
  asked: { browser: string; back: string; to: string | undefined },
): Promise<{ ok: true; address: string } | ({ ok: false } & Trouble)> {
  const answer = await addressToSignIn(there, { back: asked.back, now: now() });
  if (!answer.ok) return answer;
  const { internalAdapter } = await library.auth.$context;
  const waiting = { councilId, browser: sha256(asked.browser), back: asked.back, sent: answer.sent };
  await internalAdapter.createVerificationValue({
    identifier: nameOfWaiting(answer.sent.state),
    value: JSON.stringify({ ...waiting, to: asked.to ?? null } satisfies z.infer<typeof Waiting>),
    expiresAt: new Date(Date.now() + minutesAway * 60_000),
  });
  return { ok: true, address: answer.address };
}

export type Arrival =
  | { outcome: 'signed-in'; cookies: SetCookies; to: string | null }
  /** Nobody is awaited with that answer in this browser, or no longer. */
  | { outcome: 'start-again' }
  | Trouble
  | { outcome: Refusal; email: string | null };

/** Why somebody whom the service knows is not let in. */
export type Refusal =
  /** Neither invited nor in a group that has a role here. */
  | 'unknown'
  /** The service does not vouch that the address is theirs, or sends none. */
  | 'unvouched'
  | 'no-address'
  /** Disabled, gone, or past the last day. */
  | 'shut-out'
  /** The account is joined to another person there: the address was passed on. */
  | 'other-person'
  /** The council gives roles by groups and the service left this person's out. */
  | 'too-many-groups'
  | 'no-role';

/** Ends a sign-in that `beginSignIn` began, once. `query` is what the service added to our address. */
export async function endSignIn(
  accounts: Accounts & { service: SignInService },
  councilId: number,
  asked: { browser: string; query: URLSearchParams },
): Promise<Arrival> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const state = asked.query.get('state');
  const kept = state ? await internalAdapter.consumeVerificationValue(nameOfWaiting(state)) : null;
  const waiting = kept && Waiting.parse(JSON.parse(kept.value));
  if (!waiting || waiting.councilId !== councilId || !isSame(waiting.browser, sha256(asked.browser))) {
    return { outcome: 'start-again' };
  }
  const address = new URL(`${waiting.back}?${asked.query}`);
  const answer = await whoCameBack(accounts.service, { address, sent: waiting.sent, now: accounts.now() });
  if (!answer.ok) return { outcome: answer.outcome, why: answer.why };
  // One after the other, so that of two people with one address the second finds the account taken.
  const entry = await inTurn(accounts, 'the sign-in service', () => letIn(accounts, councilId, answer.told));
  if ('cookies' in entry) return { ...entry, to: waiting.to };
  await recordRefusal(accounts, councilId, { told: answer.told, account: entry.account });
  return { outcome: entry.outcome, email: answer.told.email };
}

type Entry = { outcome: 'signed-in'; cookies: SetCookies } | { outcome: Refusal; account: Account | null };

async function letIn(accounts: Accounts, councilId: number, told: Told): Promise<Entry> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const found = await whose(accounts, told);
  if ('outcome' in found) return { outcome: found.outcome, account: null };
  const known = found.user && (await accountIn(accounts, councilId, found.user.id));
  if (known && isShutOut(accounts, known)) return { outcome: 'shut-out', account: known };
  // Disabled, and of other councils only: groups do not bring them in here.
  if (isDisabled(found.user)) return { outcome: 'shut-out', account: null };
  const lines = await groupRolesIn(accounts.database, service, councilId);
  if (lines.length > 0 && told.groupsLeftOut) return { outcome: 'too-many-groups', account: known };
  const wanted = rolesByGroups(lines, told.groups);
  if (!known && wanted.length === 0) return { outcome: 'unknown', account: null };
  const account = known ?? (await admit(accounts, councilId, { told, email: found.email, wanted }));
  if (!found.linked) {
    const link = { providerId: told.issuer, accountId: told.subject, userId: account.accountId };
    await internalAdapter.linkAccount(link);
    await recordEvent(accounts, account, 'service-linked', service);
  }
  const held = await takeRolesOfGroups(accounts, service, councilId, { account, wanted });
  if (held.length === 0) return { outcome: 'no-role', account };
  const body = { accountId: account.accountId };
  const answer = await accounts.library.auth.api.openSession({ body, returnHeaders: true });
  if (!answer.response.opened) return { outcome: 'shut-out', account };
  await recordEvent(accounts, account, 'service-signed-in');
  return { outcome: 'signed-in', cookies: cookiesOf(answer) };
}

/**
 * Whose account this is: by what the service calls them for ever; the first time by an address that it vouches for. An
 * account that is joined to one person there is never another's, whatever their address.
 */
async function whose(
  accounts: Accounts,
  { issuer, subject, email, vouched }: Told,
): Promise<{ user: { id: string } | null; email: string; linked: boolean } | { outcome: Refusal }> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const owner = await internalAdapter.findAccountOwnerByKey({ providerId: issuer, accountId: subject });
  if (owner?.kind === 'owned') return { user: owner.user, email: owner.user.email, linked: true };
  if (email === null) return { outcome: 'no-address' };
  if (!vouched) return { outcome: 'unvouched' };
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  if (found?.accounts.some(({ providerId }) => providerId === issuer)) return { outcome: 'other-person' };
  return { user: found?.user ?? null, email, linked: false };
}

function isDisabled(user: object | null): boolean {
  return user !== null && 'disabledAt' in user && user.disabledAt !== null;
}

/** Somebody who was not invited, but is in a group that has a role here. */
async function admit(
  accounts: Accounts,
  councilId: number,
  { told, email, wanted }: { told: Told; email: string; wanted: readonly Role[] },
): Promise<Account> {
  const given = { email, name: told.name, roles: [], groupRoles: wanted };
  const account = await accountIn(accounts, councilId, await addAccount(accounts, service, councilId, given));
  if (!account) throw new Error('An account was made and is not there');
  return account;
}

async function accountIn(accounts: Accounts, councilId: number, accountId: string): Promise<Account | null> {
  return accounts.database.read(publicActor, councilId, (tx) => findAccount(tx, { accountId }));
}

async function recordRefusal(
  accounts: Accounts,
  councilId: number,
  { told, account }: { told: Told; account: Account | null },
): Promise<void> {
  if (account) return recordEvent(accounts, account, 'service-refused', service);
  const tried = digestOf(accounts, told.email ?? told.subject);
  const row = { accountId: null, tried, event: 'service-refused', at: accounts.now().toString() } as const;
  await addSignIn(accounts.database, service, councilId, row);
}

function sha256(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
