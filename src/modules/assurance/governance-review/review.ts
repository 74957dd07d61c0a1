// A yearly review of governance: who is asked, how answers are spread, and the issues with what answers them. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { type Answer, mistake } from '../../../kernel/errors.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { several } from '../../../web/forms.ts';

export const audiences = ['members', 'officers', 'commissioners', 'partners'] as const;
export const Audience = z.enum(audiences, { error: 'Choose a group' });
export type Audience = z.infer<typeof Audience>;

export const audienceWords: Record<Audience, string> = {
  members: 'Members',
  officers: 'Leaders and officers',
  commissioners: 'Commissioners',
  partners: 'Partners',
};

/** From 1 to 5. */
export const answerWords = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'] as const;

/** How many gave each answer from 1 to 5. */
export const Counts = z.tuple([
  z.int().min(0),
  z.int().min(0),
  z.int().min(0),
  z.int().min(0),
  z.int().min(0),
]);
export type Counts = z.infer<typeof Counts>;

/** A group's spread of fewer answers is neither kept nor shown: with few, it could show who said what. */
export const fewestShown = 5;

export const Review = z.object({
  reviewId: z.int(),
  year: z.string(),
  version: z.string(),
  audiences: z.array(Audience),
  openedOn: Day,
  openedBy: z.string(),
});
export type Review = z.infer<typeof Review>;

export const GroupAnswer = z.object({
  answerId: z.int(),
  reviewId: z.int(),
  audience: Audience,
  statement: z.string(),
  /** Null where fewer than five answered. */
  counts: Counts.nullable(),
  words: z.string().nullable(),
  recordedOn: Day,
  recordedBy: z.string(),
});
export type GroupAnswer = z.infer<typeof GroupAnswer>;

export const Issue = z.object({
  issueId: z.int(),
  reviewId: z.int(),
  audience: Audience,
  statement: z.string().nullable(),
  words: z.string(),
  raisedOn: Day,
  raisedBy: z.string(),
  actions: z.array(z.int()),
});
export type Issue = z.infer<typeof Issue>;

export const NewReview = z.object({
  year: FinancialYear.meta({ title: 'The year' }),
  audiences: several(Audience).meta({ title: 'Who is asked' }),
});
export type NewReview = z.infer<typeof NewReview>;

export const NewIssue = z.object({
  audience: Audience.meta({ title: 'Who raised it' }),
  statement: z.string().max(40).optional().meta({ title: 'The statement it is about' }),
  words: z.string({ error: 'Write what is wanting' }).max(2000).meta({ title: 'What is wanting' }),
  actions: z.string().max(4000).optional().meta({ title: 'The actions that answer it' }),
});
export type NewIssue = z.infer<typeof NewIssue>;

/** More people than any council asks; a larger number is a slip of the keys. */
const mostPeople = 100_000;

/** Five numbers as they are typed or pasted: `0 2 5 8 3`, `0, 2, 5, 8, 3`. The mistake names `field`. */
export function readCounts(typed: string, field: string): Answer<Counts> {
  const parts = typed.trim().split(/[\s,;]+/);
  const counts = Counts.safeParse(parts.map((part) => (/^\d{1,7}$/.test(part) ? Number(part) : null)));
  if (!counts.success || counts.data.some((count) => count > mostPeople))
    return mistake(field, 'Enter five numbers: how many gave each answer from 1 to 5, such as 0 2 5 8 3');
  return { ok: true, value: counts.data };
}

export const answered = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0);

/** The counts as they may be kept: null where too few answered. */
export function keptCounts(counts: Counts): Counts | null {
  return answered(counts) < fewestShown ? null : counts;
}

/** What holds of each group asked, for one statement: the newest, or null where nothing is entered. */
export function spreadOf(
  review: Review,
  answers: readonly GroupAnswer[],
  statement: string,
): { audience: Audience; answer: GroupAnswer | null }[] {
  return audiences
    .filter((audience) => review.audiences.includes(audience))
    .map((audience) => ({
      audience,
      answer: answers
        .filter((one) => one.audience === audience && one.statement === statement)
        .reduce<GroupAnswer | null>((a, b) => (a && a.answerId > b.answerId ? a : b), null),
    }));
}

export const isAnswered = ({ actions }: Issue): boolean => actions.length > 0;
