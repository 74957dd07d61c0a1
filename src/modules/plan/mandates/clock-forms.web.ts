// The forms of a review's clock: what was done on which day, and a day that the reviewer's own letter sets.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { askedBy } from '../asked.ts';
import { numberAsked, workOf } from '../directions/work.web.ts';
import { clockOf } from './clock.ts';
import { recordStep, setDeadline } from './mandates.actions.ts';
import { NewDeadline, NewStep } from './review.ts';
import { mandatePaths } from './say.ts';
import { formPage, type MandateSettings, readKept, reviewAsked } from './work.web.ts';

const mayKeep = { config: { permission: 'review.keep' } } as const;

export function addStepForm(scope: FastifyInstance, settings: MandateSettings): void {
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
}

export function addDeadlineForm(scope: FastifyInstance, settings: MandateSettings): void {
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
        {
          type: 'text',
          name: 'saidIn',
          label: 'Where it is said',
          hint: 'Such as “page 4 of the letter”, to go on from “in”',
        },
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
