// Everything that is kept of a council's reviews, read together with what its plans say of the recommendations.
import type { Tx } from '../../../db/database.ts';
import { live, type TableAt } from '../table-at.store.ts';
import type { Walk } from '../thread.ts';
import { allAnswers, allPairs } from './answers.store.ts';
import { type Asked, askedOf } from './recommendations.ts';
import type { Deadline, Pair, Review, StepDone } from './review.ts';
import { allDeadlines, allReviews, allSteps } from './reviews.store.ts';

/** Everything kept of a council's reviews, in five queries whatever there is of it. */
export interface ReviewsKept {
  reviews: readonly Review[];
  deadlines: readonly Deadline[];
  steps: readonly StepDone[];
  pairs: readonly Pair[];
  asked: readonly Asked[];
}

export async function reviewsKept(tx: Tx, thread: Walk, from: TableAt = live): Promise<ReviewsKept> {
  const reviews = await allReviews(tx, from);
  const pairs = await allPairs(tx, from);
  return {
    reviews,
    deadlines: await allDeadlines(tx, from),
    steps: await allSteps(tx, from),
    pairs,
    asked: askedOf(thread, { reviews, pairs, answers: await allAnswers(tx, from) }),
  };
}
