// An entry of a register of money: its facts as its kind describes them, what it waits for, and who owns it.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { type FactsOfKind, type MoneyKind, moneyKinds } from './kinds/kinds.ts';

export const StoredEntry = z.object({
  entryId: z.int(),
  kind: z.enum(moneyKinds),
  name: z.string(),
  facts: z.record(z.string(), z.unknown()),
  ownerId: z.int().nullable(),
  madeOn: Day,
  keptOn: Day,
  keptBy: z.string(),
  endedOn: Day.nullable(),
  endedWhy: z.string().nullable(),
  items: z.array(z.int()),
  risks: z.array(z.int()),
});
export type StoredEntry = z.infer<typeof StoredEntry>;

export interface Entry<Kind extends MoneyKind = MoneyKind> extends Omit<StoredEntry, 'kind' | 'facts'> {
  kind: Kind;
  facts: FactsOfKind<Kind>;
}

/** Those that have not ended, by register. */
export type AllEntries = { readonly [Kind in MoneyKind]: readonly Entry<Kind>[] };

/** A completed sale whose publication was confirmed. */
export const MoneyRelease = z.object({
  entryId: z.int(),
  releasedOn: Day,
  releasedBy: z.string(),
  why: z.string(),
});
export type MoneyRelease = z.infer<typeof MoneyRelease>;
