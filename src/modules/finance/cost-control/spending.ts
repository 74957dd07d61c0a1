// Control of spending as values: criteria with their days, requests, decisions, and what was avoided. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { Pence } from '../../../kernel/money.ts';

export const requestSorts = { spend: 'Spending', recruit: 'Recruitment' } as const;
export const criterionSorts = { ...requestSorts, both: 'Spending and recruitment' } as const;
export const outcomes = {
  approved: 'Approved',
  part: 'Approved in part',
  refused: 'Refused',
  'put-off': 'Put off',
} as const;

export const Criterion = z.object({
  criterionId: z.int(),
  words: z.string(),
  sort: z.enum(['spend', 'recruit', 'both']),
  fromOn: Day,
  untilOn: Day.nullable(),
  keptBy: z.string(),
});
export type Criterion = z.infer<typeof Criterion>;

export const Decision = z.object({
  requestId: z.int(),
  outcome: z.enum(['approved', 'part', 'refused', 'put-off']),
  amount: Pence.describe('What may be spent this year'),
  reason: z.string(),
  panel: z.string().describe('Who sat'),
  publicWords: z.string().nullable(),
  decidedOn: Day,
  decidedBy: z.string(),
});
export type Decision = z.infer<typeof Decision>;

export const StoredRequest = z.object({
  requestId: z.int(),
  sort: z.enum(['spend', 'recruit']),
  title: z.string(),
  service: z.string(),
  amount: Pence.describe('Of this financial year'),
  fullYear: Pence.nullable(),
  why: z.string(),
  ifRefused: z.string(),
  criterionId: z.int(),
  itemId: z.int().nullable(),
  askedOn: Day,
  askedBy: z.string(),
  askedAccount: z.string(),
  withdrawnOn: Day.nullable(),
});
export type StoredRequest = z.infer<typeof StoredRequest>;

export interface SpendingRequest extends StoredRequest {
  /** Oldest first; all but the last put it off. */
  decisions: readonly Decision[];
  state: 'waiting' | 'put-off' | 'approved' | 'part' | 'refused' | 'withdrawn';
  /** Of what was asked, what will not be spent; 0 until it is decided. */
  avoided: Pence;
}

export function withDecisions(
  requests: readonly StoredRequest[],
  decisions: readonly Decision[],
): SpendingRequest[] {
  const own = Map.groupBy(decisions, ({ requestId }) => requestId);
  return requests.map((request) => {
    const found = own.get(request.requestId) ?? [];
    const last = found.at(-1);
    const state = request.withdrawnOn !== null ? 'withdrawn' : (last?.outcome ?? 'waiting');
    return { ...request, decisions: found, state, avoided: avoidedBy(request, state, last) };
  });
}

function avoidedBy(
  { amount }: StoredRequest,
  state: SpendingRequest['state'],
  last: Decision | undefined,
): Pence {
  return last && (state === 'part' || state === 'refused') ? amount - last.amount : 0;
}

/** Whether anybody still has to decide it. */
export const isOpen = ({ state }: SpendingRequest): boolean => state === 'waiting' || state === 'put-off';

/** In force on a day, for a sort of request. */
export const inForce = (
  criteria: readonly Criterion[],
  day: Day,
  sort?: StoredRequest['sort'],
): readonly Criterion[] =>
  criteria.filter(
    (one) =>
      one.fromOn <= day &&
      (one.untilOn ?? day) >= day &&
      (sort === undefined || one.sort === 'both' || one.sort === sort),
  );

export interface SpendingTotals {
  asked: Pence;
  allowed: Pence;
  avoided: Pence;
  waiting: number;
}

/** Of what was asked in a span, both ends inside. What was withdrawn was never asked in earnest. */
export function spendingTotals(
  requests: readonly SpendingRequest[],
  { first, last }: { first: Day; last: Day },
): SpendingTotals {
  const own = requests.filter(
    ({ askedOn, state }) => askedOn >= first && askedOn <= last && state !== 'withdrawn',
  );
  const decided = own.filter((one) => !isOpen(one));
  return {
    asked: own.reduce((sum, { amount }) => sum + amount, 0),
    allowed: decided.reduce((sum, { decisions }) => sum + (decisions.at(-1)?.amount ?? 0), 0),
    avoided: decided.reduce((sum, { avoided }) => sum + avoided, 0),
    waiting: own.length - decided.length,
  };
}
