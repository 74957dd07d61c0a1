// Updates on pages: all that somebody owes on one, each item saved by its own button, and one item on its own.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { Conflict, type FieldError, NotAllowed } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, isFinished, itemAsked, labelOf, livePhrase, paths } from '../../plan/index.ts';
import type { Period } from '../periods/period.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { owedIn } from '../periods/standing.ts';
import type { DeliverySettings } from '../settings.ts';
import { card, fieldsOf, namedFor, type Outcome, stepsOf, typed, valuesKept } from './cards.ts';
import { updatePaths } from './say.ts';
import { NewUpdate } from './update.ts';
import { giveUpdate, mayUpdate, type UpdateConflict } from './updates.actions.ts';
import { latestUpdates } from './updates.store.ts';

const own = { config: { permission: 'update.own' } } as const;

export function addUpdatePages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/my-updates', own, async (request, reply) => mine(request, reply, settings));
  scope.post('/my-updates', own, async (request, reply) => {
    const itemId = Number(typed(request).save);
    return receive(request, reply, settings, { itemId, page: mine });
  });
  scope.get('/items/:id/update', own, (request, reply) => single(request, reply, settings));
  scope.post('/items/:id/update', own, (request, reply) => {
    const itemId = Number(askedBy(request).params.id);
    return receive(request, reply, settings, { itemId, page: single });
  });
}

type Page = (
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  outcome?: Outcome,
) => Promise<FastifyReply>;

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  { itemId, page }: { itemId: number; page: Page },
) {
  const given = parseForm(NewUpdate, fieldsOf(request, itemId));
  const named = (errors: readonly FieldError[]) => namedFor(itemId, errors);
  if (!given.ok) return page(request, reply.code(422), settings, { itemId, errors: named(given.errors) });
  try {
    const asked = { itemId, given: given.value, day: request.day };
    const done = await giveUpdate(settings.database, request.actor, councilOf(request), asked);
    if (!done.ok) return page(request, reply.code(422), settings, { itemId, errors: named(done.errors) });
    if (page === single) return reply.goTo(`/items/${itemId}`);
    return page(request, reply, settings, { itemId, saved: sayKept(done.value.move) });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // giveUpdate throws its Conflict with nothing else.
    const { theirs } = error.theirs as UpdateConflict;
    return page(request, reply.code(409), settings, { itemId, theirs });
  }
}

function sayKept(move: 'asked' | 'noted' | null): string {
  if (move === 'asked') return 'Saved. A sponsor is asked about the new date.';
  return move === 'noted' ? 'Saved. The date is moved: it is within what may slip.' : 'Saved.';
}

const mine: Page = async (request, reply, { database, live, alsoAsked = [] }, outcome) => {
  const { actor } = request;
  if (actor.kind !== 'person') throw new NotAllowed('Sign in first.');
  const council = councilOf(request);
  const thread = await live(actor, council, request.day);
  const { open, latest, timely, also } = await database.read(actor, council.id, async (tx) => ({
    open: await openPeriods(tx),
    latest: await latestUpdates(tx),
    timely: await latestUpdates(tx, { timely: true }),
    also: await Array.fromAsync(alsoAsked, (one) => one(tx, { thread, actor })),
  }));
  const { personId } = actor;
  const once = personId === undefined ? [] : owedIn(thread, open, timely, personId);
  const cards = once.map(({ item, standing }) => {
    const steps = stepsOf(thread, item).map((step) => ({
      ...card(thread, step, latest.get(step.id), { outcome, stale: false }),
      isOver: isFinished(step),
    }));
    const said = card(thread, item, latest.get(item.id), { outcome, stale: standing.stale });
    return { ...said, steps, isAtSteps: steps.some(({ id }) => id === outcome?.itemId) };
  });
  const all = cards.flatMap((one) => [one, ...one.steps]);
  return reply.page('delivery/views/update-mine.njk', {
    title: 'Your updates',
    phrase: livePhrase(request.day),
    back: { text: 'Your page', path: '/desk' },
    periods: open.map(({ period }) => sayPeriod(period)),
    isPlaced: personId !== undefined,
    left: once.filter(({ standing, item }) => standing.stale && item.id !== outcome?.itemId).length,
    cards,
    also: also.filter((one) => one !== null),
    form: formWith(valuesKept(request, outcome, all), outcome?.errors),
  });
};

function sayPeriod({ name, answersBy }: Period): string {
  return `${name}: answer by ${longDay(answersBy)}`;
}

const single: Page = async (request, reply, { database, live }, outcome) => {
  const { actor } = request;
  const council = councilOf(request);
  const thread = await live(actor, council, request.day);
  const item = itemAsked(thread, askedBy(request));
  if (!mayUpdate(actor, thread, item))
    throw new NotAllowed('You may update what you lead or sponsor. Ask the programme office.');
  const latest = await database.read(actor, council.id, (tx) => latestUpdates(tx, { itemIds: [item.id] }));
  const one = card(thread, item, latest.get(item.id), { outcome, stale: false });
  return reply.page('delivery/views/update.njk', {
    title: `Update ${labelOf(thread, item)}`,
    phrase: livePhrase(request.day),
    back: { text: 'Back, without an update', path: paths.item(item) },
    path: updatePaths.one(item),
    card: one,
    form: formWith(valuesKept(request, outcome, [one]), outcome?.errors),
  });
};
