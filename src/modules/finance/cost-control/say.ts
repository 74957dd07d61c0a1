// The control of spending in words, and where its pages stand.
import { sayMoney } from '../medium-term/say.ts';
import type { SpendingRequest, SpendingTotals } from './spending.ts';

export const spendingPaths = {
  all: () => '/money/spending',
  ask: () => '/money/spending/new',
  criteria: () => '/money/spending/criteria',
  addCriterion: () => '/money/spending/criteria/new',
  endCriterion: (criterionId: number) => `/money/spending/criteria/${criterionId}/end`,
  one: (requestId: number) => `/money/spending/${requestId}`,
  decide: (requestId: number) => `/money/spending/${requestId}/decide`,
  withdraw: (requestId: number) => `/money/spending/${requestId}/withdraw`,
  disinvestments: () => '/money/disinvestments',
};

export const say = (pence: number): string => sayMoney(pence / 100);

export const states: Record<SpendingRequest['state'], { words: string; tone: string }> = {
  waiting: { words: 'Waits for the panel', tone: 'care' },
  'put-off': { words: 'Put off', tone: 'care' },
  approved: { words: 'Approved', tone: 'done' },
  part: { words: 'Approved in part', tone: 'done' },
  refused: { words: 'Refused', tone: 'stop' },
  withdrawn: { words: 'Withdrawn', tone: 'wait' },
};

export const sayTotals = ({ asked, allowed, avoided, waiting }: SpendingTotals, year: string): string =>
  asked === 0
    ? `Nothing was asked for in ${year} yet.`
    : `In ${year} ${say(asked)} was asked for: ${say(allowed)} was allowed, ${say(avoided)} avoided${waiting > 0 ? `, and ${waiting} ${waiting === 1 ? 'request waits' : 'requests wait'}` : ''}.`;
