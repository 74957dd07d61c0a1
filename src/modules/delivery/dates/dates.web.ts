// Dates on pages: every one that slipped, by theme and by person, and the requests that wait for an answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { sayPlannedDate } from '../../../kernel/planned-date.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import {
  ancestor,
  askedBy,
  balanceOnPage,
  type Item,
  linkTo,
  livePhrase,
  mainActions,
  type Walk,
} from '../../plan/index.ts';
import { dateRequestsRegister } from '../registers/registers.ts';
import type { DeliverySettings } from '../settings.ts';
import { updatePaths } from '../updates/say.ts';
import { latestUpdates } from '../updates/updates.store.ts';
import { decideDate, letDatesSlip, mayDecide } from './dates.actions.ts';
import { type DateRequest, dateRequests, toleranceOn } from './dates.store.ts';
import { leaveFor, type Slip, slipOf, totals } from './slip.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const may = { config: { permission: 'date.decide' } } as const;
const mayRun = { config: { permission: 'period.run' } } as const;

const Decided = z.object({
  decision: z.enum(['approved', 'refused'], { error: 'Choose whether to approve or refuse' }),
  why: z.string().max(1000).optional(),
});
const Tolerance = z.object({
  days: z.coerce
    .number({ error: 'Write how many days, such as 14' })
    .int()
    .min(0)
    .max(366)
    .meta({ title: 'Days a date may slip' }),
  reason: z.string().max(1000).meta({ title: 'Why' }),
});

export function addDatePages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/slips', mayRead, (request, reply) => slipsPage(request, reply, settings));
  scope.get('/date-requests', mayRead, (request, reply) => requestsPage(request, reply, settings));
  scope.post('/date-requests/tolerance', mayRun, async (request, reply) => {
    const typed = parseForm(Tolerance, request.body);
    if (!typed.ok) return requestsPage(request, reply.code(422), settings, typed.errors);
    const { days, reason } = typed.value;
    const asked = { days, reason, fromOn: request.day };
    await letDatesSlip(settings.database, request.actor, councilOf(request).id, asked);
    return reply.goTo(updatePaths.requests());
  });
  scope.post('/date-requests/:id', may, async (request, reply) => {
    const dateRequestId = Number(askedBy(request).params.id);
    const field = (errors: readonly FieldError[]) =>
      errors.map((one) => ({ ...one, field: `${one.field}_${dateRequestId}` }));
    const typed = parseForm(Decided, unnumbered(request.body, dateRequestId));
    if (!typed.ok) return requestsPage(request, reply.code(422), settings, field(typed.errors));
    const { database } = settings;
    const decision = { dateRequestId, day: request.day, ...typed.value };
    const done = await decideDate(database, request.actor, councilOf(request), decision);
    if (!done.ok) return requestsPage(request, reply.code(422), settings, field(done.errors));
    // Answered on a theme's page by whoever signs it, it leads back there.
    const { theme } = Object(request.body);
    return reply.goTo(/^\d{1,15}$/.test(String(theme)) ? `/sign-off/${theme}` : updatePaths.requests());
  });
}

function unnumbered(body: unknown, id: number): object {
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(given.map(([name, value]) => [name.replace(`_${id}`, ''), value]));
}

async function slipsPage(request: FastifyRequest, reply: FastifyReply, { database, live }: DeliverySettings) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const { latest, requests } = await database.read(request.actor, council.id, async (tx) => ({
    latest: await latestUpdates(tx),
    requests: await dateRequests(tx),
  }));
  const decided = Map.groupBy(requests, ({ itemId }) => itemId);
  const slips = mainActions(thread)
    .map((item) => slipOf(thread, item, latest.get(item.id)?.forecast ?? null))
    .filter(({ moves, forecastDays }) => moves > 0 || (forecastDays ?? 0) > 0)
    .sort((a, b) => (b.days ?? 0) - (a.days ?? 0) || a.item.id - b.item.id);
  const moved = slips.filter(({ moves }) => moves > 0);
  return reply.page('delivery/views/date-slips.njk', {
    title: 'Dates that slipped',
    phrase: livePhrase(request.day),
    back: { text: 'Your page', path: '/desk' },
    moved: moved.length,
    days: moved.reduce((sum, { days }) => sum + (days ?? 0), 0),
    moves: moved.reduce((sum, one) => sum + one.moves, 0),
    rows: slips.map((slip) => saySlip(thread, slip, decided.get(slip.item.id) ?? [])),
    themes: totals(moved, (item) => [ancestor(thread, item, 'theme')?.title ?? 'No theme']),
    people: totals(moved, (item) => leadsOf(thread, item)),
  });
}

