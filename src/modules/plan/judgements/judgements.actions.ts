// What may be done about judgements: open and close a private ballot, vote, and record what a body or commissioners judged.
import { type Acting, answering } from '../../../db/answering.ts';
import type { Tx } from '../../../db/database.ts';
import { type Actor, accountOf, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo, type Permission } from '../../people/index.ts';
import type { Item, Walk } from '../thread.ts';
import {
  type CommissionersSay,
  type Judged,
  judgements,
  type MembersSay,
  type OpenBallot,
  type PaperBallot,
} from './judgement.ts';
import {
  addBallot,
  addJudgement,
  addVote,
  type Ballot,
  ballotsOf,
  closeBallot,
  countPapers,
  hasVoted,
  lockBallot,
} from './judgements.store.ts';

export interface Doing extends Acting {
  thread: Walk;
  day: Day;
}

function mustHold(actor: Actor, permission: Permission, words: string): void {
  if (!mayDo(actor, permission)) throw new NotAllowed(`You may not ${words}.`);
}

/** Opens a ballot in which each member marks one paper here. Answers its number. */
export function openBallot(doing: Doing, outcome: Item, { asked }: OpenBallot): Promise<Answer<number>> {
  const { actor, councilId, day } = doing;
  mustHold(actor, 'ballot.run', 'open a ballot');
  return answering(doing, `Open a ballot on ${outcome.title}`, async (tx) => {
    if ((await ballotsOf(tx, outcome.id)).some(({ closedOn }) => closedOn === null))
      throw new Conflict('A ballot on this outcome is open already.');
    const openedBy = nameOfActor(actor);
    return {
      ok: true,
      value: await addBallot(tx, councilId, {
        itemId: outcome.id,
        held: 'here',
        asked,
        openedOn: day,
        openedBy,
      }),
    };
  });
}

/** Records a ballot that was held on paper, already counted. Answers its number. */
export function recordPaperBallot(doing: Doing, outcome: Item, given: PaperBallot): Promise<Answer<number>> {
  const { actor, councilId, day } = doing;
  mustHold(actor, 'ballot.run', 'record a ballot');
  return answering(doing, `Record a ballot on ${outcome.title}`, async (tx) => {
    const { asked, heldOn } = given;
    if (heldOn > day) return mistake('heldOn', `The day must be today, ${longDay(day)}, or before`);
    const spread = spreadOf((one) => given[one]);
    const papers = judgements.reduce((sum, one) => sum + spread[one], 0);
    if (papers === 0) return mistake('met', 'Nobody voted, so there is no ballot to record');
    if (papers > asked)
      return mistake('asked', `${papers} papers were counted, which is more than ${asked} members`);
    const by = nameOfActor(actor);
    const ballot = { itemId: outcome.id, held: 'paper' as const, asked, openedOn: heldOn, openedBy: by };
    const ballotId = await addBallot(tx, councilId, ballot);
    await closeBallot(tx, ballotId, { spread, on: heldOn, by });
    return { ok: true, value: ballotId };
  });
}

function spreadOf(papers: (judgement: Judged) => number) {
  return {
    'not-met': papers('not-met'),
    part: papers('part'),
    mostly: papers('mostly'),
    met: papers('met'),
  };
}

async function openOne(tx: Tx, ballotId: number): Promise<Ballot> {
  const ballot = Number.isSafeInteger(ballotId) ? await lockBallot(tx, ballotId) : null;
  if (!ballot) throw new NotFound('There is no such ballot.');
  if (ballot.closedOn !== null) throw new Conflict('This ballot is closed: no paper can be added.');
  return ballot;
}

/** Marks one paper. Who voted is kept; how is not kept with it. */
export function vote(doing: Doing, ballotId: number, judgement: Judged): Promise<Answer<null>> {
  const { actor, councilId } = doing;
  mustHold(actor, 'ballot.vote', 'vote: the ballot is of members');
  return answering(doing, `Vote in ballot ${ballotId}`, async (tx) => {
    const ballot = await openOne(tx, ballotId);
    const accountId = accountOf(actor);
    if (await hasVoted(tx, ballotId, accountId))
      throw new Conflict('You have voted already. A paper cannot be found again, so it cannot be changed.');
    if (ballot.voters >= ballot.asked)
      throw new Conflict(`All ${ballot.asked} members who were asked have voted.`);
    await addVote(tx, councilId, { ballotId, accountId, judgement });
    return { ok: true, value: null };
  });
}

/** Counts the papers, destroys them and keeps the spread. */
export function endBallot(doing: Doing, ballotId: number): Promise<Answer<Ballot>> {
  const { actor, day } = doing;
  mustHold(actor, 'ballot.run', 'close a ballot');
  return answering(doing, `Close ballot ${ballotId}`, async (tx) => {
    const ballot = await openOne(tx, ballotId);
    const papers = await countPapers(tx, ballotId);
    const spread = spreadOf((one) => papers.get(one) ?? 0);
    await closeBallot(tx, ballotId, { spread, on: day, by: nameOfActor(actor) });
    return { ok: true, value: ballot };
  });
}

/** What a body of members judged, after the newest ballot on the outcome. */
export function recordMembersJudgement(
  doing: Doing,
  outcome: Item,
  { body, minute, ...given }: MembersSay,
): Promise<Answer<null>> {
  const { actor, councilId, thread, day } = doing;
  mustHold(actor, 'ballot.run', 'record what members judged');
  return answering(doing, `Record how members judge ${outcome.title}`, async (tx) => {
    if (!thread.bodies.some(({ id }) => id === body)) return mistake('body', 'Choose the body that judged');
    const late = dayMistake(given.judgedOn, day);
    if (late) return late;
    const ballot = (await ballotsOf(tx, outcome.id)).find(({ closedOn }) => closedOn !== null);
    if (!ballot?.closedOn)
      return mistake('judgement', 'Members judge after a private ballot: hold one on this outcome first');
    if (given.judgedOn < ballot.closedOn)
      return mistake('judgedOn', `The ballot was closed on ${longDay(ballot.closedOn)}: judge then or after`);
    const by = { name: nameOfActor(actor), day };
    await addJudgement(
      tx,
      councilId,
      {
        ...given,
        itemId: outcome.id,
        judge: 'members',
        bodyId: body,
        minute,
        ballotId: ballot.ballotId,
      },
      by,
    );
    return { ok: true, value: null };
  });
}

export function recordCommissionersJudgement(
  doing: Doing,
  outcome: Item,
  given: CommissionersSay,
): Promise<Answer<null>> {
  const { actor, councilId, day } = doing;
  mustHold(actor, 'outcome.judge', 'judge as a commissioner');
  return answering(doing, `Judge ${outcome.title} as commissioners`, async (tx) => {
    const late = dayMistake(given.judgedOn, day);
    if (late) return late;
    const none = { bodyId: null, minute: null, ballotId: null };
    const by = { name: nameOfActor(actor), day };
    await addJudgement(tx, councilId, { ...given, ...none, itemId: outcome.id, judge: 'commissioners' }, by);
    return { ok: true, value: null };
  });
}

function dayMistake(judgedOn: Day, day: Day) {
  return judgedOn > day ? mistake('judgedOn', `The day must be today, ${longDay(day)}, or before`) : null;
}
