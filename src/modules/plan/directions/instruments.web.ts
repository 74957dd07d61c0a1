// Instruments and functions on pages of the office: both registers, the form that tells of one, and the second person's check.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy } from '../asked.ts';
import { livePhrase } from '../live.ts';
import { functionsRegister, instrumentsRegister, noticesRegister } from '../registers/own.ts';
import { balanceOnPage } from '../registers/say.ts';
import { labelOf, shortTitle } from '../say.ts';
import type { Item, Walk } from '../thread.ts';
import { endingOf, endOfDirection } from './direction.ts';
import { checkNotice, enterFunction, tellOfInstrument, tellOfReturn } from './instruments.actions.ts';
import { type Notice, noticeNumbered, waitingNotices } from './instruments.store.ts';
import { does, doesWords, FunctionReturn, NewFunction, NewNotice, NoticeAnswer } from './notice.ts';
import { directionPaths, sayFunction, sayInstrument } from './say.ts';
import { type DirectionSettings, numberAsked, workOf } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayTell = { config: { permission: 'instrument.tell' } } as const;

export function addInstrumentPages(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/instruments', mayRead, (request, reply) => registerPage(request, reply, settings));
  addTelling(scope, settings);
  addChecking(scope, settings);
  addFunctions(scope, settings);
}

async function registerPage(request: FastifyRequest, reply: FastifyReply, settings: DirectionSettings) {
  const { thread } = await workOf(request, settings);
  const { waiting, balances } = await settings.database.read(
    request.actor,
    councilOf(request).id,
    async (tx) => ({
      waiting: await waitingNotices(tx),
      balances: {
        instruments: await balanceOnPage(tx, request, instrumentsRegister, { thread }),
        notices: await balanceOnPage(tx, request, noticesRegister, { thread }),
      },
    }),
  );
  const mayTellOne = mayDo(request.actor, 'instrument.tell');
  return reply.page('plan/views/instruments.njk', {
    title: 'Instruments behind the Directions',
    phrase: livePhrase(request.day),
    instruments: thread.instruments.map((one) => sayInstrument(thread, one)),
    waiting: waiting.map((one) => ({
      said: `${one.title ?? 'An instrument has run out'}, told by ${one.toldBy} on ${longDay(one.toldOn)}`,
      path: directionPaths.notice(one.noticeId),
    })),
    balances,
    path: directionPaths.instruments(),
    functionsPath: directionPaths.functions(),
    functions: thread.functions.length,
    tellPath: mayTellOne ? directionPaths.tell() : null,
  });
}

function addTelling(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/instruments/new', mayTell, (request, reply) => {
    const { does: asked } = askedBy(request).query;
    const values = { does: does.find((one) => one === asked), madeBy: 'the Secretary of State' };
    return tellPage(request, reply, settings, values, []);
  });
  scope.post('/instruments/new', mayTell, async (request, reply) => {
    const typed = parseForm(NewNotice, request.body);
    const again = (errors: readonly FieldError[]) =>
      tellPage(request, reply.code(422), settings, request.body, errors);
    if (!typed.ok) return again(typed.errors);
    const done = await tellOfInstrument(await workOf(request, settings), typed.value);
    return done.ok ? reply.goTo(directionPaths.notice(done.value)) : again(done.errors);
  });
}

async function tellPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DirectionSettings,
  values: unknown,
  errors: readonly FieldError[],
) {
  const { thread } = await workOf(request, settings);
  const form = formWith(values, errors);
  const what = does.find((one) => one === form.values.does);
  const standing = thread.instruments.filter((one) => endingOf(thread, one) === null);
  return reply.page('plan/views/instrument-new.njk', {
    title: what ? doesWords[what].text : 'What does the instrument do?',
    phrase: livePhrase(request.day),
    back: { text: 'Instruments', path: directionPaths.instruments() },
    choices: does.map((one) => ({ ...doesWords[one], path: directionPaths.tell(one) })),
    what: what ?? null,
    path: directionPaths.tell(),
    earlier: standing.map(({ id, title }) => ({ value: String(id), text: title })),
    directions: directionsOf(thread).map((one) => choiceOf(thread, one)),
    standing: directionsOf(thread)
      .filter((one) => endOfDirection(thread, one.id) === null)
      .map((one) => choiceOf(thread, one)),
    form,
  });
}

function directionsOf(thread: Walk): readonly Item[] {
  return thread.ofKind('mandate').filter(({ sort }) => sort === 'direction');
}

function choiceOf(thread: Walk, mandate: Item) {
  return { value: String(mandate.id), text: `${labelOf(thread, mandate)}: ${shortTitle(mandate.title)}` };
}

function addChecking(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/instrument-notices/:id', mayRead, (request, reply) => noticePage(request, reply, settings, []));
  scope.post('/instrument-notices/:id', mayTell, async (request, reply) => {
    const noticeId = numberAsked(request);
    const typed = parseForm(NoticeAnswer, request.body);
    const again = (errors: readonly FieldError[]) => noticePage(request, reply.code(422), settings, errors);
    if (!typed.ok) return again(typed.errors);
    const { agreed, answer = null } = typed.value;
    const checked = { noticeId, agreed: agreed === 'yes', answer };
    const done = await checkNotice(await workOf(request, settings), checked);
    return done.ok ? reply.goTo(directionPaths.notice(noticeId)) : again(done.errors);
  });
}

