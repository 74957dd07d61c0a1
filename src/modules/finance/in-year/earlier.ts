// The ledger of an example council, as it was loaded before.
import type { Tx } from '../../../db/database.ts';
import { type Day, longMonth } from '../../../kernel/days.ts';
import { sha256Of } from '../public-data/file.ts';
import { addLedger } from './ledger.store.ts';
import type { LedgerAmount } from './ledger.ts';

export interface EarlierLedger {
  loadedOn: Day;
  loadedBy: string;
  amounts: readonly LedgerAmount[];
}

export async function addEarlierLedger(
  tx: Tx,
  councilId: number,
  { loadedOn, loadedBy, amounts }: EarlierLedger,
): Promise<void> {
  const last = amounts
    .map(({ month }) => month)
    .toSorted()
    .at(-1);
  if (last === undefined) return;
  const title = `Ledger to ${longMonth(last)}.csv`;
  const fileSha256 = sha256Of(new TextEncoder().encode(JSON.stringify(amounts)));
  await addLedger(tx, councilId, { title, fileSha256, lines: amounts.length, loadedOn, loadedBy }, amounts);
}
