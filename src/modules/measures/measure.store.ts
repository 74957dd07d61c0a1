// Reads measures: definitions, targets, values that count, and what waits. The SQL that writes is in keeping.store.ts.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import { live, type TableAt } from '../plan/index.ts';
import { Definition, Observation, Remark, Target } from './measure.ts';

export const Measure = z.object({
  measureId: z.int(),
  itemId: z.int().nullable(),
  madeOn: Day,
  madeBy: z.string(),
  endedOn: Day.nullable(),
  endedWhy: z.string().nullable(),
});
export type Measure = z.infer<typeof Measure>;

const measureColumns = sql.fragment`measure_id, item_id, made_on, made_by, ended_on, ended_why`;
const definitionColumns = sql.fragment`definition_id, measure_id, from_on, title, meaning, why_it_matters, unit, decimals,
  numerator, denominator, polarity, tolerance, travel, same_within::float8, frequency, year_starts, value_kind, lag_days,
  source, scope, accountable_id, responsible_id, baseline::float8, baseline_words, threshold, quality, reason, set_on,
  set_by`;
const targetColumns = sql.fragment`target_id, measure_id, from_on, to_on, target::float8, floor::float8,
  lower_end::float8, upper_end::float8, reason, set_on, set_by`;
const observationColumns = sql.fragment`observation_id, measure_id, from_on, to_on, split_by, split, value::float8,
  numerator::float8, denominator::float8, missing_why, is_provisional, note, evidence, given_on, given_by, given_account,
  approved_on, approved_by, refused_on, refused_by, refused_why, released_on, released_by`;

export async function allMeasures(tx: Tx, from: TableAt = live): Promise<readonly Measure[]> {
  return tx.any(sql.type(Measure)`
    select ${measureColumns}
    from ${from('measures')}
    order by measure_id
  `);
}

export async function measureNumbered(tx: Tx, measureId: number): Promise<Measure | null> {
  return tx.maybeOne(sql.type(Measure)`
    select ${measureColumns}
    from measures
    where measure_id = ${measureId}
  `);
}

/** Locks a measure, so that two who write of it do so one after the other. */
export async function lockMeasure(tx: Tx, measureId: number): Promise<Measure | null> {
  return tx.maybeOne(sql.type(Measure)`
    select ${measureColumns}
    from measures
    where measure_id = ${measureId}
    for update
  `);
}

/** The definition of each measure that holds on a day: the newest that had begun, else the first there is. */
export async function definitionsOn(tx: Tx, day: Day, from: TableAt = live): Promise<readonly Definition[]> {
  return tx.any(sql.type(Definition)`
    select distinct on (measure_id) ${definitionColumns}
    from ${from('measure_definitions')}
    order by measure_id, (from_on <= ${day}) desc,
      case when from_on <= ${day} then from_on end desc, from_on, definition_id desc
  `);
}

/** Every version, newest first. */
export async function definitionsOf(tx: Tx, measureId: number): Promise<readonly Definition[]> {
  return tx.any(sql.type(Definition)`
    select ${definitionColumns}
    from measure_definitions
    where measure_id = ${measureId}
    order by from_on desc, definition_id desc
  `);
}

/** Every target that was ever set, newest first: the first of a period is the one that holds. */
export async function targetsOf(tx: Tx, measureId: number): Promise<readonly Target[]> {
  return tx.any(sql.type(Target)`
    select ${targetColumns}
    from measure_targets
    where measure_id = ${measureId}
    order by to_on desc, target_id desc
  `);
}

/** Everything ever given for a measure, newest period first and newest within it. */
export async function observationsOf(tx: Tx, measureId: number): Promise<readonly Observation[]> {
  return tx.any(sql.type(Observation)`
    select ${observationColumns}
    from observations
    where measure_id = ${measureId}
    order by to_on desc, split_by, split, observation_id desc
  `);
}

