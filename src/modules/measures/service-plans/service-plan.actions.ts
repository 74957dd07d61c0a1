// What may be done about service planning: keep a team, write the plan of one, and sign it.
import { nameOfActor } from '../../../kernel/actor.ts';
import { type Answer, mistake, NotFound } from '../../../kernel/errors.ts';
import { type Pence, readPounds } from '../../../kernel/money.ts';
import { itemNamed, type Walk } from '../../plan/index.ts';
import { cardsIn } from '../cards.ts';
import { type Doing, done, mustHold } from '../measure.actions.ts';
import type { Card } from '../scorecard.ts';
import {
  addPlanVersion,
  addSignature,
  addTeam,
  changeTeam,
  lockTeam,
  type PlanKept,
  planningIn,
} from './service-plan.store.ts';
import { mayStandIn, type NewPlan, type NewTeam, planOf, signsAs, type Team } from './service-plan.ts';

function mustWrite({ actor }: Doing): void {
  mustHold(actor, 'service-plan.write', 'keep teams, write their plans or sign them');
}

const by = ({ actor, day }: Doing) => ({ name: nameOfActor(actor), day });

function teamFault(teams: readonly Team[], thread: Walk, given: NewTeam): Answer<null> {
  const above = teams.find(({ teamId }) => teamId === given.aboveId);
  if (given.aboveId !== undefined && !above) return mistake('aboveId', 'Choose a team of the list');
  if (!mayStandIn(given.kind, above?.kind ?? null))
    return mistake(
      'aboveId',
      given.kind === 'directorate'
        ? 'A directorate is part of nothing else: leave this empty'
        : given.kind === 'service'
          ? 'Choose the directorate that the service is part of'
          : 'Choose the service or directorate that the team is part of',
    );
  if (thread.person(given.managerId)?.kind !== 'officer')
    return mistake('managerId', 'Choose an officer of the council');
  return done;
}

/** Adds a team, or changes the one of this number. Answers its number. */
export async function keepTeam(
  doing: Doing,
  thread: Walk,
  given: NewTeam,
  teamId?: number,
): Promise<Answer<number>> {
  mustWrite(doing);
  return doing.database.as(doing.actor, doing.councilId, `Keep the team ${given.name}`, async (tx) => {
    const { teams } = await planningIn(tx);
    const fault = teamFault(teams, thread, given);
    if (!fault.ok) return fault;
    const kept = { ...given, aboveId: given.aboveId ?? null };
    if (teamId === undefined) return { ok: true, value: await addTeam(tx, doing.councilId, kept, by(doing)) };
    const before = teams.find((team) => team.teamId === teamId);
    if (!before) throw new NotFound('There is no such team.');
    if (before.kind !== given.kind && teams.some(({ aboveId }) => aboveId === teamId))
      return mistake('kind', 'Other teams are part of this one: move them first');
    await changeTeam(tx, teamId, kept, by(doing));
    return { ok: true, value: teamId };
  });
}

const linesOf = (typed = '') =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `Halve the overspend | Action 2`: what stands after the last bar is what the objective serves. */
export function objectivesTyped(thread: Walk, typed?: string): Answer<PlanKept['objectives'][number][]> {
  const found: PlanKept['objectives'][number][] = [];
  for (const line of linesOf(typed)) {
    const bar = line.lastIndexOf('|');
    const words = (bar < 0 ? line : line.slice(0, bar)).trim();
    const named = bar < 0 ? '' : line.slice(bar + 1).trim();
    if (words === '') return mistake('objectives', 'Write the objective before the bar');
    if (named === '') {
      found.push({ words, itemId: null });
      continue;
    }
    const item = itemNamed(thread, named);
    if (!item.ok) return mistake('objectives', item.errors[0]?.message ?? `Nothing is called ${named}`);
    found.push({ words, itemId: item.value.id });
  }
  return { ok: true, value: found };
}

