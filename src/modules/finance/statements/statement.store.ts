// The only SQL for statements of money.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Statement } from './statement.ts';

/** Newest first. */
export async function allStatements(tx: Tx): Promise<readonly Statement[]> {
  return tx.any(sql.type(Statement)`
    select statement_id, position_on, pieces, gaps, signed_on, signed_by, words
    from money_statements
    order by position_on desc, statement_id desc
  `);
}

export async function addStatement(
  tx: Tx,
  councilId: number,
  { positionOn, pieces, gaps, signedOn, signedBy, words }: Omit<Statement, 'statementId'>,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ statementId: z.int() }))`
    insert into money_statements (council_id, position_on, pieces, gaps, signed_on, signed_by, words)
    values (${councilId}, ${positionOn}, ${JSON.stringify(pieces)}::jsonb, ${sql.jsonb({ ...gaps })}, ${signedOn},
      ${signedBy}, ${words})
    returning statement_id
  `);
}