async function noticePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DirectionSettings,
  errors: readonly FieldError[],
) {
  const { thread } = await workOf(request, settings);
  const notice = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    noticeNumbered(tx, numberAsked(request)),
  );
  if (!notice) throw new NotFound('There is no such notice.');
  const { actor } = request;
  const own = actor.kind === 'person' && actor.accountId === notice.toldAccountId;
  const open = notice.checkedOn === null;
  return reply.page('plan/views/instrument-notice.njk', {
    title: notice.title ?? 'An instrument has run out',
    phrase: livePhrase(request.day),
    back: { text: 'Instruments', path: directionPaths.instruments() },
    ...sayNotice(thread, notice),
    waitsForAnother: open && own,
    path: open && !own && mayDo(actor, 'instrument.tell') ? directionPaths.notice(notice.noticeId) : null,
    form: formWith(request.body ?? {}, errors),
  });
}

function sayNotice(thread: Walk, notice: Notice) {
  const labels = (ids: readonly number[]) =>
    ids
      .flatMap((id) => thread.item(id) ?? [])
      .map((item) => labelOf(thread, item))
      .join(', ');
  const earlier = thread.instruments.find(({ id }) => id === notice.actsOn);
  const { checkedOn, checkedBy, agreed } = notice;
  return {
    facts: [
      { name: 'What it does', value: doesWords[notice.does].text },
      { name: 'Made by', value: notice.madeBy },
      { name: 'The day', value: longDay(notice.happenedOn) },
      { name: 'The earlier instrument', value: earlier?.title },
      { name: 'Which of its Directions', value: earlier ? labels(notice.mandateIds) || 'All' : null },
      { name: 'It gives', value: labels(notice.gives) },
      { name: 'Told by', value: `${notice.toldBy}, on ${longDay(notice.toldOn)}` },
      { name: 'Checked by', value: checkedOn ? `${checkedBy}, on ${longDay(checkedOn)}` : null },
      { name: 'What is wrong', value: notice.answer },
    ],
    words: notice.words,
    link: notice.link,
    standing:
      checkedOn === null
        ? 'Waiting for a second person'
        : agreed
          ? 'In effect'
          : 'Refused: it changed nothing',
    tone: checkedOn === null ? 'care' : agreed ? 'done' : 'wait',
  };
}

function addFunctions(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/functions', mayRead, async (request, reply) => {
    const { thread } = await workOf(request, settings);
    const mayEnter = mayDo(request.actor, 'instrument.tell');
    const balance = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      balanceOnPage(tx, request, functionsRegister, { thread }),
    );
    return reply.page('plan/views/functions.njk', {
      title: 'Functions that others exercise',
      phrase: livePhrase(request.day),
      back: { text: 'Instruments', path: directionPaths.instruments() },
      rows: thread.functions.map((one) => ({
        ...sayFunction(thread, one),
        returnPath: mayEnter && !one.returnedOn ? directionPaths.returned(one.id) : null,
      })),
      balance,
      path: directionPaths.functions(),
      enterPath: mayEnter ? directionPaths.enterFunction() : null,
    });
  });
  scope.get('/functions/new', mayTell, (request, reply) =>
    functionPage(request, reply, settings, { exercisedBy: 'the commissioners' }, []),
  );
  scope.post('/functions/new', mayTell, async (request, reply) => {
    const typed = parseForm(NewFunction, request.body);
    const again = (errors: readonly FieldError[]) =>
      functionPage(request, reply.code(422), settings, request.body, errors);
    if (!typed.ok) return again(typed.errors);
    const done = await enterFunction(await workOf(request, settings), typed.value);
    return done.ok ? reply.goTo(directionPaths.functions()) : again(done.errors);
  });
  scope.get('/functions/:id/return', mayTell, (request, reply) => returnPage(request, reply, settings, []));
  scope.post('/functions/:id/return', mayTell, async (request, reply) => {
    const typed = parseForm(FunctionReturn, request.body);
    const again = (errors: readonly FieldError[]) => returnPage(request, reply.code(422), settings, errors);
    if (!typed.ok) return again(typed.errors);
    const done = await tellOfReturn(await workOf(request, settings), numberAsked(request), typed.value);
    return done.ok ? reply.goTo(directionPaths.functions()) : again(done.errors);
  });
}

async function functionPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DirectionSettings,
  values: unknown,
  errors: readonly FieldError[],
) {
  const { thread } = await workOf(request, settings);
  return reply.page('plan/views/function-new.njk', {
    title: 'Enter a function that others exercise',
    phrase: livePhrase(request.day),
    back: { text: 'Functions that others exercise', path: directionPaths.functions() },
    path: directionPaths.enterFunction(),
    instruments: thread.instruments.map(({ id, title }) => ({ value: String(id), text: title })),
    form: formWith(values, errors),
  });
}

async function returnPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DirectionSettings,
  errors: readonly FieldError[],
) {
  const { thread } = await workOf(request, settings);
  const one = thread.functions.find(({ id }) => id === numberAsked(request));
  if (!one) throw new NotFound('There is no such function.');
  return reply.page('plan/views/function-return.njk', {
    title: 'Which instrument returned it?',
    phrase: livePhrase(request.day),
    back: { text: 'Functions that others exercise', path: directionPaths.functions() },
    ...sayFunction(thread, one),
    path: directionPaths.returned(one.id),
    later: thread.instruments
      .filter(({ id }) => id !== one.instrumentId)
      .map(({ id, title }) => ({ value: String(id), text: title })),
    form: formWith(request.body ?? {}, errors),
  });
}
