// The example council, made at first start: its documents are read and loaded like any other council's.
import { exampleAssessments, exampleFunctions } from '../example/assessments.ts';
import { exampleAssurance } from '../example/assurance.ts';
import { exampleBenchmarks } from '../example/benchmarks.ts';
import { exampleBestValue } from '../example/best-value.ts';
import { exampleComparators } from '../example/comparators.ts';
import { exampleCouncil } from '../example/council.ts';
import { exampleDocument, exampleDocuments } from '../example/documents.ts';
import { exampleEvidenceBase } from '../example/evidence-base.ts';
import { exampleFrames } from '../example/frames.ts';
import { exampleGovernanceReviews } from '../example/governance-review.ts';
import { exampleJudgements } from '../example/judgements.ts';
import { exampleMeasures } from '../example/measures.ts';
import { exampleMeetings } from '../example/meetings.ts';
import { exampleMoney } from '../example/money.ts';
import { exampleLedger } from '../example/money-year.ts';
import { exampleOpinions } from '../example/opinions.ts';
import { exampleCycles, exampleSaid } from '../example/periods.ts';
import { exampleProof } from '../example/proof.ts';
import { exampleRaid } from '../example/raid.ts';
import { exampleReviews } from '../example/reviews.ts';
import { exampleScenarios, exampleStatement } from '../example/scenarios.ts';
import { exampleServicePlans } from '../example/service-plans.ts';
import { exampleSpending } from '../example/spending.ts';
import { createCouncil } from './db/councils.ts';
import type { Database, Tx } from './db/database.ts';
import type { System } from './kernel/actor.ts';
import type { Day } from './kernel/days.ts';
import {
  addEarlierAssurance,
  addEarlierBestValue,
  addEarlierGovernanceReviews,
} from './modules/assurance/index.ts';
import {
  addEarlierBoards,
  addEarlierOpinions,
  addEarlierPeriods,
  addEarlierProof,
  addEarlierReading,
} from './modules/delivery/index.ts';
import {
  addEarlierComparators,
  addEarlierLedger,
  addEarlierMoney,
  addEarlierScenarios,
  addEarlierSpending,
  addEarlierStatement,
} from './modules/finance/index.ts';
import {
  addEarlierBenchmarks,
  addEarlierEvidenceBase,
  addEarlierMeasures,
  addEarlierServicePlans,
} from './modules/measures/index.ts';
import {
  type Accounts,
  addAccount,
  addBody,
  addPerson,
  addPost,
  addressesOf,
  knownPeople,
  postsHeld,
} from './modules/people/index.ts';
import {
  addEarlierAssessment,
  addEarlierFrames,
  addEarlierFunction,
  addEarlierJudgements,
  addEarlierReviews,
  addInstrument,
  type CouncilNamed,
  loadThread,
  walk,
} from './modules/plan/index.ts';
import { publish } from './modules/publication/index.ts';
import { addEarlierRegister } from './modules/raid/index.ts';
import { loadDocument } from './modules/reading/index.ts';
import { addEarlierPacks, packSources } from './modules/reports/index.ts';
import { statusSignals } from './signals.ts';

const founder: System = { kind: 'system', name: 'first start' };

async function addAccounts(accounts: Accounts, councilId: number, example: Example): Promise<void> {
  const known = await accounts.database.read(founder, councilId, knownPeople);
  for (const { person, ...account } of example.accounts) {
    const personId = known.find(
      (one) => one.kind === person.kind && one.initials === person.initials,
    )?.personId;
    await addAccount(accounts, founder, councilId, { ...account, personId, example: true });
  }
}

