// What may be done while spending is controlled: set what must be met, ask, withdraw, decide.
import { answering } from '../../../db/answering.ts';
import type { Tx } from '../../../db/database.ts';
import { accountOf, nameOfActor } from '../../../kernel/actor.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Doing } from '../settings.ts';
import {
  addCriterion,
  addDecision,
  addRequest,
  allCriteria,
  allRequests,
  endCriterion,
  withdrawRequest,
} from './spending.store.ts';
import {
  type Criterion,
  type Decision,
  inForce,
  isOpen,
  type SpendingRequest,
  type StoredRequest,
} from './spending.ts';

function must(
  { actor }: Doing,
  permission: 'money.keep' | 'spending.ask' | 'spending.decide',
  words: string,
): void {
  if (!mayDo(actor, permission)) throw new NotAllowed(words);
}

export async function keepCriterion(
  doing: Doing,
  given: Pick<Criterion, 'words' | 'sort' | 'fromOn'>,
): Promise<Answer<number>> {
  must(doing, 'money.keep', 'You may not set what spending must meet.');
  return answering(doing, 'Set what spending must meet', async (tx) => {
    const keptBy = nameOfActor(doing.actor);
    return { ok: true, value: await addCriterion(tx, doing.councilId, { ...given, keptBy }) };
  });
}

/** It is not asked for any more; requests that named it keep it. */
export async function closeCriterion(doing: Doing, criterionId: number): Promise<Answer<null>> {
  must(doing, 'money.keep', 'You may not set what spending must meet.');
  return answering(doing, `End criterion ${criterionId}`, async (tx) => {
    const criterion = (await allCriteria(tx)).find((one) => one.criterionId === criterionId);
    if (!criterion) throw new NotFound('There is no such criterion.');
    if (criterion.untilOn !== null) throw new Conflict('This criterion has ended already.');
    await endCriterion(tx, criterionId, doing.day);
    return { ok: true, value: null };
  });
}

export type Asked = Pick<
  StoredRequest,
  'sort' | 'title' | 'service' | 'amount' | 'fullYear' | 'why' | 'ifRefused' | 'criterionId' | 'itemId'
>;

/** Answers the number of the request. */
export async function askToSpend(doing: Doing, given: Asked): Promise<Answer<number>> {
  must(doing, 'spending.ask', 'You may not ask to spend.');
  return answering(doing, `Ask to spend: ${given.title}`, async (tx) => {
    const criteria = inForce(await allCriteria(tx), doing.day, given.sort);
    if (!criteria.some(({ criterionId }) => criterionId === given.criterionId))
      return mistake('criterionId', 'Choose a criterion that is in force for this sort of request');
    const requestId = await addRequest(tx, doing.councilId, {
      ...given,
      askedOn: doing.day,
      askedBy: nameOfActor(doing.actor),
      askedAccount: accountOf(doing.actor),
    });
    return { ok: true, value: requestId };
  });
}

/** Throws NotFound, and Conflict for one that is decided or withdrawn. */
async function openRequest(tx: Tx, requestId: number): Promise<SpendingRequest> {
  const request = (await allRequests(tx)).find((one) => one.requestId === requestId);
  if (!request) throw new NotFound('There is no such request.');
  if (!isOpen(request))
    throw new Conflict(
      request.state === 'withdrawn' ? 'This request was withdrawn.' : 'This request is decided already.',
    );
  return request;
}

export const isAskedBy = ({ askedAccount }: StoredRequest, { actor }: Pick<Doing, 'actor'>): boolean =>
  askedAccount !== '' && askedAccount === accountOf(actor);

export async function withdraw(doing: Doing, requestId: number): Promise<Answer<null>> {
  must(doing, 'spending.ask', 'You may not withdraw a request to spend.');
  return answering(doing, `Withdraw request ${requestId}`, async (tx) => {
    const request = await openRequest(tx, requestId);
    if (!isAskedBy(request, doing)) throw new Conflict('Whoever made a request withdraws it.');
    await withdrawRequest(tx, requestId, doing.day);
    return { ok: true, value: null };
  });
}

export type Decided = Pick<Decision, 'outcome' | 'reason' | 'panel' | 'publicWords'> & {
  /** Asked for only where it is approved in part. */
  amount: number | null;
};

/** By somebody other than whoever asks. */
export async function decide(doing: Doing, requestId: number, given: Decided): Promise<Answer<null>> {
  must(doing, 'spending.decide', 'You may not decide requests to spend.');
  return answering(doing, `Decide request ${requestId}`, async (tx) => {
    const request = await openRequest(tx, requestId);
    if (isAskedBy(request, doing)) return mistake('outcome', 'Somebody other than whoever asks decides');
    if (
      given.outcome === 'part' &&
      (given.amount === null || given.amount <= 0 || given.amount >= request.amount)
    )
      return mistake('amount', 'Give what may be spent: more than nothing, and less than was asked');
    const amount = { approved: request.amount, part: given.amount ?? 0, refused: 0, 'put-off': 0 }[
      given.outcome
    ];
    await addDecision(tx, doing.councilId, {
      ...given,
      requestId,
      amount,
      decidedOn: doing.day,
      decidedBy: nameOfActor(doing.actor),
    });
    return { ok: true, value: null };
  });
}
