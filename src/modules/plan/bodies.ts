// The bodies that decide and oversee.
import { z } from 'zod';

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
