// Recommendations on pages of the office: the list with what is missing, the council's answer to one, and which ask the same.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { choicesOf } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { mayDo } from '../../people/index.ts';
import { askedBy } from '../asked.ts';
import { numberAsked, workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import { likelyPairs } from './joined.ts';
import { decidePair, recommendationNumbered, recordAnswer } from './mandates.actions.ts';
import { type Asked, countsOf, type Filter, filtered, lackings } from './recommendations.ts';
import { answerWords, NewCouncilAnswer, NewPair, type Review } from './review.ts';
import { lackingWords, mandatePaths, sayAsked, sayCounts, sayRecommendation } from './say.ts';
import { type MandateSettings, readKept } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'review.keep' } } as const;

export function addRecommendationPages(scope: FastifyInstance, settings: MandateSettings): void {
  scope.get('/recommendations', mayRead, (request, reply) => listPage(request, reply, settings));
  addAnswering(scope, settings);
  scope.get('/recommendations/alike', mayRead, (request, reply) => alikePage(request, reply, settings, []));
  scope.post('/recommendations/alike', mayKeep, async (request, reply) => {
    const typed = parseForm(NewPair, request.body);
    if (!typed.ok) return alikePage(request, reply, settings, typed.errors);
    const answer = await decidePair(await workOf(request, settings), typed.value);
    return answer.ok ? reply.goTo(mandatePaths.alike()) : alikePage(request, reply, settings, answer.errors);
  });
}

/** Reads the filters of the list from a query. What makes no sense is left out, as if it had not been asked. */
export function recommendationFilter(query: Record<string, string | undefined>): Filter {
  const { lacking, review } = query;
  const number = /^\d{1,15}$/.test(review ?? '') ? Number(review) : undefined;
  return {
    lacking: lackings.find((one) => one === lacking),
    review: review === 'none' ? 'none' : number,
  };
}

async function listPage(request: FastifyRequest, reply: FastifyReply, settings: MandateSettings) {
  const { thread, reviews, asked } = await readKept(request, settings);
  const { query } = askedBy(request);
  const filter = recommendationFilter(query);
  const shown = filtered(asked, filter);
  const ofReview = filtered(asked, { review: filter.review });
  return reply.page('plan/views/mandate-recommendations.njk', {
    title: 'What reviewers recommended',
    phrase: livePhrase(request.day),
    none: asked.length === 0,
    counts: sayCounts(countsOf(shown)),
    isFiltered: shown.length !== asked.length,
    gaps: lackings.map((lacking) => ({
      words: lackingWords[lacking],
      number: filtered(ofReview, { lacking }).length,
      path: mandatePaths.recommendations({ ...filter, lacking }),
      chosen: filter.lacking === lacking,
    })),
    rows: shown.map((one) => sayAsked(thread, one)),
    lackings: choicesOf(lackingWords),
    reviews: reviewChoices(reviews, asked),
    keeps: mayDo(request.actor, 'review.keep'),
    path: mandatePaths.recommendations(),
    alikePath: mandatePaths.alike(),
    reviewsPath: mandatePaths.reviews(),
    form: formWith(query),
  });
}

function reviewChoices(reviews: readonly Review[], asked: readonly Asked[]) {
  const known = reviews.map(({ reviewId, title }) => ({ value: String(reviewId), text: title }));
  const none = asked.some((one) => one.reviews.length === 0);
  return [...known, ...(none ? [{ value: 'none', text: 'No review is known' }] : [])];
}

function addAnswering(scope: FastifyInstance, settings: MandateSettings): void {
  scope.get('/recommendations/:id/answer', mayRead, (request, reply) =>
    answerPage(request, reply, settings, []),
  );
  scope.post('/recommendations/:id/answer', mayKeep, async (request, reply) => {
    const number = numberAsked(request);
    const typed = parseForm(NewCouncilAnswer, request.body);
    if (!typed.ok) return answerPage(request, reply, settings, typed.errors);
    const answer = await recordAnswer(await workOf(request, settings), number, typed.value);
    return answer.ok
      ? reply.goTo(mandatePaths.answer(number))
      : answerPage(request, reply, settings, answer.errors);
  });
}

