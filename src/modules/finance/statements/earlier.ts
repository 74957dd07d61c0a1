// A statement of an example council, as it was signed off before.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { statementFacts } from './gather.ts';
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
  const facts = await statementFacts(tx, walk(await loadThread(tx, { council, day })));
  if (!facts) return;
  await addStatement(tx, council.id, {
    positionOn,
    pieces: z.array(StoredPiece).parse(statementOf(facts, positionOn, null)),
    gaps: gapsOf(facts.money),
    signedOn: positionOn,
    signedBy,
    words,
  });
}
