// What may be done about closing: ask, agree or refuse as a second person, and test months later whether it lasted.
import type { Database, Tx } from '../../../db/database.ts';
import type { Actor, Person } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo, type Permission } from '../../people/index.ts';
import {
  type CouncilNamed,
  type Item,
  loadThread,
  waitForOtherLoads,
  walk,
  writeItem,
} from '../../plan/index.ts';
import { evidenceOf } from '../evidence/evidence.store.ts';
import { addUpdate } from '../updates/updates.store.ts';
import {
  addClosing,
  addRetest,
  answerClosing,
  closingNumbered,
  closingsOf,
  dropRetests,
  keepResult,
  ownRetest,
  retestNumbered,
  retestsOf,
} from './closing.store.ts';
import {
  type ClosingAnswer,
  type Retest,
  type RetestResult,
  retestsAfter,
  whyNotToClose,
} from './closing.ts';
import { addSettings, type ClosingSettings, settingsNow } from './settings.store.ts';

/** Somebody who holds a permission; a job or a command closes nothing. */
function personWho(actor: Actor, permission: Permission, otherwise: string): Person {
  if (actor.kind !== 'person' || !mayDo(actor, permission)) throw new NotAllowed(otherwise);
  return actor;
}

export function leads(actor: Actor, item: Item): boolean {
  if (actor.kind !== 'person' || actor.personId === undefined) return false;
  return item.parts.some(({ role, personId }) => role === 'lead' && personId === actor.personId);
}

/** Asks that an item be closed. Answers the closing's number, or what is still missing. */
export async function askToClose(
  database: Database,
  actor: Actor,
  councilId: number,
  { item, different, day }: { item: Item; different: string; day: Day },
): Promise<Answer<number>> {
  const person = personWho(actor, 'closing.ask', 'You may not ask that this be closed.');
  return database
    .as(actor, councilId, `Ask to close item ${item.id}`, async (tx) => {
      await waitForOtherLoads(tx, councilId);
      const why = whyNotToClose(item, await closingsOf(tx, item.id));
      if (why) throw new Conflict(why);
      const standing = (await evidenceOf(tx, item.id)).filter((one) => one.withdrawnOn === null);
      if (standing.length === 0) throw new NoEvidence();
      const asked = { askedOn: day, askedBy: person.name, askedAccountId: person.accountId };
      return {
        ok: true as const,
        value: await addClosing(tx, councilId, { itemId: item.id, different, ...asked }),
      };
    })
    .catch((error: unknown) => {
      if (!(error instanceof NoEvidence)) throw error;
      const message = 'Give at least one piece of evidence first: nothing shows yet that it is done';
      return { ok: false as const, errors: [{ field: 'different', message }] };
    });
}

/** Takes the unit of work back, which would otherwise stand in the record with nothing in it. */
class NoEvidence extends Error {
  override name = 'NoEvidence';
}

/** Agrees or refuses. Throws NotAllowed for whoever asked or leads it, Conflict where somebody has answered already. */
export async function answerToClosing(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { closingId, given, day }: { closingId: number; given: ClosingAnswer; day: Day },
): Promise<void> {
  const person = personWho(
    actor,
    'closing.agree',
    'An assurer, a sponsor or the programme office agrees to this.',
  );
  const { agreed, answer } = given;
  const reason = `${agreed ? 'Agree' : 'Refuse'} to close, closing ${closingId}: ${answer}`;
  await database.as(actor, council.id, reason, async (tx) => {
    await waitForOtherLoads(tx, council.id);
    const closing = await closingNumbered(tx, closingId);
    if (!closing) throw new NotFound('Nobody has asked that.');
    if (closing.askedAccountId === person.accountId)
      throw new NotAllowed('You asked for this, so a second person must answer.');
    const standing = await itemNow(tx, council, day, closing.itemId);
    if (leads(person, standing.item)) throw new NotAllowed('You lead this, so a second person must answer.');
    if (!(await answerClosing(tx, closingId, { agreed, answer, on: day, by: person.name })))
      throw new Conflict('Somebody has answered this already.');
    if (!agreed) return;
    await setStatus(tx, council, standing, { lifecycle: 'delivered', done: closing.different, reason, day });
    const { retestMonths } = await settingsNow(tx);
    for (const retest of retestsAfter(day, retestMonths))
      await addRetest(tx, council.id, { ...retest, closingId, itemId: closing.itemId });
  });
}

type Standing = Awaited<ReturnType<typeof itemNow>>;

async function itemNow(tx: Tx, council: CouncilNamed, day: Day, itemId: number) {
  const { name, example } = council;
  const thread = walk(await loadThread(tx, { council: { name, example }, day }));
  const item = thread.item(itemId);
  if (!item) throw new NotFound('The item is no longer in the plan.');
  return { thread, item };
}

