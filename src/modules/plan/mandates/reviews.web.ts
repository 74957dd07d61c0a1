// Reviews on pages of the office: the list, the form of one, its page with the clock, and the calendar of all clocks.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { choicesOf, type Field } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { mayDo } from '../../people/index.ts';
import { numberAsked, workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import type { Walk } from '../thread.ts';
import { clockOf } from './clock.ts';
import { addDeadlineForm, addStepForm } from './clock-forms.web.ts';
import { calendarOf } from './facts.ts';
import { correctReview, keepReview } from './mandates.actions.ts';
import { NewReview, reviewKinds } from './review.ts';
import { mandatePaths, sayAsked, sayReview, sayTick } from './say.ts';
import { schemes } from './schemes.ts';
import { formPage, type MandateSettings, readKept, reviewAsked } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'review.keep' } } as const;

export function addReviewPages(scope: FastifyInstance, settings: MandateSettings): void {
  scope.get('/reviews', mayRead, (request, reply) => listPage(request, reply, settings));
  scope.get('/reviews/:id', mayRead, (request, reply) => onePage(request, reply, settings));
  scope.get('/clocks', mayRead, (request, reply) => clocksPage(request, reply, settings));
  addKeeping(scope, settings);
  addStepForm(scope, settings);
  addDeadlineForm(scope, settings);
}

async function listPage(request: FastifyRequest, reply: FastifyReply, settings: MandateSettings) {
  const { thread, reviews, deadlines, steps, asked } = await readKept(request, settings);
  return reply.page('plan/views/mandate-reviews.njk', {
    title: 'Reviews of the council by others',
    phrase: livePhrase(request.day),
    rows: reviews.map((review) => {
      const own = asked.filter((one) => one.reviews.includes(review));
      return sayReview(thread, review, clockOf({ review, deadlines, steps }, request.day), own.length);
    }),
    newPath: mayDo(request.actor, 'review.keep') ? mandatePaths.newReview() : null,
    clocksPath: mandatePaths.clocks(),
    recommendationsPath: mandatePaths.recommendations(),
  });
}

async function onePage(request: FastifyRequest, reply: FastifyReply, settings: MandateSettings) {
  const { thread, reviews, deadlines, steps, asked } = await readKept(request, settings);
  const review = reviewAsked(reviews, numberAsked(request));
  const { reviewId } = review;
  const own = asked.filter((one) => one.reviews.includes(review));
  const clock = clockOf({ review, deadlines, steps }, request.day);
  const keeps = mayDo(request.actor, 'review.keep');
  const said = sayReview(thread, review, clock, own.length);
  return reply.page('plan/views/mandate-review.njk', {
    phrase: livePhrase(request.day),
    back: { text: 'Reviews', path: mandatePaths.reviews() },
    ...said,
    clock: clock.map((tick) => sayTick(tick, review, request.day)),
    rows: own.map((one) => sayAsked(thread, one)),
    listPath: mandatePaths.recommendations({ review: reviewId }),
    changePath: keeps ? mandatePaths.change(reviewId) : null,
    deadlinePath: keeps ? mandatePaths.deadline(reviewId) : null,
    isLink: said.scheme?.source.startsWith('https:') ?? false,
    keeps,
  });
}

async function clocksPage(request: FastifyRequest, reply: FastifyReply, settings: MandateSettings) {
  const { reviews, deadlines, steps } = await readKept(request, settings);
  const { waiting, done } = calendarOf({ reviews, deadlines, steps }, request.day);
  const say = ({ tick, review }: (typeof waiting)[number]) => sayTick(tick, review, request.day);
  return reply.page('plan/views/mandate-clocks.njk', {
    title: 'What is due to those who reviewed the council',
    phrase: livePhrase(request.day),
    overdue: waiting.filter(({ tick }) => tick.state === 'overdue').length,
    rows: waiting.map(say),
    done: done.map(say),
    none: reviews.length === 0,
    keeps: mayDo(request.actor, 'review.keep'),
    newPath: mandatePaths.newReview(),
    reviewsPath: mandatePaths.reviews(),
  });
}

function reviewFields(thread: Walk): Field[] {
  return [
    {
      type: 'select',
      name: 'kind',
      label: 'What sort of review it was',
      blank: 'Choose',
      choices: choicesOf(reviewKinds),
    },
    { type: 'text', name: 'title', label: 'What it is called', hint: 'As its report is called' },
    {
      type: 'text',
      name: 'reviewer',
      label: 'Who looked',
      hint: 'Such as the name of the auditor, or the peers',
    },
    {
      type: 'text',
      name: 'endedOn',
      label: 'The last day on site, or the day it was made',
      hint: 'The clock begins here. Of a letter or notice, give its date',
      input: 'date',
    },
    {
      type: 'text',
      name: 'reportedOn',
      label: 'The day its report came',
      hint: 'Leave it empty until it comes',
      input: 'date',
    },
    {
      type: 'select',
      name: 'scheme',
      label: 'Its deadlines',
      hint: 'Those of the scheme that held then. Days that a letter sets itself are added afterwards',
      blank: 'None that are known',
      choices: schemes.map(({ name, title }) => ({ value: name, text: title })),
    },
    {
      type: 'select',
      name: 'planId',
      label: 'The plan that holds its recommendations',
      hint: 'Read and load the document first if it is not here',
      blank: 'None yet',
      choices: thread.plans.map(({ id, title }) => ({ value: String(id), text: title })),
    },
  ];
}

function addKeeping(scope: FastifyInstance, settings: MandateSettings): void {
  const newPage = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const { thread } = await workOf(request, settings);
    return formPage(request, reply, {
      title: 'Enter a review',
      lead: 'A review by others starts a clock. Enter it on the day it ends, and its report when that comes.',
      back: { text: 'Reviews', path: mandatePaths.reviews() },
      action: mandatePaths.newReview(),
      doing: 'Enter it',
      fields: reviewFields(thread),
      form: formWith(request.body ?? {}, errors),
    });
  };
  scope.get('/reviews/new', mayKeep, (request, reply) => newPage(request, reply, []));
  scope.post('/reviews/new', mayKeep, async (request, reply) => {
    const typed = parseForm(NewReview, request.body);
    if (!typed.ok) return newPage(request, reply, typed.errors);
    const answer = await keepReview(await workOf(request, settings), typed.value);
    return answer.ok ? reply.goTo(mandatePaths.review(answer.value)) : newPage(request, reply, answer.errors);
  });
  const changePage = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const { thread, reviews } = await readKept(request, settings);
    const review = reviewAsked(reviews, numberAsked(request));
    return formPage(request, reply, {
      title: 'Change this review',
      back: { text: review.title, path: mandatePaths.review(review.reviewId) },
      action: mandatePaths.change(review.reviewId),
      doing: 'Change it',
      fields: reviewFields(thread),
      form: formWith(request.body ?? review, errors),
    });
  };
  scope.get('/reviews/:id/change', mayKeep, (request, reply) => changePage(request, reply, []));
  scope.post('/reviews/:id/change', mayKeep, async (request, reply) => {
    const typed = parseForm(NewReview, request.body);
    if (!typed.ok) return changePage(request, reply, typed.errors);
    const answer = await correctReview(await workOf(request, settings), numberAsked(request), typed.value);
    return answer.ok
      ? reply.goTo(mandatePaths.review(answer.value))
      : changePage(request, reply, answer.errors);
  });
}
