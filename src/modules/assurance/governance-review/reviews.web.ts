// Governance reviews on pages of the office and by API: those of each year, and one with its spreads and its issues.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { readReview, readReviews } from './reading.ts';
import {
  Audience,
  answered,
  answerWords,
  audienceWords,
  Counts,
  type GroupAnswer,
  Issue,
  isAnswered,
  Review,
  spreadOf,
} from './review.ts';
import { addReviewForms } from './reviews.forms.ts';
import { reviewPaths, sayCounts, sayEntered, sayIssue, sayStatements, titleOf } from './say.ts';
import { statementLists, statementsOf } from './statements.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

/** To be added below /office. */
export function addReviews(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get('/governance-reviews', mayRead, async (request, reply) => {
    const { reviews } = await readReviews(settings, request);
    return reply.page('assurance/views/governance-reviews.njk', {
      title: 'Governance reviews: what those who see the council at work say of it',
      phrase: livePhrase(request.day),
      rows: reviews.map(({ review, answers, issues }) => ({
        title: titleOf(review),
        path: reviewPaths.review(review.reviewId),
        asked: review.audiences.map((audience) => audienceWords[audience]).join(', '),
        silent: silentOf(review, answers),
        ...sayCounts(review.reviewId, issues),
      })),
      newPath: mayDo(request.actor, 'assurance.map') ? reviewPaths.newReview() : null,
    });
  });
  scope.get('/governance-reviews/:id', mayRead, async (request, reply) => {
    const { thread, review, answers, issues } = await readReview(settings, request);
    const { reviewId } = review;
    const keeps = mayDo(request.actor, 'assurance.map');
    const unanswered = askedBy(request).query.issues === 'unanswered';
    return reply.page('assurance/views/governance-review.njk', {
      title: titleOf(review),
      phrase: livePhrase(request.day),
      back: { text: 'Governance reviews', path: reviewPaths.all() },
      asked: review.audiences.map((audience) => audienceWords[audience]).join(', '),
      source: statementLists.find(({ version }) => version === review.version)?.source ?? null,
      answerWords,
      principles: sayStatements(review, answers),
      entered: sayEntered(answers),
      ...sayCounts(reviewId, issues),
      onlyUnanswered: unanswered,
      issues: issues
        .filter((issue) => !unanswered || !isAnswered(issue))
        .map((issue) => sayIssue(thread, issue, keeps)),
      answersPath: keeps ? reviewPaths.answers(reviewId) : null,
      raisePath: keeps ? reviewPaths.raise(reviewId) : null,
    });
  });
  addReviewForms(scope, settings);
}

/** The groups of which no answer is entered yet. */
function silentOf(review: Review, answers: readonly GroupAnswer[]): string[] {
  const given = new Set(answers.map(({ audience }) => audience));
  return review.audiences
    .filter((audience) => !given.has(audience))
    .map((audience) => audienceWords[audience]);
}

const ReviewList = z.object({
  reviews: z.array(
    Review.extend({
      statements: z.array(
        z.object({
          name: z.string(),
          principle: z.string(),
          words: z.string(),
          groups: z.array(
            z.object({
              audience: Audience,
              state: z.enum(['shown', 'too-few', 'not-entered']),
              counts: Counts.nullable().describe(
                'How many gave each answer from 1 to 5; null unless five or more answered',
              ),
              answered: z.int().nullable().describe('Null unless five or more answered'),
              words: z.string().nullable(),
            }),
          ),
        }),
      ),
      issues: z.array(
        Issue.omit({ reviewId: true }).extend({
          actions: z.array(z.int()).describe('Numbers of the actions that answer it: none, nobody does'),
        }),
      ),
      unanswered: z.int().describe('Issues that nobody answers yet'),
    }),
  ),
});

export function addReviewsCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/governance-reviews',
    permission: 'plan.read',
    summary: 'Yearly governance reviews: how answers are spread in each group, and what answers each issue',
    response: ReviewList,
    handler: async ({ request }) => ({
      reviews: (await readReviews(settings, request)).reviews.map(({ review, answers, issues }) => ({
        ...review,
        statements: statementsOf(review.version).map((statement) => ({
          ...statement,
          groups: spreadOf(review, answers, statement.name).map(({ audience, answer }) => ({
            audience,
            state: answer
              ? answer.counts
                ? ('shown' as const)
                : ('too-few' as const)
              : ('not-entered' as const),
            counts: answer?.counts ?? null,
            answered: answer?.counts ? answered(answer.counts) : null,
            words: answer?.words ?? null,
          })),
        })),
        issues: issues.map(({ reviewId: _, ...issue }) => issue),
        unanswered: issues.filter((issue) => !isAnswered(issue)).length,
      })),
    }),
  });
}
