// The only SQL for the formulas of measures.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';

export const MeasureFormula = z.object({
  measureId: z.int(),
  formula: z.string(),
  reason: z.string(),
  setOn: Day,
  setBy: z.string(),
});
export type MeasureFormula = z.infer<typeof MeasureFormula>;

/** The newest of each measure, where it is not an empty one. */
export async function formulasNow(tx: Tx): Promise<readonly MeasureFormula[]> {
  return tx.any(sql.type(MeasureFormula)`
    select measure_id, formula, reason, set_on, set_by
    from (
      select distinct on (measure_id) *
      from measure_formulas
      order by measure_id, formula_id desc
    ) newest
    where formula <> ''
    order by measure_id
  `);
}

export async function addFormula(tx: Tx, councilId: number, given: MeasureFormula): Promise<void> {
  await tx.query(sql.unsafe`
    insert into measure_formulas (council_id, measure_id, formula, reason, set_on, set_by)
    values (${councilId}, ${given.measureId}, ${given.formula}, ${given.reason}, ${given.setOn}, ${given.setBy})
  `);
}
