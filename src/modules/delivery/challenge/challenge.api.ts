// Evidence and challenges by API, of the live plan: lists with their filters, and a challenge raised.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute, Mistaken } from '../../../api/calls.ts';
import { councilOf } from '../../people/index.ts';
import { itemAsked } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { challenge } from './challenge.actions.ts';
import { NewChallenge } from './challenge.ts';
import { ChallengeList, challengeFacts, EvidenceList, evidenceFacts } from './facts.ts';
import { challengeStates } from './list.ts';

const ofItem = z.coerce.number().int().positive().optional().describe('Only of this item');

export function addChallengeCalls(app: FastifyInstance, { database, live }: DeliverySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/evidence',
    permission: 'plan.read',
    summary: 'What was given as evidence, latest first; of exempt evidence only that there is some',
    query: z.object({ item: ofItem }),
    response: EvidenceList,
    handler: ({ query: { item }, request }) =>
      database.read(request.actor, councilOf(request).id, (tx) => evidenceFacts(tx, item)),
  });
  apiRoute(app, {
    method: 'GET',
    path: '/live/challenges',
    permission: 'plan.read',
    summary: 'Every challenge with its answer, or since when it is unanswered; those still open first',
    query: z.object({
      item: ofItem,
      theme: z.coerce.number().int().positive().optional().describe('Only of this theme'),
      state: z.enum(challengeStates).optional(),
    }),
    response: ChallengeList,
    handler: async ({ query, request }) => {
      const council = councilOf(request);
      const thread = await live(request.actor, council, request.day);
      return database.read(request.actor, council.id, (tx) => challengeFacts(tx, thread, query));
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/live/items/:id/challenges',
    permission: 'challenge.raise',
    summary: 'Challenge what is said of an item, with a day by which it must be answered',
    params: z.object({ id: z.coerce.number().int().positive() }),
    body: NewChallenge,
    response: z.object({ challengeId: z.int() }),
    handler: async ({ params, body, request }) => {
      const council = councilOf(request);
      const thread = await live(request.actor, council, request.day);
      const item = itemAsked(thread, { params: { id: String(params.id) }, query: {} });
      const asked = { item, given: body, day: request.day };
      const done = await challenge(database, request.actor, council.id, asked);
      if (!done.ok) throw new Mistaken(done.errors);
      return { challengeId: done.value };
    },
  });
}
