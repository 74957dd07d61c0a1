// The only SQL for accounts: who belongs to which council, what happened at sign-in, and which account is whose.

import { z } from 'zod';
import { type Database, sql, type Tx } from '../../db/database.ts';
import { type Actor, Role } from '../../kernel/actor.ts';
import { Day } from '../../kernel/days.ts';

const CouncilServed = z.object({ id: z.int(), name: z.string(), example: z.boolean() });

/** The council served under a host name (without a port), or null. */
export async function councilServedAt(
  database: Database,
  host: string,
): Promise<z.infer<typeof CouncilServed> | null> {
  return database.withoutCouncil((tx) =>
    tx.maybeOne(sql.type(CouncilServed)`
      select council_id as id, name, example
      from list_councils()
      where council_id = council_for_host(${host})
      order by council_id
    `),
  );
}

export const Account = z.object({
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
  /** What they may act as: the roles given by hand, then those that only their groups give. */
  roles: z.array(Role),
  rolesByHand: z.array(Role),
  /** Those that their groups gave at their latest sign-in by the sign-in service. */
  groupRoles: z.array(Role),
  personId: z.int().nullable(),
  /** Invented: may be looked as with one click, in an invented council. */
  example: z.boolean(),
  disabled: z.boolean(),
  secondStep: z.boolean(),
  /** A commissioner, an auditor, a co-opted member: not of the council's own staff. */
  external: z.boolean(),
  /** The last day on which it opens anything in this council. */
  endsOn: Day.nullable(),
  /** When they left this council. */
  leftOn: Day.nullable(),
});
export type Account = z.infer<typeof Account>;

const account = sql.fragment`
  select account_id, account.email, account.name, roles_held(memberships) as roles,
    memberships.roles as roles_by_hand, group_roles, person_id, memberships.example,
    account."disabledAt" is not null as disabled,
    coalesce(account."twoFactorEnabled", false) as second_step,
    memberships.external, memberships.ends_on, memberships.left_on
  from memberships
  join auth."user" as account on account.id = memberships.account_id
`;

/** An account of this council, by its number or its e-mail address. */
export async function findAccount(
  tx: Tx,
  by: { accountId: string } | { email: string },
): Promise<Account | null> {
  const wanted =
    'email' in by
      ? sql.fragment`account.email = ${by.email.toLowerCase()}`
      : sql.fragment`account_id = ${by.accountId}`;
  return tx.maybeOne(sql.type(Account)`${account} where ${wanted} order by account_id`);
}

const ListedAccount = Account.extend({
  lastSignedInAt: z.string().nullable(),
  /** Joined to somebody whom the sign-in service knows. */
  byService: z.boolean(),
});

export async function accountsOf(tx: Tx): Promise<readonly z.infer<typeof ListedAccount>[]> {
  return tx.any(sql.type(ListedAccount)`
    with listed as (${account})
    select listed.*, (
      select max(sign_ins.at)
      from sign_ins
      where sign_ins.account_id = listed.account_id and event in ('signed-in', 'service-signed-in')
    ) as last_signed_in_at, exists (
      select
      from auth.account as way
      where way."userId" = listed.account_id and way."providerId" <> 'credential'
    ) as by_service
    from listed
    order by name, account_id
  `);
}

/** The invented accounts of an invented council, in the order they were made; of any other council, none. */
export async function exampleAccounts(tx: Tx): Promise<readonly Account[]> {
  return tx.any(sql.type(Account)`
    ${account}
    join councils using (council_id)
    where memberships.example and councils.example and account."disabledAt" is null and memberships.left_on is null
    order by account."createdAt", account_id
  `);
}

export interface NewMembership {
  accountId: string;
  /** Given by hand. */
  roles: readonly Role[];
  /** Given by the groups they are in at the council's sign-in service. */
  groupRoles?: readonly Role[] | undefined;
  personId?: number | undefined;
  example?: boolean | undefined;
  external?: boolean | undefined;
  endsOn?: Day | undefined;
}

export async function addMembership(tx: Tx, councilId: number, given: NewMembership): Promise<void> {
  await tx.query(sql.unsafe`
    insert into memberships (council_id, account_id, roles, group_roles, person_id, example, external, ends_on)
    values (${councilId}, ${given.accountId}, ${sql.array([...given.roles], 'text')},
      ${sql.array([...(given.groupRoles ?? [])], 'text')}, ${given.personId ?? null}, ${given.example ?? false},
      ${given.external ?? false}, ${given.endsOn ?? null})
  `);
}

