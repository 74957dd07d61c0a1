// What may be done about reviews: keep one, say what was done of its clock, record the council's answers, join what asks the same.
import type { Database } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Walk } from '../thread.ts';
import { addAnswer, addPair } from './answers.store.ts';
import { clockOf, ownStep } from './clock.ts';
import { type Recommendation, recommendationsIn } from './recommendations.ts';
import type { NewCouncilAnswer, NewDeadline, NewPair, NewReview, NewStep } from './review.ts';
import {
  addDeadline,
  addReview,
  addStep,
  allDeadlines,
  allReviews,
  allSteps,
  changeReview,
  type Keeper,
} from './reviews.store.ts';
import { schemeNamed } from './schemes.ts';

export interface Doing {
  database: Database;
  actor: Actor;
  councilId: number;
  thread: Walk;
  day: Day;
}

function keeper({ actor, day }: Doing): Keeper {
  if (!mayDo(actor, 'review.keep'))
    throw new NotAllowed(
      'Only the programme office and performance, risk and engagement keep reviews and the answers to them.',
    );
  return { name: nameOfActor(actor), day };
}

function whatIsWrong({ thread, day }: Doing, { kind, scheme, endedOn, reportedOn, planId }: NewReview) {
  if (endedOn > day) return mistake('endedOn', `The day must be today, ${longDay(day)}, or before`);
  if (reportedOn && reportedOn < endedOn)
    return mistake('reportedOn', 'The report cannot have come before the visit ended');
  if (reportedOn && reportedOn > day)
    return mistake('reportedOn', `The day must be today, ${longDay(day)}, or before`);
  if (scheme && schemeNamed(scheme)?.kind !== kind)
    return mistake('scheme', 'Choose deadlines that are for this sort of review, or none');
  if (planId && !thread.plans.some(({ id }) => id === planId))
    return mistake('planId', 'Choose the plan from the list');
  return null;
}

/** Answers the review's number. */
export async function keepReview(doing: Doing, given: NewReview): Promise<Answer<number>> {
  const by = keeper(doing);
  const wrong = whatIsWrong(doing, given);
  if (wrong) return wrong;
  const { database, actor, councilId } = doing;
  return database.as(actor, councilId, `Keep the review ${given.title}`, async (tx) => ({
    ok: true,
    value: await addReview(tx, councilId, given, by),
  }));
}

export async function correctReview(
  doing: Doing,
  reviewId: number,
  given: NewReview,
): Promise<Answer<number>> {
  keeper(doing);
  const wrong = whatIsWrong(doing, given);
  if (wrong) return wrong;
  return doing.database.as(doing.actor, doing.councilId, `Change review ${reviewId}`, async (tx) => {
    if (!(await changeReview(tx, reviewId, given))) throw new NotFound('There is no such review.');
    return { ok: true, value: reviewId };
  });
}

/** Puts a day that the review's own letter sets on its clock. */
export async function setDeadline(
  doing: Doing,
  reviewId: number,
  given: NewDeadline,
): Promise<Answer<number>> {
  const by = keeper(doing);
  const { database, actor, councilId } = doing;
  return database.as(actor, councilId, `Set a day for review ${reviewId}`, async (tx) => {
    const review = (await allReviews(tx)).find((one) => one.reviewId === reviewId);
    if (!review) throw new NotFound('There is no such review.');
    if (given.dueOn < review.endedOn)
      return mistake('dueOn', `The clock begins on ${longDay(review.endedOn)}: nothing is due before`);
    return { ok: true, value: await addDeadline(tx, councilId, { ...given, reviewId }, by) };
  });
}

/** Says on which day a step was done; without a day, that the day recorded before does not hold. */
export async function recordStep(doing: Doing, reviewId: number, given: NewStep): Promise<Answer<null>> {
  const by = keeper(doing);
  const { database, actor, councilId, day } = doing;
  return database.as(actor, councilId, `Say what was done of review ${reviewId}`, async (tx) => {
    const review = (await allReviews(tx)).find((one) => one.reviewId === reviewId);
    if (!review) throw new NotFound('There is no such review.');
    const deadlines = await allDeadlines(tx);
    const clock = clockOf({ review, deadlines, steps: await allSteps(tx) }, day);
    const tick = clock.find(({ step }) => step === given.step);
    if (!tick) return mistake('step', 'Choose what was done from the list');
    const { doneOn = null, words } = given;
    if (doneOn === null && tick.doneOn === null) return mistake('doneOn', 'Enter the day it was done');
    if (doneOn !== null && doneOn > day)
      return mistake('doneOn', `The day must be today, ${longDay(day)}, or before`);
    if (doneOn !== null && doneOn < review.endedOn)
      return mistake('doneOn', `The clock began on ${longDay(review.endedOn)}`);
    const own = deadlines.find(({ deadlineId }) => ownStep(deadlineId) === given.step);
    const [step, deadlineId] = own ? [null, own.deadlineId] : [given.step, null];
    await addStep(tx, councilId, { reviewId, step, deadlineId, doneOn, words }, by);
    return { ok: true, value: null };
  });
}

/** The recommendation that any of its items' numbers stands for. Throws NotFound. */
export function recommendationNumbered(thread: Walk, itemId: number): Recommendation {
  const found = recommendationsIn(thread).find(({ items }) => items.some(({ id }) => id === itemId));
  if (!found) throw new NotFound('There is no such recommendation.');
  return found;
}

/** Records what the council answers. Earlier answers stay, and the newest stands. */
export async function recordAnswer(
  doing: Doing,
  itemId: number,
  given: NewCouncilAnswer,
): Promise<Answer<null>> {
  const by = keeper(doing);
  const { database, actor, councilId, day } = doing;
  const { item } = recommendationNumbered(doing.thread, itemId);
  if (given.answer !== 'accept' && !given.reason)
    return mistake('reason', 'Write the reason: a recommendation is not declined, even in part, without one');
  if (given.answeredOn > day)
    return mistake('answeredOn', `The day must be today, ${longDay(day)}, or before`);
  return database.as(actor, councilId, `Answer recommendation ${item.id}`, async (tx) => {
    await addAnswer(tx, councilId, { ...given, itemId: item.id }, by);
    return { ok: true, value: null };
  });
}

/** Says that two recommendations ask the same, or that they do not; what was said last holds. */
export async function decidePair(doing: Doing, given: NewPair): Promise<Answer<null>> {
  const by = keeper(doing);
  const { database, actor, councilId, thread } = doing;
  const one = recommendationNumbered(thread, given.one).item;
  const other = recommendationNumbered(thread, given.other).item;
  if (one === other) return mistake('other', 'Choose two different recommendations');
  const pair = { oneId: Math.min(one.id, other.id), otherId: Math.max(one.id, other.id) };
  const same = given.same === 'yes';
  return database.as(actor, councilId, 'Say whether two recommendations ask the same', async (tx) => {
    await addPair(tx, councilId, { ...pair, same, reason: given.reason }, by);
    return { ok: true, value: null };
  });
}
