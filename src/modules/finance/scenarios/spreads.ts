// By how much each assumption is moved, and how far it strays: what is usual, unless the council keeps its own. Pure.
import type { Spread } from '../engine/medium-term/explore.ts';
import type { AllEntries } from '../registers/entry.ts';

export interface Stray extends Spread {
  step: number;
}

/** Usual practice, not law: a standard deviation of the year’s figure in points or months. */
const usual: readonly Stray[] = [
  { id: 'pay', step: 1, deviation: 0.8 },
  { id: 'prices', step: 1, deviation: 0.8 },
  { id: 'contracts', step: 1, deviation: 1 },
  { id: 'demand', step: 1, deviation: 0.7 },
  { id: 'income', step: 1, deviation: 1 },
  { id: 'councilTax', step: 1, deviation: 0.3, least: 0 },
  { id: 'taxBase', step: 0.5, deviation: 0.3 },
  { id: 'rates', step: 1, deviation: 1 },
  { id: 'grants', step: 1, deviation: 1 },
  { id: 'borrowing', step: 1, deviation: 0.6, least: 0 },
  { id: 'savingsDelivered', step: 10, deviation: 10, least: 0 },
  { id: 'savingsLate', step: 6, deviation: 2, least: 0 },
  { id: 'salesAchieved', step: 20, deviation: 12, least: 0 },
  { id: 'salesLate', step: 6, deviation: 3, least: 0 },
];

/** The council’s own in place of the usual; one that has no usual is added. */
export function straysOf({ spreads }: Pick<AllEntries, 'spreads'>): readonly Stray[] {
  const own = new Map(spreads.map(({ facts }) => [facts.assumption as string, facts]));
  const known = new Set(usual.map(({ id }) => id));
  return [
    ...usual.map((one) => ({ ...one, ...strayOf(own.get(one.id)) })),
    ...[...own].flatMap(([id, facts]) => (known.has(id) ? [] : [{ id, ...strayOf(facts) }])),
  ];
}

const strayOf = (facts: { step: number; deviation: number } | undefined) =>
  (facts ? { step: facts.step, deviation: facts.deviation } : {}) as Pick<Stray, 'step' | 'deviation'>; // Nothing in place of the usual.
