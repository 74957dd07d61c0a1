// Reads the register: a fixed number of queries whatever its size, from live tables or as at an instant.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import type { Day } from '../../kernel/days.ts';
import type { TableAt } from '../plan/index.ts';
import {
  Acceptance,
  AppetiteOf,
  Category,
  Control,
  Entry,
  Move,
  Named,
  Review,
  RouteTest,
  Workshop,
} from './entry.ts';
import { Matrix } from './matrix.ts';
import type { RegisterTables } from './register.ts';
import { Score } from './score.ts';

const Link = z.object({ entryId: z.int(), itemId: z.int(), role: z.enum(['bears-on', 'treated-by']) });

const entryColumns = sql.fragment`
  entry_id, kind, level, title, cause, event, effect, category_id, owner_id, scale, response, raised_on, raised_by,
  review_months, next_review_on, predecessor_id, successor_id, needed_by, agreed, test_on, overall_of,
  document_item_id, from_entry_id, closed_on, closed_as, closed_reason, version`;

const scoreColumns = sql.fragment`
  score_id, entry_id, role, matrix_id, likelihood, impact, amount_pence, scored_on, scored_by, reason`;

export async function allEntries(tx: Tx, from: TableAt): Promise<readonly Entry[]> {
  return tx.any(sql.type(Entry)`
    select ${entryColumns}
    from ${from('raid_entries')}
    order by entry_id
  `);
}

/** Everything the register is made of, in seven queries. */
export async function loadRegister(tx: Tx, from: TableAt): Promise<RegisterTables> {
  return {
    entries: await allEntries(tx, from),
    scores: await tx.any(sql.type(Score)`
      select distinct on (entry_id, role) ${scoreColumns}
      from ${from('raid_scores')}
      order by entry_id, role, score_id desc
    `),
    links: await tx.any(sql.type(Link)`
      select entry_id, item_id, role
      from ${from('raid_links')}
      order by entry_id, role, item_id
    `),
    acceptances: await tx.any(sql.type(Acceptance)`
      select distinct on (entry_id) entry_id, accepted_by, accepted_on, until_on, recorded_by, reason
      from ${from('raid_acceptances')}
      order by entry_id, acceptance_id desc
    `),
    ...(await loadSettings(tx, from)),
  };
}

/** The matrices, categories and appetites, those of every day. */
export async function loadSettings(
  tx: Tx,
  from: TableAt,
): Promise<Pick<RegisterTables, 'matrices' | 'categories' | 'appetites'>> {
  return {
    matrices: await tx.any(sql.type(Matrix)`
      select matrix_id, name, kind, likelihood, impact, bands, cells, from_on
      from ${from('risk_matrices')}
      order by matrix_id
    `),
    categories: await tx.any(sql.type(Category)`
      select category_id, name
      from ${from('risk_categories')}
      order by name, category_id
    `),
    appetites: await tx.any(sql.type(AppetiteOf)`
      select category_id, from_on, highest_band, words
      from ${from('risk_appetites')}
      order by category_id, from_on
    `),
  };
}

/** The current score of every entry as it stood at the end of a day. */
export async function currentScoresOn(tx: Tx, from: TableAt, day: Day): Promise<readonly Score[]> {
  return tx.any(sql.type(Score)`
    select distinct on (entry_id) ${scoreColumns}
    from ${from('raid_scores')}
    where role = 'current' and scored_on <= ${day}
    order by entry_id, score_id desc
  `);
}

export interface EntryHistory {
  scores: readonly Score[];
  controls: readonly Control[];
  moves: readonly Move[];
  tests: readonly RouteTest[];
  acceptances: readonly Acceptance[];
  reviews: readonly Review[];
  workshops: readonly (Workshop & { personId: number })[];
}

