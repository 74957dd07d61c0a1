// The only SQL for challenges and voices.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { Challenge, Voice } from './challenge.ts';

const challengeColumns = sql.fragment`challenge_id, item_id, period_id, words, claim, raised_on, raised_by, raised_as,
  answer_by, answer, answered_on, answered_by`;
const voiceColumns = sql.fragment`voice_id, item_id, kind, words, raised_on, raised_by, answer_by, answer,
  answered_on, answered_by`;

/** Every challenge of one item, latest first. */
export async function challengesOf(
  tx: Tx,
  itemId: number,
  from: TableAt = live,
): Promise<readonly Challenge[]> {
  return tx.any(sql.type(Challenge)`
    select ${challengeColumns}
    from ${from('challenges')}
    where item_id = ${itemId}
    order by challenge_id desc
  `);
}

/** A council's challenges: those still open first, soonest due first, then the answered, latest first. */
export async function allChallenges(tx: Tx): Promise<readonly Challenge[]> {
  return tx.any(sql.type(Challenge)`
    select ${challengeColumns}
    from challenges
    order by answered_on desc nulls first, answer_by, challenge_id
  `);
}

export async function challengeNumbered(tx: Tx, challengeId: number): Promise<Challenge | null> {
  return tx.maybeOne(sql.type(Challenge)`
    select ${challengeColumns}
    from challenges
    where challenge_id = ${challengeId}
  `);
}

type ChallengeToAdd = Pick<
  Challenge,
  'itemId' | 'periodId' | 'words' | 'claim' | 'raisedOn' | 'raisedBy' | 'raisedAs' | 'answerBy'
> & { accountId: string };

export async function addChallenge(tx: Tx, councilId: number, given: ChallengeToAdd): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ challengeId: z.int() }))`
    insert into challenges (council_id, item_id, period_id, words, claim, raised_on, raised_by, raised_as,
      raised_account_id, answer_by)
    values (${councilId}, ${given.itemId}, ${given.periodId}, ${given.words}, ${given.claim}, ${given.raisedOn},
      ${given.raisedBy}, ${given.raisedAs}, ${given.accountId}, ${given.answerBy})
    returning challenge_id
  `);
}

export interface AnswerKept {
  answer: string;
  on: Day;
  by: string;
}

/** Whether it still waited for an answer. */
export async function answerChallenge(tx: Tx, challengeId: number, given: AnswerKept): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update challenges
    set answer = ${given.answer},
        answered_on = ${given.on},
        answered_by = ${given.by}
    where challenge_id = ${challengeId} and answered_on is null
  `);
  return rowCount > 0;
}

export async function voicesOf(tx: Tx, itemId: number, from: TableAt = live): Promise<readonly Voice[]> {
  return tx.any(sql.type(Voice)`
    select ${voiceColumns}
    from ${from('voices')}
    where item_id = ${itemId}
    order by voice_id desc
  `);
}

export async function voiceNumbered(tx: Tx, voiceId: number): Promise<Voice | null> {
  return tx.maybeOne(sql.type(Voice)`
    select ${voiceColumns}
    from voices
    where voice_id = ${voiceId}
  `);
}

export async function addVoice(
  tx: Tx,
  councilId: number,
  given: Pick<Voice, 'itemId' | 'kind' | 'words' | 'raisedOn' | 'raisedBy' | 'answerBy'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into voices (council_id, item_id, kind, words, raised_on, raised_by, answer_by)
    values (${councilId}, ${given.itemId}, ${given.kind}, ${given.words}, ${given.raisedOn}, ${given.raisedBy},
      ${given.answerBy})
  `);
}

/** Whether it still waited for an answer. */
export async function answerVoice(tx: Tx, voiceId: number, given: AnswerKept): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update voices
    set answer = ${given.answer},
        answered_on = ${given.on},
        answered_by = ${given.by}
    where voice_id = ${voiceId} and answered_on is null
  `);
  return rowCount > 0;
}