function measuresTyped(cards: readonly Card[], typed?: string): Answer<number[]> {
  const found: number[] = [];
  for (const line of linesOf(typed)) {
    const numbered = /^#(\d{1,15})$/.exec(line)?.[1];
    const fits = cards.filter(({ measureId, glance }) =>
      numbered === undefined
        ? glance.definition.title.toLowerCase() === line.toLowerCase()
        : measureId === Number(numbered),
    );
    const [only] = fits;
    if (!only) return mistake('measures', `No measure is called ${line.slice(0, 80)}`);
    if (fits.length > 1)
      return mistake('measures', `Several measures are called ${line}: give # and a number`);
    found.push(only.measureId);
  }
  return { ok: true, value: found };
}

function poundsTyped(field: string, typed?: string): Answer<Pence | null> {
  if (!typed) return { ok: true, value: null };
  const pence = readPounds(typed);
  return pence === undefined ? mistake(field, 'Write pounds, such as 1,250,000') : { ok: true, value: pence };
}

function peopleTyped(typed?: string): Answer<number | null> {
  if (!typed) return { ok: true, value: null };
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(typed.trim()))
    return mistake('people', 'Write full-time equivalents, such as 12.5');
  return { ok: true, value: Math.round(Number(typed) * 100) };
}

/** A new version of the plan of a team for a year: what was written and signed before stays. Answers its number. */
export async function writePlan(
  doing: Doing,
  thread: Walk,
  teamId: number,
  given: NewPlan,
): Promise<Answer<number>> {
  mustWrite(doing);
  const objectives = objectivesTyped(thread, given.objectives);
  if (!objectives.ok) return objectives;
  const budget = poundsTyped('budget', given.budget);
  if (!budget.ok) return budget;
  const savings = poundsTyped('savings', given.savings);
  if (!savings.ok) return savings;
  const people = peopleTyped(given.people);
  if (!people.ok) return people;
  const why = `Write the plan of team ${teamId} for ${given.year}`;
  return doing.database.as(doing.actor, doing.councilId, why, async (tx) => {
    await lockTeam(tx, teamId);
    const planning = await planningIn(tx);
    if (!planning.teams.some((team) => team.teamId === teamId)) throw new NotFound('There is no such team.');
    const measures = measuresTyped(await cardsIn(tx, thread), given.measures);
    if (!measures.ok) return measures;
    const version = (planOf(planning, teamId, given.year)?.version ?? 0) + 1;
    const kept: PlanKept = {
      teamId,
      year: given.year,
      version,
      purpose: given.purpose,
      risks: given.risks ?? null,
      budgetPence: budget.value,
      peopleHundredths: people.value,
      savingsPence: savings.value,
      objectives: objectives.value,
      measures: measures.value,
    };
    return { ok: true, value: await addPlanVersion(tx, doing.councilId, kept, by(doing)) };
  });
}

/** Signs the newest version of a plan, as all that the person is to it: its manager, the one above, or both. */
export async function signPlan(doing: Doing, servicePlanId: number): Promise<Answer<null>> {
  mustWrite(doing);
  const { actor, database, councilId, day } = doing;
  return database.as(actor, councilId, `Sign service plan ${servicePlanId}`, async (tx) => {
    const first = (await planningIn(tx)).plans.find((one) => one.servicePlanId === servicePlanId);
    if (!first) throw new NotFound('There is no such plan.');
    await lockTeam(tx, first.teamId);
    const planning = await planningIn(tx);
    const team = planning.teams.find(({ teamId }) => teamId === first.teamId);
    if (!team) throw new NotFound('There is no such team.');
    if (planOf(planning, team.teamId, first.year)?.servicePlanId !== servicePlanId)
      return mistake('', 'There is a newer version of this plan: read and sign that one');
    const signing = signsAs(planning.teams, team, actor.kind === 'person' ? actor.personId : undefined);
    if (signing.length === 0)
      return mistake(
        '',
        'A plan is signed by the manager of the team, and by whoever manages the team above',
      );
    for (const signedAs of signing)
      await addSignature(tx, councilId, {
        servicePlanId,
        signedAs,
        signedBy: nameOfActor(actor),
        signedOn: day,
      });
    return done;
  });
}
