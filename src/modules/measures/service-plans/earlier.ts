// Writes teams and their plans as they were kept before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { knownPeople } from '../../people/index.ts';
import { type CouncilNamed, itemNamed, loadThread, walk } from '../../plan/index.ts';
import { cardsIn } from '../cards.ts';
import { addPlanVersion, addSignature, addTeam, type PlanKept } from './service-plan.store.ts';
import type { Signature, TeamKind } from './service-plan.ts';

export interface EarlierPlan
  extends Pick<PlanKept, 'year' | 'purpose' | 'risks' | 'budgetPence' | 'peopleHundredths' | 'savingsPence'> {
  team: string;
  /** What each serves is named as on the form, or by how its title begins. */
  objectives: readonly { words: string; serves: string | null }[];
  /** By title. */
  measures: readonly string[];
  keptOn: Day;
  signatures: readonly Omit<Signature, 'servicePlanId'>[];
}

export interface EarlierServicePlans {
  keptBy: string;
  keptOn: Day;
  /** A team stands after the one it is part of, which is named; the manager by initials. */
  teams: readonly { name: string; kind: TeamKind; above?: string; manager: string }[];
  plans: readonly EarlierPlan[];
}

export async function addEarlierServicePlans(
  tx: Tx,
  council: CouncilNamed,
  { keptBy, keptOn, teams, plans }: EarlierServicePlans,
  day: Day,
): Promise<void> {
  const people = await knownPeople(tx);
  const thread = walk(await loadThread(tx, { council, day }));
  const numbers = new Map<string, number>();
  for (const { name, kind, above, manager } of teams) {
    const managerId = people.find((one) => one.kind === 'officer' && one.initials === manager)?.personId;
    const aboveId = above === undefined ? null : numbers.get(above);
    if (managerId === undefined || aboveId === undefined) throw new Error(`${name} names nobody known.`);
    const by = { name: keptBy, day: keptOn };
    numbers.set(name, await addTeam(tx, council.id, { name, kind, aboveId, managerId }, by));
  }
  const itemOf = (words: string): number => {
    const named = itemNamed(thread, words);
    const item = named.ok ? named.value : thread.items.find(({ title }) => title.startsWith(words));
    if (!item) throw new Error(`Nothing of the plan is called “${words}”.`);
    return item.id;
  };
  const cards = await cardsIn(tx, thread);
  const measureOf = (title: string): number => {
    const card = cards.find(({ glance }) => glance.definition.title === title);
    if (!card) throw new Error(`No measure is called “${title}”.`);
    return card.measureId;
  };
  for (const { team, objectives, measures, signatures, keptOn: day, ...plan } of plans) {
    const teamId = numbers.get(team);
    if (teamId === undefined) throw new Error(`There is no team ${team}.`);
    const kept: PlanKept = {
      ...plan,
      teamId,
      version: 1,
      objectives: objectives.map(({ words, serves }) => ({
        words,
        itemId: serves === null ? null : itemOf(serves),
      })),
      measures: measures.map(measureOf),
    };
    const servicePlanId = await addPlanVersion(tx, council.id, kept, { name: keptBy, day });
    for (const signature of signatures) await addSignature(tx, council.id, { ...signature, servicePlanId });
  }
}