/** Changes the roles given by hand; those of their groups stand beside them. */
export async function changeRoles(tx: Tx, accountId: string, roles: readonly Role[]): Promise<void> {
  await tx.query(sql.unsafe`
    update memberships
    set roles = ${sql.array([...roles], 'text')}
    where account_id = ${accountId}
  `);
}

/** Who the account is in the council's list of people. */
export async function changePersonOf(tx: Tx, accountId: string, personId: number): Promise<void> {
  await tx.query(sql.unsafe`
    update memberships
    set person_id = ${personId}
    where account_id = ${accountId}
  `);
}

/** Null lets them in again. */
export async function markLeft(tx: Tx, accountId: string, leftOn: Day | null): Promise<void> {
  await tx.query(sql.unsafe`
    update memberships
    set left_on = ${leftOn}
    where account_id = ${accountId}
  `);
}

export async function councilsOfAccount(database: Database, accountId: string): Promise<readonly number[]> {
  return database.withoutCouncil((tx) =>
    tx.anyFirst(sql.type(z.object({ councilId: z.int() }))`
      select council_id
      from councils_of_account(${accountId})
      order by council_id
    `),
  );
}

export type SignInEvent =
  | 'signed-in'
  | 'looked-as'
  | 'wrong-password'
  | 'wrong-code'
  | 'locked-out'
  | 'password-set'
  | 'second-step-on'
  | 'second-step-off'
  | 'disabled'
  | 'enabled'
  | 'service-signed-in'
  | 'service-refused'
  | 'service-linked'
  | 'service-unlinked'
  | 'service-kept-administrator';

export interface NewSignIn {
  accountId: string | null;
  /** A keyed digest of the address typed. */
  tried: string;
  event: SignInEvent;
  /** ISO text. */
  at: string;
}

const reasons: Record<SignInEvent, string> = {
  'signed-in': 'Sign in',
  'looked-as': 'Look as an example account',
  'wrong-password': 'A sign-in that failed',
  'wrong-code': 'A sign-in that failed at the second step',
  'locked-out': 'Lock out after too many failures',
  'password-set': 'Set a password',
  'second-step-on': 'Protect an account with a second step',
  'second-step-off': 'Take the second step off an account',
  disabled: 'Disable an account',
  enabled: 'Enable an account',
  'service-signed-in': 'Sign in by the sign-in service',
  'service-refused': 'A sign-in by the sign-in service that was refused',
  'service-linked': 'Join an account to somebody of the sign-in service',
  'service-unlinked': 'Part an account from the sign-in service',
  'service-kept-administrator': 'Leave somebody administrator without a group for it, as nobody else is one',
};

/** Writes what happened into the record of one council, as an entry of its own. */
export async function addSignIn(
  database: Database,
  actor: Actor,
  councilId: number,
  given: NewSignIn,
): Promise<void> {
  await database.as(actor, councilId, reasons[given.event], (tx) =>
    tx.query(sql.unsafe`
      insert into sign_ins (council_id, account_id, tried, event, at)
      values (${councilId}, ${given.accountId}, ${given.tried}, ${given.event}, ${given.at}::timestamptz)
    `),
  );
}

const SignInSeen = z.object({
  at: z.string(),
  event: z.string(),
  /** Null where no account of this council has the address that was typed. */
  name: z.string().nullable(),
  email: z.string().nullable(),
});

/** What happened at sign-in, newest first. */
export async function signInsOf(tx: Tx, atMost: number): Promise<readonly z.infer<typeof SignInSeen>[]> {
  return tx.any(sql.type(SignInSeen)`
    select at, event, account.name, account.email
    from sign_ins
    left join auth."user" as account on account.id = sign_ins.account_id
    order by sign_in_id desc
    limit ${atMost}
  `);
}

const Tries = z.object({ lockedOut: z.boolean(), failures: z.int() });

/** Since an instant (ISO text): whether a lock-out fell, and how many failures followed the last success or lock-out. */
export async function triesSince(tx: Tx, tried: string, since: string): Promise<z.infer<typeof Tries>> {
  return tx.one(sql.type(Tries)`
    with recent as (
      select sign_in_id, event
      from sign_ins
      where tried = ${tried} and at > ${since}::timestamptz
    )
    select
      exists (select from recent where event = 'locked-out') as locked_out,
      (
        select count(*)
        from recent
        where event in ('wrong-password', 'wrong-code')
          and sign_in_id > coalesce(
            (select max(sign_in_id) from recent where event in ('signed-in', 'locked-out')), 0)
      ) as failures
  `);
}
