// The only SQL for the ledger: files that were loaded, and what each cost centre spent.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { LedgerAmount } from './ledger.ts';

export const LedgerLoad = z.object({
  loadId: z.int(),
  title: z.string(),
  fileSha256: z.string(),
  lines: z.int(),
  loadedOn: Day,
  loadedBy: z.string(),
});
export type LedgerLoad = z.infer<typeof LedgerLoad>;

/** Newest first. One query. */
export async function ledgerLoads(tx: Tx, from: TableAt = live): Promise<readonly LedgerLoad[]> {
  return tx.any(sql.type(LedgerLoad)`
    select load_id, title, file_sha256, lines, loaded_on, loaded_by
    from ${from('ledger_loads')}
    order by load_id desc
  `);
}

/** Of months in a span, both ends inside: each month as the newest file that holds it has it. One query. */
export async function ledgerBetween(
  tx: Tx,
  { first, last }: { first: Day; last: Day },
  from: TableAt = live,
): Promise<readonly LedgerAmount[]> {
  return tx.any(sql.type(LedgerAmount)`
    with newest as (
      select month, max(load_id) as load_id
      from ${from('ledger_amounts')}
      where month between ${first} and ${last}
      group by month
    )
    select cost_centre, cost_centre_name, month, amount
    from ${from('ledger_amounts')}
    join newest using (month, load_id)
    order by cost_centre, month
  `);
}

export async function addLedger(
  tx: Tx,
  councilId: number,
  load: Omit<LedgerLoad, 'loadId'>,
  amounts: readonly LedgerAmount[],
): Promise<number> {
  const loadId = await tx.oneFirst(sql.type(z.object({ loadId: z.int() }))`
    insert into ledger_loads (council_id, title, file_sha256, lines, loaded_on, loaded_by)
    values (${councilId}, ${load.title}, ${load.fileSha256}, ${load.lines}, ${load.loadedOn}, ${load.loadedBy})
    returning load_id
  `);
  await tx.query(sql.unsafe`
    insert into ledger_amounts (council_id, load_id, cost_centre, cost_centre_name, month, amount)
    select ${councilId}, ${loadId}, *
    from ${sql.unnest(
      amounts.map(({ costCentre, costCentreName, month, amount }) => [
        costCentre,
        costCentreName,
        month,
        amount,
      ]),
      ['text', 'text', 'date', 'int8'],
    )}
  `);
  return loadId;
}
