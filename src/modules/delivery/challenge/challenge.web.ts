// Challenges on pages of the office: raise one, answer it, and the list of all.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import {
  askedBy,
  balanceOnPage,
  count,
  itemAsked,
  linkTo,
  livePhrase,
  registerPaths,
} from '../../plan/index.ts';
import { challengesRegister, voicesRegister } from '../registers/registers.ts';
import type { DeliverySettings } from '../settings.ts';
import { answerToChallenge, challenge, mayAnswer } from './challenge.actions.ts';
import { allChallenges, challengeNumbered } from './challenge.store.ts';
import { NewAnswer, NewChallenge } from './challenge.ts';
import { listed, listFilter, stateChoices } from './list.ts';
import { challengePaths, sayChallenge } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayRaise = { config: { permission: 'challenge.raise' } } as const;
const mayReply = { config: { permission: 'challenge.answer' } } as const;

/** The usual time for an answer, offered in the form. */
const usualDays = 7;

export function addChallengePages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/challenges', mayRead, (request, reply) => listPage(request, reply, settings));
  addRaising(scope, settings);
  addAnswering(scope, settings);
}

export function threadOf(request: FastifyRequest, { live }: DeliverySettings) {
  return live(request.actor, councilOf(request), request.day);
}

export function numberAsked(request: FastifyRequest): number {
  const { id = '' } = askedBy(request).params;
  if (!/^\d{1,15}$/.test(id)) throw new NotFound('There is no such page.');
  return Number(id);
}

function addRaising(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/items/:id/challenge', mayRaise, (request, reply) =>
    raisePage(request, reply, settings, { answerBy: addDays(request.day, usualDays) }, []),
  );
  scope.post('/items/:id/challenge', mayRaise, async (request, reply) => {
    const thread = await threadOf(request, settings);
    const item = itemAsked(thread, askedBy(request));
    const typed = parseForm(NewChallenge, request.body);
    const again = (errors: readonly FieldError[]) =>
      raisePage(request, reply.code(422), settings, request.body, errors);
    if (!typed.ok) return again(typed.errors);
    const asked = { item, given: typed.value, day: request.day };
    const done = await challenge(settings.database, request.actor, councilOf(request).id, asked);
    return done.ok ? reply.goTo(`${linkTo(thread, item).path}#challenges`) : again(done.errors);
  });
}

async function raisePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  values: unknown,
  errors: readonly FieldError[],
) {
  const thread = await threadOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const { label, title, path } = linkTo(thread, item);
  return reply.page('delivery/views/challenge-raise.njk', {
    title: 'Challenge what is said',
    phrase: livePhrase(request.day),
    back: { text: label, path },
    about: `${label}: ${title}`,
    claim: item.status?.words ?? null,
    path: challengePaths.raise(item),
    form: formWith(values, errors),
  });
}

function addAnswering(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/challenges/:id', mayRead, (request, reply) => onePage(request, reply, settings, []));
  scope.post('/challenges/:id', mayReply, async (request, reply) => {
    const { one, item } = await oneAsked(request, settings);
    const typed = parseForm(NewAnswer, request.body);
    if (!typed.ok) return onePage(request, reply.code(422), settings, typed.errors);
    const { challengeId } = one;
    const asked = { challengeId, item, answer: typed.value.answer, day: request.day };
    await answerToChallenge(settings.database, request.actor, councilOf(request).id, asked);
    return reply.goTo(challengePaths.one(challengeId));
  });
}

async function oneAsked(request: FastifyRequest, settings: DeliverySettings) {
  const thread = await threadOf(request, settings);
  const number = numberAsked(request);
  const one = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    challengeNumbered(tx, number),
  );
  if (!one) throw new NotFound('There is no such challenge.');
  return { thread, one, item: thread.item(one.itemId) };
}

async function onePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { thread, one, item } = await oneAsked(request, settings);
  const link = item && linkTo(thread, item);
  const open = one.answeredOn === null && mayAnswer(request.actor, item);
  return reply.page('delivery/views/challenge.njk', {
    title: 'Challenge',
    phrase: livePhrase(request.day),
    back: { text: 'Challenges', path: challengePaths.all() },
    item: link ? { text: `${link.label}: ${link.title}`, path: link.path } : null,
    ...sayChallenge(one, request.day),
    answerPath: open ? challengePaths.one(one.challengeId) : null,
    form: formWith(request.body ?? {}, errors),
  });
}

/** Rows of a page of the list. */
const rowsOfAPage = 100;

async function listPage(request: FastifyRequest, reply: FastifyReply, settings: DeliverySettings) {
  const { day, actor } = request;
  const thread = await threadOf(request, settings);
  const filter = listFilter(askedBy(request).query);
  const { all, balance } = await settings.database.read(actor, councilOf(request).id, async (tx) => ({
    all: await allChallenges(tx),
    balance: await balanceOnPage(tx, request, challengesRegister, { thread }),
  }));
  const { counts, shown } = listed(thread, all, filter);
  return reply.page('delivery/views/challenges.njk', {
    title: 'Challenges',
    phrase: livePhrase(day),
    none: all.length === 0,
    said: count(counts.unanswered, 'challenge') + (counts.unanswered === 1 ? ' is' : ' are'),
    counts,
    balance,
    path: challengePaths.all(),
    voicesPath: registerPaths.one(voicesRegister.name),
    rows: shown.slice(0, rowsOfAPage).map((one) => {
      const item = thread.item(one.itemId);
      const link = item && linkTo(thread, item);
      return {
        ...sayChallenge(one, day),
        item: link ? `${link.label}: ${link.title}` : 'No longer in the plan',
      };
    }),
    more: Math.max(0, shown.length - rowsOfAPage),
    states: stateChoices,
    themes: thread.ofKind('theme').map(({ id, title }) => ({ value: String(id), text: title })),
    form: formWith({ state: filter.state ?? '', theme: String(filter.theme ?? '') }),
  });
}
