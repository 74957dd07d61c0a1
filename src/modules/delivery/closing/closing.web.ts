// Closing on pages of the office: ask, answer, test again, and the list of all of it with a register that adds up.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, type Item, itemAsked, linkTo, livePhrase } from '../../plan/index.ts';
import { evidenceOf } from '../evidence/evidence.store.ts';
import { evidencePaths, sayEvidence } from '../evidence/evidence.web.ts';
import type { DeliverySettings } from '../settings.ts';
import { answerToClosing, askToClose, retest, takeRetest } from './closing.actions.ts';
import { closingNumbered, closingsOf, retestNumbered } from './closing.store.ts';
import { AskToClose, ClosingAnswer, RetestResult, whyNotToClose } from './closing.ts';
import { addClosingList } from './closings.web.ts';
import { closingPaths, sayClosing, sayRetest } from './say.ts';
import { addClosingSettings } from './settings.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayAsk = { config: { permission: 'closing.ask' } } as const;
const mayAgree = { config: { permission: 'closing.agree' } } as const;
const mayTest = { config: { permission: 'closing.retest' } } as const;

export function addClosingPages(scope: FastifyInstance, settings: DeliverySettings): void {
  addClosingList(scope, settings);
  addClosingSettings(scope, settings);
  addAsking(scope, settings);
  addAnswering(scope, settings);
  addTesting(scope, settings);
}

function threadOf(request: FastifyRequest, { live }: DeliverySettings) {
  return live(request.actor, councilOf(request), request.day);
}

function numberAsked(request: FastifyRequest): number {
  const { id = '' } = askedBy(request).params;
  if (!/^\d{1,15}$/.test(id)) throw new NotFound('There is no such page.');
  return Number(id);
}

function addAsking(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/items/:id/close', mayAsk, (request, reply) => askPage(request, reply, settings, []));
  scope.post('/items/:id/close', mayAsk, async (request, reply) => {
    const thread = await threadOf(request, settings);
    const item = itemAsked(thread, askedBy(request));
    const typed = parseForm(AskToClose, request.body);
    if (!typed.ok) return askPage(request, reply.code(422), settings, typed.errors);
    const asked = { item, different: typed.value.different, day: request.day };
    const done = await askToClose(settings.database, request.actor, councilOf(request).id, asked);
    if (!done.ok) return askPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(closingPaths.one(done.value));
  });
}

async function askPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const thread = await threadOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const { label, title, path } = linkTo(thread, item);
  const { actor } = request;
  const [closings, evidence] = await settings.database.read(actor, councilOf(request).id, async (tx) => [
    await closingsOf(tx, item.id),
    await evidenceOf(tx, item.id),
  ]);
  const standing = evidence.filter((one) => one.withdrawnOn === null);
  return reply.page('delivery/views/closing-ask.njk', {
    title: 'Ask to close it',
    phrase: livePhrase(request.day),
    back: { text: label, path },
    about: `${label}: ${title}`,
    whyNot: whyNotToClose(item, closings),
    evidence: standing.map((one) => sayEvidence(one, mayDo(actor, 'evidence.exempt'))),
    givePath: mayDo(actor, 'evidence.give') ? evidencePaths.give(item) : null,
    path: closingPaths.ask(item),
    form: formWith(request.body ?? {}, errors),
  });
}

function addAnswering(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/closures/:id', mayRead, (request, reply) => closingPage(request, reply, settings, []));
  scope.post('/closures/:id', mayAgree, async (request, reply) => {
    const closingId = numberAsked(request);
    const typed = parseForm(ClosingAnswer, request.body);
    if (!typed.ok) return closingPage(request, reply.code(422), settings, typed.errors);
    const asked = { closingId, given: typed.value, day: request.day };
    await answerToClosing(settings.database, request.actor, councilOf(request), asked);
    return reply.goTo(closingPaths.one(closingId));
  });
}

async function closingPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { actor } = request;
  const closingId = numberAsked(request);
  const thread = await threadOf(request, settings);
  const found = await settings.database.read(actor, councilOf(request).id, async (tx) => {
    const closing = await closingNumbered(tx, closingId);
    return closing && { closing, evidence: await evidenceOf(tx, closing.itemId) };
  });
  const item = found && thread.item(found.closing.itemId);
  if (!found || !item) throw new NotFound('Nobody has asked that.');
  const { closing, evidence } = found;
  const { label, title, path } = linkTo(thread, item);
  const asker = actor.kind === 'person' && actor.accountId === closing.askedAccountId;
  const waits = closing.answeredOn === null;
  return reply.page('delivery/views/closing.njk', {
    title: waits ? 'Is this done?' : closing.agreed ? 'Closed' : 'Not closed',
    phrase: livePhrase(request.day),
    back: { text: 'Closures', path: closingPaths.all() },
    item: { text: `${label}: ${title}`, path },
    ...sayClosing(closing),
    evidence: evidence.map((one) => sayEvidence(one, mayDo(actor, 'evidence.exempt'))),
    answerPath: waits && !asker && mayDo(actor, 'closing.agree') ? closingPaths.one(closingId) : null,
    second: waits && asker,
    form: formWith(request.body ?? {}, errors),
  });
}

function addTesting(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/retests/:id', mayRead, (request, reply) => retestPage(request, reply, settings, []));
  scope.post('/retests/:id', mayTest, async (request, reply) => {
    const retestId = numberAsked(request);
    const typed = parseForm(RetestResult, request.body);
    if (!typed.ok) return retestPage(request, reply.code(422), settings, typed.errors);
    const asked = { retestId, result: typed.value, day: request.day };
    const done = await retest(settings.database, request.actor, councilOf(request), asked);
    if (!done.ok) return retestPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(closingPaths.retest(retestId));
  });
  scope.post('/retests/:id/take', mayTest, async (request, reply) => {
    const retestId = numberAsked(request);
    await takeRetest(settings.database, request.actor, councilOf(request).id, retestId);
    return reply.goTo(closingPaths.retest(retestId));
  });
}

async function retestPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { actor } = request;
  const thread = await threadOf(request, settings);
  const found = await settings.database.read(actor, councilOf(request).id, async (tx) => {
    const one = await retestNumbered(tx, numberAsked(request));
    const closing = one && (await closingNumbered(tx, one.closingId));
    return one && closing && { one, closing, evidence: await evidenceOf(tx, one.itemId) };
  });
  const item: Item | null | undefined = found && thread.item(found.one.itemId);
  if (!found || !item) throw new NotFound('There is no such test.');
  const { one, closing, evidence } = found;
  const { label, title, path } = linkTo(thread, item);
  const open = one.testedOn === null && one.droppedOn === null;
  const may = open && actor.kind === 'person' && mayDo(actor, 'closing.retest');
  const own = actor.kind === 'person' && actor.accountId === one.ownerAccountId;
  return reply.page('delivery/views/closing-retest.njk', {
    title: `Has it lasted, ${one.afterMonths} months on?`,
    phrase: livePhrase(request.day),
    back: { text: 'Closures', path: closingPaths.all() },
    item: { text: `${label}: ${title}`, path },
    ...sayRetest(one, request.day),
    different: closing.different,
    closed: sayClosing(closing).answered,
    evidence: evidence.map((each) => sayEvidence(each, mayDo(actor, 'evidence.exempt'))),
    givePath: may ? evidencePaths.give(item) : null,
    testPath: may ? closingPaths.retest(one.retestId) : null,
    takePath: may && !own ? `${closingPaths.retest(one.retestId)}/take` : null,
    form: formWith(request.body ?? {}, errors),
  });
}
