// How challenges and voices are said on pages, with the paths they live at; and what an item's page shows of them.
import { type Day, longDay } from '../../../kernel/days.ts';
import { mayDo } from '../../people/index.ts';
import type { Item, ItemPanel } from '../../plan/index.ts';
import { mayAnswer } from './challenge.actions.ts';
import { challengesOf, voicesOf } from './challenge.store.ts';
import { type Challenge, stateOf, type Voice, type voiceKinds } from './challenge.ts';

/** Below the present mount. */
export const challengePaths = {
  all: () => '/challenges',
  raise: (item: Item) => `/items/${item.id}/challenge`,
  one: (challengeId: number) => `/challenges/${challengeId}`,
  say: (item: Item) => `/items/${item.id}/say`,
  voice: (voiceId: number) => `/voices/${voiceId}`,
  protected: () => '/protected-disclosures',
};

type Asked = Pick<Challenge, 'answerBy' | 'answer' | 'answeredOn' | 'answeredBy'>;

/** Answered; waiting until its day; after that unanswered, and since when. */
export function sayState(one: Asked, day: Day) {
  const state = stateOf(one, day);
  const answered = one.answeredOn ? `${longDay(one.answeredOn)}, ${one.answeredBy}` : null;
  if (state === 'answered') return { state, words: 'Answered', tone: 'done', answered };
  const by = longDay(one.answerBy);
  return state === 'unanswered'
    ? { state, words: `Unanswered since ${by}`, tone: 'stop', answered }
    : { state, words: `To be answered by ${by}`, tone: 'wait', answered };
}

export function sayChallenge(one: Challenge, day: Day) {
  return {
    path: challengePaths.one(one.challengeId),
    challenge: one.words,
    claim: one.claim,
    raised: `${longDay(one.raisedOn)}, ${[one.raisedBy, one.raisedAs.toLowerCase()].filter(Boolean).join(', ')}`,
    answer: one.answer,
    ...sayState(one, day),
  };
}

const kindWords: Record<(typeof voiceKinds)[number], string> = {
  idea: 'Idea',
  concern: 'Concern',
  doubt: 'Doubt',
};

export function sayVoice(one: Voice, day: Day) {
  return {
    path: challengePaths.voice(one.voiceId),
    kind: kindWords[one.kind],
    said: one.words,
    raised: `${longDay(one.raisedOn)}, ${one.raisedBy ?? 'without a name'}`,
    answer: one.answer,
    ...sayState(one, day),
  };
}

/** What was asked about the owner's claim, and what staff say of the item; with the ways to add to either. */
export const challengePanel: ItemPanel = async ({ tx, from, item, thread, actor, isPast }) => {
  const challenges = await challengesOf(tx, item.id, from);
  const voices = await voicesOf(tx, item.id, from);
  const here = !isPast && actor.kind === 'person';
  return {
    template: 'delivery/views/challenge-panel.njk',
    challenges: challenges.map((one) => sayChallenge(one, thread.day)),
    voices: voices.map((one) => sayVoice(one, thread.day)),
    raisePath: here && mayDo(actor, 'challenge.raise') ? challengePaths.raise(item) : null,
    sayPath: here && mayDo(actor, 'voice.raise') ? challengePaths.say(item) : null,
    answers: here && mayAnswer(actor, item),
  };
};
