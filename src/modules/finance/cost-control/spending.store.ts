// The only SQL for the control of spending.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { Criterion, Decision, type SpendingRequest, StoredRequest, withDecisions } from './spending.ts';

export async function allCriteria(tx: Tx): Promise<readonly Criterion[]> {
  return tx.any(sql.type(Criterion)`
    select criterion_id, words, sort, from_on, until_on, kept_by
    from spending_criteria
    order by from_on desc, criterion_id
  `);
}

export async function addCriterion(
  tx: Tx,
  councilId: number,
  { words, sort, fromOn, keptBy }: Omit<Criterion, 'criterionId' | 'untilOn'>,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ criterionId: z.int() }))`
    insert into spending_criteria (council_id, words, sort, from_on, kept_by)
    values (${councilId}, ${words}, ${sort}, ${fromOn}, ${keptBy})
    returning criterion_id
  `);
}

export async function endCriterion(tx: Tx, criterionId: number, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    update spending_criteria
    set until_on = greatest(${day}, from_on)
    where criterion_id = ${criterionId}
  `);
}

/** Newest first, with what was decided. Two queries. */
export async function allRequests(tx: Tx, from: TableAt = live): Promise<readonly SpendingRequest[]> {
  const requests = await tx.any(sql.type(StoredRequest)`
    select request_id, sort, title, service, amount, full_year, why, if_refused, criterion_id, item_id,
      asked_on, asked_by, asked_account, withdrawn_on
    from ${from('spending_requests')}
    order by asked_on desc, request_id desc
  `);
  const decisions = await tx.any(sql.type(Decision)`
    select request_id, outcome, amount, reason, panel, public_words, decided_on, decided_by
    from ${from('spending_decisions')}
    order by decision_id
  `);
  return withDecisions(requests, decisions);
}

export async function addRequest(
  tx: Tx,
  councilId: number,
  request: Omit<StoredRequest, 'requestId' | 'withdrawnOn'>,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ requestId: z.int() }))`
    insert into spending_requests (council_id, sort, title, service, amount, full_year, why, if_refused, criterion_id,
      item_id, asked_on, asked_by, asked_account)
    values (${councilId}, ${request.sort}, ${request.title}, ${request.service}, ${request.amount},
      ${request.fullYear}, ${request.why}, ${request.ifRefused}, ${request.criterionId}, ${request.itemId},
      ${request.askedOn}, ${request.askedBy}, ${request.askedAccount})
    returning request_id
  `);
}

export async function withdrawRequest(tx: Tx, requestId: number, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    update spending_requests
    set withdrawn_on = ${day}
    where request_id = ${requestId}
  `);
}

export async function addDecision(tx: Tx, councilId: number, decision: Decision): Promise<void> {
  await tx.query(sql.unsafe`
    insert into spending_decisions (council_id, request_id, outcome, amount, reason, panel, public_words, decided_on,
      decided_by)
    values (${councilId}, ${decision.requestId}, ${decision.outcome}, ${decision.amount}, ${decision.reason},
      ${decision.panel}, ${decision.publicWords}, ${decision.decidedOn}, ${decision.decidedBy})
  `);
}
