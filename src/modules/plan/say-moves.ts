// The moves of an item's dates, each as a sentence: what it was, what it became, when and why.
import { longDay } from '../../kernel/days.ts';
import type { DateMove } from './changes/date-move.ts';
import type { Item, Walk } from './thread.ts';

export interface MoveView {
  /** `Was due 31 March 2023.` */
  was: string;
  /** `Moved to September 2023 on 24 November 2026, because the valuer left.` */
  moved: string;
}

/** Newest first, so that the first line is what somebody asks about, and the last the date as it was published. */
export function sayMoves(thread: Walk, item: Item): MoveView[] {
  return thread
    .movesOf(item.id)
    .map((move) => ({ was: sayWas(move), moved: sayMoved(move) }))
    .reverse();
}

function sayWas({ role, from }: DateMove): string {
  const what = role === 'due' ? 'due' : 'to start';
  return from ? `Was ${what} ${from.words}.` : `Had no date ${role === 'due' ? 'due' : 'to start'}.`;
}

function sayMoved({ from, to, movedOn, reason }: DateMove): string {
  const why = `on ${longDay(movedOn)}, because: ${reason}`;
  if (!to) return `Taken away ${why}`;
  return `${from ? 'Moved to' : 'Given as'} ${to.words} ${why}`;
}
