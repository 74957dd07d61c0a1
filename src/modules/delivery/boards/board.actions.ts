// What may be done with boards: add and change them with a reason, hold meetings, and write down what came of them.
import type { Database, Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { addBody, bodyLines, changeBody, mayDo } from '../../people/index.ts';
import {
  addAskedAction,
  addDecision,
  addMeeting,
  allTerms,
  askedAction,
  meetingCalled,
  meetingsOf,
  setAgenda,
  setDone,
  setTerms,
  setWatched,
} from './board.store.ts';
import { type AgendaLine, type BoardForm, isDueInDetail, type MeetingAction, type Seat } from './board.ts';
import { tellOwner } from './tell.ts';

function needToKeep(actor: Actor): void {
  if (!mayDo(actor, 'boards.keep'))
    throw new NotAllowed('Only the programme office, democratic services and administrators keep boards.');
}

/** Adds a board, or changes one; the reason stands in the record. Answers its number. */
export async function keepBoard(
  database: Database,
  actor: Actor,
  councilId: number,
  { bodyId, form, seats }: { bodyId: number | null; form: BoardForm; seats: readonly Seat[] },
): Promise<Answer<number>> {
  needToKeep(actor);
  const reason = `${bodyId === null ? 'Add' : 'Change'} a board: ${form.why}`;
  return database.as(actor, councilId, reason, async (tx) => {
    const errors = await mistakes(tx, bodyId, form);
    if (errors.length > 0) return { ok: false, errors };
    const { name, kind, purpose, meets, inPublic, decides, reportsTo } = form;
    const body = {
      name,
      kind,
      inPublic,
      decides,
      ...(purpose === undefined ? {} : { purpose }),
      ...(meets === undefined ? {} : { meets }),
      ...(reportsTo === undefined ? {} : { reportsTo }),
      members: [...seats],
    };
    const kept = bodyId ?? (await addBody(tx, councilId, body));
    if (bodyId !== null) await changeBody(tx, councilId, bodyId, body);
    const { terms, exceptionMonths, detailMonths } = form;
    await setTerms(tx, councilId, { bodyId: kept, terms, exceptionMonths, detailMonths });
    await setWatched(tx, councilId, kept, form.items);
    return { ok: true, value: kept };
  });
}

async function mistakes(tx: Tx, bodyId: number | null, form: BoardForm) {
  const bodies = await bodyLines(tx);
  if (bodyId !== null && !bodies.some((one) => one.bodyId === bodyId))
    throw new NotFound('There is no such board.');
  const errors = [];
  if (bodies.some((one) => one.name === form.name && one.bodyId !== bodyId))
    errors.push({ field: 'name', message: 'Another board is called that' });
  if (form.exceptionMonths > form.detailMonths)
    errors.push({
      field: 'detailMonths',
      message: 'Choose a time at least as long as between two exceptions',
    });
  const above = new Map(bodies.map((one) => [one.bodyId, one.reportsTo]));
  const seen = new Set<number>();
  for (let at = form.reportsTo ?? null; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === bodyId)
      errors.push({ field: 'reportsTo', message: 'It would report to itself, by way of others' });
    seen.add(at);
  }
  return errors;
}

/** A meeting on a day; in detail or by exception as the board's terms say. Answers its number. */
export function holdMeeting(
  database: Database,
  actor: Actor,
  councilId: number,
  { bodyId, heldOn }: { bodyId: number; heldOn: Day },
): Promise<Answer<number>> {
  needToKeep(actor);
  return database.as(actor, councilId, 'Set a meeting of a board', async (tx) => {
    if (!(await bodyLines(tx)).some((one) => one.bodyId === bodyId))
      throw new NotFound('There is no such board.');
    const terms = (await allTerms(tx)).find((one) => one.bodyId === bodyId);
    const inDetail = isDueInDetail(terms, await meetingsOf(tx, bodyId), heldOn);
    const meetingId = await addMeeting(tx, councilId, { bodyId, heldOn, inDetail });
    if (meetingId === null) return mistake('heldOn', 'The board meets on that day already');
    return { ok: true, value: meetingId };
  });
}

async function meetingOrRefuse(tx: Tx, meetingId: number) {
  const meeting = await meetingCalled(tx, meetingId);
  if (!meeting) throw new NotFound('There is no such meeting.');
  return meeting;
}

/** Keeps the lines as the agenda, in their order. */
export function agreeAgenda(
  database: Database,
  actor: Actor,
  councilId: number,
  { meetingId, lines }: { meetingId: number; lines: readonly AgendaLine[] },
): Promise<void> {
  needToKeep(actor);
  return database.as(actor, councilId, 'Agree the agenda of a meeting', async (tx) => {
    await meetingOrRefuse(tx, meetingId);
    await setAgenda(tx, councilId, meetingId, lines);
  });
}

export interface Noted {
  meetingId: number;
  words: string;
  itemId: number | null;
  /** With an owner it is an action, and on their desk at once; without, a decision. */
  owner?: { personId: number; dueOn: Day } | undefined;
}

/** Writes down what a meeting decided, or asked somebody to do: they are told by e-mail, and find it on their page. */
export function writeDown(
  database: Database,
  actor: Actor,
  councilId: number,
  { noted, day, now }: { noted: Noted; day: Day; now: Temporal.Instant },
): Promise<Answer<null>> {
  needToKeep(actor);
  const { meetingId, words, itemId, owner } = noted;
  const reason = owner ? 'Write down what a board asked for' : 'Write down what a board decided';
  return database.as(actor, councilId, reason, async (tx) => {
    const meeting = await meetingOrRefuse(tx, meetingId);
    if (!owner) await addDecision(tx, councilId, { meetingId, itemId, words });
    else if (owner.dueOn < day) return mistake('dueOn', 'Enter a day that is still to come');
    else {
      await addAskedAction(tx, councilId, { meetingId, itemId, words, ...owner, askedOn: day });
      await tellOwner(tx, councilId, { meeting, personId: owner.personId, day, now });
    }
    return { ok: true, value: null };
  });
}

/** Its owner says that it is done, or whoever keeps the board does. Done once: a second time is refused. */
export function sayDone(
  database: Database,
  actor: Actor,
  councilId: number,
  { meetingActionId, words, day }: { meetingActionId: number; words: string; day: Day },
): Promise<Answer<MeetingAction>> {
  return database.as(actor, councilId, 'Say that what a board asked for is done', async (tx) => {
    const asked = await askedAction(tx, meetingActionId);
    if (!asked) throw new NotFound('The board asked for no such thing.');
    const isOwner = actor.kind === 'person' && actor.personId === asked.personId;
    if (!isOwner && !mayDo(actor, 'boards.keep'))
      throw new NotAllowed('Only whoever was asked, or who keeps the board, can say that it is done.');
    if (asked.doneOn !== null) return mistake('words', `It was said to be done already: ${asked.doneWords}`);
    await setDone(tx, meetingActionId, { words, day });
    return { ok: true, value: asked };
  });
}