async function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MandateSettings,
  errors: readonly FieldError[],
) {
  const { thread, asked } = await readKept(request, settings);
  const { item } = recommendationNumbered(thread, numberAsked(request));
  const one = asked.find((other) => other.item === item);
  const children = (one?.items ?? []).flatMap(({ id }) => thread.children(id));
  const saidUnder = (kind: string) => [
    ...new Set(children.filter((child) => child.kind === kind).map(({ title }) => title)),
  ];
  return reply.code(errors.length > 0 ? 422 : 200).page('plan/views/mandate-answer.njk', {
    phrase: livePhrase(request.day),
    back: { text: 'Recommendations', path: mandatePaths.recommendations() },
    ...(one ? sayAsked(thread, one) : {}),
    title: 'The council’s answer',
    points: saidUnder('key-point'),
    responses: saidUnder('response'),
    history: (one?.answers ?? []).toReversed().map((answer) => ({
      words: answerWords[answer.answer],
      reason: answer.reason,
      said: `${answer.answeredBy}, on ${longDay(answer.answeredOn)}`,
      recorded: `Recorded by ${answer.recordedBy} on ${longDay(answer.recordedOn)}`,
    })),
    answerPath: mayDo(request.actor, 'review.keep') ? mandatePaths.answer(item.id) : null,
    fields: [
      { type: 'radios', name: 'answer', label: 'The council’s answer', choices: choicesOf(acts) },
      {
        type: 'area',
        name: 'reason',
        label: 'The reason',
        hint: 'Needed where it is accepted only in part, or declined',
        rows: 3,
      },
      { type: 'text', name: 'answeredBy', label: 'Who gave the answer', hint: 'Such as Cabinet' },
      { type: 'text', name: 'answeredOn', label: 'The day of the answer', input: 'date' },
    ],
    form: formWith(request.body ?? { answeredOn: request.day }, errors),
  });
}

const acts = { accept: 'Accept', 'accept-in-part': 'Accept in part', decline: 'Decline' } as const;

async function alikePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MandateSettings,
  errors: readonly FieldError[],
) {
  const { thread, asked, pairs } = await readKept(request, settings);
  const byId = new Map(asked.map((one) => [one.item.id, one]));
  const decided = pairs.flatMap((pair) => {
    const [one, other] = [byId.get(pair.oneId), byId.get(pair.otherId)];
    if (!one || !other) return [];
    const by = `${pair.decidedBy} on ${longDay(pair.decidedOn)}`;
    return [
      {
        one: sayRecommendation(thread, one),
        other: sayRecommendation(thread, other),
        same: pair.same,
        reason: pair.reason,
        by,
      },
    ];
  });
  return reply.code(errors.length > 0 ? 422 : 200).page('plan/views/mandate-alike.njk', {
    title: 'Which recommendations ask the same?',
    phrase: livePhrase(request.day),
    back: { text: 'Recommendations', path: mandatePaths.recommendations() },
    counts: sayCounts(countsOf(asked)),
    none: asked.length === 0,
    likely: likelyPairs(asked, pairs).map(([one, other]) => ({
      one: sayRecommendation(thread, one),
      other: sayRecommendation(thread, other),
    })),
    joined: decided.filter(({ same }) => same),
    apart: decided.filter(({ same }) => !same),
    path: mayDo(request.actor, 'review.keep') ? mandatePaths.alike() : null,
    choices: asked.map((one) => {
      const { label, title, plan } = sayRecommendation(thread, one);
      return { value: String(one.item.id), text: `${plan}: ${label}: ${title}`.slice(0, 140) };
    }),
    form: formWith(request.body ?? askedBy(request).query, errors),
  });
}
