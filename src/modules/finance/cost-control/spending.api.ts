// The control of spending by API: what must be met, every request with what was decided, and the year’s totals.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { financialYearOf, financialYearSpan } from '../../../kernel/financial-year.ts';
import { Pence } from '../../../kernel/money.ts';
import type { MoneySettings } from '../settings.ts';
import { Criterion, Decision, StoredRequest, spendingTotals } from './spending.ts';
import { readSpending } from './spending.web.ts';

const Spending = z.object({
  year: z.string(),
  totals: z.object({
    asked: Pence,
    allowed: Pence,
    avoided: Pence,
    waiting: z.int().describe('Requests that nobody has decided'),
  }),
  criteria: z.array(Criterion),
  requests: z.array(
    StoredRequest.omit({ askedAccount: true }).extend({
      state: z.enum(['waiting', 'put-off', 'approved', 'part', 'refused', 'withdrawn']),
      avoided: Pence,
      decisions: z.array(Decision),
    }),
  ),
});

export function addSpendingCall(app: FastifyInstance, settings: MoneySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/spending',
    permission: 'plan.read',
    summary:
      'Requests to spend or recruit, what was decided, and the totals of this financial year, in pence',
    response: Spending,
    handler: async ({ request }) => {
      const { criteria, requests } = await readSpending(request, settings);
      const year = financialYearOf(request.day);
      return {
        year,
        totals: spendingTotals(requests, financialYearSpan(year)),
        criteria: [...criteria],
        requests: requests.map(({ askedAccount: _, decisions, ...one }) => ({
          ...one,
          decisions: [...decisions],
        })),
      };
    },
  });
}
