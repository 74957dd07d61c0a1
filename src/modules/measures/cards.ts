// The scorecard read from the tables: four queries, however many measures there are.
import type { Tx } from '../../db/database.ts';
import { live, type TableAt, type Walk } from '../plan/index.ts';
import { allMeasures, definitionsOn, measureLinks, recentValues } from './measure.store.ts';
import { type Card, scorecard } from './scorecard.ts';

/** Values that a glance needs: a year of months and the one before it. */
const glanceValues = 13;

/** Every measure that has not ended, judged on the thread's own day. `from` gives a past day's with its thread. */
export async function cardsIn(tx: Tx, thread: Walk, from: TableAt = live): Promise<Card[]> {
  const tables = {
    measures: await allMeasures(tx, from),
    definitions: await definitionsOn(tx, thread.day, from),
    recent: await recentValues(tx, glanceValues, from),
    links: await measureLinks(tx, from),
  };
  return scorecard(thread, tables, thread.day);
}
