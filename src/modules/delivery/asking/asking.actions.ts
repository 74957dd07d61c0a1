// Asking for updates by mail: everybody when a period opens, those who have not answered when somebody nudges or a day comes.
import { listCouncils } from '../../../db/councils.ts';
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, nameOfActor, type System } from '../../../kernel/actor.ts';
import { type Day, today } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { putInOutbox } from '../../../post/outbox.ts';
import { type Address, addressesOf, mayDo, postsHeld } from '../../people/index.ts';
import { type CouncilNamed, loadThread, type Walk, walk } from '../../plan/index.ts';
import type { Period } from '../periods/period.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { type AskedPerson, asking, type KnownPeople, standings } from '../periods/standing.ts';
import type { Update } from '../updates/update.ts';
import { latestUpdates } from '../updates/updates.store.ts';
import { type AskingSet, addAsking, addAskingSettings, askedFor, askingSettings } from './asking.store.ts';
import { type Asked, reminderReached, type Step } from './asking.ts';
import { letterOf, type Owed } from './messages.ts';

export interface PlanPeriod {
  period: Period;
  planId: number;
}

interface Ask extends PlanPeriod {
  why: 'opened' | 'nudged';
  day: Day;
  now: Temporal.Instant;
}

interface Facts extends KnownPeople {
  thread: Walk;
  latest: ReadonlyMap<number, Update>;
}

async function factsOf(tx: Tx, council: CouncilNamed, day: Day): Promise<Facts> {
  return {
    thread: walk(await loadThread(tx, { council, day })),
    latest: await latestUpdates(tx, { timely: true }),
    addresses: await addressesOf(tx, day),
    posts: await postsHeld(tx),
  };
}

/** Who owes a period what; nobody's answers are counted twice. */
function askedIn({ thread, latest, ...known }: Facts, { period, planId }: PlanPeriod): AskedPerson[] {
  return asking(thread, standings(thread, planId, period, latest), known).people;
}

/** The items that somebody has not answered. */
function unanswered({ items, open }: AskedPerson) {
  return items.filter(({ id }) => open.has(id));
}

/** Within a unit of work: one message to each person who has not answered everything. Answers how many. */
export async function askAll(tx: Tx, council: CouncilNamed, asked: Ask): Promise<number> {
  const facts = await factsOf(tx, council, asked.day);
  const { period, why, day, now } = asked;
  const known = why === 'nudged' ? await askedFor(tx, [period.periodId]) : [];
  const nudged = new Set(
    known.filter((one) => one.why === 'nudged' && one.askedOn === day).map(({ personId }) => personId),
  );
  let sent = 0;
  for (const person of askedIn(facts, asked)) {
    const items = unanswered(person);
    if (!person.address || items.length === 0 || nudged.has(person.personId)) continue;
    const entries = [{ period, items, step: { why, days: 0 } }];
    await write(tx, council.id, { thread: facts.thread, address: person.address, why, entries, day, now });
    sent += 1;
  }
  return sent;
}

interface Entry extends Owed {
  /** Null where it is only named because another period asks. */
  step: Step | null;
}

interface Letter {
  thread: Walk;
  address: Address;
  why: Asked['why'];
  entries: readonly Entry[];
  day: Day;
  now: Temporal.Instant;
}

/** What opens a link of a message; read by `updateLink`. */
export const linkToPeriod = (periodId: number) => `period ${periodId}`;

async function write(tx: Tx, councilId: number, { thread, address, why, entries, day, now }: Letter) {
  const { personId, accountId, email, name } = address;
  const messageId = await putInOutbox(tx, councilId, {
    ...letterOf(thread, { name, why, owed: entries, day }),
    to: email,
    linkFor: accountId,
    linkTo: entries.map(({ period }) => linkToPeriod(period.periodId)),
    at: now.toString(),
  });
  for (const { period, step } of entries) {
    if (!step) continue;
    const asked = { periodId: period.periodId, personId, ...step, askedOn: day, messageId };
    // Another process was here first: this unit of work is taken back, its message with it.
    if (!(await addAsking(tx, councilId, asked))) throw new Conflict('They were asked already.');
  }
}

