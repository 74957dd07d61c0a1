// What may be done with a new edition: lay it beside the plan it renews, say what became of each item, and load it.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { Conflict, NotFound, Unusable } from '../../../kernel/errors.ts';
import {
  type CouncilNamed,
  documentBySha,
  loadThread,
  type NewPlan,
  type Walk,
  walk,
} from '../../plan/index.ts';
import type { ReadApart } from '../apart.limits.ts';
import { readApart } from '../apart.ts';
import type { DocumentFile } from '../document.ts';
import { keepFile } from '../loading/file.store.ts';
import { type Loaded, planOfDraft, storeDraft } from '../loading/load.ts';
import {
  draftOf,
  type KeptReading,
  lockReading,
  markLoaded,
  readingById,
  settlementsOf,
} from '../settling/readings.store.ts';
import { settle } from '../settling/settle.ts';
import { loadReading, nameOf, type Office } from '../settling/settling.actions.ts';
import { answersOf, type EditionAnswer, subjects } from './answers.ts';
import {
  type Comparison,
  compareEditions,
  type EditionAnswers,
  likeliestPlan,
  noAnswers,
} from './compare.ts';
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

/** Which plan a document given on the command line is an edition of: one by its number, none, or as far as it shows. */
export type EditionChoice = number | 'its own' | 'as it shows';

/**
 * Reads a document and loads it whole, as the edition it is said to be. Throws Unusable where it shows that it may be the
 * next edition of a plan and nobody said so, and where items are perhaps the same: a page asks of each.
 */
export async function loadFile(
  office: Office,
  file: DocumentFile,
  at: At,
  choice: EditionChoice,
): Promise<Loaded> {
  const { database, actor, councilId } = office;
  const read = await readApart(file);
  return database.as(actor, councilId, `Load ${file.name}`, async (tx) => {
    const planId = choice === 'its own' ? null : await planMeant(tx, read, at, choice);
    const renews = planId === null ? {} : { renews: { ...at, planId, answers: noAnswers } };
    const loaded = await storeDraft(tx, councilId, { ...read, ...renews });
    const { sha256, documentId } = loaded;
    await keepFile(tx, councilId, sha256, file);
    await markLoaded(tx, sha256, { documentId, by: nameOf(actor) });
    return loaded;
  });
}

async function planMeant(
  tx: Tx,
  { draft, original }: ReadApart,
  { council: { name, example }, day }: At,
  choice: number | 'as it shows',
): Promise<number | null> {
  const thread = walk(await loadThread(tx, { council: { name, example }, day }));
  const plan = planOfDraft(draft, original);
  if (choice === 'as it shows') {
    // The same bytes again are refused for what they are when they are stored.
    if (await documentBySha(tx, draft.document.sha256)) return null;
    const likely = likeliestPlan(thread, plan);
    if (!likely) return null;
    throw new Unusable(
      `${draft.document.name} looks like the next edition of plan ${likely.planId}, “${titleOf(thread, likely.planId)}”: ` +
        `${Math.round(likely.share * 100)}% of it is there. Say --renews ${likely.planId}, or --new for a plan of its own.`,
    );
  }
  if (!thread.plans.some(({ id }) => id === choice)) throw new NotFound(`There is no plan ${choice}.`);
  const waiting = compareEditions(thread, choice, plan).same.filter(({ certain }) => !certain).length;
  if (waiting > 0)
    throw new Unusable(
      `${waiting} items are perhaps the same as before, and a person must say. Give the document on the page /office/read.`,
    );
  return choice;
}

const titleOf = (thread: Walk, planId: number) => thread.plans.find(({ id }) => id === planId)?.title ?? '';

/** Loads a reading as the next edition of the plan that was chosen. Null where it is loaded already. */
export async function loadEdition(office: Office, readingId: number, at: At): Promise<Loaded | null> {
  const beside = await layBeside(office, readingId, at);
  const { comparison, answers } = beside;
  if (!comparison) throw new Conflict('Say which plan it is the next edition of');
  const waiting = unconfirmed(beside).length;
  if (waiting > 0)
    throw new Conflict(`${waiting} items are perhaps the same as before. Say of each whether it is`);
  return loadReading(office, readingId, { ...at, planId: comparison.planId, answers });
}
