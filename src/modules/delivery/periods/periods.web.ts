// Periods on pages: the cycles and what is open, who is asked in one, and a closed one as it was frozen.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { addressesOf, councilOf, mayDo, postsHeld } from '../../people/index.ts';
import { askedBy, balanceOnPage, linkTo, livePhrase, type Walk } from '../../plan/index.ts';
import { mailedFor } from '../asking/asking.store.ts';
import { sayMailed } from '../asking/say.ts';
import { periodsRegister } from '../registers/registers.ts';
import type { DeliverySettings } from '../settings.ts';
import { findPeriod, saySums } from './found.ts';
import { type Cycle, NewCycle, nextPeriod, type Period, type Standing } from './period.ts';
import { beginCycle, closePeriod } from './periods.actions.ts';
import { allCycles, allPeriods } from './periods.store.ts';
import { periodPaths, sayAsked, sayPeriod } from './say.ts';
import { asking } from './standing.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayRun = { config: { permission: 'period.run' } } as const;

const often: Record<number, string> = {
  1: 'Every month',
  2: 'Every two months',
  3: 'Every quarter',
  6: 'Every six months',
  12: 'Every year',
};

export function addPeriodPages(scope: FastifyInstance, settings: DeliverySettings): void {
  const { database } = settings;
  scope.get('/periods', mayRead, (request, reply) => periodsPage(request, reply, settings));
  scope.post('/periods', mayRun, async (request, reply) => {
    const typed = parseForm(NewCycle, request.body);
    if (!typed.ok) return periodsPage(request, reply.code(422), settings, typed.errors);
    const done = await beginCycle(database, request.actor, councilOf(request).id, typed.value);
    if (!done.ok) return periodsPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(periodPaths.all());
  });
  scope.get('/periods/:id', mayRead, (request, reply) => periodPage(request, reply, settings));
  scope.post('/periods/:id/close', mayRun, async (request, reply) => {
    const periodId = Number(askedBy(request).params.id);
    await closePeriod(database, request.actor, councilOf(request), { periodId, day: request.day });
    return reply.goTo(periodPaths.one(periodId));
  });
}

async function periodsPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live }: DeliverySettings,
  errors: readonly FieldError[] = [],
) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const { cycles, periods, balance } = await database.read(request.actor, council.id, async (tx) => ({
    cycles: await allCycles(tx),
    periods: await allPeriods(tx),
    balance: await balanceOnPage(tx, request, periodsRegister, { thread }),
  }));
  const usual = { everyMonths: 1, answersAfterDays: 4, signedAfterDays: 6, boardAfterDays: 10 };
  return reply.page('delivery/views/periods.njk', {
    title: 'Reporting periods',
    phrase: livePhrase(request.day),
    back: { text: 'Your page', path: '/desk' },
    balance,
    path: periodPaths.all(),
    cycles: cycles.map((cycle) => sayCycle(thread, cycle, periods, cycles)),
    mayRun: mayDo(request.actor, 'period.run'),
    plans: thread.plans.map(({ id, title }) => ({ value: id, text: title })),
    bodies: thread.bodies.map(({ id, name }) => ({ value: id, text: name })),
    others: cycles.map(({ cycleId, name }) => ({ value: cycleId, text: name })),
    often: Object.entries(often).map(([value, text]) => ({ value: Number(value), text })),
    form: formWith(request.body ?? usual, errors),
  });
}

function sayCycle(thread: Walk, cycle: Cycle, periods: readonly Period[], cycles: readonly Cycle[]) {
  const { day } = thread;
  const own = periods.filter(({ cycleId }) => cycleId === cycle.cycleId);
  const body = thread.bodies.find(({ id }) => id === cycle.bodyId);
  const lower = cycles.find(({ cycleId }) => cycleId === cycle.afterCycle);
  const open = own.find(({ closedOn }) => closedOn === null);
  return {
    name: cycle.name,
    words: [often[cycle.everyMonths], body ? `to ${body.name}` : null, lower ? `after ${lower.name}` : null]
      .filter(Boolean)
      .join(', '),
    open: open ? sayPeriod(open) : null,
    closed: own.filter(({ closedOn }) => closedOn !== null).map(sayPeriod),
    openPath: `/cycles/${cycle.cycleId}/open`,
    next: nextPeriod(cycle, own[0] ?? null, day).name,
  };
}

async function periodPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live, hasMail = true }: DeliverySettings,
) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const periodId = Number(askedBy(request).params.id);
  if (!Number.isSafeInteger(periodId)) throw new NotFound('There is no such period.');
  const known = await database.read(request.actor, council.id, async (tx) => ({
    ...(await findPeriod(tx, thread, periodId)),
    addresses: await addressesOf(tx, request.day),
    posts: await postsHeld(tx),
    mailed: await mailedFor(tx, periodId),
  }));
  const { period, figures } = known;
  const standing = figures.actions;
  const asked = asking(thread, standing, known);
  return reply.page('delivery/views/period.njk', {
    title: period.name,
    phrase: livePhrase(request.day),
    back: { text: 'Reporting periods', path: periodPaths.all() },
    period: sayPeriod(period),
    figures,
    sums: saySums(figures),
    entry: known.frozen?.headSeq ?? null,
    people: asked.people.map((one) => ({ ...sayAsked(one), mailed: sayMailed(known.mailed, one) })),
    nudgePath: `${periodPaths.one(periodId)}/nudge`,
    toNudge: asked.people.filter(({ address, open }) => address && open.size > 0).length,
    hasMail,
    answeredBy: asked.people.filter(({ items, answered }) => answered === items.length).length,
    nobody: asked.nobody.map((item) => linkTo(thread, item)),
    stale: standing.filter(({ stale }) => stale).map((one) => sayStale(thread, one)),
    mayRun: mayDo(request.actor, 'period.run'),
    closePath: `${periodPaths.one(periodId)}/close`,
    packsPath: `${periodPaths.one(periodId)}/packs`,
  });
}

function sayStale(thread: Walk, { itemId, staleSince, words }: Standing) {
  const item = thread.item(itemId);
  return {
    ...(item ? linkTo(thread, item) : { title: 'An item that is gone', path: '/' }),
    words: words ?? 'Nothing',
    since: staleSince ? longDay(staleSince) : 'It was never said',
  };
}
