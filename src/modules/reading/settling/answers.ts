// What a person may answer to a doubt, or say of an item; and how a page and the record say it again.
import { z } from 'zod';
import { Status } from '../draft.ts';

export const itemLists = [
  'actions',
  'themes',
  'workstreams',
  'objectives',
  'milestones',
  'deliverables',
  'outcomes',
  'priorities',
  'recommendations',
  'mandates',
  'measures',
  'risks',
  'phases',
  'people',
  'statements',
] as const;
export const ItemList = z.enum(itemLists);
export type ItemList = z.infer<typeof ItemList>;

const Meaning = Status.pick({ lifecycle: true, confidence: true });

/** Fields of an item as typed; one that is not named stays as it was read. */
export const Correction = z.record(z.string(), z.union([z.string(), z.array(z.string()), Meaning]));
export type Correction = z.infer<typeof Correction>;

export const Answer = z.discriminatedUnion('as', [
  /** Our reading is right, or the document is as doubtful as it looks and is to be loaded so. */
  z.object({ as: z.literal('read') }),
  /** The words mean this person, who is on a list already or is new to the council. */
  z.object({
    as: z.literal('person'),
    name: z.string(),
    post: z.string().optional(),
    isNew: z.boolean().optional(),
  }),
  /** The words mean nobody in particular: a team, a post, or somebody unknown. */
  z.object({ as: z.literal('nobody') }),
  z.object({ as: z.literal('status'), ...Meaning.shape }),
  /** The day or period that is meant, in words. The printed words are kept. */
  z.object({ as: z.literal('date'), words: z.string() }),
  /** Where the lines of a list begin. No word is added or lost. */
  z.object({ as: z.literal('lines'), lines: z.array(z.string()).min(1) }),
  z.object({ as: z.literal('same') }),
  z.object({ as: z.literal('different') }),
  /** What the doubt is about is not to be loaded. */
  z.object({ as: z.literal('aside') }),
  z.object({ as: z.literal('corrected'), fields: Correction }),
  /** Words that were not used are an action after all. */
  z.object({ as: z.literal('action'), fields: Correction }),
]);
export type Answer = z.infer<typeof Answer>;

/** An answer given: to a question by its key, to an item (`actions/12`), or to words not used (`not-used/3`). */
export const Settlement = z.object({
  subject: z.string(),
  answer: Answer,
  reason: z.string().nullable(),
  settledBy: z.string(),
  settledAt: z.string(),
});
export type Settlement = z.infer<typeof Settlement>;

export const lifecycleWords = {
  'not-started': 'not started',
  'in-progress': 'in progress',
  delivered: 'delivered',
  embedded: 'embedded',
  sustained: 'sustained',
  suspended: 'suspended',
  superseded: 'superseded',
  closed: 'closed',
} as const;

export const confidenceWords = {
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
} as const;

/** `It means Priya Nandhra`: completes a line of its own. */
export function sayAnswer(answer: Answer): string {
  switch (answer.as) {
    case 'read':
      return 'Accepted as read';
    case 'person':
      return `It means ${answer.name}${answer.post ? `, ${answer.post}` : ''}`;
    case 'nobody':
      return 'It means nobody in particular; the words are kept';
    case 'status':
      return `It means ${sayMeaning(answer)}`;
    case 'date':
      return `It means ${answer.words}`;
    case 'lines':
      return answer.lines.length === 1 ? 'Kept whole' : `Split into ${answer.lines.length} lines`;
    case 'same':
      return 'They are one thing';
    case 'different':
      return 'They are two things';
    case 'aside':
      return 'Set aside';
    case 'corrected':
      return 'Corrected';
    case 'action':
      return 'Made into an action';
  }
}

export function sayMeaning({ lifecycle, confidence }: z.infer<typeof Meaning>): string {
  const parts = [lifecycle && lifecycleWords[lifecycle], confidence && confidenceWords[confidence]];
  return parts.filter(Boolean).join(', ') || 'nothing we can tell';
}
