// Check and challenge for the programme office: only what is worth reading in the open period; accept it, or challenge it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, itemAsked, linkTo, livePhrase, type Walk } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { challenge } from './challenge.actions.ts';
import { NewChallenge } from './challenge.ts';
import { threadOf } from './challenge.web.ts';
import { accept, dealtWith, keepRead, periodFacts, periodInHand } from './check.ts';
import { reasonNames, standsForDays, type WorthReading, worthReading } from './worth-reading.ts';

const may = { config: { permission: 'challenge.check' } } as const;
const path = '/check-and-challenge';

/** Items on the page at once; the rest follow when these are dealt with. */
const mostItems = 30;

/** Days for an answer, offered in every form. */
const usualDays = 5;

export function addCheckPages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get(path, may, (request, reply) => page(request, reply, settings, formWith({})));
  scope.post(`${path}/:id/accept`, may, async (request, reply) => {
    await accept(
      settings.database,
      request.actor,
      councilOf(request).id,
      await itemInHand(request, settings),
    );
    return reply.goTo(path);
  });
  scope.post(`${path}/:id/challenge`, may, async (request, reply) => {
    const checking = await itemInHand(request, settings);
    const { item } = checking;
    // The forms of one page share no field's name, so that each keeps its own words and mistakes.
    const own = (field: string) => `${field}-${item.id}`;
    const body = formWith(request.body ?? {}).values;
    const typed = parseForm(NewChallenge, { words: body[own('words')], answerBy: body[own('answerBy')] });
    const again = (errors: readonly FieldError[]) => {
      const named = errors.map(({ field, message }) => ({ field: own(field), message }));
      return page(request, reply.code(422), settings, formWith(body, named));
    };
    if (!typed.ok) return again(typed.errors);
    const { periodId } = checking.facts.period;
    const asked = { item, given: typed.value, day: request.day, periodId };
    const done = await challenge(settings.database, request.actor, councilOf(request).id, asked);
    if (!done.ok) return again(done.errors);
    await keepRead(settings.database, request.actor, councilOf(request).id, checking);
    return reply.goTo(path);
  });
}

/** An item with what its period is judged by. Throws NotFound where no period is open. */
async function itemInHand(request: FastifyRequest, { database, live, signals }: DeliverySettings) {
  const { actor } = request;
  const thread = await live(actor, councilOf(request), request.day);
  const item = itemAsked(thread, askedBy(request));
  const facts = await database.read(actor, councilOf(request).id, async (tx) => {
    const inHand = await periodInHand(tx, thread);
    return inHand && periodFacts(tx, { thread, period: inHand.period, actor, signals });
  });
  if (!facts) throw new NotFound('No period is open.');
  return { item, facts };
}

async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  form: ReturnType<typeof formWith>,
) {
  const { actor, day } = request;
  const thread = await threadOf(request, settings);
  const found = await settings.database.read(actor, councilOf(request).id, async (tx) => {
    const inHand = await periodInHand(tx, thread);
    if (!inHand) return null;
    const { period, planId } = inHand;
    const facts = await periodFacts(tx, { thread, period, actor, signals: settings.signals });
    return { period, ...worthReading(facts, planId, await dealtWith(tx, day)) };
  });
  const left = found?.toRead ?? [];
  return reply.page('delivery/views/challenge-check.njk', {
    title: found ? `Check and challenge: ${found.period.name}` : 'Check and challenge',
    phrase: livePhrase(day),
    period: found?.period ?? null,
    left: left.length,
    rows: left.slice(0, mostItems).map((one) => row(thread, one)),
    inHand: (found?.inHand ?? []).map(({ item, why }) => ({ ...linkTo(thread, item), why })),
    months: Math.round(standsForDays / 30.4),
    more: Math.max(0, left.length - mostItems),
    form,
  });
}

function row(thread: Walk, { item, reasons }: WorthReading) {
  return {
    id: item.id,
    ...linkTo(thread, item),
    claim: item.status?.words ?? 'No status given',
    fresh: formWith({ [`answerBy-${item.id}`]: addDays(thread.day, usualDays) }),
    reasons: reasons.map(({ kind, why }) => ({ ...reasonNames[kind], why })),
    acceptPath: `${path}/${item.id}/accept`,
    challengePath: `${path}/${item.id}/challenge`,
  };
}
