// How late money is because of the actions it comes from: a date that moved, or has passed with nothing finished. Pure.
import type { Day } from '../../../kernel/days.ts';
import { type Item, isFinished, type Walk } from '../../plan/index.ts';

/** What waits for actions: an entry of a register, on the day it was last kept. */
export interface Waiting {
  entryId: number;
  keptOn: Day;
  /** Numbers of items of the thread. */
  items: readonly number[];
}

export interface Late {
  entryId: number;
  /** The action that makes it late: of several, the latest. */
  item: Item;
  /** Whole months, 1 or more. */
  months: number;
  /** When the action was due as the entry was kept, and when it is now expected. */
  from: Day;
  to: Day;
  why: 'moved' | 'overdue';
}

const monthsBetween = (from: Day, to: Day): number => {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + (toDay > fromDay ? 1 : 0);
};

/**
 * An entry was kept with the dates its actions then had. Whatever moved since makes it late, and so does an action that is
 * past its day and not finished: by as much as has passed. Part of a month counts as one. What comes earlier moves nothing.
 */
export function latenessOf(waiting: readonly Waiting[], thread: Walk): Late[] {
  return waiting.flatMap(({ entryId, keptOn, items }) => {
    const found = items
      .flatMap((number) => thread.item(number) ?? [])
      .flatMap((item) => lateItem(thread, item, keptOn) ?? [])
      .toSorted((a, b) => b.months - a.months || a.item.id - b.item.id);
    return found[0] ? [{ entryId, ...found[0] }] : [];
  });
}

function lateItem(thread: Walk, item: Item, keptOn: Day): Omit<Late, 'entryId'> | null {
  const moves = thread.movesOf(item.id).filter(({ role, movedOn }) => role === 'due' && movedOn >= keptOn);
  const now = item.due?.latest;
  // A date that was given on the day itself, before there was any, says nothing of a move.
  const from = moves.find((move) => move.from?.latest)?.from?.latest ?? now;
  if (!from || !now) return null;
  const isOverdue = now < thread.day && !isFinished(item);
  const to = isOverdue ? thread.day : now;
  const months = to > from ? monthsBetween(from, to) : 0;
  return months > 0 ? { item, months, from, to, why: isOverdue ? 'overdue' : 'moved' } : null;
}
