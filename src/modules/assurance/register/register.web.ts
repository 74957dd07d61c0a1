// The quality of the register on a page of the office, and by API.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { councilOf } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { raidPaths } from '../../raid/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import type { RegisterCheck } from './check.ts';
import { RegisterQuality, registerQuality, sayQuality } from './facts.ts';
import { registerChecks } from './list.ts';

const path = raidPaths.quality();

async function quality(
  { database, live }: AssuranceSettings,
  request: FastifyRequest,
  checks?: readonly RegisterCheck[],
): Promise<RegisterQuality> {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  return database.read(request.actor, council.id, (tx) => registerQuality(tx, thread, checks));
}

/** Rows of one check on the page; beyond it the page says how many more there are. The API gives them all. */
const mostRows = 100;

/** To be added below /office. */
export function addRegisterQuality(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get(path, { config: { permission: 'plan.read' } }, async (request, reply) => {
    const found = await quality(settings, request);
    const checks = found.checks.map((check) => ({
      ...check,
      id: check.name.replace('/', '-'),
      rows: check.found.slice(0, mostRows).map(({ why, entries }) => ({
        why: why.charAt(0).toUpperCase() + why.slice(1),
        entries: entries.map(({ id, label, title, owner }) => ({
          text: `${label}: ${title}`,
          owner: owner ?? 'Nobody',
          path: raidPaths.entry(id),
        })),
      })),
      more: Math.max(0, check.found.length - mostRows),
    }));
    return reply.page('assurance/views/register-quality.njk', {
      title: 'Quality of the register',
      phrase: livePhrase(request.day),
      back: { text: 'Risks and what goes with them', path: raidPaths.register() },
      summary: sayQuality(found),
      empty: found.open === 0,
      raisePath: raidPaths.raise(),
      found: checks.filter(({ count }) => count > 0),
      clean: checks.filter(({ count, asked }) => count === 0 && asked > 0),
      notAsked: checks.filter(({ asked }) => asked === 0),
    });
  });
}

export function addRegisterQualityCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path,
    permission: 'plan.read',
    summary: 'The quality of the register of risks as such: every check, what it looks for and what it found',
    query: z.object({
      name: z.string().optional().describe('Only this check: owner/none; or owner for all of a kind'),
    }),
    response: RegisterQuality,
    handler: ({ query: { name }, request }) => quality(settings, request, checksCalled(name)),
  });
}

/** Those of a name, or of a kind; all where none is asked for. */
export function checksCalled(name: string | undefined): readonly RegisterCheck[] {
  return registerChecks.filter(
    (check) => name === undefined || check.name === name || check.name.startsWith(`${name}/`),
  );
}
