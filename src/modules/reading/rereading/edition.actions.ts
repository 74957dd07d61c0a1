// What may be done with a new edition: lay it beside the plan it renews, say what became of each item, and load it.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { type CouncilNamed, loadThread, type NewPlan, type Walk, walk } from '../../plan/index.ts';
import { type Loaded, planOfDraft } from '../loading/load.ts';
import {
  draftOf,
  type KeptReading,
  lockReading,
  readingById,
  settlementsOf,
} from '../settling/readings.store.ts';
import { settle } from '../settling/settle.ts';
import { loadReading, nameOf, type Office } from '../settling/settling.actions.ts';
import { answersOf, type EditionAnswer, subjects } from './answers.ts';
import { type Comparison, compareEditions, type EditionAnswers, likeliestPlan } from './compare.ts';
import { editionAnswers, forgetOfEdition, sayOfEdition } from './edition.store.ts';

/** A settled reading beside the council's plans. */
export interface Beside {
  reading: KeptReading;
  thread: Walk;
  plan: NewPlan;
  said: ReadonlyMap<string, EditionAnswer>;
  answers: EditionAnswers;
  /** Null until somebody says which plan it renews. */
  comparison: Comparison | null;
}

/** Where and when: the council whose plans they are, and the day on which they are looked at. */
export interface At {
  council: CouncilNamed;
  day: Day;
}

/** Throws NotFound where there is no such reading, or it has not been read. */
export function layBeside(office: Office, readingId: number, at: At): Promise<Beside> {
  const { database, actor, councilId } = office;
  return database.read(actor, councilId, (tx) => besideIn(tx, readingId, at));
}

async function besideIn(tx: Tx, readingId: number, { council, day }: At): Promise<Beside> {
  const reading = Number.isSafeInteger(readingId) ? await readingById(tx, readingId) : null;
  const whole = reading && (await draftOf(tx, readingId));
  if (!reading || !whole) throw new NotFound('There is no such document here, or it is still being read.');
  const draft = settle(whole, await settlementsOf(tx, readingId));
  const plan = planOfDraft(draft, { lines: whole.lines, places: new Map(whole.places) });
  const { name, example } = council;
  const thread = walk(await loadThread(tx, { council: { name, example }, day }));
  const said = await editionAnswers(tx, readingId);
  const answers = answersOf(said, plan);
  const chosen = said.get(subjects.plan);
  const planId = chosen && 'planId' in chosen ? chosen.planId : null;
  const isThere = planId !== null && thread.plans.some(({ id }) => id === planId);
  return {
    reading,
    thread,
    plan,
    said,
    answers,
    comparison: isThere ? compareEditions(thread, planId, plan, answers) : null,
  };
}

/** The plan a reading looks like a next edition of, for a proposal. */
export function proposedPlan({ thread, plan }: Beside): ReturnType<typeof likeliestPlan> {
  return likeliestPlan(thread, plan);
}

/** Says something of a new edition. Throws Conflict where the document is on the thread already. */
export function sayOf(
  { database, actor, councilId }: Office,
  readingId: number,
  said: ReadonlyMap<string, EditionAnswer>,
): Promise<void> {
  return database.as(actor, councilId, `Compare reading ${readingId} with the plan`, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (!reading) throw new NotFound('There is no such document here.');
    if (reading.state === 'loaded') throw new Conflict(`${reading.name} is on the thread already`);
    await sayOfEdition(tx, councilId, readingId, said, nameOf(actor));
  });
}

/** It is no next edition, or some of what was said is taken back. */
export function takeBackOf(office: Office, readingId: number, of?: readonly string[]): Promise<void> {
  const { database, actor, councilId } = office;
  return database.as(actor, councilId, `Take back what was said of reading ${readingId}`, (tx) =>
    forgetOfEdition(tx, readingId, of),
  );
}

/** Pairs that were proposed and that nobody has confirmed: they wait for a person before anything is loaded. */
export function unconfirmed({ comparison, said }: Beside): Comparison['same'] {
  return (comparison?.same ?? []).filter(
    ({ certain, itemId }) => !certain && !said.has(subjects.pair(itemId)),
  );
}

/** Loads a reading as the next edition of the plan that was chosen. Null where it is loaded already. */
export async function loadEdition(office: Office, readingId: number, at: At): Promise<Loaded | null> {
  const beside = await layBeside(office, readingId, at);
  const { comparison, answers, thread } = beside;
  if (!comparison) throw new Conflict('Say which plan it is the next edition of');
  const waiting = unconfirmed(beside).length;
  if (waiting > 0)
    throw new Conflict(`${waiting} items are perhaps the same as before. Say of each whether it is`);
  return loadReading(office, readingId, { thread, planId: comparison.planId, answers });
}