const stageWords = {
  delivered: 'Delivered',
  embedded: 'Embedded',
  sustained: 'Sustained',
  'in-progress': 'In progress',
} as const;

interface StatusWanted {
  lifecycle: keyof typeof stageWords;
  done: string;
  reason: string;
  day: Day;
}

/** The item's own status and a line among its updates, so that every page shows the same at once. */
async function setStatus(
  tx: Tx,
  council: CouncilNamed,
  { thread, item }: Standing,
  { lifecycle, done, reason, day }: StatusWanted,
): Promise<void> {
  const status = { words: stageWords[lifecycle], lifecycle, confidence: null };
  await writeItem(tx, council.id, thread, item, { status }, { reason, movedOn: day });
  const nothing = {
    periodId: null,
    personId: null,
    percentage: null,
    forecast: null,
    next: null,
    routeToGreen: null,
  };
  await addUpdate(tx, council.id, { ...nothing, itemId: item.id, saidOn: day, status, done, late: false });
}

/** An assurer takes a test on. */
export async function takeRetest(
  database: Database,
  actor: Actor,
  councilId: number,
  retestId: number,
): Promise<void> {
  const person = personWho(actor, 'closing.retest', 'Only an assurer owns a test.');
  await database.as(actor, councilId, `Take on test ${retestId}`, (tx) =>
    ownRetest(tx, retestId, { accountId: person.accountId, name: person.name }),
  );
}

export interface RetestDone {
  retestId: number;
  result: RetestResult;
  day: Day;
}

/** Keeps what a test found. A pass moves the item on where the test says so; a fail reopens it and drops later tests. */
export async function retest(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { retestId, result, day }: RetestDone,
): Promise<Answer<null>> {
  const person = personWho(actor, 'closing.retest', 'Only an assurer tests whether a change has lasted.');
  const { passed, found } = result;
  const known = await database.read(actor, council.id, (tx) => retestNumbered(tx, retestId));
  if (!known) throw new NotFound('There is no such test.');
  const why = passed && (await whyNoPass(database, actor, council.id, known, day));
  if (why) return { ok: false, errors: [{ field: 'passed', message: why }] };
  const reason = `${passed ? 'Passed' : 'Failed'} the test after ${known.afterMonths} months: ${found}`;
  await database.as(actor, council.id, reason, async (tx) => {
    await waitForOtherLoads(tx, council.id);
    const standing = await itemNow(tx, council, day, known.itemId);
    if (standing.item.parts.some(({ personId }) => personId !== null && personId === person.personId))
      throw new NotAllowed('You have a part in this, so somebody independent must test it.');
    await ownRetest(tx, retestId, { accountId: person.accountId, name: person.name });
    if (!(await keepResult(tx, retestId, { passed, found, on: day, by: person.name })))
      throw new Conflict('This test was done already, or an earlier one failed.');
    await actOn(tx, council, standing, { known, passed, found, reason, day });
  });
  return { ok: true, value: null };
}

/** Why a test cannot be passed yet; null where it can. A fail may be given at any time. */
async function whyNoPass(database: Database, actor: Actor, councilId: number, known: Retest, day: Day) {
  if (day < known.dueOn)
    return `A pass before ${longDay(known.dueOn)} would not show that it has lasted. A fail may be given at any time`;
  const all = await database.read(actor, councilId, (tx) => retestsOf(tx, known.itemId));
  const before = all.find(
    (one) =>
      one.closingId === known.closingId && one.afterMonths < known.afterMonths && one.testedOn === null,
  );
  return before ? `The test after ${before.afterMonths} months comes first` : null;
}

async function actOn(
  tx: Tx,
  council: CouncilNamed,
  standing: Standing,
  {
    known,
    passed,
    found,
    reason,
    day,
  }: { known: Retest; passed: boolean; found: string; reason: string; day: Day },
): Promise<void> {
  if (passed && known.stage === null) return;
  const lifecycle = passed && known.stage ? known.stage : 'in-progress';
  const done = passed ? found : `Reopened, as the test after ${known.afterMonths} months failed: ${found}`;
  await setStatus(tx, council, standing, { lifecycle, done, reason, day });
  if (!passed) await dropRetests(tx, known.closingId, day);
}

/** What holds for closings from now on; tests already planned keep their days. */
export async function setForClosing(
  database: Database,
  actor: Actor,
  councilId: number,
  { reason, day, ...set }: ClosingSettings & { reason: string; day: Day },
): Promise<void> {
  const person = personWho(actor, 'closing.set', 'Only the programme office sets this.');
  await database.as(actor, councilId, `Set evidence and re-tests: ${reason}`, (tx) =>
    addSettings(tx, councilId, { ...set, reason, setOn: day, setBy: person.name }),
  );
}
