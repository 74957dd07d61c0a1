// How far dates have slipped: from the first that was ever set to the one that stands and the one now expected.
import { type Day, daysBetween } from '../../../kernel/days.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Item, Walk } from '../../plan/index.ts';
import type { DateRequest } from './dates.store.ts';

export interface Slip {
  item: Item;
  /** As first published. */
  original: PlannedDate | null;
  /** As it stands, agreed. */
  agreed: PlannedDate | null;
  forecast: PlannedDate | null;
  /** Times the date an item is due was moved. */
  moves: number;
  /** Days from the original's last day to the agreed one's; null where either names none. Earlier is negative. */
  days: number | null;
  /** The same to the forecast. */
  forecastDays: number | null;
}

/** The slip of one item. */
export function slipOf(thread: Walk, item: Item, forecast: PlannedDate | null): Slip {
  const moves = thread.movesOf(item.id).filter(({ role }) => role === 'due');
  const original = moves.length > 0 ? (moves[0]?.from ?? moves[0]?.to ?? null) : item.due;
  return {
    item,
    original,
    agreed: item.due,
    forecast,
    moves: moves.filter(({ from }) => from !== null).length,
    days: between(original, item.due),
    forecastDays: between(original, forecast),
  };
}

function between(from: PlannedDate | null, to: PlannedDate | null): number | null {
  return from?.latest && to?.latest ? daysBetween(from.latest, to.latest) : null;
}

/** Whether a new date lies within the days a date may slip in all before somebody must give leave. */
export function isWithin(thread: Walk, item: Item, wanted: Day, tolerance: number): boolean {
  const { original } = slipOf(thread, item, null);
  return original?.latest !== undefined && daysBetween(original.latest, wanted) <= tolerance;
}

/** The request by which a date was moved; nothing where the plan was changed without one. */
export function leaveFor(
  { movedOn, to }: Pick<Walk['moves'][number], 'movedOn' | 'to'>,
  requests: readonly DateRequest[],
): DateRequest | undefined {
  return requests.find(
    ({ decision, decidedOn, wanted }) =>
      decision !== null && decision !== 'refused' && decidedOn === movedOn && wanted.words === to?.words,
  );
}

export interface SlipTotal {
  name: string;
  items: number;
  moves: number;
  days: number;
}

/** Sums by whatever an item belongs to, most days first. An item of two people counts for both. */
export function totals(slips: readonly Slip[], namesOf: (item: Item) => readonly string[]): SlipTotal[] {
  const found = new Map<string, SlipTotal>();
  for (const { item, moves, days } of slips)
    for (const name of namesOf(item)) {
      const sum = found.get(name) ?? { name, items: 0, moves: 0, days: 0 };
      found.set(name, { name, items: sum.items + 1, moves: sum.moves + moves, days: sum.days + (days ?? 0) });
    }
  return [...found.values()].sort((a, b) => b.days - a.days || a.name.localeCompare(b.name));
}
