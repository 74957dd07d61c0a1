// Registers of money and their entries as data, for calls and the command line.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import type { StoredEntry } from './entry.ts';
import { type AnyRegister, moneyKinds } from './kinds/kinds.ts';
import { fieldsOf } from './register.ts';

export const RegisterFacts = z.object({
  kind: z.enum(moneyKinds),
  title: z.string(),
  lead: z.string(),
  number: z.int().describe('Entries that go on'),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['words', 'choice', 'pounds', 'number', 'day', 'year', 'yesno', 'years']),
      isOptional: z.boolean(),
      choices: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export const EntryFacts = z.object({
  entryId: z.int(),
  name: z.string(),
  facts: z
    .record(z.string(), z.unknown())
    .describe('By field: amounts in whole pence, by year where they are'),
  items: z.array(z.int()).describe('Numbers of items of the thread'),
  risks: z.array(z.int()).describe('Numbers of entries of the register of risks'),
  madeOn: Day,
  keptOn: Day,
  keptBy: z.string(),
  endedOn: Day.nullable(),
  endedWhy: z.string().nullable(),
});

export const registerFacts = (register: AnyRegister, number: number): z.input<typeof RegisterFacts> => ({
  kind: register.kind,
  title: register.title,
  lead: register.lead,
  number,
  fields: Object.entries(fieldsOf(register)).map(([name, { label, kind, isOptional, choices }]) => ({
    name,
    label,
    kind,
    isOptional,
    ...(choices ? { choices } : {}),
  })),
});

/** With those of its facts alone that whoever asks may see. */
export const entryFacts = (
  { entryId, name, items, risks, madeOn, keptOn, keptBy, endedOn, endedWhy }: StoredEntry,
  facts: Record<string, unknown>,
): z.input<typeof EntryFacts> => ({
  entryId,
  name,
  facts,
  items,
  risks,
  madeOn,
  keptOn,
  keptBy,
  endedOn,
  endedWhy,
});
