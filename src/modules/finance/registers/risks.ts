// The entries of the register of risks that speak of money, by their numbers.
import type { Tx } from '../../../db/database.ts';
import { live } from '../../plan/index.ts';
import { type Entry, loadRegister } from '../../raid/index.ts';

/** Those there are; a number that names none is left out. */
export async function risksNumbered(tx: Tx, numbers: readonly number[]): Promise<readonly Entry[]> {
  if (numbers.length === 0) return [];
  return (await loadRegister(tx, live)).entries.filter(({ entryId }) => numbers.includes(entryId));
}