export async function observationNumbered(tx: Tx, observationId: number): Promise<Observation | null> {
  return tx.maybeOne(sql.type(Observation)`
    select ${observationColumns}
    from observations
    where observation_id = ${observationId}
  `);
}

/** What waits for a second person, oldest first. */
export async function waitingObservations(tx: Tx): Promise<readonly Observation[]> {
  return tx.any(sql.type(Observation)`
    select ${observationColumns}
    from observations
    where approved_on is null and refused_on is null
    order by observation_id
  `);
}

const Recent = z.object({
  measureId: z.int(),
  ends: z.array(Day),
  values: z.array(z.number().nullable()),
  provisional: z.array(z.boolean()),
  target: z.number().nullable(),
  floor: z.number().nullable(),
  lowerEnd: z.number().nullable(),
  upperEnd: z.number().nullable(),
  hasTarget: z.boolean(),
});
export type Recent = z.infer<typeof Recent>;

/**
 * For each measure its last values that count, oldest first, `atMost` of them, and the target of the last one. One query,
 * which looks at so many rows of each measure however long its history is.
 */
export async function recentValues(tx: Tx, atMost: number, from: TableAt = live): Promise<readonly Recent[]> {
  return tx.any(sql.type(Recent)`
    select measures.measure_id, recent.ends, recent.values, recent.provisional, held.target::float8,
      held.floor::float8, held.lower_end::float8, held.upper_end::float8, held.target_id is not null as has_target
    from ${from('measures')}
    cross join lateral (
      select array_agg(to_on::text order by to_on) as ends, array_agg(value order by to_on) as values,
        array_agg(is_provisional order by to_on) as provisional, max(to_on) as last_end
      from (
        select distinct on (to_on) to_on, value::float8, is_provisional
        from ${from('observations')}
        where observations.council_id = measures.council_id and observations.measure_id = measures.measure_id
          and split_by = '' and split = '' and approved_on is not null
        order by to_on desc, observation_id desc
        limit ${atMost}
      ) as newest
    ) as recent
    left join lateral (
      select target_id, target, floor, lower_end, upper_end
      from ${from('measure_targets')}
      where measure_targets.council_id = measures.council_id and measure_targets.measure_id = measures.measure_id
        and to_on = recent.last_end
      order by target_id desc
      limit 1
    ) as held on true
    where recent.ends is not null
    order by measures.measure_id
  `);
}

export async function remarksOf(tx: Tx, measureId: number): Promise<readonly Remark[]> {
  return tx.any(sql.type(Remark)`
    select remark_id, measure_id, from_on, to_on, why, corrective, green_by, said_on, said_by
    from measure_remarks
    where measure_id = ${measureId}
    order by remark_id desc
  `);
}

const Forecast = z.object({
  yearTo: Day,
  value: z.number(),
  why: z.string(),
  saidOn: Day,
  saidBy: z.string(),
});
export type Forecast = z.infer<typeof Forecast>;

/** Newest first. */
export async function forecastsOf(tx: Tx, measureId: number): Promise<readonly Forecast[]> {
  return tx.any(sql.type(Forecast)`
    select year_to, value::float8, why, said_on, said_by
    from measure_forecasts
    where measure_id = ${measureId}
    order by forecast_id desc
  `);
}

const Link = z.object({ measureId: z.int(), itemId: z.int() });

/** The items that one measure speaks of. */
export async function linksOf(tx: Tx, measureId: number): Promise<readonly number[]> {
  const found = await tx.any(sql.type(Link)`
    select measure_id, item_id
    from measure_items
    where measure_id = ${measureId}
    order by item_id
  `);
  return found.map(({ itemId }) => itemId);
}

/** Which items each measure speaks of. */
export async function measureLinks(tx: Tx, from: TableAt = live): Promise<readonly z.infer<typeof Link>[]> {
  return tx.any(sql.type(Link)`
    select measure_id, item_id
    from ${from('measure_items')}
    order by measure_id, item_id
  `);
}
