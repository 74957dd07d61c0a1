// The only SQL for which group of the sign-in service gives which role, and for the roles people hold by their groups.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Role } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';

const GroupRole = z.object({
  id: z.int(),
  /** Word for word as the service sends it. */
  groupSent: z.string(),
  knownAs: z.string().nullable(),
  role: Role,
});
export type GroupRole = z.infer<typeof GroupRole>;

const columns = sql.fragment`group_role_id as id, group_sent, known_as, role`;

/** Every line of the council's table, by the name that its administrators know. */
export async function groupRolesOf(tx: Tx): Promise<readonly GroupRole[]> {
  return tx.any(sql.type(GroupRole)`
    select ${columns}
    from group_roles
    order by lower(coalesce(known_as, group_sent)), group_role_id
  `);
}

/** Answers its number. */
export async function addGroupRole(tx: Tx, councilId: number, given: Omit<GroupRole, 'id'>): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ id: z.int() }))`
    insert into group_roles (council_id, group_sent, known_as, role)
    values (${councilId}, ${given.groupSent}, ${given.knownAs}, ${given.role})
    returning group_role_id as id
  `);
}

export async function findGroupRole(tx: Tx, id: number): Promise<GroupRole | null> {
  return tx.maybeOne(sql.type(GroupRole)`
    select ${columns}
    from group_roles
    where group_role_id = ${id}
  `);
}

export async function removeGroupRole(tx: Tx, id: number): Promise<void> {
  await tx.query(sql.unsafe`
    delete from group_roles
    where group_role_id = ${id}
  `);
}

/** The roles that somebody's groups give from now on, beside those given by hand. */
export async function changeRolesByGroup(tx: Tx, accountId: string, roles: readonly Role[]): Promise<void> {
  await tx.query(sql.unsafe`
    update memberships
    set group_roles = ${sql.array([...roles], 'text')}
    where account_id = ${accountId}
  `);
}

/**
 * Whether anybody else is an administrator to whom the council opens on a day. Holds every administrator's row until
 * the end of the unit of work, so that of two who lose the role at once one is seen to stay.
 */
export async function hasOtherAdministrator(tx: Tx, accountId: string, day: Day): Promise<boolean> {
  const open = await tx.anyFirst(sql.type(z.object({ accountId: z.string() }))`
    select memberships.account_id
    from memberships
    join auth."user" as account on account.id = memberships.account_id
    where 'administrator' = any (roles_held(memberships))
      and memberships.left_on is null
      and coalesce(memberships.ends_on, 'infinity') >= ${day}
      and account."disabledAt" is null
    order by memberships.account_id
    for update of memberships
  `);
  return open.some((one) => one !== accountId);
}
