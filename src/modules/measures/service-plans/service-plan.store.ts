// The only SQL for service planning.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { Objective, type Planning, PlanVersion, Signature, Team } from './service-plan.ts';

export interface Keeper {
  name: string;
  day: Day;
}

/** Five queries, whatever the number of teams. */
export async function planningIn(tx: Tx): Promise<Planning> {
  const teams = await tx.any(sql.type(Team)`
    select team_id, name, kind, above_id, manager_id
    from teams
    order by case kind when 'directorate' then 1 when 'service' then 2 else 3 end, name, team_id
  `);
  const versions = await tx.any(sql.type(PlanVersion)`
    select service_plan_id, team_id, year, version, purpose, risks, budget_pence, people_hundredths, savings_pence,
      kept_on, kept_by
    from service_plans
    order by year desc, team_id, version desc, service_plan_id
  `);
  const objectives = await tx.any(sql.type(Objective)`
    select service_plan_id, position, words, item_id
    from service_objectives
    order by service_plan_id, position
  `);
  const measures = await tx.any(sql.type(z.object({ servicePlanId: z.int(), measureId: z.int() }))`
    select service_plan_id, measure_id
    from service_plan_measures
    order by service_plan_id, measure_id
  `);
  const signatures = await tx.any(sql.type(Signature)`
    select service_plan_id, signed_as, signed_by, signed_on
    from service_plan_signatures
    order by service_plan_id, signed_as desc
  `);
  const byPlan = <Row extends { servicePlanId: number }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ servicePlanId }) => servicePlanId);
  const [objectivesOf, measuresOf, signaturesOf] = [byPlan(objectives), byPlan(measures), byPlan(signatures)];
  const plans = versions.map((version) => ({
    ...version,
    objectives: objectivesOf.get(version.servicePlanId) ?? [],
    measures: (measuresOf.get(version.servicePlanId) ?? []).map(({ measureId }) => measureId),
    signatures: signaturesOf.get(version.servicePlanId) ?? [],
  }));
  return { teams, plans };
}

export type TeamKept = Omit<Team, 'teamId'>;

export async function addTeam(tx: Tx, councilId: number, given: TeamKept, by: Keeper): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ teamId: z.int() }))`
    insert into teams (council_id, name, kind, above_id, manager_id, kept_on, kept_by)
    values (${councilId}, ${given.name}, ${given.kind}, ${given.aboveId}, ${given.managerId}, ${by.day}, ${by.name})
    returning team_id
  `);
}

export async function changeTeam(tx: Tx, teamId: number, given: TeamKept, by: Keeper): Promise<void> {
  await tx.query(sql.unsafe`
    update teams
    set name = ${given.name}, kind = ${given.kind}, above_id = ${given.aboveId}, manager_id = ${given.managerId},
      kept_on = ${by.day}, kept_by = ${by.name}
    where team_id = ${teamId}
  `);
}

/** Until the unit of work ends, nobody else writes or signs a plan of this team. */
export async function lockTeam(tx: Tx, teamId: number): Promise<void> {
  await tx.query(sql.unsafe`
    select team_id
    from teams
    where team_id = ${teamId}
    order by team_id
    for update
  `);
}

export interface PlanKept extends Omit<PlanVersion, 'servicePlanId' | 'keptOn' | 'keptBy'> {
  objectives: readonly { words: string; itemId: number | null }[];
  measures: readonly number[];
}

export async function addPlanVersion(
  tx: Tx,
  councilId: number,
  given: PlanKept,
  by: Keeper,
): Promise<number> {
  const servicePlanId = await tx.oneFirst(sql.type(z.object({ servicePlanId: z.int() }))`
    insert into service_plans (council_id, team_id, year, version, purpose, risks, budget_pence, people_hundredths,
      savings_pence, kept_on, kept_by)
    values (${councilId}, ${given.teamId}, ${given.year}, ${given.version}, ${given.purpose}, ${given.risks},
      ${given.budgetPence}, ${given.peopleHundredths}, ${given.savingsPence}, ${by.day}, ${by.name})
    returning service_plan_id
  `);
  for (const [position, { words, itemId }] of given.objectives.entries())
    await tx.query(sql.unsafe`
      insert into service_objectives (council_id, service_plan_id, position, words, item_id)
      values (${councilId}, ${servicePlanId}, ${position}, ${words}, ${itemId})
    `);
  for (const measureId of new Set(given.measures))
    await tx.query(sql.unsafe`
      insert into service_plan_measures (council_id, service_plan_id, measure_id)
      values (${councilId}, ${servicePlanId}, ${measureId})
    `);
  return servicePlanId;
}

/** Who signed already stays as they signed. */
export async function addSignature(tx: Tx, councilId: number, given: Signature): Promise<void> {
  await tx.query(sql.unsafe`
    insert into service_plan_signatures (council_id, service_plan_id, signed_as, signed_by, signed_on)
    values (${councilId}, ${given.servicePlanId}, ${given.signedAs}, ${given.signedBy}, ${given.signedOn})
    on conflict do nothing
  `);
}
