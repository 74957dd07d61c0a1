// The bodies that decide and oversee, and the instruments behind what the council must do.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';

export const Body = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.string(),
  purpose: z.string().nullable(),
  meets: z.string().nullable(),
  inPublic: z.boolean(),
  decides: z.boolean(),
  reportsTo: z.int().nullable(),
  members: z.array(z.object({ personId: z.int(), role: z.string() })),
});
export type Body = z.infer<typeof Body>;

export const Instrument = z.object({
  id: z.int(),
  title: z.string(),
  madeBy: z.string(),
  madeOn: Day,
  version: z.int(),
  replacedOn: Day.nullable(),
  replacedBy: z.int().nullable(),
  mandates: z.array(z.int()),
});
export type Instrument = z.infer<typeof Instrument>;
