// What every page of governance reviews begins with: who asks, the thread, and each review with its answers and issues.
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { allAnswers, allIssues, allReviews } from './review.store.ts';

export async function readReviews({ database, live }: AssuranceSettings, request: FastifyRequest) {
  const { actor, day } = request;
  const council = councilOf(request);
  const thread = await live(actor, council, day);
  const kept = await database.read(actor, council.id, async (tx) => ({
    reviews: await allReviews(tx),
    answers: await allAnswers(tx),
    issues: await allIssues(tx),
  }));
  const reviews = kept.reviews.map((review) => ({
    review,
    answers: kept.answers.filter(({ reviewId }) => reviewId === review.reviewId),
    issues: kept.issues.filter(({ reviewId }) => reviewId === review.reviewId),
  }));
  return { thread, reviews, doing: { database, actor, councilId: council.id, day } };
}

export async function readReview(settings: AssuranceSettings, request: FastifyRequest) {
  const { reviews, ...found } = await readReviews(settings, request);
  const { id } = askedBy(request).params;
  const one = reviews.find(({ review }) => String(review.reviewId) === id);
  if (!one) throw new NotFound('There is no such governance review.');
  return { ...found, ...one };
}
