// A small council and the random things its people do, for the proof that every past instant can be shown as it was.
import fc from 'fast-check';
import { createCouncil } from '../src/db/councils.ts';
import type { Database } from '../src/db/database.ts';
import type { Person, Role } from '../src/kernel/actor.ts';
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { Conflict, NotAllowed, NotFound, Unusable } from '../src/kernel/errors.ts';
import * as challenging from '../src/modules/delivery/challenge/challenge.actions.ts';
import { allChallenges } from '../src/modules/delivery/challenge/challenge.store.ts';
import * as closing from '../src/modules/delivery/closing/closing.actions.ts';
import { closingsOf, retestsOf } from '../src/modules/delivery/closing/closing.store.ts';
import { decideDate } from '../src/modules/delivery/dates/dates.actions.ts';
import { dateRequests } from '../src/modules/delivery/dates/dates.store.ts';
import { giveEvidence } from '../src/modules/delivery/evidence/evidence.actions.ts';
import {
  allPeriods,
  beginCycle,
  closePeriod,
  giveUpdate,
  openPeriod,
} from '../src/modules/delivery/index.ts';
import { lastUpdateHeld } from '../src/modules/delivery/updates/updates.store.ts';
import { addPerson } from '../src/modules/people/index.ts';
import {
  addPlan,
  type CouncilNamed,
  live,
  loadThread,
  mainActions,
  type NewPlan,
  storeNextEdition,
  type Walk,
  walk,
} from '../src/modules/plan/index.ts';
import { Raise } from '../src/modules/raid/entry.forms.ts';
import * as raid from '../src/modules/raid/raid.actions.ts';
import { threeByThree } from '../src/modules/raid/raid.sample.ts';
import { loadRegister } from '../src/modules/raid/raid.store.ts';
import { addCategory } from '../src/modules/raid/raid.writing.store.ts';
import { pass } from '../src/modules/raid/route.actions.ts';
import { score } from '../src/modules/raid/score.actions.ts';
import { putMatrix } from '../src/modules/raid/settings.actions.ts';
import { tester } from './support/database.ts';

export const firstDay: Day = '2026-11-02';

const person = (name: string, role: Role): Person => ({
  kind: 'person',
  accountId: name,
  name,
  roles: [role],
});
export const office = person('Ana Office', 'programme-office');
const second = person('Bea Second', 'programme-office');
const assurer = person('Cal Assurer', 'assurer');

export interface Setting {
  database: Database;
  council: CouncilNamed;
  planId: number;
  cycleId: number;
}

const titles = [
  'Sell the depot',
  'Write the budget',
  'Train the members',
  'Count the stock',
  'Mend the roof',
];

