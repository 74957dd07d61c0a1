// The only SQL for what the council answers to recommendations, and for which of them ask the same.
import { sql, type Tx } from '../../../db/database.ts';
import { live, type TableAt } from '../table-at.store.ts';
import { CouncilAnswer, type NewCouncilAnswer, Pair } from './review.ts';
import type { Keeper } from './reviews.store.ts';

/** In the order recorded, so that the last of an item holds. */
export async function allAnswers(tx: Tx, from: TableAt = live): Promise<readonly CouncilAnswer[]> {
  return tx.any(sql.type(CouncilAnswer)`
    select answer_id, item_id, answer, reason, answered_by, answered_on, recorded_on, recorded_by
    from ${from('recommendation_answers')}
    order by answer_id
  `);
}

export async function addAnswer(
  tx: Tx,
  councilId: number,
  { itemId, ...given }: NewCouncilAnswer & { itemId: number },
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into recommendation_answers (council_id, item_id, answer, reason, answered_by, answered_on, recorded_on,
      recorded_by)
    values (${councilId}, ${itemId}, ${given.answer}, ${given.reason ?? null}, ${given.answeredBy},
      ${given.answeredOn}, ${by.day}, ${by.name})
  `);
}

/** The newest of each pair. */
export async function allPairs(tx: Tx, from: TableAt = live): Promise<readonly Pair[]> {
  return tx.any(sql.type(Pair)`
    select distinct on (one_id, other_id) pair_id, one_id, other_id, same, reason, decided_on, decided_by
    from ${from('recommendation_pairs')}
    order by one_id, other_id, pair_id desc
  `);
}

export async function addPair(
  tx: Tx,
  councilId: number,
  given: Pick<Pair, 'oneId' | 'otherId' | 'same' | 'reason'>,
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into recommendation_pairs (council_id, one_id, other_id, same, reason, decided_on, decided_by)
    values (${councilId}, ${given.oneId}, ${given.otherId}, ${given.same}, ${given.reason}, ${by.day}, ${by.name})
  `);
}
