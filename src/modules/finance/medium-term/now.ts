// The council's money as it stands: registers, scenarios and actions read together, and the plan worked out from them.
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../../../db/database.ts';
import { type Day, Day as DayText } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import type { FinancialYear } from '../../../kernel/financial-year.ts';
import { councilOf } from '../../people/index.ts';
import { asAt, askedBy, endOfDay, live, type TableAt, type Walk } from '../../plan/index.ts';
import { mediumTermModel } from '../engine/medium-term/medium-term.ts';
import type { MediumTermPlan } from '../engine/medium-term/plan.ts';
import { type Figures, workedOut } from '../engine/model/exact.ts';
import { type Program, programOf, yearsOf } from '../engine/model/model.ts';
import { allEntries } from '../registers/entry.store.ts';
import type { AllEntries } from '../registers/entry.ts';
import { allScenarios } from '../scenarios/scenario.store.ts';
import { type Scenario, withBase } from '../scenarios/scenario.ts';
import { type MoneySettings, threadOf } from '../settings.ts';
import { planFromRegisters } from './from-registers.ts';
import { type Late, latenessOf } from './lateness.ts';

export interface Money {
  thread: Walk;
  entries: AllEntries;
  scenarios: readonly Scenario[];
  base: Scenario;
  /** Whose assumptions hold here. */
  scenario: Scenario;
  late: readonly Late[];
  plan: MediumTermPlan;
  /** The entry that a row of the model comes from. */
  entryOf: ReadonlyMap<string, number>;
  program: Program;
  figures: Figures;
  years: readonly FinancialYear[];
}

/** Null where nobody has set the base scenario yet. Registers, scenarios: a fixed number of queries. */
export async function moneyIn(
  tx: Tx,
  thread: Walk,
  { scenarioId, from = live }: { scenarioId?: number | undefined; from?: TableAt } = {},
): Promise<Money | null> {
  const entries = await allEntries(tx, from);
  const scenarios = await allScenarios(tx, from);
  const base = scenarios.find(({ isBase }) => isBase);
  if (!base?.settings) return null;
  const scenario = scenarioId === undefined ? base : scenarios.find((one) => one.scenarioId === scenarioId);
  if (!scenario) throw new NotFound('There is no such scenario.');
  const waiting = [...entries.savings, ...entries.disposals, ...entries.investments, ...entries.schemes];
  const late = latenessOf(waiting, thread);
  const { plan, entryOf } = planFromRegisters(
    entries,
    base.settings,
    withBase(base, scenario),
    new Map(late.map(({ entryId, months }) => [entryId, months])),
  );
  const model = mediumTermModel(plan);
  const program = programOf(model);
  const figures = workedOut(program);
  return {
    thread,
    entries,
    scenarios,
    base,
    scenario,
    late,
    plan,
    entryOf,
    program,
    figures,
    years: yearsOf(model),
  };
}

/** As asked by the address: `?scenario=3`. */
export async function moneyNow(request: FastifyRequest, settings: MoneySettings): Promise<Money | null> {
  const thread = await threadOf(request, settings);
  const { scenario } = askedBy(request).query;
  const scenarioId = scenario && /^\d{1,9}$/.test(scenario) ? Number(scenario) : undefined;
  return settings.database.read(request.actor, councilOf(request).id, (tx) =>
    moneyIn(tx, thread, { scenarioId }),
  );
}

/** The base as the registers stood at the end of a day, judged with today's thread. */
export function moneyAsAt(tx: Tx, thread: Walk, day: Day): Promise<Money | null> {
  return moneyIn(tx, thread, { from: asAt(endOfDay(DayText.parse(day))) });
}

/** The place of a year of the plan that an address asks for; that of the first whole year to come otherwise. */
export function yearAsked(request: FastifyRequest, { years }: Money): number {
  const at = years.indexOf(askedBy(request).query.year ?? '');
  return Math.max(at, 0);
}
