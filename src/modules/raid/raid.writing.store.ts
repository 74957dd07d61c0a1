// Writes the register. What was said (scores, moves, tests, acceptances, reviews) is inserted and never changed.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import type { Day } from '../../kernel/days.ts';
import type { Acceptance, Control, Entry, Move, Review, RouteTest, Workshop } from './entry.ts';
import type { NewMatrix } from './matrix.ts';
import type { Score } from './score.ts';

const Id = z.object({ id: z.int() });

export type NewEntry = Omit<Entry, 'entryId' | 'version' | 'closedOn' | 'closedAs' | 'closedReason'>;

export async function insertEntry(tx: Tx, councilId: number, given: NewEntry): Promise<number> {
  const e = given;
  const { id } = await tx.one(sql.type(Id)`
    insert into raid_entries (
      council_id, kind, level, title, cause, event, effect, category_id, owner_id, scale, response, raised_on, raised_by,
      review_months, next_review_on, predecessor_id, successor_id, needed_by, agreed, test_on, overall_of,
      document_item_id, from_entry_id)
    values (
      ${councilId}, ${e.kind}, ${e.level}, ${e.title}, ${e.cause}, ${e.event}, ${e.effect}, ${e.categoryId},
      ${e.ownerId}, ${e.scale}, ${e.response}, ${e.raisedOn}, ${e.raisedBy}, ${e.reviewMonths}, ${e.nextReviewOn},
      ${e.predecessorId}, ${e.successorId}, ${e.neededBy}, ${e.agreed}, ${e.testOn}, ${e.overallOf},
      ${e.documentItemId}, ${e.fromEntryId})
    returning entry_id as id
  `);
  return id;
}

export type Words = Pick<
  Entry,
  | 'title'
  | 'cause'
  | 'event'
  | 'effect'
  | 'categoryId'
  | 'ownerId'
  | 'response'
  | 'reviewMonths'
  | 'neededBy'
  | 'agreed'
  | 'testOn'
>;

export async function updateWords(tx: Tx, entryId: number, e: Words): Promise<void> {
  await tx.query(sql.unsafe`
    update raid_entries
    set title = ${e.title}, cause = ${e.cause}, event = ${e.event}, effect = ${e.effect},
      category_id = ${e.categoryId}, owner_id = ${e.ownerId}, response = ${e.response},
      review_months = ${e.reviewMonths}, needed_by = ${e.neededBy}, agreed = ${e.agreed}, test_on = ${e.testOn},
      version = version + 1
    where entry_id = ${entryId}
  `);
}

export async function setLevel(tx: Tx, entryId: number, level: Entry['level']): Promise<void> {
  await tx.query(sql.unsafe`update raid_entries set level = ${level} where entry_id = ${entryId}`);
}

export async function setNextReview(tx: Tx, entryId: number, nextOn: Day): Promise<void> {
  await tx.query(sql.unsafe`update raid_entries set next_review_on = ${nextOn} where entry_id = ${entryId}`);
}

export async function setOverall(tx: Tx, entryId: number, planId: number | null): Promise<void> {
  await tx.query(sql.unsafe`update raid_entries set overall_of = ${planId} where entry_id = ${entryId}`);
}

export async function closeEntry(
  tx: Tx,
  entryId: number,
  { closedOn, closedAs, closedReason }: Pick<Entry, 'closedOn' | 'closedAs' | 'closedReason'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    update raid_entries
    set closed_on = ${closedOn}, closed_as = ${closedAs}, closed_reason = ${closedReason}, version = version + 1
    where entry_id = ${entryId}
  `);
}

export async function addLink(
  tx: Tx,
  councilId: number,
  link: { entryId: number; itemId: number; role: 'bears-on' | 'treated-by' },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_links (council_id, entry_id, item_id, role)
    values (${councilId}, ${link.entryId}, ${link.itemId}, ${link.role})
    on conflict do nothing
  `);
}

export async function removeLink(
  tx: Tx,
  link: { entryId: number; itemId: number; role: 'bears-on' | 'treated-by' },
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from raid_links
    where entry_id = ${link.entryId} and item_id = ${link.itemId} and role = ${link.role}
  `);
}

export async function addScore(tx: Tx, councilId: number, s: Omit<Score, 'scoreId'>): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_scores (
      council_id, entry_id, role, matrix_id, likelihood, impact, amount_pence, scored_on, scored_by, reason)
    values (
      ${councilId}, ${s.entryId}, ${s.role}, ${s.matrixId}, ${s.likelihood}, ${s.impact}, ${s.amountPence},
      ${s.scoredOn}, ${s.scoredBy}, ${s.reason})
  `);
}

