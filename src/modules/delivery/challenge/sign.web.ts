// Sponsors sign: the themes of the open period, and of one theme what changed, what nothing bears out, and the signature.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { ancestor, askedBy, type Item, itemAsked, linkTo, livePhrase, type Walk } from '../../plan/index.ts';
import { closingsAnswered } from '../closing/closing.store.ts';
import { mayDecide } from '../dates/dates.actions.ts';
import { dateRequests } from '../dates/dates.store.ts';
import { sayRequest } from '../dates/dates.web.ts';
import type { DeliverySettings } from '../settings.ts';
import { allChallenges } from './challenge.store.ts';
import { threadOf } from './challenge.web.ts';
import { changedIn } from './changed.ts';
import { type SignOff, signOffsOf } from './check.store.ts';
import { periodFacts, periodInHand, sign, signsAs } from './check.ts';
import { worthReading } from './worth-reading.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const maySign = { config: { permission: 'theme.sign' } } as const;
const Typed = z.object({ words: z.string().max(1000).optional().meta({ title: 'What you want to add' }) });
const path = '/sign-off';

export function addSignPages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get(path, mayRead, (request, reply) => listPage(request, reply, settings));
  scope.get(`${path}/:id`, mayRead, (request, reply) => themePage(request, reply, settings, []));
  scope.post(`${path}/:id`, maySign, async (request, reply) => {
    const typed = parseForm(Typed, request.body);
    if (!typed.ok) return themePage(request, reply.code(422), settings, typed.errors);
    const thread = await threadOf(request, settings);
    const theme = itemAsked(thread, askedBy(request), 'theme');
    const councilId = councilOf(request).id;
    const inHand = await settings.database.read(request.actor, councilId, (tx) => periodInHand(tx, thread));
    if (!inHand || inHand.planId !== theme.planId) throw new NotFound('No period of this theme is open.');
    const asked = { theme, period: inHand.period, words: typed.value.words, day: request.day };
    await sign(settings.database, request.actor, councilId, asked);
    return reply.goTo(path);
  });
}

function saySigned(signed: readonly SignOff[], theme: Item) {
  const by = (as: SignOff['signedAs']) => {
    const one = signed.find(({ themeId, signedAs }) => themeId === theme.id && signedAs === as);
    return one ? { words: `${longDay(one.signedOn)}, ${one.signedBy}`, added: one.words } : null;
  };
  return { officer: by('officer'), member: by('member') };
}

async function listPage(request: FastifyRequest, reply: FastifyReply, settings: DeliverySettings) {
  const thread = await threadOf(request, settings);
  const { actor, day } = request;
  const found = await settings.database.read(actor, councilOf(request).id, async (tx) => {
    const inHand = await periodInHand(tx, thread);
    return inHand && { ...inHand, signed: await signOffsOf(tx, inHand.period.periodId) };
  });
  const themes = found ? thread.ofKind('theme', found.planId) : [];
  return reply.page('delivery/views/challenge-signing.njk', {
    title: found ? `Signing ${found.period.name}` : 'Signing',
    phrase: livePhrase(day),
    period: found && { ...found.period, signedBy: longDay(found.period.signedBy) },
    themes: themes.map((theme) => ({
      title: theme.title,
      path: `${path}/${theme.id}`,
      own: signsAs(actor, theme) !== null,
      ...saySigned(found?.signed ?? [], theme),
    })),
  });
}

async function themePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { actor, day } = request;
  const thread = await threadOf(request, settings);
  const theme = itemAsked(thread, askedBy(request), 'theme');
  const found = await settings.database.read(actor, councilOf(request).id, async (tx) => {
    const inHand = await periodInHand(tx, thread);
    if (!inHand || inHand.planId !== theme.planId) return null;
    const { period } = inHand;
    const facts = await periodFacts(tx, { thread, period, actor, signals: settings.signals });
    const closings = [...facts.asked, ...(await closingsAnswered(tx, period.fromOn, day))];
    const challenges = await allChallenges(tx);
    const requests = (await dateRequests(tx)).filter(({ decision }) => decision === null);
    return { period, facts, closings, challenges, requests, signed: await signOffsOf(tx, period.periodId) };
  });
  if (!found) throw new NotFound('No period of this theme is open.');
  const { period, facts, signed } = found;
  const said = saySigned(signed, theme);
  const as = signsAs(actor, theme);
  return reply.page('delivery/views/challenge-sign.njk', {
    title: theme.title,
    phrase: livePhrase(day),
    back: { text: 'All themes', path },
    period: period.name,
    lines: changedIn(theme, { ...facts, ...found }).map((line) => withPath(thread, line)),
    // Whoever signs is shown every claim, whether or not somebody let it stand.
    claims: worthReading(facts, theme.planId, { read: [], open: [] })
      .toRead.filter(({ item }) => ancestor(thread, item, 'theme')?.id === theme.id)
      .flatMap(({ item, reasons }) =>
        reasons.filter(({ kind }) => kind === 'claims').map(({ why }) => ({ ...linkTo(thread, item), why })),
      ),
    themeId: theme.id,
    requests: found.requests.flatMap((one) => {
      const item = thread.item(one.itemId);
      const within = item && ancestor(thread, item, 'theme') === theme;
      return within ? [sayRequest(thread, one, mayDecide(actor, thread, one))] : [];
    }),
    ...said,
    signPath: as !== null && said[as] === null ? `${path}/${theme.id}` : null,
    signingAs: as === 'member' ? 'councillor' : 'officer',
    form: formWith(request.body ?? {}, errors),
  });
}

function withPath<Line extends { itemId: number | null }>(thread: Walk, line: Line) {
  const item = line.itemId === null ? undefined : thread.item(line.itemId);
  return { ...line, path: item ? linkTo(thread, item).path : null };
}