/** An account for everybody who leads something and holds a post, so that they can be asked by mail; nobody may look as them. */
async function addLeads(accounts: Accounts, council: CouncilNamed, day: Day): Promise<void> {
  const { thread, addresses, posts } = await accounts.database.read(founder, council.id, async (tx) => ({
    thread: walk(await loadThread(tx, { council, day })),
    addresses: await addressesOf(tx, day),
    posts: await postsHeld(tx),
  }));
  const leads = new Set(
    thread.items.flatMap(({ parts }) =>
      parts.filter(({ role }) => role === 'lead').map((one) => one.personId),
    ),
  );
  for (const personId of leads) {
    if (personId === null || addresses.has(personId)) continue;
    const name = thread.person(personId)?.name;
    const held = posts.filter((post) => post.personId === personId);
    const hasLeft = held.length > 0 && held.every(({ toOn }) => toOn !== null && toOn < day);
    if (!name || hasLeft) continue;
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@harnworth.example`;
    await addAccount(accounts, founder, council.id, { email, name, roles: ['lead-officer'], personId });
  }
}

type Example = ReturnType<typeof exampleCouncil>;
type PersonKey = Example['people'][number];

/** Makes Harnworth as it would stand on a day, with its first edition published. Answers the council. */
export async function makeExampleCouncil(
  database: Database,
  accounts: Accounts,
  day: Day,
): Promise<CouncilNamed> {
  const example = exampleCouncil(day);
  const councilId = await createCouncil(database, founder, { name: example.name, example: true });
  const council = { id: councilId, name: example.name, example: true };
  const documents = await Promise.all(exampleDocuments.map((name) => exampleDocument(name, day)));
  await database.as(founder, councilId, 'Load the example council', async (tx) => {
    for (const [index, document] of documents.entries()) {
      const { mandates } = await loadDocument(tx, councilId, document);
      if (index === 0) await addDirections(tx, councilId, { example, mandates, day });
    }
    await addPeople(tx, councilId, example);
    await addEarlierBoards(tx, councilId, exampleMeetings(day));
    await addEarlierPeriods(tx, {
      council,
      day,
      cycles: exampleCycles(day),
      // Owners of actions without a date are never heard of: one of the ways in which opinions differ.
      said: ({ position, due }, period) => (due?.latest ? exampleSaid(position, period) : null),
    });
    await addEarlierReading(tx, { actor: founder, council, day, by: 'Zofia Penhale' });
    await addEarlierOpinions(tx, councilId, exampleOpinions(day), day);
    await addEarlierProof(tx, councilId, exampleProof(day), day);
    await addEarlierRegister(tx, councilId, exampleRaid(day), day);
    await addEarlierReviews(tx, council, exampleReviews(day), day);
    await addEarlierFrames(tx, council, exampleFrames(day), day);
    await addEarlierJudgements(tx, council, exampleJudgements(day), day);
    await addEarlierAssurance(tx, council, exampleAssurance(day), day);
    await addEarlierBestValue(tx, council, exampleBestValue(day), day);
    await addEarlierGovernanceReviews(tx, council, exampleGovernanceReviews(day), day);
    await addEarlierMeasures(tx, councilId, exampleMeasures(), day);
    await addEarlierEvidenceBase(tx, council, exampleEvidenceBase(day), day);
    await addEarlierBenchmarks(tx, council, exampleBenchmarks(day), day);
    await addEarlierServicePlans(tx, council, exampleServicePlans(day), day);
    await addEarlierMoney(tx, council, exampleMoney(day), day);
    await addEarlierLedger(tx, council.id, exampleLedger(day));
    await addEarlierSpending(tx, council.id, exampleSpending(day));
    await addEarlierScenarios(tx, councilId, exampleScenarios(day));
    await addEarlierStatement(tx, council, exampleStatement(day), day);
    await addEarlierComparators(tx, councilId, exampleComparators(day));
  });
  await addAccounts(accounts, councilId, example);
  await addLeads(accounts, council, day);
  await database.as(founder, councilId, 'Load the packs of the example council', (tx) =>
    addEarlierPacks(tx, {
      actor: founder,
      council,
      day,
      sources: packSources(statusSignals),
      board: 'Improvement and Recovery Board',
      exceptionsTo: 'Finance Recovery Board',
      by: 'Zofia Penhale',
    }),
  );
  await publish(database, founder, council, day);
  return council;
}

async function addPeople(tx: Tx, councilId: number, example: Example): Promise<void> {
  for (const { kind, name, initials, posts } of example.people)
    await addPerson(tx, councilId, { kind, name, initials, posts });
  const known = await knownPeople(tx);
  const idOf = ({ kind, initials }: Pick<PersonKey, 'kind' | 'initials'>): number => {
    const person = known.find((one) => one.kind === kind && one.initials === initials);
    if (!person) throw new Error(`The example names ${kind} ${initials}, whom its plan does not list.`);
    return person.personId;
  };
  for (const { person, posts } of example.postsOverTime)
    for (const post of posts) await addPost(tx, councilId, idOf(person), post);
  const bodies = new Map<string, number>();
  for (const { name, reportsTo, members, ...body } of example.boards) {
    const above = reportsTo === undefined ? undefined : bodies.get(reportsTo);
    const bodyId = await addBody(tx, councilId, {
      ...body,
      name,
      ...(above === undefined ? {} : { reportsTo: above }),
      members: members.map((member) => ({ personId: idOf(member), role: member.role })),
    });
    bodies.set(name, bodyId);
  }
}

/** The instruments, newest first, each tied to those Directions of the plan that bear its letters; then what followed. */
async function addDirections(
  tx: Tx,
  councilId: number,
  { example, mandates, day }: { example: Example; mandates: Map<string, number>; day: Day },
): Promise<void> {
  const numbers = new Map<number, { id: number; madeOn: Day }>();
  let replacedBy: number | undefined;
  for (const { directions, ...instrument } of example.instruments.toReversed()) {
    replacedBy = await addInstrument(tx, councilId, {
      ...instrument,
      ...(replacedBy === undefined ? {} : { replacedBy }),
      mandates: directions.flatMap(({ letter }) => mandates.get(`Direction ${letter}`) ?? []),
    });
    numbers.set(instrument.version, { id: replacedBy, madeOn: instrument.madeOn });
  }
  const { by, assessments } = exampleAssessments(day);
  for (const { letter, ...assessment } of assessments) {
    const mandateId = mandates.get(`Direction ${letter}`);
    if (mandateId === undefined)
      throw new Error(`The example assesses Direction ${letter}, which it has not.`);
    await addEarlierAssessment(tx, councilId, { ...assessment, mandateId, writtenBy: by });
  }
  for (const { under, returnedBy, ...given } of exampleFunctions(day)) {
    const [from, back] = [numbers.get(under), returnedBy === null ? undefined : numbers.get(returnedBy)];
    if (!from) throw new Error(`The example has no instrument ${under}.`);
    await addEarlierFunction(tx, councilId, {
      ...given,
      instrumentId: from.id,
      untilOn: null,
      returned: back ? { on: back.madeOn, by: back.id } : null,
      toldBy: 'Zofia Penhale',
    });
  }
}
