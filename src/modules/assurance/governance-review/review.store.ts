// The only SQL for governance reviews: who is asked, how answers are spread, issues and the actions that answer them.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Keeper } from '../map/map.store.ts';
import { type Counts, GroupAnswer, Issue, type NewIssue, type NewReview, Review } from './review.ts';

/** Latest year first. */
export async function allReviews(tx: Tx): Promise<readonly Review[]> {
  return tx.any(sql.type(Review)`
    select review_id, year, version, to_jsonb(audiences) as audiences, opened_on, opened_by
    from governance_reviews
    order by year desc, review_id
  `);
}

/** Of every review, oldest first. */
export async function allAnswers(tx: Tx): Promise<readonly GroupAnswer[]> {
  return tx.any(sql.type(GroupAnswer)`
    select answer_id, review_id, audience, statement, words, recorded_on, recorded_by,
      case when given_1 is null then null
        else jsonb_build_array(given_1, given_2, given_3, given_4, given_5) end as counts
    from governance_answers
    order by answer_id
  `);
}

/** Of every review, oldest first, each with the numbers of its actions. Two queries. */
export async function allIssues(tx: Tx): Promise<readonly Issue[]> {
  const issues = await tx.any(sql.type(Issue.omit({ actions: true }))`
    select issue_id, review_id, audience, statement, words, raised_on, raised_by
    from governance_issues
    order by issue_id
  `);
  const links = await tx.any(sql.type(z.object({ issueId: z.int(), itemId: z.int() }))`
    select issue_id, item_id
    from governance_issue_actions
    order by issue_id, item_id
  `);
  const actionsOf = Map.groupBy(links, ({ issueId }) => issueId);
  return issues.map((issue) => ({
    ...issue,
    actions: (actionsOf.get(issue.issueId) ?? []).map(({ itemId }) => itemId),
  }));
}

/** Null where the year has one already. */
export async function addReview(
  tx: Tx,
  councilId: number,
  given: NewReview & { version: string },
  by: Keeper,
): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ reviewId: z.int() }))`
    insert into governance_reviews (council_id, year, version, audiences, opened_on, opened_by)
    values (${councilId}, ${given.year}, ${given.version}, ${sql.array([...given.audiences], 'text')}, ${by.day},
      ${by.name})
    on conflict (council_id, year) do nothing
    returning review_id
  `);
}

export type AnswerToAdd = Pick<GroupAnswer, 'reviewId' | 'audience' | 'statement' | 'words'> & {
  counts: Counts | null;
};

export async function addAnswer(tx: Tx, councilId: number, given: AnswerToAdd, by: Keeper): Promise<void> {
  const [one, two, three, four, five] = given.counts ?? [null, null, null, null, null];
  await tx.query(sql.unsafe`
    insert into governance_answers (council_id, review_id, audience, statement, given_1, given_2, given_3, given_4,
      given_5, words, recorded_on, recorded_by)
    values (${councilId}, ${given.reviewId}, ${given.audience}, ${given.statement}, ${one}, ${two}, ${three}, ${four},
      ${five}, ${given.words}, ${by.day}, ${by.name})
  `);
}

export async function addIssue(
  tx: Tx,
  councilId: number,
  given: Omit<NewIssue, 'actions'> & { reviewId: number },
  by: Keeper,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ issueId: z.int() }))`
    insert into governance_issues (council_id, review_id, audience, statement, words, raised_on, raised_by)
    values (${councilId}, ${given.reviewId}, ${given.audience}, ${given.statement ?? null}, ${given.words}, ${by.day},
      ${by.name})
    returning issue_id
  `);
}

/** From now on these actions answer the issue and no others do. */
export async function setActions(
  tx: Tx,
  councilId: number,
  { issueId, itemIds }: { issueId: number; itemIds: readonly number[] },
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from governance_issue_actions
    where issue_id = ${issueId} and item_id <> all(${sql.array([...itemIds], 'int8')})
  `);
  for (const itemId of itemIds)
    await tx.query(sql.unsafe`
      insert into governance_issue_actions (council_id, issue_id, item_id, linked_on, linked_by)
      values (${councilId}, ${issueId}, ${itemId}, ${by.day}, ${by.name})
      on conflict do nothing
    `);
}
