// A plan about to be stored: items named by keys of the caller's own, so that parents and links need no numbers yet.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { PlannedDate } from '../../kernel/planned-date.ts';
import { Confidence, ItemKind, Lifecycle, LinkKind, PartRole, PlanKind, Source } from './thread.ts';

export const NewItem = z.object({
  key: z.string(),
  kind: ItemKind,
  title: z.string().min(1),
  sort: z.string().optional(),
  ref: z.string().optional(),
  detail: z.string().optional(),
  parentKey: z.string().optional(),
  level: z.int().optional(),
  status: z
    .object({ words: z.string(), lifecycle: Lifecycle.nullable(), confidence: Confidence.nullable() })
    .optional(),
  start: PlannedDate.optional(),
  due: PlannedDate.optional(),
  /** The date that the document itself says was moved to `due`. */
  dueBefore: PlannedDate.optional(),
  parts: z
    .array(
      z.object({ role: PartRole, words: z.string(), personId: z.int().nullable(), certain: z.boolean() }),
    )
    .default([]),
  certain: z.boolean().default(true),
  source: Source.optional(),
});
export type NewItem = z.input<typeof NewItem>;

export const NewPlan = z.object({
  title: z.string().min(1),
  kind: PlanKind,
  publishedWords: z.string().optional(),
  publishedOn: Day.optional(),
  documentId: z.int().optional(),
  /** The day on which dates that were moved before are said to have moved. */
  saidOn: Day.optional(),
  /** In the document's order: position follows from it. A parent stands before its children. */
  items: z.array(NewItem),
  links: z.array(z.object({ fromKey: z.string(), toKey: z.string(), kind: LinkKind })),
});
export type NewPlan = z.input<typeof NewPlan>;

export const NewDocument = z.object({
  name: z.string().min(1),
  format: z.string(),
  sha256: z.string(),
  lines: z.array(z.string()),
});
export type NewDocument = z.infer<typeof NewDocument>;

export const NewInstrument = z.object({
  title: z.string().min(1),
  madeBy: z.string().min(1),
  madeOn: Day,
  version: z.int().positive(),
  replacedOn: Day.optional(),
  replacedBy: z.int().optional(),
  mandates: z.array(z.int()).default([]),
});
export type NewInstrument = z.input<typeof NewInstrument>;
