// The only SQL for closings and the tests that follow them.
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { Closing, Retest } from './closing.ts';

const closingColumns = sql.fragment`closing_id, item_id, different, asked_on, asked_by, asked_account_id, agreed,
  answer, answered_on, answered_by`;
const retestColumns = sql.fragment`retest_id, closing_id, item_id, after_months, due_on, stage, owner_account_id,
  owner_name, passed, found, tested_on, tested_by, dropped_on`;

/** Every time somebody asked to close one item, latest first. */
export async function closingsOf(tx: Tx, itemId: number, from: TableAt = live): Promise<readonly Closing[]> {
  return tx.any(sql.type(Closing)`
    select ${closingColumns}
    from ${from('closings')}
    where item_id = ${itemId}
    order by closing_id desc
  `);
}

/** Those that wait for a second person, longest first. */
export async function closingsAsked(tx: Tx): Promise<readonly Closing[]> {
  return tx.any(sql.type(Closing)`
    select ${closingColumns}
    from closings
    where answered_on is null
    order by closing_id
  `);
}

/** Those answered from one day to another, latest first. */
export async function closingsAnswered(tx: Tx, fromOn: Day, toOn: Day): Promise<readonly Closing[]> {
  return tx.any(sql.type(Closing)`
    select ${closingColumns}
    from closings
    where answered_on between ${fromOn} and ${toOn}
    order by closing_id desc
  `);
}

export async function closingNumbered(tx: Tx, closingId: number): Promise<Closing | null> {
  return tx.maybeOne(sql.type(Closing)`
    select ${closingColumns}
    from closings
    where closing_id = ${closingId}
  `);
}

export async function addClosing(
  tx: Tx,
  councilId: number,
  given: Pick<Closing, 'itemId' | 'different' | 'askedOn' | 'askedBy' | 'askedAccountId'>,
): Promise<number> {
  return tx.oneFirst(sql.type(Closing.pick({ closingId: true }))`
    insert into closings (council_id, item_id, different, asked_on, asked_by, asked_account_id)
    values (${councilId}, ${given.itemId}, ${given.different}, ${given.askedOn}, ${given.askedBy},
      ${given.askedAccountId})
    returning closing_id
  `);
}

/** Whether it still waited for an answer. */
export async function answerClosing(
  tx: Tx,
  closingId: number,
  given: { agreed: boolean; answer: string; on: Day; by: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update closings
    set agreed = ${given.agreed},
        answer = ${given.answer},
        answered_on = ${given.on},
        answered_by = ${given.by}
    where closing_id = ${closingId} and answered_on is null
  `);
  return rowCount > 0;
}

type NewRetest = Pick<Retest, 'closingId' | 'itemId' | 'afterMonths' | 'dueOn' | 'stage'>;

export async function addRetest(tx: Tx, councilId: number, given: NewRetest): Promise<void> {
  await tx.query(sql.unsafe`
    insert into retests (council_id, closing_id, item_id, after_months, due_on, stage)
    values (${councilId}, ${given.closingId}, ${given.itemId}, ${given.afterMonths}, ${given.dueOn}, ${given.stage})
  `);
}

export async function retestsOf(tx: Tx, itemId: number, from: TableAt = live): Promise<readonly Retest[]> {
  return tx.any(sql.type(Retest)`
    select ${retestColumns}
    from ${from('retests')}
    where item_id = ${itemId}
    order by retest_id
  `);
}

/** Those still to be done, soonest due first. */
export async function retestsToDo(tx: Tx): Promise<readonly Retest[]> {
  return tx.any(sql.type(Retest)`
    select ${retestColumns}
    from retests
    where tested_on is null and dropped_on is null
    order by due_on, retest_id
  `);
}

/** Those that failed, latest first. */
export async function retestsFailed(tx: Tx): Promise<readonly Retest[]> {
  return tx.any(sql.type(Retest)`
    select ${retestColumns}
    from retests
    where not passed
    order by tested_on desc, retest_id desc
  `);
}

export async function retestNumbered(tx: Tx, retestId: number): Promise<Retest | null> {
  return tx.maybeOne(sql.type(Retest)`
    select ${retestColumns}
    from retests
    where retest_id = ${retestId}
  `);
}

export async function ownRetest(
  tx: Tx,
  retestId: number,
  owner: { accountId: string; name: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    update retests
    set owner_account_id = ${owner.accountId},
        owner_name = ${owner.name}
    where retest_id = ${retestId} and tested_on is null and dropped_on is null
  `);
}

/** Whether it was still to be done. */
export async function keepResult(
  tx: Tx,
  retestId: number,
  given: { passed: boolean; found: string; on: Day; by: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update retests
    set passed = ${given.passed},
        found = ${given.found},
        tested_on = ${given.on},
        tested_by = ${given.by}
    where retest_id = ${retestId} and tested_on is null and dropped_on is null
  `);
  return rowCount > 0;
}

export async function dropRetests(tx: Tx, closingId: number, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    update retests
    set dropped_on = ${day}
    where closing_id = ${closingId} and tested_on is null and dropped_on is null
  `);
}
