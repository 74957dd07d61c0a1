// An update: how far its owner says an item is, what was done, what is next, and the way back where it is off track.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { PlannedDate } from '../../../kernel/planned-date.ts';
import { type Item, lineage, type Status, type Walk } from '../../plan/index.ts';

export const Update = z.object({
  updateId: z.int(),
  itemId: z.int(),
  periodId: z.int().nullable(),
  saidOn: Day,
  personId: z.int().nullable(),
  status: z.object({
    words: z.string(),
    lifecycle: z.string().nullable(),
    confidence: z.string().nullable(),
  }),
  percentage: z.int().nullable(),
  /** When the owner now expects to finish. It moves nothing. */
  forecast: PlannedDate.nullable(),
  done: z.string().nullable(),
  next: z.string().nullable(),
  routeToGreen: z.string().nullable(),
  /** Given after its period had closed. */
  late: z.boolean(),
});
export type Update = z.infer<typeof Update>;

/** What an owner may say. That an action is finished is agreed by a second person on evidence, and not said here. */
export const saidAs = {
  'on-track': { words: 'On track', lifecycle: 'in-progress', confidence: 'on-track' },
  'at-risk': { words: 'At risk', lifecycle: 'in-progress', confidence: 'at-risk' },
  'off-track': { words: 'Off track', lifecycle: 'in-progress', confidence: 'off-track' },
  'not-started': { words: 'Not started', lifecycle: 'not-started', confidence: null },
  suspended: { words: 'Suspended', lifecycle: 'suspended', confidence: null },
  done: { words: 'Done', lifecycle: 'delivered', confidence: null },
} as const satisfies Record<string, Status>;
export type Said = keyof typeof saidAs;

/** A step is small enough for its owner to tick off. */
const steps: readonly Item['kind'][] = ['sub-action'];

export function choicesFor(item: Item): readonly Said[] {
  const all = Object.keys(saidAs) as Said[];
  return steps.includes(item.kind) ? all : all.filter((said) => said !== 'done');
}

const words = z.string().max(4000);

export const NewUpdate = z.object({
  status: z
    .enum(['on-track', 'at-risk', 'off-track', 'not-started', 'suspended', 'done'], {
      error: 'Choose how it is going',
    })
    .meta({ title: 'How is it going?' }),
  done: words.optional().meta({ title: 'What was done' }),
  next: words.optional().meta({ title: 'What is next' }),
  routeToGreen: words.optional().meta({ title: 'How it gets back on track' }),
  percentage: z.coerce
    .number({ error: 'Per cent done must be a number from 0 to 100' })
    .int({ error: 'Per cent done must be a whole number' })
    .min(0, { error: 'Per cent done must be 0 or more' })
    .max(100, { error: 'Per cent done must be 100 or less' })
    .optional()
    .meta({ title: 'Per cent done' }),
  forecast: z.string().max(200).optional().meta({ title: 'When you now expect to finish' }),
  /** The date they ask the plan to be moved to, and why; both or neither. */
  wanted: z.string().max(200).optional().meta({ title: 'The new date you ask for' }),
  reason: words.optional().meta({ title: 'Why the date should move' }),
  /** The number of the last update they saw; 0 where there was none. */
  seen: z.coerce.number().int().nonnegative().default(0),
  /** A closed period that this corrects. */
  periodId: z.coerce.number().int().positive().optional(),
});
export type NewUpdate = z.infer<typeof NewUpdate>;

/** Whether somebody leads, sponsors or is responsible for an item or whatever it stands under. */
export function isOwn(thread: Walk, item: Item, personId: number | undefined): boolean {
  if (personId === undefined) return false;
  return lineage(thread, item).some(({ parts }) => parts.some((part) => part.personId === personId));
}

/** Those who are asked how an item is: its leads, or whoever leads what it stands under. */
export function askedFor(thread: Walk, item: Item): number[] {
  for (const one of lineage(thread, item)) {
    const leads = one.parts.filter(({ role }) => role === 'lead' || role === 'responsible');
    if (leads.length > 0) return leads.flatMap(({ personId }) => personId ?? []);
  }
  return [];
}
