// The voices of staff on pages of the office: say something of an item, with a name or without, and answer it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays, longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, itemAsked, linkTo, livePhrase } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { answerToVoice, mayAnswer, raiseVoice } from './challenge.actions.ts';
import { voiceNumbered } from './challenge.store.ts';
import { NewAnswer, NewVoice, voiceDays } from './challenge.ts';
import { numberAsked, threadOf } from './challenge.web.ts';
import { challengePaths, sayVoice } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const maySay = { config: { permission: 'voice.raise' } } as const;
const mayReply = { config: { permission: 'challenge.answer' } } as const;

export function addVoicePages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/protected-disclosures', maySay, (request, reply) =>
    reply.page('delivery/views/challenge-protected.njk', {
      title: 'Reporting wrongdoing',
      phrase: livePhrase(request.day),
      back: { text: 'Your page', path: '/desk' },
    }),
  );
  scope.get('/items/:id/say', maySay, (request, reply) => sayPage(request, reply, settings, []));
  scope.post('/items/:id/say', maySay, async (request, reply) => {
    const thread = await threadOf(request, settings);
    const item = itemAsked(thread, askedBy(request));
    const typed = parseForm(NewVoice, request.body);
    if (!typed.ok) return sayPage(request, reply.code(422), settings, typed.errors);
    const said = { item, given: typed.value, day: request.day };
    await raiseVoice(settings.database, request.actor, councilOf(request).id, said);
    return reply.goTo(`${linkTo(thread, item).path}#voices`);
  });
  addAnswering(scope, settings);
}

async function sayPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const thread = await threadOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const { label, title, path } = linkTo(thread, item);
  return reply.page('delivery/views/challenge-say.njk', {
    title: 'Say what you think of it',
    phrase: livePhrase(request.day),
    back: { text: label, path },
    about: `${label}: ${title}`,
    answerBy: longDay(addDays(request.day, voiceDays)),
    path: challengePaths.say(item),
    protectedPath: challengePaths.protected(),
    form: formWith(request.body ?? {}, errors),
  });
}

function addAnswering(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/voices/:id', mayRead, (request, reply) => onePage(request, reply, settings, []));
  scope.post('/voices/:id', mayReply, async (request, reply) => {
    const { one, item } = await oneAsked(request, settings);
    const typed = parseForm(NewAnswer, request.body);
    if (!typed.ok) return onePage(request, reply.code(422), settings, typed.errors);
    const asked = { voiceId: one.voiceId, item, answer: typed.value.answer, day: request.day };
    await answerToVoice(settings.database, request.actor, councilOf(request).id, asked);
    return reply.goTo(challengePaths.voice(one.voiceId));
  });
}

async function oneAsked(request: FastifyRequest, settings: DeliverySettings) {
  const thread = await threadOf(request, settings);
  const number = numberAsked(request);
  const one = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    voiceNumbered(tx, number),
  );
  if (!one) throw new NotFound('Nobody said that.');
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
  const said = sayVoice(one, request.day);
  return reply.page('delivery/views/challenge.njk', {
    title: `${said.kind} of somebody who works here`,
    phrase: livePhrase(request.day),
    back: link && { text: link.label, path: link.path },
    item: link ? { text: `${link.label}: ${link.title}`, path: link.path } : null,
    ...said,
    challenge: said.said,
    claim: null,
    answerPath:
      one.answeredOn === null && mayAnswer(request.actor, item) ? challengePaths.voice(one.voiceId) : null,
    form: formWith(request.body ?? {}, errors),
  });
}
