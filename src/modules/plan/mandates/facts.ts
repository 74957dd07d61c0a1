// Reviews, clocks and recommendations as data, for the API and the command line: the same answers as the pages.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { linkTo, sayPart } from '../say.ts';
import type { Walk } from '../thread.ts';
import { clockOf, tickStates } from './clock.ts';
import type { ReviewsKept } from './kept.ts';
import { type Asked, countsOf, type Filter, filtered, lackings } from './recommendations.ts';
import { AnswerKind, Review, ReviewKind } from './review.ts';
import { schemeNamed } from './schemes.ts';

export const ReviewFacts = Review.omit({ keptOn: true, keptBy: true }).extend({
  schemeTitle: z.string().nullable(),
  recommendations: z.int(),
  overdue: z.int().describe('How many steps of its clock are overdue'),
});

export const ReviewList = z.object({ day: Day, reviews: z.array(ReviewFacts) });

export const TickFacts = z.object({
  reviewId: z.int(),
  review: z.string(),
  kind: ReviewKind,
  step: z.string(),
  words: z.string(),
  usualOn: Day.nullable().describe('The usual day, where that is earlier than the last'),
  dueOn: Day,
  doneOn: Day.nullable(),
  state: z.enum(tickStates),
  rule: z.string(),
});

export const ClockList = z.object({ day: Day, overdue: z.int(), steps: z.array(TickFacts) });

export const RecommendationFacts = z.object({
  id: z.int(),
  label: z.string(),
  title: z.string().describe('The words as published'),
  planId: z.int(),
  reviews: z.array(z.object({ reviewId: z.int(), title: z.string() })),
  ask: z.int().describe('The same number for those that ask the same'),
  answer: z
    .object({
      answer: AnswerKind,
      reason: z.string().nullable(),
      answeredBy: z.string(),
      answeredOn: Day,
    })
    .nullable(),
  actions: z.array(z.object({ id: z.int(), title: z.string() })),
  owners: z.array(z.string()),
  dates: z.array(z.object({ id: z.int(), due: z.string().nullable() })),
  lacks: z.array(z.enum(lackings)),
});

export const RecommendationList = z.object({
  day: Day,
  recommendations: z.int().describe('How many are listed'),
  asks: z.int().describe('How many different things they ask'),
  rows: z.array(RecommendationFacts),
});

/** Latest first. */
export function reviewList(
  { day }: Walk,
  { reviews, deadlines, steps, asked }: ReviewsKept,
): z.infer<typeof ReviewList> {
  return {
    day,
    reviews: reviews.map((review) => {
      const { keptOn: _on, keptBy: _by, ...facts } = review;
      const clock = clockOf({ review, deadlines, steps }, day);
      return {
        ...facts,
        schemeTitle: schemeNamed(review.scheme)?.title ?? null,
        recommendations: asked.filter((one) => one.reviews.includes(review)).length,
        overdue: clock.filter(({ state }) => state === 'overdue').length,
      };
    }),
  };
}

/** Every step of every review: what waits, soonest due first, then what was done, latest first. */
export function calendarOf({ reviews, deadlines, steps }: Omit<ReviewsKept, 'asked' | 'pairs'>, day: Day) {
  const ticks = reviews.flatMap((review) =>
    clockOf({ review, deadlines, steps }, day).map((tick) => ({ tick, review })),
  );
  return {
    waiting: ticks
      .filter(({ tick }) => tick.doneOn === null)
      .sort((a, b) => a.tick.dueOn.localeCompare(b.tick.dueOn) || a.review.reviewId - b.review.reviewId),
    done: ticks
      .filter(({ tick }) => tick.doneOn !== null)
      .sort((a, b) => (b.tick.doneOn ?? '').localeCompare(a.tick.doneOn ?? '')),
  };
}

export function clockList({ day }: Walk, kept: ReviewsKept): z.infer<typeof ClockList> {
  const { waiting, done } = calendarOf(kept, day);
  return {
    day,
    overdue: waiting.filter(({ tick }) => tick.state === 'overdue').length,
    steps: [...waiting, ...done].map(({ tick, review }) => ({
      reviewId: review.reviewId,
      review: review.title,
      kind: review.kind,
      step: tick.step,
      words: tick.words,
      usualOn: tick.usualOn,
      dueOn: tick.dueOn,
      doneOn: tick.doneOn,
      state: tick.state,
      rule: tick.rule,
    })),
  };
}

export function recommendationList(
  thread: Walk,
  { asked }: ReviewsKept,
  filter: Filter,
): z.infer<typeof RecommendationList> {
  const shown = filtered(asked, filter);
  return {
    day: thread.day,
    ...countsOf(shown),
    rows: shown.map((one) => recommendationFacts(thread, one)),
  };
}

function recommendationFacts(thread: Walk, one: Asked): z.infer<typeof RecommendationFacts> {
  const { item, answer } = one;
  return {
    id: item.id,
    label: linkTo(thread, item).label,
    title: item.title,
    planId: item.planId,
    reviews: one.reviews.map(({ reviewId, title }) => ({ reviewId, title })),
    ask: one.ask,
    answer: answer && {
      answer: answer.answer,
      reason: answer.reason,
      answeredBy: answer.answeredBy,
      answeredOn: answer.answeredOn,
    },
    actions: one.actions.map(({ action }) => ({ id: action.id, title: action.title })),
    owners: one.owners.map((part) => sayPart(thread, part).who),
    dates: one.dated.map(({ id, due }) => ({ id, due: due?.words ?? null })),
    lacks: [...one.lacks],
  };
}
