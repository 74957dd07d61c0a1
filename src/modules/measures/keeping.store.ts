// Writes measures. Definitions, targets and values are only added: what was there before stays and can be read.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import type { Day } from '../../kernel/days.ts';
import type { Forecast } from './measure.store.ts';
import type { Definition, Observation, Remark, Target } from './measure.ts';

const number = sql.type(z.object({ id: z.int() }));

export async function addMeasure(
  tx: Tx,
  councilId: number,
  { itemId, madeOn, madeBy }: { itemId: number | null; madeOn: Day; madeBy: string },
): Promise<number> {
  return tx.oneFirst(number`
    insert into measures (council_id, item_id, made_on, made_by)
    values (${councilId}, ${itemId}, ${madeOn}, ${madeBy})
    returning measure_id as id
  `);
}

export async function endMeasure(tx: Tx, measureId: number, on: Day, why: string): Promise<void> {
  await tx.query(sql.unsafe`
    update measures
    set ended_on = ${on},
        ended_why = ${why}
    where measure_id = ${measureId}
  `);
}

export async function addDefinition(
  tx: Tx,
  councilId: number,
  given: Omit<Definition, 'definitionId'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into measure_definitions (council_id, measure_id, from_on, title, meaning, why_it_matters, unit, decimals,
      numerator, denominator, polarity, tolerance, travel, same_within, frequency, year_starts, value_kind, lag_days,
      source, scope, accountable_id, responsible_id, baseline, baseline_words, threshold, quality, reason, set_on, set_by)
    values (${councilId}, ${given.measureId}, ${given.fromOn}, ${given.title}, ${given.meaning}, ${given.whyItMatters},
      ${given.unit}, ${given.decimals}, ${given.numerator}, ${given.denominator}, ${given.polarity},
      ${sql.jsonb(given.tolerance)}, ${given.travel}, ${given.sameWithin}, ${given.frequency}, ${given.yearStarts},
      ${given.valueKind}, ${given.lagDays}, ${given.source}, ${given.scope}, ${given.accountableId},
      ${given.responsibleId}, ${given.baseline}, ${given.baselineWords}, ${given.threshold},
      ${sql.jsonb(given.quality)}, ${given.reason}, ${given.setOn}, ${given.setBy})
  `);
}

/** One statement for any number of periods. */
export async function addTargets(
  tx: Tx,
  councilId: number,
  given: readonly Omit<Target, 'targetId'>[],
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into measure_targets (council_id, measure_id, from_on, to_on, target, floor, lower_end, upper_end, reason,
      set_on, set_by)
    select ${councilId}, measure_id, from_on, to_on, target, floor, lower_end, upper_end, reason, set_on, set_by
    from jsonb_to_recordset(${sql.jsonb(
      given.map((one) => ({
        measure_id: one.measureId,
        from_on: one.fromOn,
        to_on: one.toOn,
        target: one.target,
        floor: one.floor,
        lower_end: one.lowerEnd,
        upper_end: one.upperEnd,
        reason: one.reason,
        set_on: one.setOn,
        set_by: one.setBy,
      })),
    )}) as given (measure_id bigint, from_on date, to_on date, target numeric, floor numeric, lower_end numeric,
      upper_end numeric, reason text, set_on date, set_by text)
    order by measure_id, to_on
  `);
}

export type NewObservation = Omit<Observation, 'observationId'>;

/** One statement for any number of values, in their order. */
export async function addObservations(
  tx: Tx,
  councilId: number,
  given: readonly NewObservation[],
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into observations (council_id, measure_id, from_on, to_on, split_by, split, value, numerator, denominator,
      missing_why, is_provisional, note, evidence, given_on, given_by, given_account, approved_on, approved_by, released_on,
      released_by)
    select ${councilId}, measure_id, from_on, to_on, split_by, split, value, numerator, denominator, missing_why,
      is_provisional, note, evidence, given_on, given_by, given_account, approved_on, approved_by, released_on, released_by
    from jsonb_to_recordset(${sql.jsonb(
      given.map((one, place) => ({
        place,
        measure_id: one.measureId,
        from_on: one.fromOn,
        to_on: one.toOn,
        split_by: one.splitBy,
        split: one.split,
        value: one.value,
        numerator: one.numerator,
        denominator: one.denominator,
        missing_why: one.missingWhy,
        is_provisional: one.isProvisional,
        note: one.note,
        evidence: one.evidence,
        given_on: one.givenOn,
        given_by: one.givenBy,
        given_account: one.givenAccount,
        approved_on: one.approvedOn,
        approved_by: one.approvedBy,
        released_on: one.releasedOn,
        released_by: one.releasedBy,
      })),
    )}) as given (place int, measure_id bigint, from_on date, to_on date, split_by text, split text, value numeric,
      numerator numeric, denominator numeric, missing_why text, is_provisional boolean, note text, evidence text, given_on date,
      given_by text, given_account text, approved_on date, approved_by text, released_on date, released_by text)
    order by place
  `);
}

/** Whether it still waited. */
export async function approveObservation(
  tx: Tx,
  observationId: number,
  { on, by }: { on: Day; by: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update observations
    set approved_on = ${on},
        approved_by = ${by}
    where observation_id = ${observationId} and approved_on is null and refused_on is null
  `);
  return rowCount > 0;
}

/** Whether it still waited. */
export async function refuseObservation(
  tx: Tx,
  observationId: number,
  { on, by, why }: { on: Day; by: string; why: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update observations
    set refused_on = ${on},
        refused_by = ${by},
        refused_why = ${why}
    where observation_id = ${observationId} and approved_on is null and refused_on is null
  `);
  return rowCount > 0;
}

export async function addRemark(tx: Tx, councilId: number, given: Omit<Remark, 'remarkId'>): Promise<void> {
  await tx.query(sql.unsafe`
    insert into measure_remarks (council_id, measure_id, from_on, to_on, why, corrective, green_by, said_on, said_by)
    values (${councilId}, ${given.measureId}, ${given.fromOn}, ${given.toOn}, ${given.why}, ${given.corrective},
      ${given.greenBy}, ${given.saidOn}, ${given.saidBy})
  `);
}

export async function addForecast(
  tx: Tx,
  councilId: number,
  measureId: number,
  given: Forecast,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into measure_forecasts (council_id, measure_id, year_to, value, why, said_on, said_by)
    values (${councilId}, ${measureId}, ${given.yearTo}, ${given.value}, ${given.why}, ${given.saidOn}, ${given.saidBy})
  `);
}

/** The items a measure speaks of, in place of those before. */
export async function setMeasureItems(
  tx: Tx,
  councilId: number,
  measureId: number,
  itemIds: readonly number[],
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from measure_items
    where measure_id = ${measureId} and item_id <> all (${sql.array([...itemIds], 'int8')})
  `);
  await tx.query(sql.unsafe`
    insert into measure_items (council_id, measure_id, item_id)
    select ${councilId}, ${measureId}, item_id
    from unnest(${sql.array([...new Set(itemIds)], 'int8')}) as given (item_id)
    order by item_id
    on conflict do nothing
  `);
}
