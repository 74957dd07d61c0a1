// The SQL for what became of figures when they were released.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { Decided, Released } from './release.ts';

const ReleasedRow = z.object({
  measureId: z.int(),
  observationId: z.int(),
  batch: z.int(),
  isShown: z.boolean(),
  whyHidden: z.enum(['small', 'protects']).nullable(),
});

const columns = sql.fragment`measure_id, observation_id, batch, is_shown, why_hidden`;

export async function releasesOf(tx: Tx, measureId: number): Promise<readonly Released[]> {
  return tx.any(sql.type(ReleasedRow)`
    select ${columns}
    from measure_releases
    where measure_id = ${measureId}
    order by release_id
  `);
}

/** Of every measure, oldest first. */
export async function allReleases(tx: Tx): Promise<readonly z.infer<typeof ReleasedRow>[]> {
  return tx.any(sql.type(ReleasedRow)`
    select ${columns}
    from measure_releases
    order by release_id
  `);
}

/** One statement for any number of figures. */
export async function addReleases(
  tx: Tx,
  councilId: number,
  {
    measureId,
    batch,
    decided,
    on,
    by,
  }: { measureId: number; batch: number; decided: readonly Decided[]; on: Day; by: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into measure_releases (council_id, measure_id, observation_id, batch, is_shown, why_hidden, released_on, released_by)
    select ${councilId}, ${measureId}, observation_id, ${batch}, is_shown, why_hidden, ${on}, ${by}
    from jsonb_to_recordset(${sql.jsonb(
      decided.map(({ observationId, isShown, whyHidden }) => ({
        observation_id: observationId,
        is_shown: isShown,
        why_hidden: whyHidden,
      })),
    )}) as given (observation_id bigint, is_shown boolean, why_hidden text)
    order by observation_id
  `);
  await tx.query(sql.unsafe`
    update observations
    set released_on = ${on},
        released_by = ${by}
    where observation_id = any (${sql.array(
      decided.map(({ observationId }) => observationId),
      'int8',
    )})
  `);
}
