// Service planning as values: teams as a tree, the plan of each for a year, and what is missing both ways. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { Pence } from '../../../kernel/money.ts';

export const TeamKind = z.enum(['directorate', 'service', 'team']);
export type TeamKind = z.infer<typeof TeamKind>;

export const teamKindWords: Record<TeamKind, string> = {
  directorate: 'Directorate',
  service: 'Service',
  team: 'Team',
};

export const Team = z.object({
  teamId: z.int(),
  name: z.string(),
  kind: TeamKind,
  aboveId: z.int().nullable(),
  managerId: z.int(),
});
export type Team = z.infer<typeof Team>;

export const NewTeam = z.object({
  name: z.string({ error: 'Enter its name' }).max(120).meta({ title: 'The name' }),
  kind: z.enum(TeamKind.options, { error: 'Choose what it is' }),
  aboveId: z.coerce.number().int().positive().optional().meta({ title: 'What it is part of' }),
  managerId: z.coerce.number({ error: 'Choose who manages it' }).int().positive(),
});
export type NewTeam = z.infer<typeof NewTeam>;

export const PlanVersion = z.object({
  servicePlanId: z.int(),
  teamId: z.int(),
  year: z.string(),
  version: z.int(),
  purpose: z.string(),
  risks: z.string().nullable(),
  budgetPence: Pence.nullable(),
  peopleHundredths: z.int().nullable(),
  savingsPence: Pence.nullable(),
  keptOn: Day,
  keptBy: z.string(),
});
export type PlanVersion = z.infer<typeof PlanVersion>;

export const Objective = z.object({
  servicePlanId: z.int(),
  position: z.int(),
  words: z.string(),
  itemId: z.int().nullable(),
});
export type Objective = z.infer<typeof Objective>;

export const Signature = z.object({
  servicePlanId: z.int(),
  signedAs: z.enum(['manager', 'above']),
  signedBy: z.string(),
  signedOn: Day,
});
export type Signature = z.infer<typeof Signature>;

const lines = z.string().max(8000).optional();

/** The yearly template as it is typed. */
export const NewPlan = z.object({
  year: FinancialYear.meta({ title: 'The year' }),
  purpose: z.string({ error: 'Enter what the team is for' }).max(4000).meta({ title: 'The purpose' }),
  objectives: lines.meta({ title: 'The objectives' }),
  measures: lines.meta({ title: 'The measures' }),
  risks: lines.meta({ title: 'The risks' }),
  budget: z.string().max(40).optional().meta({ title: 'The budget' }),
  people: z.string().max(20).optional().meta({ title: 'The people' }),
  savings: z.string().max(40).optional().meta({ title: 'The savings' }),
});
export type NewPlan = z.infer<typeof NewPlan>;

export interface ServicePlan extends PlanVersion {
  objectives: readonly Objective[];
  measures: readonly number[];
  signatures: readonly Signature[];
}

export interface Planning {
  /** By name, every directorate before what is below it. */
  teams: readonly Team[];
  /** Newest version first within a team and a year. */
  plans: readonly ServicePlan[];
}

/** A tree in the order of a page: each with how deep it stands. */
export function treeOf(teams: readonly Team[]): { team: Team; depth: number }[] {
  const below = Map.groupBy(teams, ({ aboveId }) => aboveId);
  const branch = (aboveId: number | null, depth: number): { team: Team; depth: number }[] =>
    (below.get(aboveId) ?? []).flatMap((team) => [{ team, depth }, ...branch(team.teamId, depth + 1)]);
  return branch(null, 0);
}

/** The newest version of a team's plan for a year: drafts too. */
export function planOf({ plans }: Planning, teamId: number, year: string): ServicePlan | undefined {
  return plans.find((plan) => plan.teamId === teamId && plan.year === year);
}

/** A directorate has nobody above: its manager alone signs. */
export function isSigned({ signatures }: ServicePlan, team: Team): boolean {
  const has = (as: Signature['signedAs']) => signatures.some(({ signedAs }) => signedAs === as);
  return has('manager') && (team.aboveId === null || has('above'));
}

/** As what somebody may sign the plan of a team: its manager, whoever manages the team above, both or neither. */
export function signsAs(teams: readonly Team[], team: Team, personId: number | undefined) {
  const above = teams.find(({ teamId }) => teamId === team.aboveId);
  const found: Signature['signedAs'][] = [];
  if (personId === undefined) return found;
  if (team.managerId === personId) found.push('manager');
  if (above?.managerId === personId) found.push('above');
  return found;
}

/** What is below what may not be above it: a service stands in a directorate, a team in a service or a directorate. */
export function mayStandIn(kind: TeamKind, above: TeamKind | null): boolean {
  if (kind === 'directorate') return above === null;
  return above === 'directorate' || (kind === 'team' && above === 'service');
}

/** A deliverable with the items through which a plan serves it: itself and the actions that deliver it. */
export interface Promised {
  id: number;
  through: readonly number[];
}

export interface Gaps {
  /** Deliverables that no plan of the year serves. */
  unserved: number[];
  /** Objectives of plans of the year that serve nothing. */
  idle: { plan: ServicePlan; objective: Objective }[];
  /** Teams without a plan for the year. */
  without: Team[];
}

/** Each judged on the newest version of every team's plan for the year. */
export function gapsOf(planning: Planning, year: string, promised: readonly Promised[]): Gaps {
  const plans = planning.teams.flatMap(({ teamId }) => planOf(planning, teamId, year) ?? []);
  const all = plans.flatMap((plan) => plan.objectives.map((objective) => ({ plan, objective })));
  const served = new Set(all.flatMap(({ objective }) => objective.itemId ?? []));
  return {
    unserved: promised.filter(({ through }) => !through.some((id) => served.has(id))).map(({ id }) => id),
    idle: all.filter(({ objective }) => objective.itemId === null),
    without: planning.teams.filter(({ teamId }) => !planOf(planning, teamId, year)),
  };
}
