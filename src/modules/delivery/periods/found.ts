// What a period comes to: as it was frozen when it closed, or, while it is open, as its actions stand.
import type { Tx } from '../../../db/database.ts';
import { NotFound } from '../../../kernel/errors.ts';
import type { Walk } from '../../plan/index.ts';
import { latestUpdates } from '../updates/updates.store.ts';
import { type Cycle, type Figures, figuresOf, type Period } from './period.ts';
import { allCycles, allPeriods, type Frozen, frozenOf } from './periods.store.ts';
import { standings } from './standing.ts';

export interface PeriodFound {
  period: Period;
  cycle: Cycle;
  figures: Figures;
  /** Null while it is open. */
  frozen: Frozen | null;
  /** The period of the same cycle closed last before it; null where it is the first. */
  before: Period | null;
  /** What was open when that one closed; null where it is the first. */
  openBefore: ReadonlySet<number> | null;
}

/** Five queries, however many actions there are. Throws NotFound. */
export async function findPeriod(tx: Tx, thread: Walk, periodId: number): Promise<PeriodFound> {
  const all = await allPeriods(tx);
  const period = all.find((one) => one.periodId === periodId);
  const cycle = (await allCycles(tx)).find((one) => one.cycleId === period?.cycleId);
  if (!period || !cycle) throw new NotFound('There is no such period.');
  const before =
    all.find((one) => one.cycleId === cycle.cycleId && one.closedOn !== null && one.fromOn < period.fromOn) ??
    null;
  const earlier = before && (await frozenOf(tx, before.periodId));
  const openBefore =
    earlier && new Set(earlier.figures.actions.filter(({ open }) => open).map(({ itemId }) => itemId));
  const frozen = await frozenOf(tx, periodId);
  const figures =
    frozen?.figures ??
    figuresOf(standings(thread, cycle.planId, period, await latestUpdates(tx, { timely: true })), openBefore);
  return { period, cycle, figures, frozen, before, openBefore };
}

/** The figures of some of a period's actions alone: what a board that watches over a part of the plan is told. */
export function figuresAmong({ figures, openBefore }: PeriodFound, ids: ReadonlySet<number>): Figures {
  const before = openBefore && new Set([...openBefore].filter((id) => ids.has(id)));
  return figuresOf(
    figures.actions.filter(({ itemId }) => ids.has(itemId)),
    before,
  );
}

/** `41 + 1 − 2 = 40`, in words and as the sum. */
export function saySums({ opening, fresh, closed, closing }: Omit<Figures, 'actions'>): string {
  return `${opening} open at the start, ${fresh} new, ${closed} closed, ${closing} open at the end: ${opening} + ${fresh} − ${closed} = ${closing}.`;
}

/** Open actions that the open periods ask about, and how many of them nobody has updated in theirs. */
export interface StaleNow {
  asked: number;
  stale: number;
  /** The open period with the most of those; the latest one where none is open; null where there has been none. */
  periodId: number | null;
}

/** Three queries, however many periods are open. */
export async function staleNow(tx: Tx, thread: Walk): Promise<StaleNow> {
  const all = await allPeriods(tx);
  const open = all.filter(({ closedOn }) => closedOn === null);
  const cycles = await allCycles(tx);
  const updates = await latestUpdates(tx, { timely: true });
  const found = open.map((period) => {
    const cycle = cycles.find(({ cycleId }) => cycleId === period.cycleId);
    const actions = cycle ? standings(thread, cycle.planId, period, updates) : [];
    const asked = actions.filter((one) => one.open);
    return { period, asked, stale: asked.filter((one) => one.stale) };
  });
  const ids = (of: (one: (typeof found)[number]) => readonly { itemId: number }[]) =>
    new Set(found.flatMap((one) => of(one).map(({ itemId }) => itemId))).size;
  const most = found.toSorted((a, b) => b.stale.length - a.stale.length)[0]?.period ?? all[0];
  return {
    asked: ids(({ asked }) => asked),
    stale: ids(({ stale }) => stale),
    periodId: most?.periodId ?? null,
  };
}