function planOf(edition: number): NewPlan {
  const due = addMonths('2027-03-31', edition);
  const items = [...titles, ...Array.from({ length: edition }, (_, n) => `Added in edition ${n + 2}`)].map(
    (title, index) => ({
      key: title,
      kind: 'action' as const,
      title,
      status: { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' } as const,
      due: { words: due, kind: 'day', earliest: due, latest: due } as const,
      parts: [],
      certain: true,
      ref: `${index + 1}`,
    }),
  );
  return { title: 'Plan', kind: 'improvement-plan', items, links: [] } as NewPlan;
}

/** A council with a plan of five actions, a cycle of months and a register with a matrix. */
export async function settle(database: Database, name: string): Promise<Setting> {
  const id = await createCouncil(database, tester, { name });
  const planId = await database.as(tester, id, 'Load a plan', async (tx) => {
    await addPerson(tx, id, { kind: 'officer', name: 'Dee Lead', posts: [] });
    await addCategory(tx, id, 'Money');
    return (await addPlan(tx, id, planOf(0))).planId;
  });
  const { matrixId: _, ...matrix } = threeByThree;
  await putMatrix({ database, actor: office, councilId: id, day: firstDay }, matrix);
  const cycle = await beginCycle(database, office, id, {
    name: 'Monthly',
    planId,
    everyMonths: 1,
    answersAfterDays: 4,
    signedAfterDays: 6,
    boardAfterDays: 10,
  });
  if (!cycle.ok) throw new Error('The cycle was not begun.');
  return { database, council: { id, name, example: false }, planId, cycleId: cycle.value };
}

export const kinds = [
  'update',
  'move',
  'decide',
  'raise',
  'score',
  'pass',
  'end',
  'become',
  'challenge',
  'answer',
  'ask to close',
  'agree',
  'retest',
  'open',
  'close',
  'edition',
] as const;

/** What is done, and two numbers by which everything else of it is chosen. */
export const step = fc.record({ what: fc.constantFrom(...kinds), one: fc.nat(99), two: fc.nat(99) });
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does it. What is refused as a person would be refused leaves everything as it was. Answers whether it was done. */
export async function take(setting: Setting, step: Step, day: Day): Promise<boolean> {
  const { database, council } = setting;
  const { thread, tables } = await database.read(tester, council.id, async (tx) => ({
    thread: walk(await loadThread(tx, { council, day })),
    tables: await loadRegister(tx, live),
  }));
  const entries = tables.entries.filter(({ closedOn }) => closedOn === null);
  const entryId = entries[step.one % Math.max(1, entries.length)]?.entryId ?? 0;
  try {
    const given = { setting, step, day, thread };
    const answer = await (step.what in register
      ? register[step.what as keyof typeof register]({ ...given, entryId })
      : delivery[step.what as keyof typeof delivery](given));
    return typeof answer !== 'object' || answer.ok;
  } catch (error) {
    const isRefusal = [Conflict, NotAllowed, NotFound, Unusable].some((kind) => error instanceof kind);
    if (isRefusal) return false;
    throw error;
  }
}

interface Taken {
  setting: Setting;
  step: Step;
  day: Day;
  thread: Walk;
}
type Did = Promise<{ ok: boolean } | number | undefined>;

const itemOf = ({ thread, step }: Taken) => {
  const all = mainActions(thread);
  const item = all[step.one % all.length];
  if (!item) throw new Error('The plan has no action.');
  return item;
};
const pick = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)];

async function update(taken: Taken, more: object): Did {
  const { setting, step, day } = taken;
  const { database, council } = setting;
  const itemId = itemOf(taken).id;
  const seen = await database.as(tester, council.id, 'Look', (tx) => lastUpdateHeld(tx, itemId));
  const status = pick(['on-track', 'at-risk', 'off-track', 'suspended'] as const, step.two) ?? 'on-track';
  const words = { done: `Did ${step.two}`, routeToGreen: 'Two more people' };
  return giveUpdate(database, office, council, { itemId, day, given: { status, seen, ...words, ...more } });
}

