// What may be done with a reading: settle its doubts one by one or by kind, take answers back, correct items, load it.
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, actorName } from '../../../kernel/actor.ts';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { waitForOtherLoads } from '../../plan/index.ts';
import { type Loaded, type Renewal, storeDraft } from '../loading/load.ts';
import { type Answer, sayAnswer } from './answers.ts';
import { type Question, questionsOf } from './questions.ts';
import {
  addSettlements,
  draftOf,
  forget,
  type KeptReading,
  lockReading,
  markLoaded,
  type NewSettlement,
  remember,
  rememberedAnswers,
  removeSettlement,
  settlementsOf,
  type WholeReading,
} from './readings.store.ts';
import { answeredBefore, isWorthRemembering, memoryOf } from './remembering.ts';
import { saySettlement, settle, settledFindings } from './settle.ts';

/** Who acts, for which council. */
export interface Office {
  database: Database;
  actor: Actor;
  councilId: number;
}

/** Who settled it, as a page says it. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.name : actorName(actor);
}

/** What was answered, and why where that was asked. */
export interface Given {
  answer: Answer;
  reason: string | null;
}

/** Settles one question. Throws Conflict where somebody settled it otherwise in the meantime. */
export function settleQuestion(
  office: Office,
  readingId: number,
  question: Question,
  given: Given,
): Promise<void> {
  return change(office, readingId, 'Settle a doubt in', async (tx) => {
    await addOrRefuse(tx, office, readingId, { subject: question.key, ...given });
    const memory = memoryOf(question);
    if (memory && isWorthRemembering(given.answer))
      await remember(tx, office.councilId, { ...memory, answer: given.answer, readingId });
  });
}

/** Accepts as read whatever of these questions nobody has settled yet. Answers how many that were. */
export function acceptAll(
  office: Office,
  readingId: number,
  questions: readonly Question[],
): Promise<number> {
  return change(office, readingId, `Accept ${questions.length} doubts as read in`, (tx) =>
    addSettlements(
      tx,
      office.councilId,
      readingId,
      questions.map(({ key }) => settlement(office, { subject: key, answer: { as: 'read' }, reason: null })),
    ),
  );
}

/** Sets aside, for one reason, the items of whatever of these questions nobody has settled yet. */
export function setAllAside(
  office: Office,
  readingId: number,
  questions: readonly Question[],
  reason: string,
): Promise<number> {
  return change(office, readingId, `Set ${questions.length} doubtful items aside in`, (tx) =>
    addSettlements(
      tx,
      office.councilId,
      readingId,
      questions.map(({ key }) => settlement(office, { subject: key, answer: { as: 'aside' }, reason })),
    ),
  );
}

export const asBefore = 'as answered before';

/** Settles as the council answered in an earlier document, and says so. */
export function useRemembered(office: Office, readingId: number): Promise<number> {
  return change(office, readingId, 'Use earlier answers in', async (tx, whole) => {
    const before = answeredBefore(questionsOf(whole), await rememberedAnswers(tx));
    return addSettlements(
      tx,
      office.councilId,
      readingId,
      [...before].map(([subject, answer]) => settlement(office, { subject, answer, reason: asBefore })),
    );
  });
}

/** Takes an answer back: the question is open again, and what it taught is forgotten. */
export function takeBack(
  office: Office,
  readingId: number,
  subject: string,
  question?: Question,
): Promise<void> {
  return change(office, readingId, 'Take an answer back in', async (tx) => {
    await removeSettlement(tx, readingId, subject);
    const memory = question && memoryOf(question);
    if (memory) await forget(tx, { ...memory, readingId });
  });
}

/** Corrects an item, sets it aside, or makes one of words not used; `instead` is the answer that was seen, if there was one. */
export function settleItem(
  office: Office,
  readingId: number,
  subject: string,
  given: Given & { question?: Question | undefined; seen: string | null },
): Promise<void> {
  const { question, seen, answer, reason } = given;
  return change(office, readingId, 'Correct what was read in', async (tx) => {
    const before = (await settlementsOf(tx, readingId)).find((one) => one.subject === subject);
    if (before && before.settledAt !== seen) throw answeredFirst(before.settledBy, before.answer);
    await removeSettlement(tx, readingId, subject);
    await addOrRefuse(tx, office, readingId, { subject, answer, reason });
    if (question)
      await addOrRefuse(tx, office, readingId, {
        subject: question.key,
        answer: { as: 'corrected', fields: {} },
        reason,
      });
  });
}

/**
 * Loads a reading as it is settled, as one unit of work; doubts nobody settled go with it as open ones. Null where
 * somebody else has loaded it meanwhile. `renews` says which plan it is the next edition of, if it is. Throws as
 * `storeDraft`.
 */
export function loadReading(office: Office, readingId: number, renews?: Renewal): Promise<Loaded | null> {
  const { database, actor, councilId } = office;
  return database.as(actor, councilId, 'Load a settled document', async (tx) => {
    await waitForOtherLoads(tx, councilId);
    const reading = await needReading(tx, readingId);
    if (reading.state === 'loaded') return null;
    const whole = await needDraft(tx, reading);
    const settlements = await settlementsOf(tx, readingId);
    const settled = new Map(
      [...settledFindings(whole, settlements)].map(([at, one]) => [at, saySettlement(one)]),
    );
    const draft = settle(whole, settlements);
    const loaded = await storeDraft(tx, councilId, {
      draft,
      original: { lines: whole.lines, places: new Map(whole.places) },
      settled,
      ...(renews ? { renews } : {}),
    });
    await markLoaded(tx, reading.sha256, { documentId: loaded.documentId, by: nameOf(actor) });
    return loaded;
  });
}

/** One unit of work on a reading that still waits to be settled; nobody else changes it meanwhile. */
function change<T>(
  { database, actor, councilId }: Office,
  readingId: number,
  what: string,
  work: (tx: Tx, whole: WholeReading) => Promise<T>,
): Promise<T> {
  return database.as(actor, councilId, `${what} reading ${readingId}`, async (tx) => {
    const reading = await needReading(tx, readingId);
    if (reading.state === 'loaded')
      throw new Conflict(
        `${reading.name} is on the thread already${sayWho(reading)}. Change the plan itself`,
      );
    return work(tx, await needDraft(tx, reading));
  });
}

function sayWho({ loadedBy }: KeptReading): string {
  return loadedBy ? `: ${loadedBy} loaded it` : '';
}

async function needReading(tx: Tx, readingId: number): Promise<KeptReading> {
  const reading = await lockReading(tx, readingId);
  if (!reading) throw new NotFound('There is no such document here.');
  return reading;
}

async function needDraft(tx: Tx, { readingId, name }: KeptReading): Promise<WholeReading> {
  const whole = await draftOf(tx, readingId);
  if (!whole) throw new NotFound(`${name} has not been read.`);
  return whole;
}

function settlement({ actor }: Office, given: Given & { subject: string }): NewSettlement {
  return { ...given, settledBy: nameOf(actor) };
}

async function addOrRefuse(
  tx: Tx,
  office: Office,
  readingId: number,
  given: Given & { subject: string },
): Promise<void> {
  const added = await addSettlements(tx, office.councilId, readingId, [settlement(office, given)]);
  if (added > 0) return;
  const first = (await settlementsOf(tx, readingId)).find((one) => one.subject === given.subject);
  if (first && JSON.stringify(first.answer) !== JSON.stringify(given.answer))
    throw answeredFirst(first.settledBy, first.answer);
}

function answeredFirst(by: string, answer: Answer): Conflict {
  return new Conflict(`${by} settled this while you were looking at it: “${sayAnswer(answer)}”`);
}
