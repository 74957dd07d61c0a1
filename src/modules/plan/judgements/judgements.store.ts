// The only SQL for ballots and for judgements of outcomes.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import type { TableAt } from '../table-at.store.ts';
import { type Judge, Judged, OutcomeJudgement, Spread, spreadShown } from './judgement.ts';

/** Oldest first. Spreads of too few papers are left out here, so that no page, call or edition can show one. */
export async function loadJudgements(tx: Tx, from: TableAt): Promise<OutcomeJudgement[]> {
  const rows = await tx.any(sql.type(OutcomeJudgement)`
    select judgement_id as id, outcome_judgements.item_id, judge, judgement, reasons, judged_on, bodies.name as body, minute,
      case when spread is null then null else spread || jsonb_build_object('asked', asked) end as spread
    from ${from('outcome_judgements')}
    left join ${from('bodies')} using (body_id)
    left join ${from('ballots')} using (ballot_id)
    order by judgement_id
  `);
  return rows.map((one) => ({ ...one, spread: spreadShown(one.spread) }));
}

export const Ballot = z.object({
  ballotId: z.int(),
  itemId: z.int(),
  held: z.enum(['here', 'paper']),
  asked: z.int(),
  openedOn: Day,
  closedOn: Day.nullable(),
  spread: Spread.nullable(),
  voters: z.int(),
});
export type Ballot = z.infer<typeof Ballot>;

/** How many have voted is known while it is open; how is not, even here. */
const ballotColumns = sql.fragment`
  ballots.ballot_id, item_id, held, asked, opened_on, closed_on,
  case when spread is null then null else spread || jsonb_build_object('asked', asked) end as spread,
  (select count(*)::int from ballot_voters where ballot_voters.ballot_id = ballots.ballot_id) as voters
`;

export async function ballotsOf(tx: Tx, itemId: number): Promise<readonly Ballot[]> {
  return tx.any(sql.type(Ballot)`
    select ${ballotColumns}
    from ballots
    where item_id = ${itemId}
    order by ballot_id desc
  `);
}

/** Numbers of the open ballots in which an account has not voted. */
export async function ballotsWaitingFor(tx: Tx, accountId: string): Promise<readonly number[]> {
  return tx.anyFirst(sql.type(z.object({ ballotId: z.int() }))`
    select ballot_id
    from ballots
    where closed_on is null
      and not exists (
        select from ballot_voters as voters
        where voters.ballot_id = ballots.ballot_id
          and account_id = ${accountId}
      )
    order by ballot_id
  `);
}

export async function ballotNumbered(tx: Tx, ballotId: number): Promise<Ballot | null> {
  return tx.maybeOne(sql.type(Ballot)`
    select ${ballotColumns}
    from ballots
    where ballot_id = ${ballotId}
  `);
}

/** Holds the ballot until the unit of work ends, so that no paper comes in while it is counted. */
export async function lockBallot(tx: Tx, ballotId: number): Promise<Ballot | null> {
  await tx.query(sql.unsafe`select from ballots where ballot_id = ${ballotId} for update`);
  return ballotNumbered(tx, ballotId);
}

export async function hasVoted(tx: Tx, ballotId: number, accountId: string): Promise<boolean> {
  return tx.exists(sql.unsafe`
    select from ballot_voters
    where ballot_id = ${ballotId}
      and account_id = ${accountId}
  `);
}

export async function addBallot(
  tx: Tx,
  councilId: number,
  given: Pick<Ballot, 'itemId' | 'held' | 'asked' | 'openedOn'> & { openedBy: string },
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ ballotId: z.int() }))`
    insert into ballots (council_id, item_id, held, asked, opened_on, opened_by)
    values (${councilId}, ${given.itemId}, ${given.held}, ${given.asked}, ${given.openedOn}, ${given.openedBy})
    returning ballot_id
  `);
}

/** The voter and the paper in one unit of work, as two rows that nothing joins. */
export async function addVote(
  tx: Tx,
  councilId: number,
  { ballotId, accountId, judgement }: { ballotId: number; accountId: string; judgement: Judged },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into ballot_voters (council_id, ballot_id, account_id)
    values (${councilId}, ${ballotId}, ${accountId})
  `);
  await tx.query(sql.unsafe`
    insert into ballot_papers (council_id, ballot_id, judgement)
    values (${councilId}, ${ballotId}, ${judgement})
  `);
}

const Counted = z.object({ judgement: Judged, papers: z.int() });

/** Counts the papers and destroys them. */
export async function countPapers(tx: Tx, ballotId: number): Promise<ReadonlyMap<Judged, number>> {
  const counted = await tx.any(sql.type(Counted)`
    select judgement, count(*)::int as papers
    from ballot_papers
    where ballot_id = ${ballotId}
    group by judgement
    order by judgement
  `);
  await tx.query(sql.unsafe`delete from ballot_papers where ballot_id = ${ballotId}`);
  return new Map(counted.map(({ judgement, papers }) => [judgement, papers]));
}

export async function closeBallot(
  tx: Tx,
  ballotId: number,
  { spread, on, by }: { spread: Omit<Spread, 'asked'>; on: Day; by: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    update ballots
    set spread = ${sql.jsonb(spread)},
        closed_on = ${on},
        closed_by = ${by}
    where ballot_id = ${ballotId}
  `);
}

export interface NewJudgement {
  itemId: number;
  judge: Judge;
  judgement: Judged;
  reasons: string;
  judgedOn: Day;
  bodyId: number | null;
  minute: string | null;
  ballotId: number | null;
}

export async function addJudgement(
  tx: Tx,
  councilId: number,
  given: NewJudgement,
  by: { name: string; day: Day },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into outcome_judgements (council_id, item_id, judge, judgement, reasons, judged_on, body_id, minute,
      ballot_id, said_on, said_by)
    values (${councilId}, ${given.itemId}, ${given.judge}, ${given.judgement}, ${given.reasons}, ${given.judgedOn},
      ${given.bodyId}, ${given.minute}, ${given.ballotId}, ${by.day}, ${by.name})
  `);
}
