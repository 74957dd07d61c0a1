// The only SQL for opinions: the owners' latest words, independent opinions, and what a council set for its rules.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { PlannedDate, plannedDateKinds } from '../../../kernel/planned-date.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { Independent } from './independent.ts';
import { RuleSet } from './rule-set.ts';

const WordRow = z.object({
  itemId: z.int(),
  saidOn: Day,
  statusWords: z.string(),
  percentage: z.int().nullable(),
  forecastWords: z.string().nullable(),
  forecastKind: z.enum(plannedDateKinds).nullable(),
  forecastEarliest: Day.nullable(),
  forecastLatest: Day.nullable(),
});

/** The latest update of an item: when, and what of it the rules look at. */
export interface LatestWord {
  itemId: number;
  saidOn: Day;
  percentage: number | null;
  forecast: PlannedDate | null;
}

/** The latest update of each item that has one. */
export async function latestWords(tx: Tx, from: TableAt = live): Promise<LatestWord[]> {
  const rows = await tx.any(sql.type(WordRow)`
    select item_id, said_on, status_words, percentage, forecast_words, forecast_kind, forecast_earliest, forecast_latest
    from ${from('updates')}
    -- Sorting every update with its words, to throw most of them away, takes twice as long.
    where update_id in (
      select max(update_id)
      from ${from('updates')}
      group by item_id
    )
    order by item_id
  `);
  return rows.map((row) => ({
    itemId: row.itemId,
    saidOn: row.saidOn,
    percentage: row.percentage,
    forecast: forecastOf(row),
  }));
}

function forecastOf(row: z.infer<typeof WordRow>): PlannedDate | null {
  if (row.forecastWords === null) return null;
  const given = {
    words: row.forecastWords,
    kind: row.forecastKind,
    earliest: row.forecastEarliest,
    latest: row.forecastLatest,
  };
  return PlannedDate.parse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)));
}

const PlanRead = z.object({ planId: z.int(), readOn: Day });

/** The day on which each plan was last read into Goldthread, up to a day: where a plan itself names none. */
export async function plansReadOn(tx: Tx, day: Day): Promise<ReadonlyMap<number, Day>> {
  const rows = await tx.any(sql.type(PlanRead)`
    select plans.plan_id, max((record.at at time zone 'Europe/London')::date) as read_on
    from plans
    join record_lines on record_lines.council_id = plans.council_id
      and record_lines.table_name = 'plans'
      and record_lines.row_key = jsonb_build_array(plans.plan_id)::text
    join record on record.council_id = record_lines.council_id
      and record.entry_id = record_lines.entry_id
    where (record.at at time zone 'Europe/London')::date <= ${day}
    group by plans.plan_id
    order by plans.plan_id
  `);
  return new Map(rows.map(({ planId, readOn }) => [planId, readOn]));
}

const columns = sql.fragment`opinion_id, item_id, confidence, words, reason, evidence, formed_on, given_on,
  given_by, given_as`;

/** The latest independent opinion of each item that has one. */
export async function latestIndependent(tx: Tx, from: TableAt = live): Promise<readonly Independent[]> {
  return tx.any(sql.type(Independent)`
    select distinct on (item_id) ${columns}
    from ${from('independent_opinions')}
    order by item_id, formed_on desc, opinion_id desc
  `);
}

/** Every independent opinion of one item, latest first. */
export async function independentOf(
  tx: Tx,
  itemId: number,
  from: TableAt = live,
): Promise<readonly Independent[]> {
  return tx.any(sql.type(Independent)`
    select ${columns}
    from ${from('independent_opinions')}
    where item_id = ${itemId}
    order by formed_on desc, opinion_id desc
  `);
}

export async function addIndependent(
  tx: Tx,
  councilId: number,
  given: Omit<Independent, 'opinionId'> & { personId: number | null },
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ opinionId: z.int() }))`
    insert into independent_opinions (council_id, item_id, confidence, words, reason, evidence, formed_on, given_on,
      given_by, given_as, person_id)
    values (${councilId}, ${given.itemId}, ${given.confidence}, ${given.words}, ${given.reason}, ${given.evidence},
      ${given.formedOn}, ${given.givenOn}, ${given.givenBy}, ${given.givenAs}, ${given.personId})
    returning opinion_id
  `);
}

const EvidenceRow = z.object({ itemId: z.int(), title: z.string(), datedOn: Day, exempt: z.boolean() });

/** What stands as evidence of every item, oldest first: of what is exempt, the day alone may be told here. */
export async function evidenceOfAll(
  tx: Tx,
  from: TableAt = live,
): Promise<readonly z.infer<typeof EvidenceRow>[]> {
  return tx.any(sql.type(EvidenceRow)`
    select item_id, title, dated_on, exempt
    from ${from('evidence')}
    where withdrawn_on is null
    order by item_id, evidence_id
  `);
}

const UpdateToKeep = z.object({
  itemId: z.int(),
  saidOn: Day,
  routeToGreen: z.string().nullable(),
  percentage: z.int().nullable(),
});
export type UpdateToKeep = z.infer<typeof UpdateToKeep>;

/** Keeps updates given before Goldthread was used, each with the status that stands on the item. */
export async function keepEarlierUpdates(
  tx: Tx,
  councilId: number,
  given: readonly UpdateToKeep[],
): Promise<void> {
  const rows = given.map(({ itemId, saidOn, routeToGreen, percentage }) => ({
    item_id: itemId,
    said_on: saidOn,
    route_to_green: routeToGreen,
    percentage,
  }));
  await tx.query(sql.unsafe`
    insert into updates (council_id, item_id, said_on, status_words, lifecycle, confidence, percentage, route_to_green)
    select ${councilId}, given.item_id, given.said_on, items.status_words, items.lifecycle, items.confidence,
      given.percentage, given.route_to_green
    from jsonb_populate_recordset(null::updates, ${sql.jsonb(rows)}) as given
    join items on items.item_id = given.item_id
    order by given.said_on, given.item_id
  `);
}

/** Everything that was ever set for the rules, oldest first. */
export async function rulesEverSet(tx: Tx, from: TableAt = live): Promise<readonly RuleSet[]> {
  return tx.any(sql.type(RuleSet)`
    select status_rule_id, rule_name, is_on, settings, from_on, reason, set_on, set_by
    from ${from('status_rules')}
    order by status_rule_id
  `);
}

export async function addRuleSet(
  tx: Tx,
  councilId: number,
  given: Omit<RuleSet, 'statusRuleId'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into status_rules (council_id, rule_name, is_on, settings, from_on, reason, set_on, set_by)
    values (${councilId}, ${given.ruleName}, ${given.isOn}, ${sql.jsonb(given.settings)}, ${given.fromOn},
      ${given.reason}, ${given.setOn}, ${given.setBy})
  `);
}
