// Reviews on pages of the office: the list, the form of one, its page with the clock, and the calendar of all clocks.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { choicesOf, type Field } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { mayDo } from '../../people/index.ts';
import { askedBy } from '../asked.ts';
import { numberAsked, workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import type { Walk } from '../thread.ts';
import { clockOf } from './clock.ts';
import { calendarOf } from './facts.ts';
import { correctReview, keepReview, recordStep, setDeadline } from './mandates.actions.ts';
import { NewDeadline, NewReview, NewStep, reviewKinds } from './review.ts';
import { mandatePaths, sayAsked, sayReview, sayTick } from './say.ts';
import { schemes } from './schemes.ts';
import { type MandateSettings, readKept, reviewAsked } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'review.keep' } } as const;

export function addReviewPages(scope: FastifyInstance, settings: MandateSettings): void {
  scope.get('/reviews', mayRead, (request, reply) => listPage(request, reply, settings));
  scope.get('/reviews/:id', mayRead, (request, reply) => onePage(request, reply, settings));
  scope.get('/clocks', mayRead, (request, reply) => clocksPage(request, reply, settings));
  addKeeping(scope, settings);
  addClockForms(scope, settings);
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
  return reply.page('plan/views/mandate-review.njk', {
    phrase: livePhrase(request.day),
    back: { text: 'Reviews', path: mandatePaths.reviews() },
    ...sayReview(thread, review, clock, own.length),
    clock: clock.map((tick) => sayTick(tick, review, request.day)),
    rows: own.map((one) => sayAsked(thread, one)),
    listPath: mandatePaths.recommendations({ review: reviewId }),
    changePath: keeps ? mandatePaths.change(reviewId) : null,
    deadlinePath: keeps ? mandatePaths.deadline(reviewId) : null,
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

function addClockForms(scope: FastifyInstance, settings: MandateSettings): void {
  const stepPage = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const { reviews, deadlines, steps } = await readKept(request, settings);
    const review = reviewAsked(reviews, numberAsked(request));
    const clock = clockOf({ review, deadlines, steps }, request.day);
    return formPage(request, reply, {
      title: 'What was done?',
      lead: 'The newest of a step holds. To take a day back, leave the day empty and say why.',
      back: { text: review.title, path: mandatePaths.review(review.reviewId) },
      action: mandatePaths.step(review.reviewId),
      doing: 'Record it',
      fields: [
        {
          type: 'radios',
          name: 'step',
          label: 'What was done',
          choices: clock.map(({ step, words }) => ({ value: step, text: words })),
        },
        { type: 'text', name: 'doneOn', label: 'The day it was done', input: 'date' },
        {
          type: 'area',
          name: 'words',
          label: 'What shows it',
          hint: 'Such as the address of what was published',
          rows: 2,
        },
      ],
      form: formWith(request.body ?? askedBy(request).query, errors),
    });
  };
  scope.get('/reviews/:id/steps', mayKeep, (request, reply) => stepPage(request, reply, []));
  scope.post('/reviews/:id/steps', mayKeep, async (request, reply) => {
    const number = numberAsked(request);
    const typed = parseForm(NewStep, request.body);
    if (!typed.ok) return stepPage(request, reply, typed.errors);
    const answer = await recordStep(await workOf(request, settings), number, typed.value);
    return answer.ok ? reply.goTo(mandatePaths.review(number)) : stepPage(request, reply, answer.errors);
  });
  const deadlinePage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldError[],
  ) => {
    const { reviews } = await readKept(request, settings);
    const review = reviewAsked(reviews, numberAsked(request));
    return formPage(request, reply, {
      title: 'Add a day that it sets',
      lead: 'For a day that the reviewer’s own letter or report names, beside those of its scheme.',
      back: { text: review.title, path: mandatePaths.review(review.reviewId) },
      action: mandatePaths.deadline(review.reviewId),
      doing: 'Put it on the clock',
      fields: [
        { type: 'text', name: 'what', label: 'What is due' },
        { type: 'text', name: 'dueOn', label: 'The day it is due', input: 'date' },
        { type: 'text', name: 'saidIn', label: 'Where it is said', hint: 'Such as “page 4 of the letter”' },
      ],
      form: formWith(request.body ?? {}, errors),
    });
  };
  scope.get('/reviews/:id/deadlines', mayKeep, (request, reply) => deadlinePage(request, reply, []));
  scope.post('/reviews/:id/deadlines', mayKeep, async (request, reply) => {
    const number = numberAsked(request);
    const typed = parseForm(NewDeadline, request.body);
    if (!typed.ok) return deadlinePage(request, reply, typed.errors);
    const answer = await setDeadline(await workOf(request, settings), number, typed.value);
    return answer.ok ? reply.goTo(mandatePaths.review(number)) : deadlinePage(request, reply, answer.errors);
  });
}

function formPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { title: string; form: ReturnType<typeof formWith>; [fact: string]: unknown },
) {
  return reply
    .code(page.form.errors.length > 0 ? 422 : 200)
    .page('plan/views/mandate-form.njk', { phrase: livePhrase(request.day), ...page });
}
