// The only SQL for which measure is which national metric.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';

const Attached = z.object({ measureId: z.int(), metric: z.string() });

/** The newest of each measure, where it is a metric still. */
export async function attachedNow(tx: Tx): Promise<readonly z.infer<typeof Attached>[]> {
  return tx.any(sql.type(Attached)`
    select measure_id, metric
    from (
      select distinct on (measure_id) *
      from national_metrics
      order by measure_id, attached_id desc
    ) newest
    where metric <> ''
    order by measure_id
  `);
}

export async function attach(
  tx: Tx,
  councilId: number,
  { measureId, metric }: z.infer<typeof Attached>,
  by: { day: string; name: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into national_metrics (council_id, measure_id, metric, said_on, said_by)
    values (${councilId}, ${measureId}, ${metric}, ${by.day}, ${by.name})
  `);
}
