// What later modules say of items for their computed status: the contribution they fill, and its answers by item.
import type { Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { TableAt, Walk } from '../../plan/index.ts';

/** A reason against an item, something it waits for, or a piece of evidence that it is done. */
export type Signal =
  | { kind: 'reason'; itemId: number; result: 'at-risk' | 'off-track'; words: string }
  | { kind: 'waits-for'; itemId: number; waitsFor: number }
  | { kind: 'evidence'; itemId: number; words: string };

/**
 * Signals about every item at once, in a number of queries that does not grow with the items. Words are sentences that
 * name figures and days; of evidence, a few words ("minutes of 3 November 2026"). Tables are read through `from`, so
 * that a past day is judged by what was known then.
 */
export type StatusSignal = (asked: {
  tx: Tx;
  from: TableAt;
  thread: Walk;
  actor: Actor;
}) => Promise<readonly Signal[]>;

export interface SignalsOf {
  reasons: { result: 'at-risk' | 'off-track'; words: string }[];
  waitsFor: number[];
  evidence: string[];
}

export function byItem(signals: readonly Signal[]): Map<number, SignalsOf> {
  const found = new Map<number, SignalsOf>();
  for (const signal of signals) {
    const of = found.get(signal.itemId) ?? { reasons: [], waitsFor: [], evidence: [] };
    found.set(signal.itemId, of);
    if (signal.kind === 'reason') of.reasons.push({ result: signal.result, words: signal.words });
    else if (signal.kind === 'waits-for') of.waitsFor.push(signal.waitsFor);
    else of.evidence.push(signal.words);
  }
  return found;
}
