// The year that runs by API: every service with its budget, ledger and forecast, and cash for twelve months.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { Day } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { Pence } from '../../../kernel/money.ts';
import { councilOf } from '../../people/index.ts';
import type { MoneySettings } from '../settings.ts';
import { cashNow } from './cash.web.ts';
import { accountsOf } from './in-year.ts';
import { inYearAt } from './in-year.web.ts';

const Account = z.enum(['general', 'housing', 'dsg']);
const Figures = {
  budget: Pence,
  profiled: Pence.describe('What the profile has so far'),
  actual: Pence.describe('What the ledger has so far'),
  forecast: Pence.describe('Of the whole year'),
  outturn: Pence.describe('Forecast less budget'),
  recovers: Pence.describe('What recovery actions bring back'),
};

const Year = z.object({
  year: FinancialYear,
  months: z.int().describe('Months of the year that the ledger holds'),
  accounts: z.array(z.object({ account: Account, ...Figures })).describe('Kept apart; never added up'),
  services: z.array(
    z.object({
      entryId: z.int(),
      name: z.string(),
      account: Account,
      ...Figures,
      isOwn: z.boolean().describe('Whether the service gave the forecast'),
      cause: z.string().nullable(),
      recovery: z.string().nullable(),
    }),
  ),
  unclaimed: z
    .array(z.object({ code: z.string(), name: z.string().nullable(), actual: Pence }))
    .describe('Cost centres of the ledger that no service names'),
});

const Cash = z.object({
  stoodOn: Day,
  stood: Pence,
  minimum: Pence,
  months: z.array(
    z.object({
      month: Day.describe('Its first day'),
      opening: Pence,
      comesIn: Pence,
      goesOut: Pence,
      repaid: Pence,
      interest: Pence,
      sales: Pence.describe('0 for whoever may not see what is exempt'),
      support: Pence,
      borrowed: Pence.describe('To keep the least'),
      closing: Pence,
    }),
  ),
});

export function addInYearCalls(app: FastifyInstance, settings: MoneySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/in-year',
    permission: 'plan.read',
    summary: 'The financial year that runs: budget, ledger and forecast of each service, in pence',
    response: Year,
    handler: async ({ request }) => {
      const found = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
        inYearAt(tx, request.day),
      );
      return {
        year: found.year,
        months: found.months,
        accounts: accountsOf(found),
        services: [...found.services],
        unclaimed: [...found.unclaimed],
      };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/cash',
    permission: 'plan.read',
    summary: 'Cash for twelve months from this one, in pence',
    response: Cash,
    handler: async ({ request }) => {
      const cash = await cashNow(request, settings);
      if (!cash) throw new NotFound('No cash in hand is kept yet: finance keeps it first.');
      return { ...cash, months: [...cash.months] };
    },
  });
}