/** Asks again those who have not answered a period, at most once a day. Answers how many were asked. */
export async function nudge(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { periodId, day, now }: { periodId: number; day: Day; now: Temporal.Instant },
): Promise<number> {
  if (!mayDo(actor, 'period.run')) throw new NotAllowed('Only the programme office runs the periods.');
  return database.as(actor, council.id, 'Nudge those who have not answered', async (tx) => {
    const found = (await openPeriods(tx)).find(({ period }) => period.periodId === periodId);
    if (!found) throw new NotFound('There is no such open period.');
    return askAll(tx, council, { ...found, why: 'nudged', day, now });
  });
}

const reminder: System = { kind: 'system', name: 'reminders' };

/**
 * Reminds everybody of one council for whom a reminder is reached: one message a person, over all open periods. Whoever
 * was written to on that day is left for the next. Run as often as one likes. Answers how many were reminded.
 */
export async function remindCouncil(
  database: Database,
  council: CouncilNamed,
  now: Temporal.Instant,
): Promise<number> {
  const day = today(now);
  const due = await database.read(reminder, council.id, async (tx) => {
    const open = await openPeriods(tx);
    const { reminderDays } = await askingSettings(tx, day);
    if (!open.some(({ period }) => reminderReached(period, day, reminderDays))) return null;
    const facts = await factsOf(tx, council, day);
    const asked = await askedFor(
      tx,
      open.map(({ period }) => period.periodId),
    );
    return { thread: facts.thread, letters: lettersDue(facts, { open, asked, reminderDays, day }) };
  });
  if (!due) return 0;
  let sent = 0;
  for (const { address, entries } of due.letters) {
    const why = entries.some(({ step }) => step?.why === 'overdue') ? 'overdue' : 'before';
    try {
      await database.as(reminder, council.id, 'Remind somebody of their updates', (tx) =>
        write(tx, council.id, { thread: due.thread, address, why, entries, day, now }),
      );
      sent += 1;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return sent;
}

interface Due {
  open: readonly PlanPeriod[];
  asked: readonly Asked[];
  reminderDays: readonly number[];
  day: Day;
}

function lettersDue(facts: Facts, { open, asked, reminderDays, day }: Due) {
  const byPerson = new Map<number, { address: Address; entries: Entry[] }>();
  for (const one of open) {
    const reached = reminderReached(one.period, day, reminderDays);
    for (const person of askedIn(facts, one)) {
      const items = unanswered(person);
      if (!person.address || items.length === 0) continue;
      const was = asked.some(
        ({ personId, periodId, why, days }) =>
          personId === person.personId &&
          periodId === one.period.periodId &&
          why === reached?.why &&
          days === reached.days,
      );
      const letter = byPerson.get(person.personId) ?? { address: person.address, entries: [] };
      letter.entries.push({ period: one.period, items, step: was ? null : reached });
      byPerson.set(person.personId, letter);
    }
  }
  const today = new Set(asked.filter(({ askedOn }) => askedOn === day).map(({ personId }) => personId));
  return [...byPerson]
    .filter(([personId, { entries }]) => !today.has(personId) && entries.some(({ step }) => step !== null))
    .map(([, letter]) => letter);
}

/** Reminds in every council. */
export async function remindAll(database: Database, now: Temporal.Instant): Promise<void> {
  for (const { councilId: id, name, example } of await listCouncils(database))
    await remindCouncil(database, { id, name, example }, now);
}

/** Sets when reminders go and whether mail carries links, from a day on. */
export async function setAsking(
  database: Database,
  actor: Actor,
  councilId: number,
  given: Omit<AskingSet, 'setBy'>,
): Promise<Answer<null>> {
  if (!mayDo(actor, 'period.run')) throw new NotAllowed('Only the programme office sets this.');
  if (given.fromOn < given.setOn) return mistake('fromOn', 'Choose today or a later day');
  return database.as(actor, councilId, 'Set how people are asked for updates', async (tx) => {
    await addAskingSettings(tx, councilId, { ...given, setBy: nameOfActor(actor) });
    return { ok: true, value: null };
  });
}
