// What may be done about updates: give one for an item of one's own, or, for the programme office, of anybody's.
import type { Database, Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Answer, Conflict, type FieldError, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { type CouncilNamed, type Item, loadThread, type Walk, walk, writeItem } from '../../plan/index.ts';
import { askToMove, readDay } from '../dates/dates.actions.ts';
import type { Period } from '../periods/period.ts';
import { allCycles, allPeriods } from '../periods/periods.store.ts';
import { choicesFor, isOwn, type NewUpdate, saidAs, type Update } from './update.ts';
import { addUpdate, lastUpdateHeld, latestUpdates, updatesOf } from './updates.store.ts';

export interface UpdateGiven {
  itemId: number;
  given: NewUpdate;
  day: Day;
  /** By the link of an e-mail, without signing in: a period that has closed takes nothing more. */
  byLink?: boolean;
}

export interface UpdateKept {
  updateId: number;
  /** What became of a request to move the date, where there was one. */
  move: 'asked' | 'noted' | null;
  late: boolean;
}

/** What a `Conflict` of an update carries: those given since the page was opened, latest first. */
export interface UpdateConflict {
  theirs: Update[];
}

export function mayUpdate(actor: Actor, thread: Walk, item: Item): boolean {
  if (mayDo(actor, 'update.any')) return true;
  return mayDo(actor, 'update.own') && actor.kind === 'person' && isOwn(thread, item, actor.personId);
}

/**
 * Keeps an update and makes it what stands on the item, in one unit of work with the request to move its date. Throws
 * Conflict, with an UpdateConflict, where somebody gave one that this person had not seen.
 */
export async function giveUpdate(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { itemId, given, day, byLink = false }: UpdateGiven,
): Promise<Answer<UpdateKept>> {
  return orMistakes(
    database.as(actor, council.id, `Update item ${itemId}${byLink ? ', by e-mail link' : ''}`, async (tx) => {
      const thread = walk(await loadThread(tx, { council, day }));
      const item = thread.item(itemId);
      if (!item) throw new NotFound('There is no such item.');
      if (!mayUpdate(actor, thread, item))
        throw new NotAllowed('You may update what you lead or sponsor. Ask the programme office.');
      const last = await lastUpdateHeld(tx, itemId);
      if (last !== given.seen) {
        const theirs = (await updatesOf(tx, itemId)).filter(({ updateId }) => updateId > given.seen);
        throw new Conflict('Somebody else updated this after you opened it.', { theirs });
      }
      const kept = await keep(tx, actor, council.id, { thread, item, given, day });
      if (byLink && kept.late) throw new NotFound('The period was closed.');
      return kept;
    }),
  );
}

/** Takes a unit of work back: what was typed has mistakes. */
class Mistakes extends Error {
  override name = 'Mistakes';
  readonly errors: FieldError[];
  constructor(errors: readonly FieldError[]) {
    super('What was typed has mistakes');
    this.errors = [...errors];
  }
}

async function orMistakes<T>(work: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof Mistakes) return { ok: false, errors: error.errors };
    throw error;
  }
}

interface Keeping {
  thread: Walk;
  item: Item;
  given: NewUpdate;
  day: Day;
}

async function keep(tx: Tx, actor: Actor, councilId: number, { thread, item, given, day }: Keeping) {
  const errors = mistakesIn(item, given);
  const forecast = given.forecast ? readDay(given.forecast, 'forecast') : null;
  if (forecast && !forecast.ok) errors.push(...forecast.errors);
  if (errors.length > 0) throw new Mistakes(errors);
  const status = saidAs[given.status];
  const period = await periodFor(tx, item, given.periodId);
  const late = period !== null && period.closedOn !== null;
  const updateId = await addUpdate(tx, councilId, {
    itemId: item.id,
    periodId: period?.periodId ?? null,
    saidOn: day,
    personId: actor.kind === 'person' ? (actor.personId ?? null) : null,
    status,
    percentage: given.percentage ?? null,
    forecast: forecast?.ok ? forecast.value : null,
    done: given.done ?? null,
    next: given.next ?? null,
    routeToGreen: given.routeToGreen ?? null,
    late,
  });
  if (period === null || !late || !(await isOvertaken(tx, item, period)))
    await writeItem(tx, councilId, thread, item, { status }, { reason: 'An update', movedOn: day });
  if (!given.wanted) return { updateId, move: null, late };
  const asked = { item, wanted: given.wanted, reason: given.reason, day };
  const move = await askToMove(tx, actor, councilId, thread, asked);
  if (!move.ok) throw new Mistakes(move.errors);
  return { updateId, move: move.value, late };
}

/** Whether something was said of an item since a period closed, which a correction of that period leaves alone. */
async function isOvertaken(tx: Tx, item: Item, { periodId, closedOn }: Period): Promise<boolean> {
  const now = (await latestUpdates(tx, { itemIds: [item.id], timely: true })).get(item.id);
  return now !== undefined && closedOn !== null && now.periodId !== periodId && now.saidOn >= closedOn;
}

function mistakesIn(item: Item, given: NewUpdate): FieldError[] {
  const errors: FieldError[] = [];
  if (!choicesFor(item).includes(given.status))
    errors.push({ field: 'status', message: 'Ask for it to be closed, with evidence, where it is finished' });
  const { confidence } = saidAs[given.status];
  if (confidence !== null && confidence !== 'on-track' && !given.routeToGreen)
    errors.push({ field: 'routeToGreen', message: 'Say how it gets back on track' });
  if (given.status === 'suspended' && !given.done)
    errors.push({ field: 'done', message: 'Say why it is suspended' });
  if (given.reason && !given.wanted)
    errors.push({ field: 'wanted', message: 'Write the new date you ask for, or leave the reason blank' });
  return errors;
}

/** The period asked for, else the open one of the item's plan that must be answered first. */
async function periodFor(tx: Tx, item: Item, asked: number | undefined): Promise<Period | null> {
  const cycles = new Set(
    (await allCycles(tx)).filter(({ planId }) => planId === item.planId).map(({ cycleId }) => cycleId),
  );
  const periods = (await allPeriods(tx)).filter(({ cycleId }) => cycles.has(cycleId));
  if (asked !== undefined) {
    const period = periods.find(({ periodId }) => periodId === asked);
    if (!period) throw new NotFound('There is no such period of this plan.');
    return period;
  }
  const open = periods.filter(({ closedOn }) => closedOn === null);
  return open.sort((a, b) => a.answersBy.localeCompare(b.answersBy) || a.periodId - b.periodId)[0] ?? null;
}
