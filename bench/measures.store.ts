// A council's measures grown at one stroke: each with a definition, monthly targets and as many years of monthly values.
import { z } from 'zod';
import { sql, type Tx } from '../src/db/database.ts';
import type { Day } from '../src/kernel/days.ts';

export interface MeasureSize {
  measures: number;
  /** Monthly values of each, the last of them of the month before the day. */
  months: number;
}

/** Adds so many to what there is, in the caller's unit of work. Answers one of the new ones. */
export async function growMeasures(
  tx: Tx,
  councilId: number,
  { measures, months }: MeasureSize,
  day: Day,
): Promise<number> {
  const made = await tx.anyFirst(sql.type(z.object({ id: z.int() }))`
    insert into measures (council_id, made_on, made_by)
    select ${councilId}, ${day}, 'The bench'
    from generate_series(1, ${measures})
    returning measure_id as id
  `);
  const ids = sql.array([...made], 'int8');
  await tx.query(sql.unsafe`
    insert into measure_definitions (council_id, measure_id, from_on, title, meaning, unit, decimals, polarity, tolerance,
      travel, frequency, value_kind, source, scope, reason, set_on, set_by)
    select ${councilId}, measure_id, ${day}::date - interval '20 years', 'Grown measure ' || n, 'What it counts', '%', 1,
      'higher-is-better', '{"kind":"target-and-floor"}', 'last-value', 'month', 'in-period', 'A ledger', 'council', 'New',
      ${day}, 'The bench'
    from unnest(${ids}) with ordinality as made (measure_id, n)
  `);
  const spans = sql.fragment`
    select measure_id, n, back,
      (date_trunc('month', ${day}::date) - make_interval(months => back))::date as from_on,
      (date_trunc('month', ${day}::date) - make_interval(months => back - 1) - interval '1 day')::date as to_on
    from unnest(${ids}) with ordinality as made (measure_id, n)
    cross join generate_series(${months}, 1, -1) as back`;
  await tx.query(sql.unsafe`
    insert into measure_targets (council_id, measure_id, from_on, to_on, target, floor, reason, set_on, set_by)
    select ${councilId}, measure_id, from_on, to_on, 90, 80, 'Budget', ${day}, 'The bench'
    from (${spans}) as spans
    order by measure_id, to_on
  `);
  // Values that move without a pattern, the same in every run.
  await tx.query(sql.unsafe`
    insert into observations (council_id, measure_id, from_on, to_on, value, given_on, given_by, approved_on, approved_by)
    select ${councilId}, measure_id, from_on, to_on, 70 + (n * 7919 + back * 104729) % 300 / 10.0, to_on, 'The bench', to_on,
      'Another'
    from (${spans}) as spans
    order by measure_id, to_on
  `);
  return made[0] ?? 0;
}