function leadsOf(thread: Walk, item: Item): string[] {
  const leads = item.parts.filter(({ role }) => role === 'lead' || role === 'responsible');
  if (leads.length === 0) return ['Nobody named'];
  return leads.map(({ personId, words }) => {
    const person = personId === null ? undefined : thread.person(personId);
    return person?.name ?? person?.post ?? words;
  });
}

function saySlip(thread: Walk, slip: Slip, requests: readonly DateRequest[]) {
  const { item, original, agreed, forecast, moves, days, forecastDays } = slip;
  return {
    ...linkTo(thread, item),
    original: original ? sayPlannedDate(original) : 'None',
    agreed: agreed ? sayPlannedDate(agreed) : 'None',
    forecast: forecast ? sayPlannedDate(forecast) : 'None given',
    moves,
    days: moves > 0 ? days : null,
    forecastDays,
    reasons: thread
      .movesOf(item.id)
      .filter(({ role, from }) => role === 'due' && from !== null)
      .map((move) => `${longDay(move.movedOn)}: ${move.reason} (${sayApprover(move, requests)})`),
  };
}

function sayApprover(move: Parameters<typeof leaveFor>[0], requests: readonly DateRequest[]): string {
  const leave = leaveFor(move, requests);
  if (!leave) return 'moved in the plan itself, without a request';
  if (leave.decision === 'noted') return `noted: within what may slip; asked by ${leave.askedBy}`;
  return `approved by ${leave.decidedBy}`;
}

async function requestsPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live }: DeliverySettings,
  errors: readonly FieldError[] = [],
) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const { all, tolerance, balance } = await database.read(request.actor, council.id, async (tx) => ({
    all: await dateRequests(tx),
    tolerance: await toleranceOn(tx, request.day),
    balance: await balanceOnPage(tx, request, dateRequestsRegister, { thread }),
  }));
  const say = (one: DateRequest) => sayRequest(thread, one, mayDecide(request.actor, thread, one));
  return reply.page('delivery/views/date-requests.njk', {
    title: 'Requests to move a date',
    phrase: livePhrase(request.day),
    back: { text: 'Your page', path: '/desk' },
    waiting: all.filter(({ decision }) => decision === null).map(say),
    decided: all.filter(({ decision }) => decision !== null).map(say),
    tolerance,
    balance,
    path: updatePaths.requests(),
    maySet: mayDo(request.actor, 'period.run'),
    form: formWith(request.body ?? { days: tolerance }, errors),
  });
}

export function sayRequest(thread: Walk, one: DateRequest, mayAnswer: boolean) {
  const item = thread.item(one.itemId);
  const answers = { approved: 'Approved', refused: 'Refused', noted: 'Noted: within what may slip' };
  return {
    ...(item ? linkTo(thread, item) : { title: 'An item that is gone', path: '/' }),
    id: one.dateRequestId,
    now: item?.due ? sayPlannedDate(item.due) : 'No date',
    wanted: sayPlannedDate(one.wanted),
    reason: one.reason,
    asked: `${longDay(one.askedOn)}, ${one.askedBy}`,
    answer:
      one.decision && one.decidedOn
        ? `${answers[one.decision]}, ${longDay(one.decidedOn)}, ${one.decidedBy}`
        : null,
    why: one.decidedWhy,
    mayAnswer,
  };
}
