// Accounts are made, given roles and disabled by an administrator. Nobody signs up.
import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { type Actor, publicActor, type Role, type System } from '../../kernel/actor.ts';
import { type Day, longDay, today } from '../../kernel/days.ts';
import { Conflict, NotAllowed, NotFound } from '../../kernel/errors.ts';
import { linkPlace, putInOutbox } from '../../post/outbox.ts';
import {
  type Account,
  addMembership,
  changePersonOf,
  changeRoles,
  findAccount,
  markLeft,
} from './accounts.store.ts';
import { type Accounts, recordEvent, unlessRefused } from './accounts.ts';
import { knownPeople } from './people.store.ts';
import { mayDo } from './permissions.ts';

export interface NewAccount {
  email: string;
  name: string;
  /** Given by hand. */
  roles: readonly Role[];
  /** Given by the groups they are in at the council's sign-in service. */
  groupRoles?: readonly Role[] | undefined;
  /** Their entry in the council's list of people. */
  personId?: number | undefined;
  /** Invented, in an invented council. */
  example?: boolean | undefined;
  /** Not of the council's own staff. */
  external?: boolean | undefined;
  /** The last day on which the account opens anything here. */
  endsOn?: Day | undefined;
  /** The council's name, where they are to be invited by e-mail. */
  inviteTo?: string | undefined;
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
  await accounts.database.as(actor, councilId, `Give ${given.name} an account`, async (tx) => {
    const { roles, groupRoles, personId, example, external, endsOn } = given;
    const membership = { accountId: id, roles, groupRoles, personId, example, external, endsOn };
    await addMembership(tx, councilId, membership);
    if (given.inviteTo === undefined) return;
    const at = accounts.now().toString();
    await putInOutbox(tx, councilId, { ...invitation(given.inviteTo, given), to: email, linkFor: id, at });
  });
  return id;
}

/** Sends an invitation again: the first was lost, or its link is more than a day old. Throws NotFound. */
export async function inviteAgain(
  accounts: Accounts,
  actor: Actor,
  council: { id: number; name: string },
  email: string,
): Promise<void> {
  mustAdminister(actor);
  const account = await accountOrThrow(accounts.database, council.id, email);
  const at = accounts.now().toString();
  const message = { ...invitation(council.name, account), to: account.email, linkFor: account.accountId, at };
  await accounts.database.as(actor, council.id, `Invite ${account.name} again`, (tx) =>
    putInOutbox(tx, council.id, message),
  );
}

function invitation(council: string, { name, endsOn }: { name: string; endsOn?: Day | null | undefined }) {
  const until = endsOn ? `Your account works until ${longDay(endsOn)}.\n\n` : '';
  return {
    subject: `Your account for the plans of ${council}`,
    text:
      `Dear ${name},\n\n${council} has made you an account in Goldthread, where its plans are kept.\n\n` +
      `Choose a password here, within ${linkHours} hours of this message:\n\n${linkPlace}\n\n${until}` +
      'If you did not expect this, do nothing: without a password nobody can use the account.\n',
  };
}

function mustAdminister(actor: Actor): void {
  if (!mayDo(actor, 'people.administer')) throw new NotAllowed('Only an administrator may do that');
}

/**
 * They leave one council: nothing there opens to them from now on. What they wrote stays under their name. Throws
 * NotAllowed for one's own account, so that a council does not lose its last administrator by a slip.
 */
export async function leave(
  accounts: Accounts,
  actor: Actor,
  councilId: number,
  email: string,
): Promise<void> {
  mustAdminister(actor);
  const account = await accountOrThrow(accounts.database, councilId, email);
  if (actor.kind === 'person' && actor.accountId === account.accountId) {
    throw new NotAllowed('Another administrator must end your own access');
  }
  const { internalAdapter } = await accounts.library.auth.$context;
  await accounts.database.as(actor, councilId, `${account.name} left`, (tx) =>
    markLeft(tx, account.accountId, today(accounts.now())),
  );
  // Of another council too: there they sign in again.
  await internalAdapter.deleteUserSessions(account.accountId);
}

/** Somebody who left comes back, with the roles they had. */
export async function comeBack(
  accounts: Accounts,
  actor: Actor,
  councilId: number,
  email: string,
): Promise<void> {
  mustAdminister(actor);
  const account = await accountOrThrow(accounts.database, councilId, email);
  await accounts.database.as(actor, councilId, `${account.name} came back`, (tx) =>
    markLeft(tx, account.accountId, null),
  );
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

/** Says who an account is in the council's list of people, as of somebody who came in by a group. Throws NotFound. */
export async function sayWho(
  accounts: Accounts,
  actor: Actor,
  councilId: number,
  { email, personId }: { email: string; personId: number },
): Promise<void> {
  mustAdminister(actor);
  const account = await accountOrThrow(accounts.database, councilId, email);
  const people = await accounts.database.read(actor, councilId, knownPeople);
  const person = people.find((one) => one.personId === personId);
  if (!person) throw new NotFound('Nobody in the list of people has that number');
  await accounts.database.as(actor, councilId, `The account of ${account.name} is ${person.name}’s`, (tx) =>
    changePersonOf(tx, account.accountId, personId),
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

/**
 * Parts an account from whomever the sign-in service knows it by: their address was passed on, or they are known there by
 * another name now. Whoever has the address next is joined to it when they sign in. False where it was joined to nobody.
 */
export async function unlink(
  accounts: Accounts,
  actor: Actor,
  councilId: number,
  email: string,
): Promise<boolean> {
  mustAdminister(actor);
  const account = await accountOrThrow(accounts.database, councilId, email);
  const { internalAdapter } = await accounts.library.auth.$context;
  const links = (await internalAdapter.findAccounts(account.accountId)).filter(isOfService);
  for (const { id } of links) await internalAdapter.deleteAccount(id);
  if (links.length === 0) return false;
  await internalAdapter.deleteUserSessions(account.accountId);
  await recordEvent(accounts, account, 'service-unlinked', actor);
  return true;
}

/** better-auth keeps a password as one more way in, by this name. */
function isOfService({ providerId }: { providerId: string }): boolean {
  return providerId !== 'credential';
}

/** Hours that a link for setting a password can be used in, once. */
export const linkHours = 24;

/** Answers the in-site path at which the account's owner sets a password, once. For a new account or a lost password. */
export async function passwordPath(accounts: Accounts, councilId: number, email: string): Promise<string> {
  return newLink(accounts, await accountOrThrow(accounts.database, councilId, email));
}

/** The same by the account's number, for mail at the moment it is sent. Throws NotFound. */
export async function passwordPathOf(
  accounts: Accounts,
  councilId: number,
  accountId: string,
): Promise<string> {
  const account = await accounts.database.read(publicActor, councilId, (tx) =>
    findAccount(tx, { accountId }),
  );
  if (!account) throw new NotFound('The account is gone');
  return newLink(accounts, account);
}

async function newLink(accounts: Accounts, account: Account): Promise<string> {
  const { internalAdapter } = await accounts.library.auth.$context;
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
