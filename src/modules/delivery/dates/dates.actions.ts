// What may be done about a date: ask that it be moved, and approve or refuse what was asked.
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import { mayDo } from '../../people/index.ts';
import {
  type CouncilNamed,
  type Item,
  lineage,
  loadThread,
  moveDate,
  type Walk,
  walk,
} from '../../plan/index.ts';
import {
  addRequest,
  type DateRequest,
  dateRequests,
  decideRequest,
  setTolerance,
  toleranceOn,
} from './dates.store.ts';
import { isWithin } from './slip.ts';

export interface MoveAsked {
  item: Item;
  wanted: string;
  reason: string | undefined;
  day: Day;
}

/** A date somebody typed, with a last day; or the mistake in it. */
export function readDay(words: string, field: string): Answer<PlannedDate & { latest: Day }> {
  const date = readPlannedDate(words);
  const { latest } = date;
  if (latest !== undefined) return { ok: true, value: { ...date, latest } };
  const message = `“${words}” names no last day. Write a day or a month, such as 31 March 2027 or March 2027`;
  return mistake(field, message);
}

/** Asks within a unit of work that is open. A move within the tolerance is made at once, and noted. */
export async function askToMove(
  tx: Tx,
  actor: Actor,
  councilId: number,
  thread: Walk,
  { item, wanted, reason, day }: MoveAsked,
): Promise<Answer<'asked' | 'noted'>> {
  const date = readDay(wanted, 'wanted');
  if (!date.ok) return date;
  if (!reason) return mistake('reason', 'Say why the date should move');
  if (date.value.latest < day) return mistake('wanted', 'The new date has gone by already');
  const waiting = (await dateRequests(tx, { itemId: item.id })).some(({ decision }) => decision === null);
  if (waiting) return mistake('wanted', 'A request to move this date waits for an answer already');
  const within = isWithin(thread, item, date.value.latest, await toleranceOn(tx, day));
  const asked = {
    itemId: item.id,
    wanted: date.value,
    reason,
    askedOn: day,
    askedBy: nameOfActor(actor),
    askedPersonId: actor.kind === 'person' ? (actor.personId ?? null) : null,
    askedAccount: actor.kind === 'person' ? actor.accountId : null,
  };
  const open = { decision: null, decidedOn: null, decidedBy: null, decidedWhy: null };
  if (!within) {
    await addRequest(tx, councilId, { ...asked, ...open });
    return { ok: true, value: 'asked' };
  }
  const noted = {
    decision: 'noted',
    decidedOn: day,
    decidedBy: 'Within the tolerance',
    decidedWhy: null,
  } as const;
  await addRequest(tx, councilId, { ...asked, ...noted });
  const change = { itemId: item.id, role: 'due' as const, from: item.due, to: date.value };
  await moveDate(tx, councilId, change, { reason, movedOn: day });
  return { ok: true, value: 'noted' };
}

/** Whether somebody may answer a request: a sponsor of the item, or the programme office; never whoever asked. */
export function mayDecide(actor: Actor, thread: Walk, request: DateRequest): boolean {
  if (!mayDo(actor, 'date.decide')) return false;
  if (actor.kind !== 'person') return true;
  if (actor.accountId === request.askedAccount) return false;
  if (actor.personId !== undefined && actor.personId === request.askedPersonId) return false;
  if (mayDo(actor, 'update.any')) return true;
  const item = thread.item(request.itemId);
  return item ? lineage(thread, item).some((one) => sponsors(one, actor.personId)) : false;
}

function sponsors({ parts }: Item, personId: number | undefined): boolean {
  return parts.some((part) => part.personId === personId && part.role.endsWith('sponsor'));
}

export interface Decision {
  dateRequestId: number;
  decision: 'approved' | 'refused';
  why?: string | undefined;
  day: Day;
}

/** Approves, which moves the date with the reason that was given, or refuses with a reason of one's own. */
export async function decideDate(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { dateRequestId, decision, why, day }: Decision,
): Promise<Answer<'approved' | 'refused'>> {
  if (decision === 'refused' && !why) return mistake('why', 'Say why it is refused');
  const name = decision === 'approved' ? 'Approve' : 'Refuse';
  return database.as(actor, council.id, `${name} a request to move a date`, async (tx) => {
    const request = (await dateRequests(tx)).find((one) => one.dateRequestId === dateRequestId);
    if (!request) throw new NotFound('There is no such request.');
    const thread = walk(await loadThread(tx, { council, day }));
    const item = thread.item(request.itemId);
    if (!item) throw new NotFound('There is no such item.');
    if (!mayDecide(actor, thread, request))
      throw new NotAllowed(
        'Only a sponsor of the item or the programme office may answer, and never whoever asked.',
      );
    const decided = {
      dateRequestId,
      decision,
      decidedOn: day,
      decidedBy: nameOfActor(actor),
      decidedWhy: why ?? null,
    };
    if (!(await decideRequest(tx, decided)))
      throw new Conflict('Somebody else answered this request first.', request);
    const change = { itemId: item.id, role: 'due' as const, from: item.due, to: request.wanted };
    if (decision === 'approved')
      await moveDate(tx, council.id, change, { reason: request.reason, movedOn: day });
    return { ok: true, value: decision };
  });
}

/** Sets, from a day on, how far a date may slip in all before a move needs leave. */
export async function letDatesSlip(
  database: Database,
  actor: Actor,
  councilId: number,
  given: { days: number; fromOn: Day; reason: string },
): Promise<void> {
  if (!mayDo(actor, 'period.run'))
    throw new NotAllowed('Only the programme office says how far dates may slip.');
  await database.as(actor, councilId, `Set how far dates may slip: ${given.reason}`, (tx) =>
    setTolerance(tx, councilId, given),
  );
}
