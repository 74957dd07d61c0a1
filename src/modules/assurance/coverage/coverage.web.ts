// Coverage on a page of the office and by API, as it stands or at the end of a past day.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { Day, longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { evidenceCounts } from '../../delivery/index.ts';
import { councilOf } from '../../people/index.ts';
import {
  asAt,
  askedBy,
  count,
  endOfDay,
  linkTo,
  livePhrase,
  live as liveTables,
  pastThread,
  paths,
  type Walk,
} from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { Coverage, type Covered, coverage, GapKind, gapNames } from './coverage.ts';

const path = '/coverage';

async function coverageOn(
  { database, live }: AssuranceSettings,
  request: FastifyRequest,
  day: Day = request.day,
) {
  const { actor } = request;
  const council = councilOf(request);
  if (day > request.day) throw new NotFound('There is no such day in the record.');
  const past = day < request.day;
  const instant = endOfDay(day);
  const thread = past
    ? await pastThread(database, actor, council, { instant, day })
    : await live(actor, council, day);
  const evidence = await database.read(actor, council.id, (tx) =>
    evidenceCounts(tx, past ? asAt(instant) : liveTables),
  );
  return { thread, past, found: coverage(thread, evidence) };
}

/** To be added below /office. */
export function addCoverage(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get(path, { config: { permission: 'plan.read' } }, async (request, reply) => {
    const { query } = askedBy(request);
    const day = Day.safeParse(query.day);
    const gap = GapKind.safeParse(query.gap);
    const { thread, past, found } = await coverageOn(settings, request, day.data);
    const asked = past ? { day: thread.day } : {};
    const shown = found.mandates.filter((one) => !gap.success || one.gaps.includes(gap.data));
    return reply.page('assurance/views/coverage.njk', {
      title: 'From each Direction to what shows it',
      phrase: past ? `as it stood on ${longDay(thread.day)}` : livePhrase(thread.day),
      totals: found.counts
        .filter(({ mandates }) => mandates > 0)
        .map(({ gap: kind, ...counted }) => ({
          ...gapNames[kind],
          said: sayCount(counted),
          path: `${path}?${new URLSearchParams({ gap: kind, ...asked })}`,
          chosen: kind === gap.data,
        })),
      all: gap.success ? `${path}?${new URLSearchParams(asked)}` : null,
      number: found.mandates.length,
      rows: shown.map((one) => row(thread, one, past)),
    });
  });
}

function sayCount({ mandates, directions }: { mandates: number; directions: number }): string {
  const others = mandates - directions;
  const said = [
    ...(directions > 0 ? [count(directions, 'Direction')] : []),
    ...(others > 0
      ? [`${others} other ${others === 1 ? 'mandate or recommendation' : 'mandates and recommendations'}`]
      : []),
  ];
  return said.join(' and ');
}

function row(thread: Walk, { gaps, ...one }: Covered, past: boolean) {
  const item = thread.item(one.id);
  const under = past ? `/as-at/${thread.day}` : '';
  return {
    ...one,
    path: item ? under + linkTo(thread, item).path : null,
    // The list of actions of one mandate holds the same rows as the figure.
    actionsPath: under + paths.actions({ mandate: one.id }),
    assessment: one.assessment && {
      ...one.assessment,
      said: `${longDay(one.assessment.writtenOn)}, ${one.assessment.writtenBy}`,
    },
    gaps: gaps.map((gap) => gapNames[gap]),
  };
}

export function addCoverageCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/coverage',
    permission: 'plan.read',
    summary: 'From each Direction and recommendation to its objectives, actions, evidence and assessment',
    query: z.object({
      day: Day.optional().describe('As it stood at the end of that day; as it stands where left out'),
    }),
    response: Coverage,
    handler: async ({ query: { day }, request }) => (await coverageOn(settings, request, day)).found,
  });
}
