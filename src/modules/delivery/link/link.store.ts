// The only SQL for links that open somebody's updates of one period, and for the visits behind them.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Role } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';

/** Whoever a link or a visit speaks for, while it is good. */
const Bearer = z.object({
  updateLinkId: z.int(),
  accountId: z.string(),
  name: z.string(),
  roles: z.array(Role),
  personId: z.int(),
  periodId: z.int(),
});
export type Bearer = z.infer<typeof Bearer>;

export interface NewLink {
  tokenHash: string;
  accountId: string;
  periodId: number;
  madeAt: string;
  until: string;
}

export async function addLink(tx: Tx, councilId: number, link: NewLink): Promise<void> {
  await tx.query(sql.unsafe`
    insert into update_links (council_id, token_hash, account_id, period_id, made_at, until)
    values (${councilId}, ${link.tokenHash}, ${link.accountId}, ${link.periodId}, ${link.madeAt}::timestamptz,
      ${link.until}::timestamptz)
  `);
}

/** The link is young enough and the newest, its period open, its holder still here. */
function good({ now, day }: Instant) {
  return sql.fragment`
    links.until > ${now}::timestamptz
      and not exists (
        select
        from update_links as newer
        where newer.account_id = links.account_id
          and newer.period_id = links.period_id
          and newer.update_link_id > links.update_link_id
      )
      and periods.closed_on is null
      and memberships.left_on is null
      and coalesce(memberships.ends_on, 'infinity') >= ${day}
      and account."disabledAt" is null
  `;
}

export interface Instant {
  /** ISO instant. */
  now: string;
  day: Day;
}

const bearers = sql.fragment`
  update_links as links
  join periods on periods.council_id = links.council_id and periods.period_id = links.period_id
  join memberships
    on memberships.council_id = links.council_id and memberships.account_id = links.account_id
    and memberships.person_id is not null
  join auth."user" as account on account.id = links.account_id
`;

const columns = sql.fragment`
  links.update_link_id, links.account_id, account.name, roles_held(memberships) as roles, memberships.person_id,
  links.period_id
`;

/** Whoever a token speaks for; null where it is false or dead, which nobody is told apart. */
export async function bearerOfLink(tx: Tx, tokenHash: string, at: Instant): Promise<Bearer | null> {
  return tx.maybeOne(sql.type(Bearer)`
    select ${columns}
    from ${bearers}
    where links.token_hash = ${tokenHash} and ${good(at)}
    order by links.update_link_id
  `);
}

/** Whoever a browser's cookie speaks for: its link must still be good as well. */
export async function bearerOfVisit(tx: Tx, cookieHash: string, at: Instant): Promise<Bearer | null> {
  return tx.maybeOne(sql.type(Bearer)`
    select ${columns}
    from ${bearers}
    join update_link_visits as visits
      on visits.council_id = links.council_id and visits.update_link_id = links.update_link_id
    where visits.cookie_hash = ${cookieHash} and visits.until > ${at.now}::timestamptz and ${good(at)}
    order by links.update_link_id
  `);
}

export async function addVisit(
  tx: Tx,
  councilId: number,
  visit: { updateLinkId: number; cookieHash: string; until: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into update_link_visits (council_id, update_link_id, cookie_hash, until)
    values (${councilId}, ${visit.updateLinkId}, ${visit.cookieHash}, ${visit.until}::timestamptz)
  `);
}
