// What every page about reviews begins with: who asks, the thread, and everything that is kept of reviews.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { NotFound } from '../../../kernel/errors.ts';
import type { formWith } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { workOf } from '../directions/work.web.ts';
import { type LiveThreads, livePhrase } from '../live.ts';
import { reviewsKept } from './kept.ts';
import type { Review } from './review.ts';

export interface MandateSettings {
  database: Database;
  live: LiveThreads;
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

/** A form of a review, its fields given as data; 422 where it says what is wrong. */
export function formPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { title: string; form: ReturnType<typeof formWith>; [fact: string]: unknown },
) {
  return reply
    .code(page.form.errors.length > 0 ? 422 : 200)
    .page('plan/views/mandate-form.njk', { phrase: livePhrase(request.day), ...page });
}
