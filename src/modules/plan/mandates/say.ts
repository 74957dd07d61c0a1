// How pages put reviews, their clocks and what they recommended into words.
import { daysBetween, longDay } from '../../../kernel/days.ts';
import type { Tone } from '../../../web/marks.ts';
import { sentence } from '../../../web/words.ts';
import { count, labelOf, linkTo, sayDue, sayPart, shortTitle } from '../say.ts';
import type { Item, Walk } from '../thread.ts';
import type { Tick, TickState } from './clock.ts';
import type { Asked, Filter, Lacking, Recommendation } from './recommendations.ts';
import { answerWords, type Review, reviewKinds } from './review.ts';
import { schemeNamed } from './schemes.ts';

/** Below the present mount. */
export const mandatePaths = {
  reviews: () => '/reviews',
  newReview: () => '/reviews/new',
  review: (reviewId: number) => `/reviews/${reviewId}`,
  change: (reviewId: number) => `/reviews/${reviewId}/change`,
  deadline: (reviewId: number) => `/reviews/${reviewId}/deadlines`,
  step: (reviewId: number, step?: string) =>
    `/reviews/${reviewId}/steps${step ? `?step=${encodeURIComponent(step)}` : ''}`,
  clocks: () => '/clocks',
  recommendations: ({ lacking, review }: Filter = {}) => {
    const given = Object.entries({ lacking, review }).filter(([, value]) => value !== undefined);
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return query ? `/recommendations?${query}` : '/recommendations';
  },
  answer: (itemId: number) => `/recommendations/${itemId}/answer`,
  alike: () => '/recommendations/alike',
};

export const stateWords: Record<TickState, { words: string; tone: Tone }> = {
  overdue: { words: 'Overdue', tone: 'stop' },
  open: { words: 'Due now', tone: 'care' },
  'to-come': { words: 'To come', tone: 'wait' },
  'done-late': { words: 'Done late', tone: 'care' },
  done: { words: 'Done', tone: 'done' },
};

export const lackingWords: Record<Lacking, string> = {
  action: 'No action',
  owner: 'No owner',
  date: 'No date',
  'owner-or-date': 'No owner or no date',
  answer: 'No answer of the council',
};

/** One step of a clock, with how long ago or how soon, and why it is due then. */
export function sayTick(tick: Tick, review: Review, day: string) {
  const { step, words, usualOn, dueOn, doneOn, state, rule, recorded } = tick;
  return {
    step,
    words,
    due: usualOn ? `Usually by ${longDay(usualOn)}, at the latest ${longDay(dueOn)}` : `By ${longDay(dueOn)}`,
    state: stateWords[state].words,
    tone: stateWords[state].tone,
    howLong: doneOn === null ? sayHowLong(state, daysBetween(day, dueOn)) : `On ${longDay(doneOn)}`,
    done: doneOn !== null,
    shown: recorded && doneOn !== null ? `${recorded.words} (${recorded.recordedBy})` : null,
    takenBack:
      recorded && doneOn === null
        ? `Said not to be done after all: ${recorded.words} (${recorded.recordedBy})`
        : null,
    why: `${sentence(rule)} The clock began on ${longDay(review.endedOn)}.`,
    stepPath: mandatePaths.step(review.reviewId, step),
    review: review.title,
    kind: reviewKinds[review.kind],
    reviewPath: mandatePaths.review(review.reviewId),
  };
}

function sayHowLong(state: TickState, days: number): string {
  if (state === 'overdue') return `by ${count(-days, 'day')}`;
  return days === 0 ? 'Today is the last day' : `${count(days, 'day')} left`;
}

export function sayReview(thread: Walk, review: Review, clock: readonly Tick[], asked: number) {
  const plan = thread.plans.find(({ id }) => id === review.planId);
  const overdue = clock.filter(({ state }) => state === 'overdue').length;
  const next = clock.find(({ doneOn }) => doneOn === null);
  return {
    title: review.title,
    path: mandatePaths.review(review.reviewId),
    kind: reviewKinds[review.kind],
    reviewer: review.reviewer,
    ended: longDay(review.endedOn),
    reported: review.reportedOn ? longDay(review.reportedOn) : null,
    plan: plan ? { title: plan.title, path: `/plans/${plan.id}` } : null,
    scheme: schemeNamed(review.scheme) ?? null,
    asked,
    overdue: overdue > 0 ? `${count(overdue, 'step')} overdue` : null,
    next: next ? `${next.words}, by ${longDay(next.dueOn)}` : null,
    kept: `Entered by ${review.keptBy} on ${longDay(review.keptOn)}`,
  };
}

/** A recommendation as a list names it: its label, the published words and where they stand. */
export function sayRecommendation(thread: Walk, { item }: Recommendation) {
  const plan = thread.plans.find(({ id }) => id === item.planId);
  return {
    id: item.id,
    label: labelOf(thread, item),
    title: shortTitle(item.title),
    words: item.title,
    path: linkTo(thread, item).path,
    plan: plan?.title ?? '',
    answerPath: mandatePaths.answer(item.id),
  };
}

/** One row of the list of recommendations. */
export function sayAsked(thread: Walk, asked: Asked) {
  const { answer, answers, actions, owners, dated, reviews, same, lacks } = asked;
  return {
    ...sayRecommendation(thread, asked),
    reviews: reviews.map(({ reviewId, title }) => ({ title, path: mandatePaths.review(reviewId) })),
    answer: answer && {
      words: answerWords[answer.answer],
      tone: answer.answer === 'decline' ? 'stop' : answer.answer === 'accept' ? 'done' : 'care',
      reason: answer.reason,
      said: `${answer.answeredBy}, ${longDay(answer.answeredOn)}`,
      earlier: answers.length - 1,
    },
    actions: actions.map(({ action }) => sayAction(thread, action, asked)),
    owners: owners.map((part) => sayPart(thread, part).who),
    dates: [...new Set(dated.map((item) => sayDue(thread, item)?.words ?? item.status?.words ?? 'Done'))],
    same: same.map((one) => sayRecommendation(thread, one)),
    lacks: lacks.filter((one) => one !== 'owner-or-date').map((one) => lackingWords[one]),
  };
}

/** Actions are numbered within their plan, so one of another plan is named with it. */
function sayAction(thread: Walk, action: Item, { item }: Recommendation) {
  const { label, title, path } = linkTo(thread, action);
  const plan = thread.plans.find(({ id }) => id === action.planId);
  const isOther = action.planId !== item.planId && plan !== undefined;
  return { label: isOther ? `${label} of ${plan.title}` : label, title, path };
}

/** `9 recommendations, 8 different asks` */
export function sayCounts({ recommendations, asks }: { recommendations: number; asks: number }): string {
  return `${count(recommendations, 'recommendation')}, ${count(asks, 'different ask')}`;
}
