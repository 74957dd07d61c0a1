// The pages behind the link of an e-mail: a button, then one person's own items of one period.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { mount } from '../../../web/pages.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, type Item } from '../../plan/index.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { owedIn } from '../periods/standing.ts';
import type { DeliverySettings } from '../settings.ts';
import { card, fieldsOf, namedFor, type Outcome, typed, valuesKept } from '../updates/cards.ts';
import { NewUpdate } from '../updates/update.ts';
import { giveUpdate, type UpdateConflict } from '../updates/updates.actions.ts';
import { latestUpdates } from '../updates/updates.store.ts';
import { deadLink, isGoodLink, startVisit, type Visit, visitMinutes, visitOf } from './link.ts';

/** Enough for an office behind one address on the first day of a period, and none for guessing. */
const limited = { config: { permission: 'public', rateLimit: { max: 60, timeWindow: '1 minute' } } } as const;

const cookieName = 'goldthread-updates';

/** What may be said by link: words, how it is going and per cent done. */
const ByLink = NewUpdate.pick({
  status: true,
  done: true,
  next: true,
  routeToGreen: true,
  percentage: true,
  seen: true,
});

/** What may be chosen: whether work stops or ends is for people who signed in. */
const sayable: readonly string[] = ['on-track', 'at-risk', 'off-track', 'not-started'];

export async function updateLinkWeb(app: FastifyInstance, settings: DeliverySettings): Promise<void> {
  const { database, now = () => Temporal.Now.instant() } = settings;
  const carried = (request: FastifyRequest) => ({ councilId: councilOf(request).id, now: now() });
  await mount(app, '', (scope) => {
    scope.get('/u/:token', limited, async (request, reply) => {
      const token = askedBy(request).params.token ?? '';
      if (!(await isGoodLink(database, token, carried(request)))) throw deadLink();
      return reply.header('cache-control', 'no-store').page('delivery/views/update-link.njk', {
        title: 'Your updates',
        path: `/u/${token}`,
      });
    });
    scope.post('/u/:token', limited, async (request, reply) => {
      const cookie = await startVisit(database, askedBy(request).params.token ?? '', carried(request));
      reply.setCookie(cookieName, cookie, { path: '/u', sameSite: 'strict', maxAge: visitMinutes * 60 });
      return reply.goTo('/u');
    });
    scope.get('/u', limited, async (request, reply) =>
      answers(request, reply, settings, await visit(request)),
    );
    scope.post('/u', limited, async (request, reply) =>
      receive(request, reply, settings, await visit(request)),
    );
  });
  const visit = (request: FastifyRequest) =>
    visitOf(database, request.cookies[cookieName] ?? '', carried(request));
}

/** What is asked of whoever visits: their own items of the one period. Throws NotFound once it has closed. */
async function owed(request: FastifyRequest, { database, live }: DeliverySettings, visit: Visit) {
  const council = councilOf(request);
  const thread = await live(visit.actor, council, request.day);
  const known = await database.read(visit.actor, council.id, async (tx) => ({
    open: (await openPeriods(tx)).filter(({ period }) => period.periodId === visit.periodId),
    latest: await latestUpdates(tx),
    timely: await latestUpdates(tx, { timely: true }),
  }));
  const period = known.open[0]?.period;
  if (!period) throw deadLink();
  const own = owedIn(thread, known.open, known.timely, visit.actor.personId);
  return { thread, period, own, latest: known.latest };
}

async function answers(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  visit: Visit,
  outcome?: Outcome,
) {
  const { thread, period, own, latest } = await owed(request, settings, visit);
  const cards = own.map(({ item, standing }) => {
    const one = card(thread, item, latest.get(item.id), { outcome, stale: standing.stale });
    return { ...one, limited: true, choices: one.choices.filter(({ value }) => sayable.includes(value)) };
  });
  return reply.header('cache-control', 'no-store').page('delivery/views/update-by-link.njk', {
    title: 'Your updates',
    name: visit.actor.name,
    period: `${period.name}: answer by ${longDay(period.answersBy)}`,
    left: own.filter(({ standing, item }) => standing.stale && item.id !== outcome?.itemId).length,
    cards,
    form: formWith(valuesKept(request, outcome, cards), outcome?.errors),
  });
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  visit: Visit,
) {
  const item = await itemSaved(request, settings, visit);
  const again = (code: number, outcome: Outcome) =>
    answers(request, reply.code(code), settings, visit, outcome);
  const itemId = item.id;
  const given = parseForm(ByLink, fieldsOf(request, itemId));
  if (!given.ok) return again(422, { itemId, errors: namedFor(itemId, given.errors) });
  if (!sayable.includes(given.value.status)) {
    const errors = [{ field: 'status', message: 'Sign in to do this' }];
    return again(422, { itemId, errors: namedFor(itemId, errors) });
  }
  const asked = {
    itemId,
    given: { ...given.value, periodId: visit.periodId },
    day: request.day,
    byLink: true,
  };
  try {
    const done = await giveUpdate(settings.database, visit.actor, councilOf(request), asked);
    if (!done.ok) return again(422, { itemId, errors: namedFor(itemId, done.errors) });
    return again(200, { itemId, saved: 'Saved.' });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // giveUpdate throws its Conflict with nothing else.
    const { theirs } = error.theirs as UpdateConflict;
    return again(409, { itemId, theirs });
  }
}

/** The item whose button was pressed. Throws NotFound for one that is not asked of whoever visits. */
async function itemSaved(request: FastifyRequest, settings: DeliverySettings, visit: Visit): Promise<Item> {
  const itemId = Number(typed(request).save);
  const { own } = await owed(request, settings, visit);
  const found = own.find(({ item }) => item.id === itemId);
  if (!found) throw new NotFound('This is not among what you are asked.');
  return found.item;
}
