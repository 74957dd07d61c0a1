// What every page about reviews begins with: who asks, the thread, and everything that is kept of reviews.
import type { FastifyRequest } from 'fastify';
import type { Database, Tx } from '../../../db/database.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { councilOf } from '../../people/index.ts';
import { workOf } from '../directions/work.web.ts';
import type { LiveThreads } from '../live.ts';
import type { Walk } from '../thread.ts';
import { allAnswers, allPairs } from './answers.store.ts';
import { type Asked, askedOf } from './recommendations.ts';
import type { Deadline, Pair, Review, StepDone } from './review.ts';
import { allDeadlines, allReviews, allSteps } from './reviews.store.ts';

export interface MandateSettings {
  database: Database;
  live: LiveThreads;
}

/** Everything kept of a council's reviews, in five queries whatever there is of it. */
export interface ReviewsKept {
  reviews: readonly Review[];
  deadlines: readonly Deadline[];
  steps: readonly StepDone[];
  pairs: readonly Pair[];
  asked: readonly Asked[];
}

export async function reviewsKept(tx: Tx, thread: Walk): Promise<ReviewsKept> {
  const reviews = await allReviews(tx);
  const pairs = await allPairs(tx);
  return {
    reviews,
    deadlines: await allDeadlines(tx),
    steps: await allSteps(tx),
    pairs,
    asked: askedOf(thread, { reviews, pairs, answers: await allAnswers(tx) }),
  };
}

export async function readKept(request: FastifyRequest, settings: MandateSettings) {
  const doing = await workOf(request, settings);
  const kept = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    reviewsKept(tx, doing.thread),
  );
  return { ...doing, ...kept };
}

export function reviewAsked(reviews: readonly Review[], reviewId: number): Review {
  const found = reviews.find((one) => one.reviewId === reviewId);
  if (!found) throw new NotFound('There is no such review.');
  return found;
}
