// What modules say of items for their computed status: one list for pages, calls and commands alike.
import type { StatusSignal } from './modules/delivery/index.ts';
import { moneySignals } from './modules/finance/index.ts';
import { measureSignals } from './modules/measures/index.ts';
import { raidSignals } from './modules/raid/index.ts';

/** Each answers for every item in a fixed number of queries. */
export const statusSignals: readonly StatusSignal[] = [raidSignals, measureSignals, moneySignals];
