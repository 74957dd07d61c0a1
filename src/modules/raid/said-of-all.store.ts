// What was said of every entry at once, for checks of the register as a whole: a fixed number of queries.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import type { TableAt } from '../plan/index.ts';
import { Control, Move } from './entry.ts';
import { Score } from './score.ts';

const Reviewed = z.object({ entryId: z.int(), reviewedOn: Day });

export interface SaidOfAll {
  /** Those that nobody has stopped. */
  controls: readonly Control[];
  /** The first score as it stood, of each entry that has one. */
  firstScores: readonly Score[];
  /** The latest day on which each was looked at again. */
  reviews: readonly z.infer<typeof Reviewed>[];
  moves: readonly Move[];
}

export async function saidOfAll(tx: Tx, from: TableAt): Promise<SaidOfAll> {
  return {
    controls: await tx.any(sql.type(Control)`
      select control_id, entry_id, words, effectiveness, judged_on, judged_by, stopped_on
      from ${from('raid_controls')}
      where stopped_on is null
      order by entry_id, control_id
    `),
    firstScores: await tx.any(sql.type(Score)`
      select distinct on (entry_id) score_id, entry_id, role, matrix_id, likelihood, impact, amount_pence, scored_on,
        scored_by, reason
      from ${from('raid_scores')}
      where role = 'current'
      order by entry_id, score_id
    `),
    reviews: await tx.any(sql.type(Reviewed)`
      select entry_id, max(reviewed_on) as reviewed_on
      from ${from('raid_reviews')}
      group by entry_id
      order by entry_id
    `),
    moves: await tx.any(sql.type(Move)`
      select move_id, entry_id, from_level, to_level, body_id, by_rule, moved_on, moved_by, reason
      from ${from('raid_moves')}
      order by move_id
    `),
  };
}
