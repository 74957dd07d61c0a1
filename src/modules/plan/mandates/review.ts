// Reviews by others, what was done of their clocks, what the council answers, and which recommendations ask the same.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const reviewKinds = {
  'peer-challenge': 'Corporate peer challenge',
  'internal-audit': 'Internal audit',
  'external-audit': 'External audit',
  regulator: 'Regulator',
  'statutory-recommendation': 'Statutory recommendation of the auditor (section 24)',
  'best-value-notice': 'Best value notice',
  other: 'Another review',
} as const;
export type ReviewKind = keyof typeof reviewKinds;
export const ReviewKind = z.enum([
  'peer-challenge',
  'internal-audit',
  'external-audit',
  'regulator',
  'statutory-recommendation',
  'best-value-notice',
  'other',
]);

export const Review = z.object({
  reviewId: z.int(),
  kind: ReviewKind,
  title: z.string(),
  reviewer: z.string(),
  /** The name of the scheme whose deadlines hold for it; null where none is known. */
  scheme: z.string().nullable(),
  /** The last day on site, or the day on which a letter or notice was made. */
  endedOn: Day,
  reportedOn: Day.nullable(),
  planId: z.int().nullable(),
  keptOn: Day,
  keptBy: z.string(),
});
export type Review = z.infer<typeof Review>;

export const NewReview = z.object({
  kind: ReviewKind.meta({ title: 'What sort of review it was' }),
  title: z.string({ error: 'Enter what the review is called' }).max(200).meta({ title: 'What it is called' }),
  reviewer: z.string({ error: 'Enter who looked' }).max(200).meta({ title: 'Who looked' }),
  scheme: z.string().max(60).optional().meta({ title: 'Its deadlines' }),
  endedOn: Day.meta({ title: 'The last day on site, or the day it was made' }),
  reportedOn: Day.optional().meta({ title: 'The day its report came' }),
  planId: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .meta({ title: 'The plan that holds its recommendations' }),
});
export type NewReview = z.infer<typeof NewReview>;

/** A day that the reviewer's own letter sets. */
export const Deadline = z.object({
  deadlineId: z.int(),
  reviewId: z.int(),
  what: z.string(),
  dueOn: Day,
  saidIn: z.string(),
  setOn: Day,
  setBy: z.string(),
});
export type Deadline = z.infer<typeof Deadline>;

export const NewDeadline = z.object({
  what: z.string({ error: 'Enter what is due' }).max(300).meta({ title: 'What is due' }),
  dueOn: Day.meta({ title: 'The day it is due' }),
  saidIn: z.string({ error: 'Enter where that is said' }).max(300).meta({ title: 'Where it is said' }),
});
export type NewDeadline = z.infer<typeof NewDeadline>;

/** A step of a review's clock that was done, or was said to be and was not. Either `step` or `deadlineId`. */
export const StepDone = z.object({
  stepId: z.int(),
  reviewId: z.int(),
  step: z.string().nullable(),
  deadlineId: z.int().nullable(),
  doneOn: Day.nullable(),
  words: z.string(),
  recordedOn: Day,
  recordedBy: z.string(),
});
export type StepDone = z.infer<typeof StepDone>;

export const NewStep = z.object({
  /** A step's name in its scheme, or `own-` and the number of a deadline of its own. */
  step: z.string({ error: 'Choose what was done' }).max(60).meta({ title: 'What was done' }),
  doneOn: Day.optional().meta({ title: 'The day it was done' }),
  words: z
    .string({ error: 'Write what shows it, or why the day before was wrong' })
    .max(1000)
    .meta({ title: 'What shows it' }),
});
export type NewStep = z.infer<typeof NewStep>;

export const answerWords = {
  accept: 'Accepted',
  'accept-in-part': 'Accepted in part',
  decline: 'Declined',
} as const;
export const AnswerKind = z.enum(['accept', 'accept-in-part', 'decline']);
export type AnswerKind = z.infer<typeof AnswerKind>;

export const CouncilAnswer = z.object({
  answerId: z.int(),
  itemId: z.int(),
  answer: AnswerKind,
  reason: z.string().nullable(),
  answeredBy: z.string(),
  answeredOn: Day,
  recordedOn: Day,
  recordedBy: z.string(),
});
export type CouncilAnswer = z.infer<typeof CouncilAnswer>;

export const NewCouncilAnswer = z.object({
  answer: AnswerKind.meta({ title: 'The council’s answer' }),
  reason: z.string().max(2000).optional().meta({ title: 'The reason' }),
  answeredBy: z
    .string({ error: 'Enter who gave the answer' })
    .max(200)
    .meta({ title: 'Who gave the answer' }),
  answeredOn: Day.meta({ title: 'The day of the answer' }),
});
export type NewCouncilAnswer = z.infer<typeof NewCouncilAnswer>;

/** Two recommendations of which somebody said whether they ask the same. `oneId` is the lower. */
export const Pair = z.object({
  pairId: z.int(),
  oneId: z.int(),
  otherId: z.int(),
  same: z.boolean(),
  reason: z.string(),
  decidedOn: Day,
  decidedBy: z.string(),
});
export type Pair = z.infer<typeof Pair>;

export const NewPair = z.object({
  one: z.coerce.number().int().positive().meta({ title: 'The first recommendation' }),
  other: z.coerce.number().int().positive().meta({ title: 'The second recommendation' }),
  same: z.enum(['yes', 'no'], { error: 'Choose whether they ask the same' }),
  reason: z.string({ error: 'Write why' }).max(1000).meta({ title: 'Why' }),
});
export type NewPair = z.infer<typeof NewPair>;
