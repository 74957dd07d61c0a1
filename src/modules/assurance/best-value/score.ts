// Scores of best value themes: by the council itself and by somebody independent, kept apart. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import type { Tone } from '../../../web/marks.ts';

/** Lowest first: a step is the distance of one. */
export const scores = ['weak', 'developing', 'sound', 'strong'] as const;
export const Score = z.enum(scores, { error: 'Choose a score' });
export type Score = z.infer<typeof Score>;

export const scoreWords: Record<Score, { words: string; tone: Tone }> = {
  weak: { words: 'Weak', tone: 'stop' },
  developing: { words: 'Developing', tone: 'care' },
  sound: { words: 'Sound', tone: 'go' },
  strong: { words: 'Strong', tone: 'done' },
};

export const sorts = ['self', 'independent'] as const;
export const Sort = z.enum(sorts, { error: 'Say who judges' });
export type Sort = z.infer<typeof Sort>;

export const sortWords: Record<Sort, string> = {
  self: 'The council itself',
  independent: 'Somebody independent',
};

/** What a score cites: an item of the thread, or a piece of evidence. */
export const Cited = z.object({ itemId: z.int().nullable(), evidenceId: z.int().nullable() });
export type Cited = z.infer<typeof Cited>;

export const ThemeScore = z.object({
  scoreId: z.int(),
  version: z.string(),
  theme: z.string(),
  sort: Sort,
  score: Score,
  reasons: z.string(),
  assessor: z.string(),
  assessedOn: Day,
  recordedOn: Day,
  recordedBy: z.string(),
  cited: z.array(Cited),
});
export type ThemeScore = z.infer<typeof ThemeScore>;

export const NewThemeScore = z.object({
  sort: Sort.meta({ title: 'Who judges' }),
  assessor: z.string().max(200).optional().meta({ title: 'Who it was' }),
  score: Score.meta({ title: 'The score' }),
  reasons: z.string({ error: 'Write the reasons' }).max(4000).meta({ title: 'The reasons' }),
  evidence: z.string().max(4000).optional().meta({ title: 'The evidence' }),
  assessedOn: Day.meta({ title: 'The day it was judged' }),
});
export type NewThemeScore = z.infer<typeof NewThemeScore>;

/** What holds of a theme, and what was said before it, newest first. */
export interface ThemeHeld {
  self: ThemeScore | null;
  independent: ThemeScore | null;
  earlier: readonly ThemeScore[];
}

/** Of each sort the score of the latest day holds; of one day, the last recorded. */
export function heldOf(all: readonly ThemeScore[], theme: string): ThemeHeld {
  const own = all
    .filter((one) => one.theme === theme)
    .sort((a, b) => b.assessedOn.localeCompare(a.assessedOn) || b.scoreId - a.scoreId);
  const first = (sort: Sort) => own.find((one) => one.sort === sort) ?? null;
  const [self, independent] = [first('self'), first('independent')];
  return { self, independent, earlier: own.filter((one) => one !== self && one !== independent) };
}

/** How many steps one score stands above another; negative where it stands below. */
export function stepsAbove(one: Score, other: Score): number {
  return scores.indexOf(one) - scores.indexOf(other);
}
