// Which claims of a period are worth reading, and why: opinions that differ, moved dates, unsupported claims, closures, new reds.
import { longDay } from '../../../kernel/days.ts';
import { type Item, isFinished, type Walk } from '../../plan/index.ts';
import type { Closing } from '../closing/closing.ts';
import type { Period } from '../periods/period.ts';
import type { PeriodUpdate } from './check.store.ts';
import { unsupportedClaims } from './claims.ts';

/** In the order in which they are read. */
export const reasonKinds = ['opinions', 'dates', 'claims', 'closures', 'reds'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

export const reasonNames: Record<ReasonKind, { words: string; tone: string }> = {
  opinions: { words: 'Opinions differ', tone: 'doubt' },
  dates: { words: 'A date moved', tone: 'care' },
  claims: { words: 'A claim without support', tone: 'care' },
  closures: { words: 'Asked to be closed', tone: 'wait' },
  reds: { words: 'Newly off track', tone: 'stop' },
};

export interface Reason {
  itemId: number;
  kind: ReasonKind;
  why: string;
}

export interface WorthReading {
  item: Item;
  reasons: Reason[];
}

export interface PeriodFacts {
  thread: Walk;
  period: Period;
  /** Of each item, what was last said in the period. */
  updates: readonly PeriodUpdate[];
  /** Askings to close that wait for an answer. */
  asked: readonly Closing[];
  /** Pieces of evidence that stand, by item. */
  evidence: ReadonlyMap<number, number>;
  /** Where opinions differ, in a sentence, by item. */
  differing: ReadonlyMap<number, string>;
}

/** Each item once, with all its reasons: those with the weightiest reason first, then those with most, then plan order. */
export function worthReading(facts: PeriodFacts, planId: number): WorthReading[] {
  const reasons = Map.groupBy(reasonsOf(facts), ({ itemId }) => itemId);
  const items = [...reasons].flatMap(([id, found]) => {
    const item = facts.thread.item(id);
    return item?.planId === planId ? [{ item, reasons: inOrder(found) }] : [];
  });
  const place = ({ reasons: [first] }: WorthReading) => reasonKinds.indexOf(first?.kind ?? 'reds');
  return items.sort(
    (a, b) =>
      place(a) - place(b) ||
      b.reasons.length - a.reasons.length ||
      a.item.position - b.item.position ||
      a.item.id - b.item.id,
  );
}

function inOrder(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => reasonKinds.indexOf(a.kind) - reasonKinds.indexOf(b.kind));
}

function reasonsOf(facts: PeriodFacts): Reason[] {
  const { thread, period, updates, asked, differing } = facts;
  return [
    ...[...differing].map(([itemId, why]) => ({ itemId, kind: 'opinions' as const, why })),
    ...thread.moves
      .filter(({ movedOn, role }) => role === 'due' && movedOn >= period.fromOn)
      .map(({ itemId, from, to, reason }) => ({
        itemId,
        kind: 'dates' as const,
        why: `From ${from?.words ?? 'no date'} to ${to?.words ?? 'no date'}: ${reason}`,
      })),
    ...updates.flatMap((update) => claimsOf(facts, update)),
    ...asked.map(({ itemId, different, askedBy, askedOn }) => ({
      itemId,
      kind: 'closures' as const,
      why: `${askedBy} asked on ${longDay(askedOn)}: ${different}`,
    })),
    ...updates
      .filter(
        ({ confidence, confidenceBefore }) => confidence === 'off-track' && confidenceBefore !== 'off-track',
      )
      .map(({ itemId, routeToGreen }) => ({
        itemId,
        kind: 'reds' as const,
        why: routeToGreen ? `The way back: ${routeToGreen}` : 'No way back is given',
      })),
  ];
}

function claimsOf({ thread, evidence }: PeriodFacts, update: PeriodUpdate): Reason[] {
  const item = thread.item(update.itemId);
  if (!item) return [];
  return claimsAbout(thread, item, { update, evidence }).map(({ words, why }) => ({
    itemId: item.id,
    kind: 'claims',
    why: `It says “${words}”, and ${why}`,
  }));
}

/** What an update says of an item that its status, date and evidence do not bear out. */
export function claimsAbout(
  thread: Walk,
  item: Item,
  { update, evidence }: { update: PeriodUpdate; evidence: ReadonlyMap<number, number> },
) {
  const latest = item.due?.latest;
  return unsupportedClaims([update.done, update.next].filter(Boolean).join('\n'), {
    status: item.status?.words ?? null,
    finished: isFinished(item),
    confidence: item.status?.confidence ?? null,
    missed: latest !== undefined && latest < thread.day ? latest : null,
    evidence: evidence.get(item.id) ?? 0,
  });
}
