// How service planning is said on its pages: a plan with what it serves, and what is asked of a team.
import { longDay } from '../../../kernel/days.ts';
import { sayPounds } from '../../../kernel/money.ts';
import type { Tone } from '../../../web/marks.ts';
import { actionRow, deliverablesIn, type Item, linkTo, nameFor, type Walk } from '../../plan/index.ts';
import { raidPaths } from '../../raid/index.ts';
import { glanceRow, ownerName } from '../say.ts';
import { type Card, worstFirst } from '../scorecard.ts';
import { isSigned, type Promised, type ServicePlan, type Team, teamKindWords } from './service-plan.ts';

export const servicePaths = {
  teams: () => '/teams',
  newTeam: () => '/teams/new',
  team: (teamId: number) => `/teams/${teamId}`,
  changeTeam: (teamId: number) => `/teams/${teamId}/change`,
  write: (teamId: number) => `/teams/${teamId}/plan`,
  sign: (teamId: number) => `/teams/${teamId}/sign`,
  gaps: () => '/service-plans',
  plan: (servicePlanId: number) => `/service-plans/${servicePlanId}`,
};

/** Deliverables that are the council's own, each with what a plan may name to serve it. */
export function promisedIn(thread: Walk): Promised[] {
  return deliverablesIn(thread)
    .filter(({ asked }) => !asked)
    .map(({ item, actions }) => ({ id: item.id, through: [item.id, ...actions.map(({ id }) => id)] }));
}

export function sayTeam(thread: Walk, team: Team) {
  return {
    name: team.name,
    kind: teamKindWords[team.kind],
    manager: ownerName(thread, team.managerId),
    managerPath: `/people/${team.managerId}`,
    path: servicePaths.team(team.teamId),
  };
}

export function sayStanding(plan: ServicePlan | undefined, team: Team): { words: string; tone: Tone } {
  if (!plan) return { words: 'No plan', tone: 'stop' };
  if (isSigned(plan, team)) return { words: 'Signed', tone: 'done' };
  return plan.signatures.length > 0
    ? { words: 'One signature of two', tone: 'care' }
    : { words: 'Draft', tone: 'wait' };
}

const linesOf = (words: string | null) => (words ?? '').split('\n').filter((line) => line.trim() !== '');

/** A line that is # and a number is an entry of the register. */
export function sayRisks({ risks }: ServicePlan): { words: string; path: string | null }[] {
  return linesOf(risks).map((line) => {
    const entry = /^#(\d{1,15})$/.exec(line.trim())?.[1];
    return entry
      ? { words: `Entry ${entry} of the register`, path: raidPaths.entry(Number(entry)) }
      : { words: line.trim(), path: null };
  });
}

export function sayPlan(thread: Walk, plan: ServicePlan, team: Team, cards: readonly Card[]) {
  return {
    path: servicePaths.plan(plan.servicePlanId),
    year: plan.year,
    version: plan.version,
    standing: sayStanding(plan, team),
    purpose: plan.purpose,
    objectives: plan.objectives.map(({ words, itemId }) => {
      const item = itemId === null ? undefined : thread.item(itemId);
      return { words, serves: item ? linkTo(thread, item) : null };
    }),
    measures: sayMeasures(
      thread,
      cards.filter(({ measureId }) => plan.measures.includes(measureId)),
    ),
    risks: sayRisks(plan),
    budget: plan.budgetPence === null ? 'Not said' : sayPounds(plan.budgetPence),
    people:
      plan.peopleHundredths === null ? 'Not said' : `${plan.peopleHundredths / 100} full-time equivalents`,
    savings: plan.savingsPence === null ? 'Not said' : sayPounds(plan.savingsPence),
    signatures: plan.signatures.map(({ signedAs, signedBy, signedOn }) => ({
      words: signedAs === 'manager' ? 'Manager of the team' : 'Manager of the team above',
      by: signedBy,
      on: longDay(signedOn),
    })),
    kept: `${plan.keptBy} on ${longDay(plan.keptOn)}`,
  };
}

/** The newest plan as the form holds it, so that the next version begins from it. */
export function planAsTyped(thread: Walk, plan: ServicePlan | undefined, year: string) {
  if (!plan) return { year };
  const pounds = (pence: number | null) => (pence === null ? '' : sayPounds(pence).replace('−', '-'));
  return {
    year: plan.year,
    purpose: plan.purpose,
    objectives: plan.objectives
      .map(({ words, itemId }) => {
        const item = itemId === null ? undefined : thread.item(itemId);
        return item ? `${words} | ${nameFor(thread, item)}` : words;
      })
      .join('\n'),
    measures: plan.measures.map((measureId) => `#${measureId}`).join('\n'),
    risks: plan.risks ?? '',
    budget: pounds(plan.budgetPence),
    people: plan.peopleHundredths === null ? '' : String(plan.peopleHundredths / 100),
    savings: pounds(plan.savingsPence),
  };
}

export function sayMeasures(thread: Walk, cards: readonly Card[]) {
  return worstFirst(cards).map((card) => glanceRow(thread, card.measureId, card.glance));
}

/** Deliverables and actions that hang on the manager's name or post, and what the plan serves besides. */
export function askedOfTeam(thread: Walk, team: Team, plan: ServicePlan | undefined) {
  const post = thread.person(team.managerId)?.post?.toLowerCase();
  const served = new Set(plan?.objectives.flatMap(({ itemId }) => itemId ?? []));
  const isManagers = ({ kind, parts }: Item) =>
    (kind === 'action' || kind === 'deliverable') &&
    parts.some(
      ({ role, personId, words }) =>
        (role === 'lead' || role === 'responsible') &&
        (personId === team.managerId || (personId === null && words.toLowerCase() === post)),
    );
  return thread.items
    .filter((item) => served.has(item.id) || isManagers(item))
    .map((item) => ({
      ...actionRow(thread, item),
      why: [
        ...(isManagers(item) ? ['The manager answers for it'] : []),
        ...(served.has(item.id) ? ['The plan serves it'] : []),
      ],
    }));
}

/** Measures that the manager answers for, and those by which the plan is followed. */
export function measuresOfTeam(cards: readonly Card[], team: Team, plan: ServicePlan | undefined): Card[] {
  return cards.filter(({ measureId, glance: { definition } }) => {
    const { accountableId, responsibleId } = definition;
    return [accountableId, responsibleId].includes(team.managerId) || plan?.measures.includes(measureId);
  });
}
