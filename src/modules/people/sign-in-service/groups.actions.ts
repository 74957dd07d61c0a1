// Which group of the sign-in service gives which role, and the roles that somebody takes from their groups at a sign-in.
import { z } from 'zod';
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, Role, roleNames, roles, type System } from '../../../kernel/actor.ts';
import { type Day, today } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { type Account, findAccount } from '../accounts.store.ts';
import { type Accounts, recordEvent } from '../accounts.ts';
import { mayDo } from '../permissions.ts';
import {
  addGroupRole,
  changeRolesByGroup,
  findGroupRole,
  type GroupRole,
  groupRolesOf,
  hasOtherAdministrator,
  removeGroupRole,
} from './groups.store.ts';

export const NewGroupRole = z.object({
  group: z
    .string({ error: 'Enter the group as the sign-in service sends it' })
    .max(300)
    .meta({ title: 'Group' }),
  knownAs: z.string().max(100).meta({ title: 'What you call it' }).optional(),
  role: Role.meta({ title: 'Role' }),
});
export type NewGroupRole = z.infer<typeof NewGroupRole>;

export function nameOfGroup({ knownAs, groupSent }: Pick<GroupRole, 'knownAs' | 'groupSent'>): string {
  return knownAs ?? groupSent;
}

function mustAdminister(actor: Actor): void {
  if (!mayDo(actor, 'people.administer')) throw new NotAllowed('Only an administrator may do that');
}

/** From their next sign-in on, whoever is in the group has the role. */
export async function giveRoleToGroup(
  database: Database,
  actor: Actor,
  councilId: number,
  given: NewGroupRole,
): Promise<Answer<number>> {
  mustAdminister(actor);
  const line = { groupSent: given.group, knownAs: given.knownAs ?? null, role: given.role };
  const standing = await groupRolesIn(database, actor, councilId);
  if (standing.some((one) => one.groupSent === line.groupSent && one.role === line.role))
    return mistake('group', `That group gives the role ${roleNames[given.role]} already`);
  const reason = `Give the group ${nameOfGroup(line)} the role ${roleNames[given.role]}`;
  return {
    ok: true,
    value: await database.as(actor, councilId, reason, (tx) => addGroupRole(tx, councilId, line)),
  };
}

/** From their next sign-in on, the group gives nobody that role. Throws NotFound. */
export async function takeRoleFromGroup(
  database: Database,
  actor: Actor,
  councilId: number,
  id: number,
): Promise<GroupRole> {
  mustAdminister(actor);
  const line = await database.read(actor, councilId, (tx) => findGroupRole(tx, id));
  if (!line) throw new NotFound('No group gives a role by that number');
  const reason = `Take the role ${roleNames[line.role]} from the group ${nameOfGroup(line)}`;
  await database.as(actor, councilId, reason, (tx) => removeGroupRole(tx, id));
  return line;
}

/** The roles that groups give, each once, in the order of all roles. Pure. */
export function rolesByGroups(lines: readonly GroupRole[], groups: readonly string[]): Role[] {
  const sent = new Set(groups);
  const given = new Set(lines.filter((line) => sent.has(line.groupSent)).map((line) => line.role));
  return roles.filter((role) => given.has(role));
}

export function groupRolesIn(database: Database, actor: Actor, councilId: number) {
  return database.read(actor, councilId, groupRolesOf);
}

/**
 * Puts the roles of their groups as they are now in the place of those before; what was given by hand stays. The last
 * administrator stays one, group or not, and the record says so.
 * @returns every role that they hold now
 */
export async function takeRolesOfGroups(
  accounts: Accounts,
  by: System,
  councilId: number,
  { account, wanted }: { account: Account; wanted: readonly Role[] },
): Promise<readonly Role[]> {
  const before = account.groupRoles;
  if (before.length === wanted.length && wanted.every((role) => before.includes(role))) return account.roles;
  const day = today(accounts.now());
  const reason = `Take the roles of ${account.name} from their groups`;
  const after = await accounts.database.as(by, councilId, reason, async (tx) => {
    const kept = await lastAdministrator(tx, { account, wanted, day });
    await changeRolesByGroup(tx, account.accountId, kept ? [...wanted, 'administrator'] : wanted);
    return { kept, roles: (await findAccount(tx, { accountId: account.accountId }))?.roles ?? [] };
  });
  if (after.kept) await recordEvent(accounts, account, 'service-kept-administrator', by);
  return after.roles;
}

/** Whether the council would have no administrator left. */
async function lastAdministrator(
  tx: Tx,
  { account, wanted, day }: { account: Account; wanted: readonly Role[]; day: Day },
): Promise<boolean> {
  const losing =
    account.groupRoles.includes('administrator') &&
    !account.rolesByHand.includes('administrator') &&
    !wanted.includes('administrator');
  return losing && !(await hasOtherAdministrator(tx, account.accountId, day));
}
