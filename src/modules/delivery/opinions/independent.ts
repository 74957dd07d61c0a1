// An independent opinion: what an assurer or a commissioner thinks of an item, why, and what they looked at.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const independentConfidences = [
  'on-track',
  'at-risk',
  'off-track',
  'delivered',
  'cannot-judge',
] as const;

export const confidenceWords: Record<(typeof independentConfidences)[number], string> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  delivered: 'Delivered',
  'cannot-judge': 'Cannot be judged',
};

export const Independent = z.object({
  opinionId: z.int(),
  itemId: z.int(),
  confidence: z.enum(independentConfidences),
  /** Their own words for it: "Moving, but not by the date". */
  words: z.string(),
  reason: z.string(),
  evidence: z.string(),
  formedOn: Day,
  givenOn: Day,
  givenBy: z.string(),
  givenAs: z.enum(['assurer', 'commissioner']),
});
export type Independent = z.infer<typeof Independent>;

/** What they fill in. */
export const NewIndependent = z.object({
  confidence: z.enum(independentConfidences).meta({ title: 'Where you place it' }),
  words: z
    .string({ error: 'Say in a few words how it stands' })
    .trim()
    .min(1)
    .max(200)
    .meta({ title: 'Your opinion in a few words' }),
  reason: z.string({ error: 'Say why you think so' }).trim().min(1).max(2000).meta({ title: 'The reason' }),
  evidence: z
    .string({ error: 'Say what you looked at' })
    .trim()
    .min(1)
    .max(1000)
    .meta({ title: 'What you looked at' }),
  formedOn: Day.meta({ title: 'The day you formed it' }),
});
export type NewIndependent = z.infer<typeof NewIndependent>;
