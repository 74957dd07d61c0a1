// The people a council's work hangs on: officers, members, commissioners and others, their posts over time and boards.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';

export const personKinds = ['officer', 'member', 'commissioner', 'external'] as const;

export const NewPost = z.object({
  title: z.string().min(1),
  standing: z.enum(['permanent', 'acting', 'interim']).default('permanent'),
  senior: z.boolean().default(false),
  fromOn: Day.optional(),
  toOn: Day.optional(),
});
export type NewPost = z.input<typeof NewPost>;

export const NewPerson = z.object({
  kind: z.enum(personKinds),
  name: z.string().min(1),
  initials: z.string().min(1).optional(),
  posts: z.array(NewPost).default([]),
});
export type NewPerson = z.input<typeof NewPerson>;

/** Read from a job title: `Interim Director of Place` is an interim standing in the post. */
export function standingOf(title: string): 'permanent' | 'acting' | 'interim' {
  if (/\binterim\b/i.test(title)) return 'interim';
  return /\bacting\b/i.test(title) ? 'acting' : 'permanent';
}

/**
 * Whether a post's holder is public by name: chief officers and statutory officers, as councils publish them in
 * their senior structure charts (Local Government Transparency Code 2015, part 2; ICO advice on naming officers).
 */
export function isSeniorPost(title: string): boolean {
  if (
    /\b(assistant|deputy|associate|manager|lead|head|business|personal)\b/i.test(title) &&
    !/\bhead of paid service\b/i.test(title)
  )
    return false;
  return /\b(chief executive|managing director|director|chief (finance|financial|operating) officer|section 151|s151|monitoring officer|head of paid service)\b/i.test(
    title,
  );
}

export const NewBody = z.object({
  name: z.string().min(1),
  kind: z.string().min(1),
  purpose: z.string().optional(),
  meets: z.string().optional(),
  inPublic: z.boolean().default(false),
  decides: z.boolean().default(false),
  reportsTo: z.int().optional(),
  members: z
    .array(z.object({ personId: z.int(), role: z.enum(['chair', 'co-chair', 'vice-chair', 'member']) }))
    .default([]),
});
export type NewBody = z.input<typeof NewBody>;
