// A statement of an example council, as it was signed off before.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { moneyIn } from '../medium-term/now.ts';
import { addStatement } from './statement.store.ts';
import { gapsOf, type Statement, StoredPiece, statementOf } from './statement.ts';

export type EarlierStatement = Pick<Statement, 'positionOn' | 'signedBy' | 'words'>;

/** Of the money as it is loaded; nothing where no base scenario is. */
export async function addEarlierStatement(
  tx: Tx,
  council: CouncilNamed,
  { positionOn, signedBy, words }: EarlierStatement,
  day: Day,
): Promise<void> {
  const money = await moneyIn(tx, walk(await loadThread(tx, { council, day })));
  if (!money) return;
  await addStatement(tx, council.id, {
    positionOn,
    pieces: z.array(StoredPiece).parse(statementOf(money, positionOn, null)),
    gaps: gapsOf(money),
    signedOn: positionOn,
    signedBy,
    words,
  });
}
