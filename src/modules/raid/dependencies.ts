// What waits for what: how a slip runs down the dependencies, and the chain with no room. Pure.
import { addDays, type Day, daysBetween } from '../../kernel/days.ts';

/** `successor` cannot go on until `predecessor` is done; null where nobody said by when. */
export interface Wait {
  entryId: number;
  predecessor: number;
  successor: number;
  neededBy: Day | null;
}

/** All that the rules need of a thread: when an item is due at the latest, if it has a date. */
export interface Dated {
  dueOn(itemId: number): Day | null;
}

export interface Held {
  itemId: number;
  /** Days by which it starts or goes on later than it needs to; nought where it is held up by nobody. */
  heldDays: number;
  /** Days by which it is late in all: the greater of its own slip and what holds it. */
  lateDays: number;
  /** When it may now be done: its own date and `lateDays`. Null without a date. */
  finishOn: Day | null;
  /** The dependency that holds it up longest. */
  by: Wait | null;
}

export interface Downstream {
  /** Every item of a dependency, those that nothing precedes first. */
  items: Held[];
  /** Dependencies whose effect cannot be worked out, since what is waited for has no date. */
  unknown: Wait[];
  /** Items that wait for one another in a ring, which no date can settle. */
  rings: number[];
}

/**
 * What slips (days, by item) do to whatever waits. An item is done at its date and the greater of its own slip and the
 * days it is held; it holds a successor by the days from `neededBy` to then. Where nobody said by when, the whole of its
 * lateness is passed on.
 */
export function downstream(
  waits: readonly Wait[],
  dates: Dated,
  slips: ReadonlyMap<number, number>,
): Downstream {
  const { order, rings } = inOrder(waits);
  const before = Map.groupBy(waits, (wait) => wait.successor);
  const held = new Map<number, Held>();
  const unknown: Wait[] = [];
  for (const itemId of order) {
    let [heldDays, by]: [number, Wait | null] = [0, null];
    for (const wait of before.get(itemId) ?? []) {
      const first = held.get(wait.predecessor);
      if (!first) continue;
      const days = passedOn(wait, first, dates);
      if (days === null) unknown.push(wait);
      else if (days > heldDays) [heldDays, by] = [days, wait];
    }
    const dueOn = dates.dueOn(itemId);
    const lateDays = Math.max(slips.get(itemId) ?? 0, heldDays);
    held.set(itemId, { itemId, heldDays, lateDays, by, finishOn: dueOn && addDays(dueOn, lateDays) });
  }
  return { items: [...held.values()], unknown, rings };
}

function passedOn({ neededBy }: Wait, first: Held, dates: Dated): number | null {
  if (first.finishOn === null) return null;
  const from = neededBy ?? dates.dueOn(first.itemId) ?? first.finishOn;
  return Math.max(0, daysBetween(from, first.finishOn));
}

export interface CriticalPath {
  /** From the first item to the last. */
  items: number[];
  waits: Wait[];
  /** How many days more its first item may slip before its last one is later than it already is. */
  roomDays: number;
  /** By how many days its last item is late already. */
  lateDays: number;
  endsOn: Day;
}

/**
 * The chain that ends with the last item to be done, led back each time through the dependency with the least room.
 * Null where no item of a dependency has a date. Ties go to the lower number.
 */
export function criticalPath(waits: readonly Wait[], dates: Dated, found: Downstream): CriticalPath | null {
  const held = new Map(found.items.map((one) => [one.itemId, one]));
  const before = Map.groupBy(waits, (wait) => wait.successor);
  const tightestBefore = (itemId: number) =>
    (before.get(itemId) ?? [])
      .flatMap((wait) => {
        const room = roomOf(wait, held.get(wait.predecessor), held.get(itemId), dates);
        return room === null ? [] : [{ wait, room }];
      })
      .sort((a, b) => a.room - b.room || a.wait.entryId - b.wait.entryId)[0];
  const ends = found.items.filter((one) => before.has(one.itemId) && one.finishOn !== null);
  const last = ends.sort(
    (a, b) => (b.finishOn ?? '').localeCompare(a.finishOn ?? '') || a.itemId - b.itemId,
  )[0];
  if (!last?.finishOn) return null;
  const path: CriticalPath = {
    items: [last.itemId],
    waits: [],
    roomDays: 0,
    lateDays: last.lateDays,
    endsOn: last.finishOn,
  };
  let tightest = tightestBefore(last.itemId);
  while (tightest) {
    const { wait, room } = tightest;
    path.items.unshift(wait.predecessor);
    path.waits.unshift(wait);
    path.roomDays += room;
    tightest = tightestBefore(wait.predecessor);
  }
  return path;
}

/** How many days more what comes first may slip before what waits for it is later than it already is. */
function roomOf(wait: Wait, first: Held | undefined, next: Held | undefined, dates: Dated): number | null {
  if (!first?.finishOn || !next) return null;
  const from = wait.neededBy ?? dates.dueOn(wait.predecessor);
  return from === null ? null : next.lateDays - daysBetween(from, first.finishOn);
}

/** Items with those they wait for before them; those of a ring, and all that wait for one, are left out of the order. */
function inOrder(waits: readonly Wait[]): { order: number[]; rings: number[] } {
  const open = new Map<number, number>();
  for (const { predecessor, successor } of waits) {
    open.set(predecessor, open.get(predecessor) ?? 0);
    open.set(successor, (open.get(successor) ?? 0) + 1);
  }
  const after = Map.groupBy(waits, (wait) => wait.predecessor);
  const order = [...open].flatMap(([item, count]) => (count === 0 ? [item] : [])).sort((a, b) => a - b);
  for (const item of order)
    for (const { successor } of after.get(item) ?? []) {
      const left = (open.get(successor) ?? 0) - 1;
      open.set(successor, left);
      if (left === 0) order.push(successor);
    }
  const settled = new Set(order);
  return { order, rings: [...open.keys()].filter((item) => !settled.has(item)).sort((a, b) => a - b) };
}
