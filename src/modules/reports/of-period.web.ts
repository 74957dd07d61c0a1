// The packs of one period on one page: make them together, look at each, approve them together.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay } from '../../kernel/days.ts';
import type { FieldError } from '../../kernel/errors.ts';
import { formWith, parseForm, several } from '../../web/forms.ts';
import { findPeriod, saySums } from '../delivery/index.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { askedBy, livePhrase, need } from '../plan/index.ts';
import { newestOfEach, offeredPacks, readCode } from './of-period.ts';
import { approvePacks, makePacks } from './pack.actions.ts';
import { packsOf } from './pack.store.ts';
import type { ReportsSettings } from './packs.web.ts';
import { packPaths, sayLine } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayMake = { config: { permission: 'packs.make' } } as const;
const mayApprove = { config: { permission: 'packs.approve' } } as const;

const Chosen = z.object({ packs: several(z.string().max(60)) });
const Looked = z.object({ packs: several(z.coerce.number().int().positive()) });

export function addPacksOfPeriod(scope: FastifyInstance, settings: ReportsSettings): void {
  const { database, sources } = settings;
  scope.get('/periods/:id/packs', mayRead, (request, reply) => page(request, reply, settings));
  scope.post('/periods/:id/packs', mayMake, async (request, reply) => {
    const periodId = periodAsked(request);
    const typed = parseForm(Chosen, request.body);
    if (!typed.ok) return page(request, reply.code(422), settings, typed.errors);
    const choices = typed.value.packs.flatMap((code) => readCode(code) ?? []);
    if (choices.length === 0)
      return page(request, reply.code(422), settings, [
        { field: 'packs', message: 'Choose which packs to make' },
      ]);
    const asked = { council: councilOf(request), day: request.day, periodId, choices, sources };
    await makePacks(database, request.actor, asked);
    return reply.goTo(packPaths.ofPeriod(periodId));
  });
  scope.post('/periods/:id/packs/approve', mayApprove, async (request, reply) => {
    const periodId = periodAsked(request);
    const typed = parseForm(Looked, request.body);
    if (!typed.ok) return page(request, reply.code(422), settings, typed.errors);
    const asked = { packIds: typed.value.packs, day: request.day };
    const done = await approvePacks(database, request.actor, councilOf(request).id, asked);
    if (!done.ok) return page(request, reply.code(422), settings, done.errors);
    return reply.goTo(packPaths.ofPeriod(periodId));
  });
}

function periodAsked(request: FastifyRequest): number {
  const id = Number(askedBy(request).params.id);
  return need(Number.isSafeInteger(id) && id > 0 ? id : undefined, 'period');
}

async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live }: ReportsSettings,
  errors: readonly FieldError[] = [],
) {
  const periodId = periodAsked(request);
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const { found, lines, before } = await database.read(request.actor, council.id, async (tx) => {
    const found = await findPeriod(tx, thread, periodId);
    return {
      found,
      lines: newestOfEach(await packsOf(tx, periodId)),
      before: found.before ? newestOfEach(await packsOf(tx, found.before.periodId)) : [],
    };
  });
  const { period, cycle, figures } = found;
  const drafts = lines.filter(({ approvedOn }) => approvedOn === null);
  return reply.page('reports/views/packs-of-period.njk', {
    title: `Packs of ${period.name}`,
    phrase: livePhrase(request.day),
    back: { text: period.name, path: `/periods/${periodId}` },
    closed: period.closedOn && longDay(period.closedOn),
    sums: saySums(figures),
    packs: lines.map(sayLine),
    drafts: drafts.map(({ packId }) => packId),
    offered: offeredPacks(thread, { ...cycle, before: lines.length > 0 ? lines : before }),
    mayMake: mayDo(request.actor, 'packs.make'),
    mayApprove: mayDo(request.actor, 'packs.approve'),
    path: packPaths.ofPeriod(periodId),
    approvePath: `${packPaths.ofPeriod(periodId)}/approve`,
    form: formWith(request.body ?? {}, errors),
  });
}
