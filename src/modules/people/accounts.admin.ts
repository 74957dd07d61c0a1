// Accounts are made, given roles and disabled by an administrator. Nobody signs up.
import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { type Actor, publicActor, type Role, type System } from '../../kernel/actor.ts';
import { Conflict, NotFound } from '../../kernel/errors.ts';
import { type Account, addMembership, changeRoles, findAccount } from './accounts.store.ts';
import { type Accounts, recordEvent, unlessRefused } from './accounts.ts';

export interface NewAccount {
  email: string;
  name: string;
  roles: readonly Role[];
  /** Their entry in the council's list of people. */
  personId?: number | undefined;
  /** Invented, in an invented council. */
  example?: boolean | undefined;
}

/**
 * Makes an account a member of a council, and the account itself where the address has none yet: a commissioner may
 * serve two councils with one. It has no password until one is set. Throws Conflict where it is already a member.
 * @returns the account's number
 */
export async function addAccount(
  accounts: Accounts,
  actor: Actor,
  councilId: number,
  given: NewAccount,
): Promise<string> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const email = given.email.toLowerCase();
  const found = await internalAdapter.findUserByEmail(email);
  if (found && (await accountIn(accounts.database, councilId, email))) {
    throw new Conflict(`${email} already has an account in this council`);
  }
  const { id } =
    found?.user ??
    (await internalAdapter.createUser({ email, name: given.name, emailVerified: true }, { method: 'admin' }));
  await accounts.database.as(actor, councilId, `Give ${given.name} an account`, (tx) =>
    addMembership(tx, councilId, {
      accountId: id,
      roles: given.roles,
      personId: given.personId,
      example: given.example,
    }),
  );
  return id;
}

/** Changes what somebody may do in one council. The record keeps the roles before and after. */
export async function setRoles(
  accounts: Accounts,
  actor: Actor,
  councilId: number,
  changed: { email: string; roles: readonly Role[] },
): Promise<void> {
  const account = await accountOrThrow(accounts.database, councilId, changed.email);
  await accounts.database.as(actor, councilId, `Change the roles of ${account.name}`, (tx) =>
    changeRoles(tx, account.accountId, changed.roles),
  );
}

/** Shuts an account out of every council, at once: its sessions end, and no door opens to it again. */
export async function disableAccount(
  accounts: Accounts,
  actor: System,
  councilId: number,
  email: string,
): Promise<void> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const account = await accountOrThrow(accounts.database, councilId, email);
  await internalAdapter.updateUser(account.accountId, {
    disabledAt: new Date(accounts.now().epochMilliseconds),
  });
  await internalAdapter.deleteUserSessions(account.accountId);
  await recordEvent(accounts, account, 'disabled', actor);
}

/** Lets a disabled account sign in again, with the password it had. */
export async function enableAccount(
  accounts: Accounts,
  actor: System,
  councilId: number,
  email: string,
): Promise<void> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const account = await accountOrThrow(accounts.database, councilId, email);
  await internalAdapter.updateUser(account.accountId, { disabledAt: null });
  await recordEvent(accounts, account, 'enabled', actor);
}

/** Hours that a link for setting a password can be used in, once. */
export const linkHours = 24;

/** Answers the in-site path at which the account's owner sets a password, once. For a new account or a lost password. */
export async function passwordPath(accounts: Accounts, councilId: number, email: string): Promise<string> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const account = await accountOrThrow(accounts.database, councilId, email);
  const token = randomBytes(24).toString('base64url');
  await internalAdapter.createVerificationValue({
    // The name under which better-auth looks for it, in `resetPassword`.
    identifier: `reset-password:${token}`,
    value: account.accountId,
    expiresAt: new Date(Date.now() + linkHours * 3_600_000),
  });
  return `/set-password?${new URLSearchParams({ token })}`;
}

/** Whose password the link sets; null where it was used or is too old. */
export async function ownerOfLink(accounts: Accounts, token: string): Promise<LinkOwner | null> {
  const { internalAdapter } = await accounts.library.auth.$context;
  const waiting = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!waiting || waiting.expiresAt <= new Date()) return null;
  const user = await internalAdapter.findUserById(waiting.value);
  return user && { accountId: user.id, email: user.email, name: user.name };
}

interface LinkOwner {
  accountId: string;
  email: string;
  name: string;
}

/** Sets the password, ends every session of the account and uses the link up. False where it was used or is too old. */
export async function setPassword(accounts: Accounts, token: string, password: string): Promise<boolean> {
  const owner = await ownerOfLink(accounts, token);
  if (!owner) return false;
  const answer = await unlessRefused(
    accounts.library.auth.api.resetPassword({ body: { token, newPassword: password } }),
  );
  if (!answer) return false;
  await recordEvent(accounts, owner, 'password-set');
  return true;
}

async function accountOrThrow(database: Database, councilId: number, email: string): Promise<Account> {
  const account = await accountIn(database, councilId, email);
  if (!account) throw new NotFound(`${email} has no account in this council`);
  return account;
}

async function accountIn(database: Database, councilId: number, email: string): Promise<Account | null> {
  return database.read(publicActor, councilId, (tx) => findAccount(tx, { email }));
}
