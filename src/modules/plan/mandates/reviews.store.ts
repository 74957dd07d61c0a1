// The only SQL for reviews, the days their letters set, and what was done of their clocks.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../table-at.store.ts';
import { Deadline, type NewDeadline, type NewReview, Review, StepDone } from './review.ts';

const reviewColumns = sql.fragment`review_id, kind, title, reviewer, scheme, ended_on, reported_on, plan_id, kept_on,
  kept_by`;

/** Latest first. */
export async function allReviews(tx: Tx, from: TableAt = live): Promise<readonly Review[]> {
  return tx.any(sql.type(Review)`
    select ${reviewColumns}
    from ${from('reviews')}
    order by ended_on desc, review_id desc
  `);
}

/** Every day that a review's own letter sets, in the order entered. */
export async function allDeadlines(tx: Tx, from: TableAt = live): Promise<readonly Deadline[]> {
  return tx.any(sql.type(Deadline)`
    select deadline_id, review_id, what, due_on, said_in, set_on, set_by
    from ${from('review_deadlines')}
    order by deadline_id
  `);
}

/** In the order recorded, so that the last of a step holds. */
export async function allSteps(tx: Tx, from: TableAt = live): Promise<readonly StepDone[]> {
  return tx.any(sql.type(StepDone)`
    select step_id, review_id, step, deadline_id, done_on, words, recorded_on, recorded_by
    from ${from('review_steps')}
    order by step_id
  `);
}

export interface Keeper {
  name: string;
  day: Day;
}

export async function addReview(tx: Tx, councilId: number, given: NewReview, by: Keeper): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ reviewId: z.int() }))`
    insert into reviews (council_id, kind, title, reviewer, scheme, ended_on, reported_on, plan_id, kept_on, kept_by)
    values (${councilId}, ${given.kind}, ${given.title}, ${given.reviewer}, ${given.scheme ?? null},
      ${given.endedOn}, ${given.reportedOn ?? null}, ${given.planId ?? null}, ${by.day}, ${by.name})
    returning review_id
  `);
}

/** Whether it was there to change. */
export async function changeReview(tx: Tx, reviewId: number, given: NewReview): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update reviews
    set kind = ${given.kind},
        title = ${given.title},
        reviewer = ${given.reviewer},
        scheme = ${given.scheme ?? null},
        ended_on = ${given.endedOn},
        reported_on = ${given.reportedOn ?? null},
        plan_id = ${given.planId ?? null}
    where review_id = ${reviewId}
  `);
  return rowCount > 0;
}

export async function addDeadline(
  tx: Tx,
  councilId: number,
  { reviewId, ...given }: NewDeadline & { reviewId: number },
  by: Keeper,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ deadlineId: z.int() }))`
    insert into review_deadlines (council_id, review_id, what, due_on, said_in, set_on, set_by)
    values (${councilId}, ${reviewId}, ${given.what}, ${given.dueOn}, ${given.saidIn}, ${by.day}, ${by.name})
    returning deadline_id
  `);
}

export async function addStep(
  tx: Tx,
  councilId: number,
  given: Pick<StepDone, 'reviewId' | 'step' | 'deadlineId' | 'doneOn' | 'words'>,
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into review_steps (council_id, review_id, step, deadline_id, done_on, words, recorded_on, recorded_by)
    values (${councilId}, ${given.reviewId}, ${given.step}, ${given.deadlineId}, ${given.doneOn}, ${given.words},
      ${by.day}, ${by.name})
  `);
}
