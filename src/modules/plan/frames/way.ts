// Who does what an item promises: the council leads, enables or commissions it, or asks it of a partner.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const ways = ['leads', 'enables', 'commissions', 'asks'] as const;
export const wayWords = {
  leads: 'The council does it',
  enables: 'The council makes it possible for others',
  commissions: 'The council pays others to do it',
  asks: 'A partner is asked to do it',
} as const;

/** As the thread holds it, which editions publish: what was asked and answered is not in it. */
export const ItemWay = z.object({ itemId: z.int(), way: z.enum(ways), partner: z.string().nullable() });
export type ItemWay = z.infer<typeof ItemWay>;

export const SaidWay = ItemWay.extend({
  ask: z.string().nullable(),
  dueOn: Day.nullable(),
  answeredOn: Day.nullable(),
  answer: z.string().nullable(),
  saidOn: Day,
  saidBy: z.string(),
});
export type SaidWay = z.infer<typeof SaidWay>;

export const NewWay = z.object({
  way: z.enum(ways, { error: 'Choose who does it' }),
  partner: z.string().max(200).optional(),
  ask: z.string().max(2000).optional(),
  dueOn: Day.optional(),
  answeredOn: Day.optional(),
  answer: z.string().max(2000).optional(),
});
export type NewWay = z.infer<typeof NewWay>;
