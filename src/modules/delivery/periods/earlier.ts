// Cycles, closed periods and their updates from before Goldthread was used, put in when a council begins.
import type { Tx } from '../../../db/database.ts';
import { headSeq } from '../../../db/record.ts';
import { addDays, type Day } from '../../../kernel/days.ts';
import { type CouncilNamed, type Item, isFinished, loadThread, mainActions, walk } from '../../plan/index.ts';
import { addUpdate, latestUpdates } from '../updates/updates.store.ts';
import { figuresOf, type NewCycle, type NewPeriod, nextPeriod, type Period } from './period.ts';
import { addCycle, addPeriod, allCycles, freezePeriod } from './periods.store.ts';
import { standings } from './standing.ts';

export interface EarlierCycle extends Omit<NewCycle, 'planId' | 'bodyId' | 'afterCycle'> {
  /** The plan's and the board's name. */
  plan: string;
  board: string;
  /** The name of a cycle before it in the list, which closes first. */
  after?: string;
  /** Periods that were closed already, and the day the first of them was opened. */
  closed: number;
  firstOpenedOn: Day;
}

export interface EarlierPeriods {
  council: CouncilNamed;
  day: Day;
  cycles: readonly EarlierCycle[];
  /** What an owner said of an action in the nth period of the first cycle; null where nothing was said. */
  said(action: Item, period: number): { done: string; routeToGreen: string | null } | null;
}

/** Throws where a plan or a board is not there. The period after the closed ones of each cycle is left open. */
export async function addEarlierPeriods(tx: Tx, given: EarlierPeriods): Promise<void> {
  const { council, day, cycles } = given;
  const thread = walk(await loadThread(tx, { council, day }));
  for (const [index, { plan, board, after, closed, firstOpenedOn, ...cycle }] of cycles.entries()) {
    const planId = named(thread.plans, ({ title }) => title, plan).id;
    const bodyId = named(thread.bodies, ({ name }) => name, board).id;
    const afterCycle = after ? named(await allCycles(tx), ({ name }) => name, after).cycleId : undefined;
    const cycleId = await addCycle(tx, council.id, {
      ...cycle,
      planId,
      bodyId,
      ...(afterCycle === undefined ? {} : { afterCycle }),
    });
    const kept = named(await allCycles(tx), (one) => String(one.cycleId), String(cycleId));
    let last: Period | null = null;
    for (let number = 0; number <= closed; number += 1) {
      const next: NewPeriod = nextPeriod(kept, last, firstOpenedOn);
      // A closed one was opened once it had ended; the open one when the last was closed.
      const ended = number < closed || !last ? addDays(next.toOn, 1) : addDays(last.boardOn, 2);
      const openedOn = sooner(ended, day);
      const periodId = await addPeriod(tx, council.id, { ...next, openedOn });
      const period: Period = { ...next, openedOn, periodId, closedOn: null };
      if (index === 0) await say(tx, given, { period, number, planId });
      if (number < closed) await close(tx, given, { period, planId });
      last = period;
    }
  }
}

function sooner(one: Day, other: Day): Day {
  return one < other ? one : other;
}

function named<T>(all: readonly T[], name: (one: T) => string, wanted: string): T {
  const found = all.find((one) => name(one) === wanted);
  if (!found) throw new Error(`Nothing is called “${wanted}”.`);
  return found;
}

interface Spoken {
  period: Period;
  number: number;
  planId: number;
}

async function say(tx: Tx, { council, day, said }: EarlierPeriods, { period, number, planId }: Spoken) {
  const thread = walk(await loadThread(tx, { council, day }));
  for (const action of mainActions(thread, planId)) {
    const words = said(action, number);
    if (!words || !action.status || isFinished(action)) continue;
    const troubled = action.status.confidence === 'at-risk' || action.status.confidence === 'off-track';
    const saidOn = sooner(addDays(period.openedOn, 1), day);
    await addUpdate(tx, council.id, {
      itemId: action.id,
      periodId: period.periodId,
      saidOn,
      personId: action.parts.find(({ role }) => role === 'lead')?.personId ?? null,
      status: action.status,
      percentage: null,
      forecast: null,
      done: words.done,
      next: null,
      routeToGreen: troubled ? words.routeToGreen : null,
      late: false,
    });
  }
}

interface Closed {
  period: Period;
  planId: number;
}

async function close(tx: Tx, { council, day }: EarlierPeriods, { period, planId }: Closed) {
  const thread = walk(await loadThread(tx, { council, day }));
  const actions = standings(thread, planId, period, await latestUpdates(tx, { timely: true }));
  const closedOn = sooner(addDays(period.boardOn, 1), day);
  await freezePeriod(tx, council.id, {
    periodId: period.periodId,
    closedOn,
    closedBy: 'The programme office',
    figures: figuresOf(actions, null),
    headSeq: await headSeq(tx),
  });
}
