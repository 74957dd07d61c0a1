// The only SQL for scenarios.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { Approval, type PlanSettings, Scenario, type ScenarioAssumptions } from './scenario.ts';

/** The base first, then others in the order they were made. */
export async function allScenarios(tx: Tx, from: TableAt = live): Promise<readonly Scenario[]> {
  return tx.any(sql.type(Scenario)`
    select scenario_id, name, why, is_base, settings, assumptions, kept_on, kept_by, ended_on
    from ${from('money_scenarios')}
    order by is_base desc, scenario_id
  `);
}

/** Newest first. */
export async function allApprovals(tx: Tx, from: TableAt = live): Promise<readonly Approval[]> {
  return tx.any(sql.type(Approval)`
    select approval_id, scenario_id, approved_on, approved_by, words, gaps
    from ${from('money_approvals')}
    order by approval_id desc
  `);
}

export interface ScenarioWords {
  name: string;
  why: string;
  assumptions: ScenarioAssumptions;
  settings: PlanSettings | null;
}

export async function addScenario(
  tx: Tx,
  councilId: number,
  { name, why, assumptions, settings }: ScenarioWords,
  by: { day: Day; name: string },
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ scenarioId: z.int() }))`
    insert into money_scenarios (council_id, name, why, is_base, settings, assumptions, kept_on, kept_by)
    values (${councilId}, ${name}, ${why}, ${settings !== null},
      ${settings === null ? null : sql.jsonb({ ...settings })}, ${sql.jsonb({ ...assumptions })}, ${by.day}, ${by.name})
    returning scenario_id
  `);
}

export async function changeScenario(
  tx: Tx,
  scenarioId: number,
  { name, why, assumptions, settings }: ScenarioWords,
  by: { day: Day; name: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    update money_scenarios
    set name = ${name}, why = ${why}, assumptions = ${sql.jsonb({ ...assumptions })},
      settings = ${settings === null ? null : sql.jsonb({ ...settings })}, kept_on = ${by.day}, kept_by = ${by.name}
    where scenario_id = ${scenarioId}
  `);
}

export async function endScenario(tx: Tx, scenarioId: number, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    update money_scenarios
    set ended_on = ${day}
    where scenario_id = ${scenarioId}
  `);
}

export async function addApproval(
  tx: Tx,
  councilId: number,
  given: Omit<Approval, 'approvalId'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into money_approvals (council_id, scenario_id, approved_on, approved_by, words, gaps)
    values (${councilId}, ${given.scenarioId}, ${given.approvedOn}, ${given.approvedBy}, ${given.words},
      ${sql.jsonb({ ...given.gaps })})
  `);
}
