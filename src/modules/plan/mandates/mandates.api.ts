// Reviews, clocks and recommendations by API, with the filters of their pages.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import {
  ClockList,
  clockList,
  RecommendationList,
  ReviewList,
  recommendationList,
  reviewList,
} from './facts.ts';
import { lackings } from './recommendations.ts';
import { type MandateSettings, readKept } from './work.web.ts';

export function addMandateCalls(app: FastifyInstance, settings: MandateSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/reviews',
    permission: 'plan.read',
    summary: 'Reviews of the council by others, latest first',
    response: ReviewList,
    handler: async ({ request }) => {
      const kept = await readKept(request, settings);
      return reviewList(kept.thread, kept);
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/clocks',
    permission: 'plan.read',
    summary: 'What is due to reviewers: what waits, soonest first, then what was done',
    response: ClockList,
    handler: async ({ request }) => {
      const kept = await readKept(request, settings);
      return clockList(kept.thread, kept);
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/recommendations',
    permission: 'plan.read',
    summary:
      'What reviewers recommended, with the council’s answer, actions, owners, dates and what is missing',
    query: z.object({
      lacking: z.enum(lackings).optional(),
      review: z
        .union([z.literal('none'), z.coerce.number().int().positive()])
        .optional()
        .describe('The number of a review, or none: of plans of which no review is known'),
    }),
    response: RecommendationList,
    handler: async ({ query, request }) => {
      const kept = await readKept(request, settings);
      return recommendationList(kept.thread, kept, query);
    },
  });
}
