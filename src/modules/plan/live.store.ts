// How far a council's record has come.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';

/** The number of the last entry; nought before the first. */
export async function headSeq(tx: Tx): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ seq: z.int() }))`
    select coalesce(max(seq), 0) as seq
    from record
    where council_id = (select current_council())
  `);
}
