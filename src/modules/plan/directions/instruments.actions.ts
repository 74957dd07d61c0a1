// Instruments: one person says what one does, with its words and link; a second compares it with the original; then it counts.
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { addInstrument } from '../plan.store.ts';
import type { Walk } from '../thread.ts';
import { type EventKind, endingOf, endOfDirection } from './direction.ts';
import {
  addEvent,
  addFunction,
  addNotice,
  answerNotice,
  type Notice,
  nextVersion,
  noticeNumbered,
  replaceInstrument,
  returnFunction,
  type Teller,
} from './instruments.store.ts';
import type { FunctionReturn, NewFunction, NewNotice } from './notice.ts';

interface Work {
  database: Database;
  actor: Actor;
  councilId: number;
  thread: Walk;
  day: Day;
}

function teller({ actor, day }: Work): Teller {
  if (!mayDo(actor, 'instrument.tell'))
    throw new NotAllowed(
      'Only the programme office, democratic services or an administrator says what instruments do.',
    );
  if (actor.kind !== 'person')
    throw new NotAllowed('Two people with accounts of their own must say what an instrument does.');
  return { name: nameOfActor(actor), accountId: actor.accountId, day };
}

/** Says what an instrument does. Nothing changes until a second person has checked it. Answers the notice's number. */
export async function tellOfInstrument(work: Work, given: NewNotice): Promise<Answer<number>> {
  const by = teller(work);
  const wrong = whatIsWrong(work, given);
  if (wrong) return wrong;
  return work.database.as(work.actor, work.councilId, 'Say what an instrument does', async (tx) => ({
    ok: true,
    value: await addNotice(tx, work.councilId, given, by),
  }));
}

function whatIsWrong({ thread, day }: Work, given: NewNotice) {
  if (given.happenedOn > day)
    return mistake('happenedOn', `The day must be today, ${longDay(day)}, or before`);
  if (given.does !== 'expire' && !given.title) return mistake('title', 'Enter the title of the instrument');
  if (given.does !== 'expire' && !given.madeBy) return mistake('madeBy', 'Enter who made it');
  if (given.does === 'make')
    return given.gives.length === 0 ? mistake('gives', 'Choose the Directions that it gives') : null;
  const earlier = thread.instruments.find((one) => one.id === given.actsOn);
  if (!earlier) return mistake('actsOn', 'Choose the earlier instrument');
  const ended = endingOf(thread, earlier);
  if (ended) return mistake('actsOn', `It was ${ended.kind} on ${longDay(ended.on)} already`);
  if (given.happenedOn < earlier.madeOn)
    return mistake('happenedOn', `The earlier instrument was made later, on ${longDay(earlier.madeOn)}`);
  if (given.mandateIds.some((one) => !earlier.mandates.includes(one)))
    return mistake('mandateIds', 'Choose only Directions of the earlier instrument');
  const gone = given.mandateIds.find((one) => endOfDirection(thread, one));
  if (gone && given.does !== 'replace') return mistake('mandateIds', 'One of these has ended already');
  if (given.does === 'replace' && given.gives.length === 0)
    return mistake('gives', 'Choose the Directions that it gives. One that ends them all revokes them');
  return null;
}

export interface Checked {
  noticeId: number;
  agreed: boolean;
  answer: string | null;
}

/** A second person's answer. Agreed, it takes effect at once; refused, it stays with the reason and changes nothing. */
export async function checkNotice(work: Work, { noticeId, agreed, answer }: Checked): Promise<Answer<null>> {
  const by = teller(work);
  if (!agreed && !answer) return mistake('answer', 'Say what is wrong, so that it can be told again');
  return work.database.as(work.actor, work.councilId, 'Check what an instrument does', async (tx) => {
    const notice = await noticeNumbered(tx, noticeId);
    if (!notice) throw new NotFound('There is no such notice.');
    if (notice.toldAccountId === by.accountId)
      throw new NotAllowed('Somebody else must compare it with the original: you are the one who told it.');
    if (!(await answerNotice(tx, noticeId, { agreed, answer }, by)))
      throw new Conflict('Somebody has checked this already.');
    if (agreed) await takeEffect(tx, work, notice);
    return { ok: true, value: null };
  });
}

const kindOf: Record<Exclude<Notice['does'], 'make'>, EventKind> = {
  vary: 'varied',
  replace: 'replaced',
  revoke: 'revoked',
  expire: 'expired',
};

async function takeEffect(tx: Tx, { councilId, thread }: Work, notice: Notice): Promise<void> {
  const { noticeId, happenedOn, words, link, actsOn, mandateIds, gives, title, madeBy } = notice;
  const facts = { happenedOn, words, link, noticeId };
  let byInstrument: number | null = null;
  if (title && madeBy) {
    const version = await nextVersion(tx);
    const mandates = gives.filter((one) => thread.item(one)?.kind === 'mandate');
    byInstrument = await addInstrument(tx, councilId, {
      title,
      madeBy,
      madeOn: happenedOn,
      version,
      mandates,
    });
    const made = { kind: 'made', instrumentId: byInstrument, byInstrument: null, mandateId: null } as const;
    await addEvent(tx, councilId, { ...facts, ...made });
  }
  if (actsOn === null || notice.does === 'make') return;
  const kind = kindOf[notice.does];
  for (const mandateId of mandateIds.length > 0 ? mandateIds : [null])
    await addEvent(tx, councilId, { ...facts, kind, instrumentId: actsOn, byInstrument, mandateId });
  if (kind === 'replaced' && mandateIds.length === 0 && byInstrument !== null)
    await replaceInstrument(tx, actsOn, { on: happenedOn, by: byInstrument });
}

/** Enters a function that others exercise, from the words of an instrument. Answers its number. */
export async function enterFunction(work: Work, given: NewFunction): Promise<Answer<number>> {
  const by = teller(work);
  const instrument = work.thread.instruments.find((one) => one.id === given.instrumentId);
  if (!instrument) return mistake('instrumentId', 'Choose the instrument from the list');
  if (given.fromOn < instrument.madeOn)
    return mistake('fromOn', `The instrument was made later, on ${longDay(instrument.madeOn)}`);
  if (given.untilOn && given.untilOn < given.fromOn)
    return mistake('untilOn', 'The last day cannot be before the first');
  return work.database.as(
    work.actor,
    work.councilId,
    'Enter a function that others exercise',
    async (tx) => ({
      ok: true,
      value: await addFunction(tx, work.councilId, given, by.name),
    }),
  );
}

/** Says which instrument returned a function, and when. */
export async function tellOfReturn(
  work: Work,
  functionId: number,
  { returnedBy, returnedOn }: FunctionReturn,
): Promise<Answer<null>> {
  teller(work);
  const one = work.thread.functions.find(({ id }) => id === functionId);
  if (!one) throw new NotFound('There is no such function.');
  const instrument = work.thread.instruments.find(({ id }) => id === returnedBy);
  if (!instrument || instrument.id === one.instrumentId)
    return mistake('returnedBy', 'Choose the later instrument that returned it');
  if (returnedOn < instrument.madeOn || returnedOn < one.fromOn)
    return mistake('returnedOn', 'The day cannot be before the instrument was made, or the function taken');
  return work.database.as(
    work.actor,
    work.councilId,
    'Say which instrument returned a function',
    async (tx) => {
      const done = await returnFunction(tx, functionId, { on: returnedOn, by: returnedBy });
      if (!done) throw new Conflict('It is said to be returned already.');
      return { ok: true, value: null };
    },
  );
}
