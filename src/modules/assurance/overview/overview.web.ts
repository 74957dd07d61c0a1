// How far the plan can be believed, on one page of the office and by API.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiRoute } from '../../../api/calls.ts';
import { councilOf } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { Overview, overviewOf } from './overview.ts';

async function found({ database, live }: AssuranceSettings, request: FastifyRequest): Promise<Overview> {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  return database.read(request.actor, council.id, (tx) => overviewOf(tx, thread));
}

/** To be added below /office. */
export function addOverview(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get('/assurance', { config: { permission: 'plan.read' } }, async (request, reply) =>
    reply.page('assurance/views/overview.njk', {
      title: 'How far the plan can be believed',
      phrase: livePhrase(request.day),
      answers: (await found(settings, request)).answers,
    }),
  );
}

export function addOverviewCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/assurance',
    permission: 'plan.read',
    summary: 'How far the plan can be believed: each question that assurance asks, and what it found',
    response: Overview,
    handler: ({ request }) => found(settings, request),
  });
}
