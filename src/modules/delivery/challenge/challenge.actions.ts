// What may be done about claims: challenge one, answer, and say as a member of staff what one thinks, named or not.
import type { Database } from '../../../db/database.ts';
import { type Actor, roleNames, type System } from '../../../kernel/actor.ts';
import { addDays, type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Item } from '../../plan/index.ts';
import {
  addChallenge,
  addVoice,
  answerChallenge,
  answerVoice,
  challengeNumbered,
  voiceNumbered,
} from './challenge.store.ts';
import { type NewChallenge, type NewVoice, voiceDays } from './challenge.ts';

/** Answers the challenge's number. */
export async function challenge(
  database: Database,
  actor: Actor,
  councilId: number,
  asked: { item: Item; given: NewChallenge; day: Day; periodId?: number | null },
): Promise<Answer<number>> {
  const { item, given, day, periodId = null } = asked;
  if (actor.kind !== 'person' || !mayDo(actor, 'challenge.raise'))
    throw new NotAllowed('You may read challenges, and not raise one.');
  if (given.answerBy < day) {
    const message = `The day must be today, ${longDay(day)}, or later`;
    return { ok: false, errors: [{ field: 'answerBy', message }] };
  }
  const as = actor.roles.find((role) => mayDo({ ...actor, roles: [role] }, 'challenge.raise'));
  const value = await database.as(actor, councilId, `Challenge item ${item.id}`, (tx) =>
    addChallenge(tx, councilId, {
      ...given,
      itemId: item.id,
      periodId,
      claim: item.status?.words ?? null,
      raisedOn: day,
      raisedBy: actor.name,
      raisedAs: as ? roleNames[as] : '',
      accountId: actor.accountId,
    }),
  );
  return { ok: true, value };
}

/** Whether somebody answers for an item: its lead or a sponsor of it, or the programme office on their behalf. */
export function mayAnswer(actor: Actor, item: Item | undefined): boolean {
  if (actor.kind !== 'person' || !mayDo(actor, 'challenge.answer')) return false;
  if (actor.roles.includes('programme-office')) return true;
  const own = item?.parts.some(({ role, personId }) => role !== 'responsible' && personId === actor.personId);
  return actor.personId !== undefined && own === true;
}

interface Answering {
  /** The item it is about; undefined where it is no longer in the plan. */
  item: Item | undefined;
  answer: string;
  day: Day;
}

const notTheirs = 'Its lead officer, a sponsor of it or the programme office answers this.';
const twice = 'Somebody has answered this already.';

/** Throws Conflict where it was answered already, NotAllowed for whoever does not answer for the item. */
export async function answerToChallenge(
  database: Database,
  actor: Actor,
  councilId: number,
  { challengeId, item, answer, day }: Answering & { challengeId: number },
): Promise<void> {
  if (actor.kind !== 'person' || !mayAnswer(actor, item)) throw new NotAllowed(notTheirs);
  await database.as(actor, councilId, `Answer challenge ${challengeId}`, async (tx) => {
    const one = await challengeNumbered(tx, challengeId);
    if (!one || one.itemId !== item?.id) throw new NotFound('There is no such challenge.');
    if (!(await answerChallenge(tx, challengeId, { answer, on: day, by: actor.name })))
      throw new Conflict(twice);
  });
}

/** Whom the record names where somebody gave no name: it must not know more than the page. */
const staffBox: System = { kind: 'system', name: 'the box for ideas, concerns and doubts' };

/**
 * Keeps what somebody says of an item. Without a name, nothing of who they are goes further than this function: neither
 * the row nor the record's entry has an account or a name.
 */
export async function raiseVoice(
  database: Database,
  actor: Actor,
  councilId: number,
  { item, given, day }: { item: Item; given: NewVoice; day: Day },
): Promise<void> {
  if (actor.kind !== 'person' || !mayDo(actor, 'voice.raise'))
    throw new NotAllowed('Sign in to say something of an item.');
  const named = given.named === 'yes';
  const { kind, words } = given;
  await database.as(named ? actor : staffBox, councilId, `Raise a ${kind} on item ${item.id}`, (tx) =>
    addVoice(tx, councilId, {
      kind,
      words,
      itemId: item.id,
      raisedOn: day,
      raisedBy: named ? actor.name : null,
      answerBy: addDays(day, voiceDays),
    }),
  );
}

export async function answerToVoice(
  database: Database,
  actor: Actor,
  councilId: number,
  { voiceId, item, answer, day }: Answering & { voiceId: number },
): Promise<void> {
  if (actor.kind !== 'person' || !mayAnswer(actor, item)) throw new NotAllowed(notTheirs);
  await database.as(actor, councilId, `Answer what staff said, ${voiceId}`, async (tx) => {
    const one = await voiceNumbered(tx, voiceId);
    if (!one || one.itemId !== item?.id) throw new NotFound('Nobody said that.');
    if (!(await answerVoice(tx, voiceId, { answer, on: day, by: actor.name }))) throw new Conflict(twice);
  });
}
