// A challenge: what somebody asks about a claim, with a day by which the owner must answer; and the voices of staff.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const Challenge = z.object({
  challengeId: z.int(),
  itemId: z.int(),
  periodId: z.int().nullable(),
  words: z.string(),
  /** The owner's words for the item when it was challenged. */
  claim: z.string().nullable(),
  raisedOn: Day,
  raisedBy: z.string(),
  raisedAs: z.string(),
  answerBy: Day,
  answer: z.string().nullable(),
  answeredOn: Day.nullable(),
  answeredBy: z.string().nullable(),
});
export type Challenge = z.infer<typeof Challenge>;

export const NewChallenge = z.object({
  words: z
    .string({ error: 'Write your challenge in a sentence' })
    .max(1000)
    .meta({ title: 'Your challenge' }),
  answerBy: Day.meta({ title: 'The day by which it must be answered' }),
});
export type NewChallenge = z.infer<typeof NewChallenge>;

export const NewAnswer = z.object({
  answer: z.string({ error: 'Write your answer' }).max(2000).meta({ title: 'Your answer' }),
});

export const voiceKinds = ['idea', 'concern', 'doubt'] as const;

export const Voice = z.object({
  voiceId: z.int(),
  itemId: z.int(),
  kind: z.enum(voiceKinds),
  words: z.string(),
  raisedOn: Day,
  /** Null where no name was to be given. */
  raisedBy: z.string().nullable(),
  answerBy: Day,
  answer: z.string().nullable(),
  answeredOn: Day.nullable(),
  answeredBy: z.string().nullable(),
});
export type Voice = z.infer<typeof Voice>;

export const NewVoice = z.object({
  kind: z.enum(voiceKinds, { error: 'Choose what it is' }),
  words: z
    .string({ error: 'Write it in a sentence or two' })
    .max(2000)
    .meta({ title: 'What you want to say' }),
  named: z.enum(['yes', 'no'], { error: 'Choose whether your name is shown' }),
});
export type NewVoice = z.infer<typeof NewVoice>;

/** Days within which a voice is answered: ten working days. */
export const voiceDays = 14;

export type ChallengeState = 'answered' | 'waiting' | 'unanswered';

/** Unanswered once its day has gone by: until then somebody may still be at work on it. */
export function stateOf(one: { answerBy: Day; answeredOn: Day | null }, day: Day): ChallengeState {
  if (one.answeredOn !== null) return 'answered';
  return one.answerBy < day ? 'unanswered' : 'waiting';
}
