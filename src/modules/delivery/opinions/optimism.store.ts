// The only SQL for the optimism score: everything that owners said, and the periods in which they said it.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import type { Said } from './optimism.ts';

const SaidRow = z.object({
  itemId: z.int(),
  periodId: z.int().nullable(),
  personId: z.int().nullable(),
  saidOn: Day,
  finished: z.boolean(),
  confidence: z.enum(['on-track', 'at-risk', 'off-track']).nullable(),
  forecastOn: Day.nullable(),
});

/** Every update, in the order in which they were given. Late corrections are left out: they claim nothing. */
export async function everythingSaid(tx: Tx): Promise<readonly Said[]> {
  return tx.any(sql.type(SaidRow)`
    select item_id, period_id, person_id, said_on, confidence, forecast_latest as forecast_on,
      coalesce(lifecycle in ('delivered', 'embedded', 'sustained', 'closed', 'superseded'), false) as finished
    from updates
    where not late
    order by update_id
  `);
}

export const PeriodNamed = z.object({ periodId: z.int(), name: z.string(), toOn: Day });
export type PeriodNamed = z.infer<typeof PeriodNamed>;

/** Latest first. */
export async function periodsNamed(tx: Tx): Promise<readonly PeriodNamed[]> {
  return tx.any(sql.type(PeriodNamed)`
    select period_id, name, to_on
    from periods
    order by to_on desc, period_id desc
  `);
}
