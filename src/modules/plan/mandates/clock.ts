// A review's clock: what is due when, what was done on which day, and what is overdue. Pure.
import { addMonths, type Day } from '../../../kernel/days.ts';
import type { Deadline, Review, StepDone } from './review.ts';
import { schemeNamed } from './schemes.ts';

/** `open`: its usual time has come and its last day has not. */
export const tickStates = ['overdue', 'open', 'to-come', 'done-late', 'done'] as const;
export type TickState = (typeof tickStates)[number];

export interface Tick {
  /** A step's name in its scheme, or `own-` and the number of a deadline of the review's own. */
  step: string;
  words: string;
  /** The usual day, where that is earlier than the last. */
  usualOn: Day | null;
  dueOn: Day;
  doneOn: Day | null;
  state: TickState;
  /** The rule, or where the letter says so. */
  rule: string;
  /** What was recorded last of it. */
  recorded: StepDone | null;
}

export interface ReviewFacts {
  review: Review;
  deadlines: readonly Deadline[];
  steps: readonly StepDone[];
}

/**
 * Every step of a review on a day, soonest due first. `deadlines` and `steps` may hold those of other reviews; `steps` are
 * in the order in which they were recorded, and the newest of each holds.
 */
export function clockOf({ review, deadlines, steps }: ReviewFacts, day: Day): Tick[] {
  const own = steps.filter(({ reviewId }) => reviewId === review.reviewId);
  const scheme = schemeNamed(review.scheme)?.steps ?? [];
  const ticks = scheme.map(({ name, words, usual, within, rule }) =>
    tick(day, own.findLast(({ step }) => step === name) ?? null, {
      step: name,
      words,
      usualOn: usual === undefined ? null : addMonths(review.endedOn, usual),
      dueOn: addMonths(review.endedOn, within),
      rule,
    }),
  );
  const letters = deadlines.filter(({ reviewId }) => reviewId === review.reviewId);
  for (const { deadlineId, what, dueOn, saidIn } of letters) {
    const recorded = own.findLast((one) => one.deadlineId === deadlineId) ?? null;
    const given = { step: ownStep(deadlineId), words: what, usualOn: null, dueOn };
    ticks.push(tick(day, recorded, { ...given, rule: `This review sets the day itself, in ${saidIn}` }));
  }
  return ticks.sort((a, b) => (a.usualOn ?? a.dueOn).localeCompare(b.usualOn ?? b.dueOn));
}

export function ownStep(deadlineId: number): string {
  return `own-${deadlineId}`;
}

function tick(day: Day, recorded: StepDone | null, given: Omit<Tick, 'doneOn' | 'state' | 'recorded'>): Tick {
  const doneOn = recorded?.doneOn ?? null;
  return { ...given, doneOn, recorded, state: stateOf(given, doneOn, day) };
}

/** On the last day itself nothing is late yet. */
function stateOf({ usualOn, dueOn }: Pick<Tick, 'usualOn' | 'dueOn'>, doneOn: Day | null, day: Day) {
  if (doneOn !== null) return doneOn > dueOn ? 'done-late' : 'done';
  if (dueOn < day) return 'overdue';
  return usualOn !== null && usualOn <= day ? 'open' : 'to-come';
}
