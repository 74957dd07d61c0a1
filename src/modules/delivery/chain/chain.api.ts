// A Direction from end to end, by API.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { councilOf } from '../../people/index.ts';
import { isDirection, itemAsked } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { Chain, chainOf } from './chain.ts';

export function addChainCall(app: FastifyInstance, { database, live }: DeliverySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/directions/:id/chain',
    permission: 'plan.read',
    summary:
      'A Direction from end to end: actions, their evidence, issued assessments, instruments and the functions that others exercise',
    params: z.object({ id: z.coerce.number().int().positive() }),
    response: Chain,
    handler: async ({ params, request }) => {
      const council = councilOf(request);
      const thread = await live(request.actor, council, request.day);
      const mandate = itemAsked(thread, { params: { id: String(params.id) }, query: {} }, 'mandate');
      if (!isDirection(mandate)) throw new NotFound('There is no such Direction.');
      return database.read(request.actor, council.id, (tx) => chainOf(tx, thread, mandate));
    },
  });
}
