// The only SQL for scores of best value themes and what they cite.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Keeper } from '../map/map.store.ts';
import { Cited, ThemeScore } from './score.ts';

/** Oldest first, each with what it cites in the order given. Two queries. */
export async function allScores(tx: Tx): Promise<readonly ThemeScore[]> {
  const rows = await tx.any(sql.type(ThemeScore.omit({ cited: true }))`
    select score_id, version, theme, sort, score, reasons, assessor, assessed_on, recorded_on, recorded_by
    from best_value_scores
    order by score_id
  `);
  const cited = await tx.any(sql.type(Cited.extend({ scoreId: z.int() }))`
    select score_id, item_id, evidence_id
    from best_value_evidence
    order by score_id, position
  `);
  const citedBy = Map.groupBy(cited, ({ scoreId }) => scoreId);
  return rows.map((row) => ({
    ...row,
    cited: (citedBy.get(row.scoreId) ?? []).map(({ itemId, evidenceId }) => ({ itemId, evidenceId })),
  }));
}

export type ScoreToAdd = Omit<ThemeScore, 'scoreId' | 'recordedOn' | 'recordedBy'>;

export async function addScore(tx: Tx, councilId: number, given: ScoreToAdd, by: Keeper): Promise<number> {
  const scoreId = await tx.oneFirst(sql.type(z.object({ scoreId: z.int() }))`
    insert into best_value_scores (council_id, version, theme, sort, score, reasons, assessor, assessed_on,
      recorded_on, recorded_by)
    values (${councilId}, ${given.version}, ${given.theme}, ${given.sort}, ${given.score}, ${given.reasons},
      ${given.assessor}, ${given.assessedOn}, ${by.day}, ${by.name})
    returning score_id
  `);
  for (const [position, { itemId, evidenceId }] of given.cited.entries())
    await tx.query(sql.unsafe`
      insert into best_value_evidence (council_id, score_id, position, item_id, evidence_id)
      values (${councilId}, ${scoreId}, ${position}, ${itemId}, ${evidenceId})
    `);
  return scoreId;
}