/** All that was ever said of one entry, newest first. */
export async function historyOf(tx: Tx, from: TableAt, entryId: number): Promise<EntryHistory> {
  return {
    scores: await tx.any(sql.type(Score)`
      select ${scoreColumns}
      from ${from('raid_scores')}
      where entry_id = ${entryId}
      order by score_id desc
    `),
    controls: await tx.any(sql.type(Control)`
      select control_id, entry_id, words, effectiveness, judged_on, judged_by, stopped_on
      from ${from('raid_controls')}
      where entry_id = ${entryId}
      order by control_id
    `),
    moves: await tx.any(sql.type(Move)`
      select move_id, entry_id, from_level, to_level, body_id, by_rule, moved_on, moved_by, reason
      from ${from('raid_moves')}
      where entry_id = ${entryId}
      order by move_id desc
    `),
    tests: await tx.any(sql.type(RouteTest)`
      select test_id, move_id, tested_on, tested_by, seen, seen_on, words
      from ${from('raid_route_tests')}
      where move_id in (select move_id from ${from('raid_moves')} where entry_id = ${entryId})
      order by test_id desc
    `),
    acceptances: await tx.any(sql.type(Acceptance)`
      select entry_id, accepted_by, accepted_on, until_on, recorded_by, reason
      from ${from('raid_acceptances')}
      where entry_id = ${entryId}
      order by acceptance_id desc
    `),
    reviews: await tx.any(sql.type(Review)`
      select review_id, entry_id, reviewed_on, reviewed_by, outcome, words, next_on
      from ${from('raid_reviews')}
      where entry_id = ${entryId}
      order by review_id desc
    `),
    workshops: await tx.any(sql.type(Workshop.extend({ personId: z.int() }))`
      select workshop_id, title, held_on, notes, recorded_by, person_id
      from ${from('raid_workshop_entries')}
      join ${from('raid_workshops')} using (council_id, workshop_id)
      where entry_id = ${entryId}
      order by held_on, workshop_id, person_id
    `),
  };
}

/** Workshops, newest first, and who named what at each. */
export async function loadWorkshops(
  tx: Tx,
  from: TableAt,
): Promise<{ workshops: readonly Workshop[]; named: readonly Named[] }> {
  return {
    workshops: await tx.any(sql.type(Workshop)`
      select workshop_id, title, held_on, notes, recorded_by
      from ${from('raid_workshops')}
      order by held_on desc, workshop_id desc
    `),
    named: await tx.any(sql.type(Named)`
      select workshop_id, entry_id, person_id
      from ${from('raid_workshop_entries')}
      order by workshop_id, entry_id, person_id
    `),
  };
}

/** Every passing up or down that still waits to be tested, with the latest test of each: for the page of routes. */
export async function loadRoutes(
  tx: Tx,
  from: TableAt,
): Promise<{ moves: readonly Move[]; tests: readonly RouteTest[] }> {
  return {
    moves: await tx.any(sql.type(Move)`
      select move_id, entry_id, from_level, to_level, body_id, by_rule, moved_on, moved_by, reason
      from ${from('raid_moves')}
      order by move_id desc
    `),
    tests: await tx.any(sql.type(RouteTest)`
      select distinct on (move_id) test_id, move_id, tested_on, tested_by, seen, seen_on, words
      from ${from('raid_route_tests')}
      order by move_id, test_id desc
    `),
  };
}

/** One entry, locked until the unit of work ends, so that two people cannot change it at once. */
export async function lockEntry(tx: Tx, entryId: number): Promise<Entry | null> {
  return tx.maybeOne(sql.type(Entry)`
    select ${entryColumns}
    from raid_entries
    where entry_id = ${entryId}
    for update
  `);
}

export async function currentScoreOf(tx: Tx, entryId: number): Promise<Score | null> {
  return tx.maybeOne(sql.type(Score)`
    select ${scoreColumns}
    from raid_scores
    where entry_id = ${entryId} and role = 'current'
    order by score_id desc
    limit 1
  `);
}

export async function linksOf(tx: Tx, entryId: number): Promise<readonly z.infer<typeof Link>[]> {
  return tx.any(sql.type(Link)`
    select entry_id, item_id, role
    from raid_links
    where entry_id = ${entryId}
    order by role, item_id
  `);
}

/** The entry that a document's risk became, if it was taken into the register. */
export async function entryOfDocumentItem(tx: Tx, itemId: number): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ entryId: z.int() }))`
    select entry_id
    from raid_entries
    where document_item_id = ${itemId}
  `);
}
