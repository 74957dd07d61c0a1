// Control of spending of an example council, as it was before.
import type { Tx } from '../../../db/database.ts';
import { addCriterion, addDecision, addRequest } from './spending.store.ts';
import type { Criterion, Decision, StoredRequest } from './spending.ts';

export interface EarlierSpending {
  criteria: readonly Omit<Criterion, 'criterionId' | 'untilOn'>[];
  requests: readonly (Omit<
    StoredRequest,
    'requestId' | 'withdrawnOn' | 'criterionId' | 'itemId' | 'askedAccount'
  > & {
    /** The place of its criterion. */
    meets: number;
    decisions: readonly Omit<Decision, 'requestId'>[];
  })[];
}

export async function addEarlierSpending(
  tx: Tx,
  councilId: number,
  { criteria, requests }: EarlierSpending,
): Promise<void> {
  const numbers: number[] = [];
  for (const criterion of criteria) numbers.push(await addCriterion(tx, councilId, criterion));
  for (const { meets, decisions, ...request } of requests) {
    const criterionId = numbers[meets];
    if (criterionId === undefined) throw new Error(`${request.title} meets no criterion.`);
    const kept = { ...request, criterionId, itemId: null, askedAccount: '' };
    const requestId = await addRequest(tx, councilId, kept);
    for (const decision of decisions) await addDecision(tx, councilId, { ...decision, requestId });
  }
}