const delivery = {
  update: (taken: Taken) => update(taken, { percentage: taken.step.two }),
  move: (taken: Taken) =>
    update(taken, { wanted: addDays('2027-04-01', taken.step.two * 3), reason: 'The buyer is late' }),
  decide: async ({ setting: { database, council }, step, day }: Taken): Did => {
    const open = (await database.read(tester, council.id, (tx) => dateRequests(tx))).filter(
      ({ decision }) => decision === null,
    );
    const dateRequestId = pick(open, step.one)?.dateRequestId ?? 0;
    const decision = step.two % 3 === 0 ? ('refused' as const) : ('approved' as const);
    return decideDate(database, second, council, { dateRequestId, decision, why: 'Because', day });
  },
  challenge: (taken: Taken): Did => {
    const { setting, step, day } = taken;
    const given = { words: `How do you know, ${step.two}?`, answerBy: addDays(day, 7) };
    return challenging.challenge(setting.database, office, setting.council.id, {
      item: itemOf(taken),
      given,
      day,
    });
  },
  answer: async ({ setting: { database, council }, step, day, thread }: Taken): Did => {
    const all = await database.read(tester, council.id, (tx) => allChallenges(tx));
    const one = pick(
      all.filter(({ answeredOn }) => answeredOn === null),
      step.one,
    );
    const asked = { challengeId: one?.challengeId ?? 0, item: thread.item(one?.itemId ?? 0) };
    await challenging.answerToChallenge(database, office, council.id, { ...asked, answer: 'So', day });
    return undefined;
  },
  'ask to close': async (taken: Taken): Did => {
    const { setting, day } = taken;
    const { database, council } = setting;
    const item = itemOf(taken);
    const evidence = { title: 'Minutes', shows: 'It is done', datedOn: day, exempt: false };
    const given = { ...evidence, link: 'https://council.example/minutes' };
    await giveEvidence(database, office, council.id, { itemId: item.id, given, day });
    return closing.askToClose(database, office, council.id, { item, different: 'It is sold', day });
  },
  agree: async ({ setting: { database, council }, step, day, thread }: Taken): Did => {
    const asked = await database.read(tester, council.id, async (tx) => {
      const each = [];
      for (const { id } of mainActions(thread)) each.push(...(await closingsOf(tx, id)));
      return each.filter(({ answeredOn }) => answeredOn === null);
    });
    const given = { agreed: step.two % 4 > 0, answer: 'I looked' };
    const closingId = pick(asked, step.one)?.closingId ?? 0;
    await closing.answerToClosing(database, second, council, { closingId, given, day });
    return undefined;
  },
  retest: async ({ setting: { database, council }, step, day, thread }: Taken): Did => {
    const next = await database.read(tester, council.id, async (tx) => {
      const each = [];
      for (const { id } of mainActions(thread)) each.push(...(await retestsOf(tx, id)));
      return each.find(({ passed, droppedOn }) => passed === null && droppedOn === null);
    });
    const retestId = next?.retestId ?? 0;
    if (next) await closing.takeRetest(database, assurer, council.id, retestId);
    // A test is failed on any day, and passed on none before its own.
    const result = { passed: step.two % 2 > 0, found: 'I counted' };
    return closing.retest(database, assurer, council, { retestId, result, day });
  },
  open: ({ setting: { database, council, cycleId }, day }: Taken): Did =>
    openPeriod(database, office, council, { cycleId, day, now: Temporal.Instant.from(`${day}T09:00:00Z`) }),
  close: async ({ setting: { database, council }, day }: Taken): Did => {
    const all = await database.read(tester, council.id, (tx) => allPeriods(tx));
    const periodId = all.find(({ closedOn }) => closedOn === null)?.periodId ?? 0;
    await closePeriod(database, office, council, { periodId, day });
    return undefined;
  },
  edition: async ({ setting: { database, council, planId }, thread, day }: Taken): Did => {
    const edition = thread.items.filter(({ title }) => title.startsWith('Added in')).length + 1;
    const same = new Map(mainActions(thread).map(({ title, id }) => [title, id]));
    const plan = planOf(edition);
    const nothing = { ended: [], continuations: [], reason: 'As published in the next edition' };
    await database.as(office, council.id, `Load edition ${edition + 1}`, (tx) =>
      storeNextEdition(tx, council.id, thread, { planId, plan, same, ...nothing, day }),
    );
    return undefined;
  },
};

type Entered = Taken & { entryId: number };
const doing = ({ setting, day }: Taken) => ({
  database: setting.database,
  actor: office,
  councilId: setting.council.id,
  day,
});
const register = {
  raise: (taken: Entered): Did => {
    const { one, two } = taken.step;
    const kind = pick(['risk', 'issue', 'assumption', 'opportunity'], one);
    const mark = { likelihood: 1 + (one % 3), impact: 1 + (two % 3) };
    const wanted = Raise.parse({
      kind,
      level: 'workstream',
      title: `Entry ${two}`,
      bearsOn: `#${itemOf(taken).id}`,
      ...(kind === 'risk' || kind === 'issue' ? mark : {}),
    });
    return raid.raise(doing(taken), { wanted, thread: taken.thread });
  },
  score: (taken: Entered): Did => {
    const { one, two } = taken.step;
    const mark = { likelihood: 1 + (two % 3), impact: 1 + (one % 3) };
    return score(doing(taken), taken.entryId, { role: 'current', ...mark, reason: 'Looked again' });
  },
  pass: (taken: Entered): Did => {
    const level = pick(['theme', 'plan', 'corporate', 'workstream'] as const, taken.step.two) ?? 'plan';
    return pass(doing(taken), taken.entryId, { wanted: { level, reason: 'It grew' }, thread: taken.thread });
  },
  end: (taken: Entered): Did => raid.close(doing(taken), taken.entryId, { as: 'no-longer', reason: 'Gone' }),
  become: (taken: Entered): Did =>
    raid.become(doing(taken), taken.entryId, { kind: 'issue', title: 'It happened', reason: 'It did' }),
};
