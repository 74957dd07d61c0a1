// Scenarios: the base assumptions, and what another scenario supposes instead. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { Pence } from '../../../kernel/money.ts';
import { assumptionNames, unitOf } from '../engine/medium-term/medium-term.ts';
import type { Assumption } from '../engine/medium-term/plan.ts';

/** Values by year from the first; the last goes on. */
export const AssumptionValues = z.record(z.enum(assumptionNames), z.array(z.number()).min(1));
export const ScenarioAssumptions = z.partialRecord(z.enum(assumptionNames), z.array(z.number()).min(1));
export type ScenarioAssumptions = z.infer<typeof ScenarioAssumptions>;

/** What the base holds beside assumptions. */
export const PlanSettings = z.object({
  first: FinancialYear,
  years: z.int().min(1).max(60),
  liquidityPence: Pence,
  workingCapitalPence: Pence,
  otherLiabilitiesPence: Pence,
});
export type PlanSettings = z.infer<typeof PlanSettings>;

export const Scenario = z.object({
  scenarioId: z.int(),
  name: z.string(),
  why: z.string(),
  isBase: z.boolean(),
  settings: PlanSettings.nullable(),
  assumptions: ScenarioAssumptions,
  keptOn: Day,
  keptBy: z.string(),
  endedOn: Day.nullable(),
});
export type Scenario = z.infer<typeof Scenario>;

export const Approval = z.object({
  approvalId: z.int(),
  scenarioId: z.int(),
  approvedOn: Day,
  approvedBy: z.string(),
  words: z.string(),
  gaps: z.record(FinancialYear, Pence),
});
export type Approval = z.infer<typeof Approval>;

/** Those of a scenario over those of the base. */
export const withBase = (base: Scenario, scenario: Scenario): ScenarioAssumptions => ({
  ...base.assumptions,
  ...(scenario.isBase ? {} : scenario.assumptions),
});

/** The bounds of what somebody may suppose: beyond them it is a slip of the pen. */
const bounds: Readonly<
  Record<'rise' | 'rate' | 'share' | 'months', { least: number; most: number; cure: string }>
> = {
  rise: { least: -20, most: 30, cure: '4.99 means 4.99% a year' },
  rate: { least: 0, most: 20, cure: 'a rate is a percentage a year, from 0 to 20' },
  share: { least: 0, most: 200, cure: '100 means all of it' },
  months: { least: -60, most: 120, cure: 'a number of months' },
};

export function boundsOf(name: Assumption): { least: number; most: number; cure: string } {
  if (unitOf(name) === 'months') return bounds.months;
  if (name === 'borrowing') return bounds.rate;
  return /Delivered|Achieved|Share/.test(name) ? bounds.share : bounds.rise;
}

/** `3, 2.5, 2` or `3%`: a value a year, the last going on. A text says what is wrong with it. */
export function readValues(name: Assumption, words: string): number[] | string {
  const parts = words
    .split(/[,;\s]+/)
    .map((part) => part.replace(/%$/, ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return 'give a number, or several with commas, one a year';
  const { least, most, cure } = boundsOf(name);
  const values: number[] = [];
  for (const part of parts) {
    const value = /^[-−+]?\d+(?:\.\d+)?$/.test(part) ? Number(part.replace('−', '-')) : Number.NaN;
    if (Number.isNaN(value)) return `“${part}” is not a number: ${cure}`;
    if (value < least || value > most) return `${part} is not from ${least} to ${most}: ${cure}`;
    values.push(value);
  }
  return values;
}

/** As `readValues` reads them. */
export const sayValues = (values: readonly number[]): string => values.join(', ');
