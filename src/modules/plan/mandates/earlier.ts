// Writes reviews as they were kept before, with what was done and answered, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { CouncilNamed } from '../live.ts';
import { sameWords } from '../questions.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import { addAnswer, addPair } from './answers.store.ts';
import { recommendationsIn } from './recommendations.ts';
import type { NewCouncilAnswer, NewDeadline, NewReview } from './review.ts';
import { addDeadline, addReview, addStep } from './reviews.store.ts';

export interface EarlierReview extends Omit<NewReview, 'planId'> {
  /** How the plan that holds its recommendations begins. */
  plan?: string;
  steps: readonly { step: string; doneOn: Day; words: string }[];
  deadlines: readonly (NewDeadline & { done?: { doneOn: Day; words: string } })[];
  /** By how the recommendation begins. */
  answers: readonly (NewCouncilAnswer & { to: string })[];
}

export interface EarlierReviews {
  keptBy: string;
  reviews: readonly EarlierReview[];
  /** By how each recommendation begins. */
  pairs: readonly { one: string; other: string; same: boolean; reason: string }[];
}

export async function addEarlierReviews(
  tx: Tx,
  council: CouncilNamed,
  { keptBy, reviews, pairs }: EarlierReviews,
  day: Day,
): Promise<void> {
  const { id: councilId } = council;
  const on = (recorded: Day) => ({ name: keptBy, day: recorded });
  const thread = walk(await loadThread(tx, { council, day }));
  const asked = recommendationsIn(thread);
  const called = (words: string): number => {
    const found = asked.find(({ item }) => sameWords(item.title.slice(0, words.length), words));
    if (!found) throw new Error(`No recommendation begins with “${words}”.`);
    return found.item.id;
  };
  for (const { plan, steps, deadlines, answers, ...given } of reviews) {
    const planId =
      plan === undefined ? undefined : thread.plans.find(({ title }) => title.includes(plan))?.id;
    if (plan !== undefined && planId === undefined) throw new Error(`No plan is called “${plan}”.`);
    const reviewId = await addReview(tx, councilId, { ...given, planId }, on(given.endedOn));
    for (const step of steps)
      await addStep(tx, councilId, { ...step, reviewId, deadlineId: null }, on(step.doneOn));
    for (const { done, ...deadline } of deadlines) {
      const deadlineId = await addDeadline(tx, councilId, { ...deadline, reviewId }, on(given.endedOn));
      if (!done) continue;
      const { doneOn, words } = done;
      await addStep(tx, councilId, { reviewId, step: null, deadlineId, doneOn, words }, on(doneOn));
    }
    for (const { to, ...answer } of answers)
      await addAnswer(tx, councilId, { ...answer, itemId: called(to) }, on(answer.answeredOn));
  }
  for (const { one, other, same, reason } of pairs) {
    const [oneId = 0, otherId = 0] = [called(one), called(other)].sort((a, b) => a - b);
    await addPair(tx, councilId, { oneId, otherId, same, reason }, on(day));
  }
}
