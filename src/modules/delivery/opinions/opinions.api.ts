// Opinions by API, of the live plan: every action with its three opinions, and an independent one given.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute, Mistaken } from '../../../api/calls.ts';
import { councilOf } from '../../people/index.ts';
import { itemAsked, need } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { disagreementKinds } from './disagreement.ts';
import { NewIndependent } from './independent.ts';
import { giveOpinion } from './opinions.actions.ts';
import { ActionOpinions, actionOpinions, OpinionsFacts, opinionsFacts } from './opinions.facts.ts';
import { threeOpinions } from './opinions.ts';

const Numbered = z.object({ id: z.coerce.number().int().positive() });

export function addOpinionCalls(app: FastifyInstance, { database, live, signals }: DeliverySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/opinions',
    permission: 'plan.read',
    summary: 'Every action with its owner’s, the rules’ and an independent opinion; those that differ first',
    query: z.object({
      theme: z.coerce.number().int().optional().describe('Only the actions of this theme'),
      kind: z.enum(disagreementKinds).optional().describe('Only actions that differ in this way'),
    }),
    response: OpinionsFacts,
    handler: async ({ query, request }) => {
      const { actor } = request;
      const council = councilOf(request);
      const thread = await live(actor, council, request.day);
      const all = await database.read(actor, council.id, (tx) =>
        threeOpinions({ tx, thread, actor, signals }),
      );
      return opinionsFacts(thread, all, query);
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/live/actions/:id/opinions',
    permission: 'plan.read',
    summary: 'One action’s three opinions, with every reason',
    params: Numbered,
    response: ActionOpinions,
    handler: async ({ params, request }) => {
      const { actor } = request;
      const council = councilOf(request);
      const thread = await live(actor, council, request.day);
      const action = itemAsked(thread, { params: { id: String(params.id) }, query: {} }, 'action');
      const [one] = await database.read(actor, council.id, (tx) =>
        threeOpinions({ tx, thread, actor, signals, actions: [action] }),
      );
      return actionOpinions(thread, need(one, 'action'));
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/live/items/:id/opinions',
    permission: 'opinion.give',
    summary: 'Give an independent opinion of an item; it cannot be changed afterwards',
    params: Numbered,
    body: NewIndependent,
    response: z.object({ opinionId: z.int() }),
    handler: async ({ params, body, request }) => {
      const council = councilOf(request);
      const thread = await live(request.actor, council, request.day);
      const item = itemAsked(thread, { params: { id: String(params.id) }, query: {} });
      const asked = { item, given: body, day: request.day };
      const done = await giveOpinion(database, request.actor, council.id, asked);
      if (!done.ok) throw new Mistaken(done.errors);
      return { opinionId: done.value };
    },
  });
}
