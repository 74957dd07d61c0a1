// Writes ballots and judgements as they were before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { CouncilNamed } from '../live.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import type { Judged, Spread } from './judgement.ts';
import { addBallot, addJudgement, closeBallot } from './judgements.store.ts';

export interface EarlierJudgements {
  recordedBy: string;
  commissioners: string;
  /** The body of members that judges. */
  body: string;
  /** By how each outcome begins. */
  judgements: readonly {
    of: string;
    judgedOn: Day;
    judgement: Judged;
    reasons: string;
    /** Of members: the minute, and the ballot on paper before it. */
    members?: { minute: string; ballotOn: Day; spread: Spread };
  }[];
}

export async function addEarlierJudgements(
  tx: Tx,
  council: CouncilNamed,
  { recordedBy, commissioners, body, judgements }: EarlierJudgements,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const bodyId = thread.bodies.find(({ name }) => name === body)?.id;
  if (bodyId === undefined) throw new Error(`No body is called “${body}”.`);
  for (const { of, members, ...given } of judgements) {
    const outcome = thread.ofKind('outcome').find(({ title }) => title.startsWith(of));
    if (!outcome) throw new Error(`No outcome begins with “${of}”.`);
    const itemId = outcome.id;
    const by = { name: members ? recordedBy : commissioners, day: given.judgedOn };
    if (!members) {
      const none = { bodyId: null, minute: null, ballotId: null };
      await addJudgement(tx, council.id, { ...given, ...none, itemId, judge: 'commissioners' }, by);
      continue;
    }
    const { minute, ballotOn, spread } = members;
    const { asked, ...papers } = spread;
    const ballot = { itemId, held: 'paper' as const, asked, openedOn: ballotOn, openedBy: recordedBy };
    const ballotId = await addBallot(tx, council.id, ballot);
    await closeBallot(tx, ballotId, { spread: papers, on: ballotOn, by: recordedBy });
    await addJudgement(tx, council.id, { ...given, itemId, judge: 'members', bodyId, minute, ballotId }, by);
  }
}
