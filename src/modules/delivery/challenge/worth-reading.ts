// Which claims of a period are worth reading, and why: what is new among opinions that differ, moved dates, unsupported
// claims, closures and new reds.
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Item, isFinished, type Walk } from '../../plan/index.ts';
import type { Closing } from '../closing/closing.ts';
import type { Period } from '../periods/period.ts';
import { type Challenge, stateOf } from './challenge.ts';
import type { PeriodUpdate } from './check.store.ts';
import { unsupportedClaims } from './claims.ts';
import type { Differing } from './marks.ts';

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
  /** What tells it from other reasons of the item; it has been read where all of these have. */
  marks: string[];
  /** Read with it, and no reason of its own. */
  milder?: string[];
  /** Among reasons of its kind, lower is weightier. */
  rank?: number;
}

export interface WorthReading {
  item: Item;
  reasons: Reason[];
}

/** Something that would be worth reading, had nobody dealt with it. */
export interface InHand {
  item: Item;
  why: string;
}

/** That somebody read a reason, and when. */
export interface Read {
  itemId: number;
  mark: string;
  readOn: Day;
  readBy: string;
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
  /** Where opinions differ on a claim, by item. */
  differing: ReadonlyMap<number, Differing>;
}

export interface Dealt {
  /** What was read before, in this period or lately. */
  read: readonly Read[];
  /** Challenges that wait for their answer. */
  open: readonly Challenge[];
}

/** Days after which a disagreement that was let stand is worth reading again. */
export const standsForDays = 182;

/**
 * What is new of a plan's items: each once, with those of its reasons that nobody has read. Those with the weightiest
 * reason come first, then those with most, then plan order. What was read already, or is challenged and not answered,
 * is in hand.
 */
export function worthReading(
  facts: PeriodFacts,
  planId: number,
  dealt: Dealt,
): { toRead: WorthReading[]; inHand: InHand[] } {
  const found = [...Map.groupBy(reasonsOf(facts), ({ itemId }) => itemId)].flatMap(([id, reasons]) => {
    const item = facts.thread.item(id);
    return item?.planId === planId ? [{ item, reasons }] : [];
  });
  const read = Map.groupBy(dealt.read, ({ itemId }) => itemId);
  const open = new Map(dealt.open.map((one) => [one.itemId, one]));
  const toRead: WorthReading[] = [];
  const inHand: InHand[] = [];
  for (const { item, reasons } of found) {
    const before = read.get(item.id) ?? [];
    const marks = new Set(before.map(({ mark }) => mark));
    const fresh = reasons.filter((one) => one.marks.some((mark) => !marks.has(mark)));
    const challenged = open.get(item.id);
    if (challenged) inHand.push({ item, why: sayChallenged(challenged, facts.thread.day) });
    else if (fresh.length > 0) toRead.push({ item, reasons: fresh.sort(weightierFirst) });
    else inHand.push({ item, why: sayRead(before) });
  }
  return {
    toRead: toRead.sort((a, b) => firstOf(a, b) || b.reasons.length - a.reasons.length || inPlan(a, b)),
    inHand: inHand.sort(inPlan),
  };
}

/** The marks of everything that speaks for reading an item today. */
export function marksOf(facts: PeriodFacts, itemId: number): string[] {
  const reasons = reasonsOf(facts).filter((one) => one.itemId === itemId);
  return [...new Set(reasons.flatMap(({ marks, milder = [] }) => [...marks, ...milder]))];
}

function sayChallenged(one: Challenge, day: Day): string {
  const { raisedBy, raisedOn, answerBy } = one;
  const unanswered = stateOf(one, day) === 'unanswered';
  const due = unanswered ? `unanswered since ${longDay(answerBy)}` : `to be answered by ${longDay(answerBy)}`;
  return `${raisedBy} challenged it on ${longDay(raisedOn)}; ${due}`;
}

function sayRead(before: readonly Read[]): string {
  const [last] = [...before].sort((a, b) => b.readOn.localeCompare(a.readOn));
  if (!last) return 'It has been read';
  return `${last.readBy} read it on ${longDay(last.readOn)}, and nothing is new since`;
}

const placeOf = ({ kind }: Reason) => reasonKinds.indexOf(kind);

function weightierFirst(a: Reason, b: Reason): number {
  return placeOf(a) - placeOf(b) || (a.rank ?? 0) - (b.rank ?? 0);
}

function firstOf({ reasons: [a] }: WorthReading, { reasons: [b] }: WorthReading): number {
  return a && b ? weightierFirst(a, b) : 0;
}

function inPlan(a: { item: Item }, b: { item: Item }): number {
  return a.item.position - b.item.position || a.item.id - b.item.id;
}

function reasonsOf(facts: PeriodFacts): Reason[] {
  const { updates, asked, differing, period } = facts;
  return [
    ...[...differing].map(([itemId, { sentence, ...one }]) => ({
      itemId,
      kind: 'opinions' as const,
      why: sentence,
      ...one,
    })),
    ...movesOf(facts),
    ...updates.flatMap((update) => claimsOf(facts, update)),
    ...asked.map(({ closingId, itemId, different, askedBy, askedOn }) => ({
      itemId,
      kind: 'closures' as const,
      why: `${askedBy} asked on ${longDay(askedOn)}: ${different}`,
      marks: [`closures ${closingId}`],
    })),
    ...updates
      .filter(
        ({ confidence, confidenceBefore }) => confidence === 'off-track' && confidenceBefore !== 'off-track',
      )
      .map(({ itemId, routeToGreen }) => ({
        itemId,
        kind: 'reds' as const,
        why: routeToGreen ? `The way back: ${routeToGreen}` : 'No way back is given',
        marks: [`reds ${period.periodId}`],
      })),
  ];
}

function movesOf({ thread, period }: PeriodFacts): Reason[] {
  return thread.moves
    .filter(({ movedOn, role }) => role === 'due' && movedOn >= period.fromOn)
    .map(({ itemId, from, to, reason, movedOn }) => {
      const words = `${from?.words ?? 'no date'} to ${to?.words ?? 'no date'}`;
      return { itemId, kind: 'dates', why: `From ${words}: ${reason}`, marks: [`dates ${movedOn} ${words}`] };
    });
}

function claimsOf({ thread, evidence, period }: PeriodFacts, update: PeriodUpdate): Reason[] {
  const item = thread.item(update.itemId);
  if (!item) return [];
  return claimsAbout(thread, item, { update, evidence }).map(({ words, why }) => ({
    itemId: item.id,
    kind: 'claims',
    why: `It says “${words}”, and ${why}`,
    marks: [`claims ${period.periodId} ${words.toLowerCase()}`],
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
