// Where the council's people can be written to: the account of each, and whether it opens anything on a day.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';

const Address = z.object({
  personId: z.int(),
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(Role),
  /** Neither left, nor ended, nor disabled. */
  open: z.boolean(),
  /** They left, or the last day of their account has passed. */
  gone: z.boolean(),
});
export type Address = z.infer<typeof Address>;

/** One account of each of the council's people who has any: one that is open where there is one. By person. */
export async function addressesOf(tx: Tx, day: Day): Promise<ReadonlyMap<number, Address>> {
  const all = await tx.any(sql.type(Address)`
    with stated as (
      select memberships.person_id, memberships.account_id, account.email, account.name,
        roles_held(memberships) as roles,
        coalesce(memberships.left_on is not null or memberships.ends_on < ${day}, false) as gone,
        account."disabledAt" is not null as disabled
      from memberships
      join auth."user" as account on account.id = memberships.account_id
      where memberships.person_id is not null
    )
    select distinct on (person_id) person_id, account_id, email, name, roles, not gone and not disabled as open, gone
    from stated
    order by person_id, gone or disabled, account_id
  `);
  return new Map(all.map((one) => [one.personId, one]));
}