export async function addControl(
  tx: Tx,
  councilId: number,
  c: Omit<Control, 'controlId' | 'stoppedOn'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_controls (council_id, entry_id, words, effectiveness, judged_on, judged_by)
    values (${councilId}, ${c.entryId}, ${c.words}, ${c.effectiveness}, ${c.judgedOn}, ${c.judgedBy})
  `);
}

/** Judges a control again; its earlier judgement stays in the record. */
export async function judgeControl(
  tx: Tx,
  c: Pick<Control, 'controlId' | 'entryId' | 'effectiveness' | 'judgedOn' | 'judgedBy' | 'stoppedOn'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    update raid_controls
    set effectiveness = ${c.effectiveness}, judged_on = ${c.judgedOn}, judged_by = ${c.judgedBy},
      stopped_on = ${c.stoppedOn}
    where control_id = ${c.controlId} and entry_id = ${c.entryId}
  `);
}

export async function addMove(tx: Tx, councilId: number, m: Omit<Move, 'moveId'>): Promise<number> {
  const { id } = await tx.one(sql.type(Id)`
    insert into raid_moves (
      council_id, entry_id, from_level, to_level, body_id, by_rule, moved_on, moved_by, reason)
    values (
      ${councilId}, ${m.entryId}, ${m.fromLevel}, ${m.toLevel}, ${m.bodyId}, ${m.byRule}, ${m.movedOn},
      ${m.movedBy}, ${m.reason})
    returning move_id as id
  `);
  return id;
}

export async function addRouteTest(tx: Tx, councilId: number, t: Omit<RouteTest, 'testId'>): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_route_tests (council_id, move_id, tested_on, tested_by, seen, seen_on, words)
    values (${councilId}, ${t.moveId}, ${t.testedOn}, ${t.testedBy}, ${t.seen}, ${t.seenOn}, ${t.words})
  `);
}

export async function addAcceptance(tx: Tx, councilId: number, a: Acceptance): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_acceptances (council_id, entry_id, accepted_by, accepted_on, until_on, recorded_by, reason)
    values (
      ${councilId}, ${a.entryId}, ${a.acceptedBy}, ${a.acceptedOn}, ${a.untilOn}, ${a.recordedBy}, ${a.reason})
  `);
}

export async function addReview(tx: Tx, councilId: number, r: Omit<Review, 'reviewId'>): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_reviews (council_id, entry_id, reviewed_on, reviewed_by, outcome, words, next_on)
    values (
      ${councilId}, ${r.entryId}, ${r.reviewedOn}, ${r.reviewedBy}, ${r.outcome}, ${r.words}, ${r.nextOn})
  `);
}

export async function addWorkshop(
  tx: Tx,
  councilId: number,
  w: Omit<Workshop, 'workshopId'>,
): Promise<number> {
  const { id } = await tx.one(sql.type(Id)`
    insert into raid_workshops (council_id, title, held_on, notes, recorded_by)
    values (${councilId}, ${w.title}, ${w.heldOn}, ${w.notes}, ${w.recordedBy})
    returning workshop_id as id
  `);
  return id;
}

export async function addNamed(
  tx: Tx,
  councilId: number,
  named: { workshopId: number; entryId: number; personId: number },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into raid_workshop_entries (council_id, workshop_id, entry_id, person_id)
    values (${councilId}, ${named.workshopId}, ${named.entryId}, ${named.personId})
    on conflict do nothing
  `);
}

export async function addMatrix(tx: Tx, councilId: number, m: NewMatrix): Promise<number> {
  const { id } = await tx.one(sql.type(Id)`
    insert into risk_matrices (council_id, name, kind, likelihood, impact, bands, cells, from_on)
    values (
      ${councilId}, ${m.name}, ${m.kind}, ${sql.array(m.likelihood, 'text')}, ${sql.array(m.impact, 'text')},
      ${sql.jsonb(m.bands)}, ${m.cells === null ? null : sql.jsonb(m.cells)}, ${m.fromOn})
    returning matrix_id as id
  `);
  return id;
}

export async function addCategory(tx: Tx, councilId: number, name: string): Promise<number> {
  const { id } = await tx.one(sql.type(Id)`
    insert into risk_categories (council_id, name)
    values (${councilId}, ${name})
    on conflict (council_id, name) do update set name = excluded.name
    returning category_id as id
  `);
  return id;
}

/** From a day on; a second one of the same day takes the place of the first. */
export async function setAppetite(
  tx: Tx,
  councilId: number,
  a: { categoryId: number; fromOn: Day; highestBand: string; words: string | null },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into risk_appetites (council_id, category_id, from_on, highest_band, words)
    values (${councilId}, ${a.categoryId}, ${a.fromOn}, ${a.highestBand}, ${a.words})
    on conflict (council_id, category_id, from_on)
    do update set highest_band = excluded.highest_band, words = excluded.words
  `);
}
