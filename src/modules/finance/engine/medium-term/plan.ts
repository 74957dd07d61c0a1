// What a medium-term plan is worked out from: the budget brought forward, what moves it, debt, savings, sales and funding.
import { z } from 'zod';
import { Day } from '../../../../kernel/days.ts';
import { FinancialYear } from '../../../../kernel/financial-year.ts';
import { Amount, AmountFromNought, pounds } from '../pounds.ts';

/** A percentage a year. A share has its own bounds. */
const Percent = z
  .number()
  .min(-20)
  .max(30, 'a rise of more than 30 is not a percentage a year: 4.99 means 4.99%')
  .transform(pounds);
const Share = z.number().min(0).max(200).transform(pounds);
const Rate = z.number().min(0).max(20, 'a rate is a percentage a year, from 0 to 20').transform(pounds);
const Months = z.number().min(-120).max(120).transform(pounds);

/** One value for all years, or one for each: the last goes on. */
const each = <Value extends z.ZodType>(value: Value) =>
  z.union([value.transform((one) => [one]), z.array(value).min(1)]);

/** A plan is never worked out for longer. */
export const longestPlan = 60;
const Life = z
  .int()
  .min(1, 'a life is 1 year or more')
  .max(50, 'a life is 50 years at most: is it in months?');
/** Loans of seventy years are the longest there are. */
const PlanDay = Day.refine((day) => day >= '1950-01-01' && day < '2150-01-01', {
  error: 'a day from 1950 to 2149: is the century right?',
});
const ByYear = z.record(FinancialYear, Amount);
const name = z.string().min(1);
const late = z.number().min(-120).max(120).default(0).describe('Months later than planned');

/** What drives the plan, by year. A scenario changes these, and what belongs to one saving or sale. */
export const Assumptions = z.object({
  pay: each(Percent)
    .default(() => [pounds(0)])
    .describe('Pay award, pension and National Insurance, percent'),
  prices: each(Percent)
    .default(() => [pounds(0)])
    .describe('Prices, percent'),
  contracts: each(Percent)
    .default(() => [pounds(0)])
    .describe('Contract prices, social care fees among them, percent'),
  demand: each(Percent)
    .default(() => [pounds(0)])
    .describe('Demand and demography, percent'),
  income: each(Percent)
    .default(() => [pounds(0)])
    .describe('Fees and charges, percent'),
  councilTax: each(Percent)
    .default(() => [pounds(0)])
    .describe('Rise of council tax but for social care, percent'),
  socialCare: each(Percent)
    .default(() => [pounds(0)])
    .describe('Rise for adult social care, percent of the whole'),
  taxBase: each(Percent)
    .default(() => [pounds(0)])
    .describe('Growth of the council tax base, percent'),
  rates: each(Percent)
    .default(() => [pounds(0)])
    .describe('Growth of business rates kept, percent'),
  grants: each(Percent)
    .default(() => [pounds(0)])
    .describe('Growth of grants after their last known year, percent'),
  borrowing: each(Rate)
    .default(() => [pounds(0)])
    .describe('Interest on new borrowing, percent a year'),
  deflator: each(Percent)
    .default(() => [pounds(0)])
    .describe('By which real terms are worked out, percent'),
  savingsDelivered: each(Share)
    .default(() => [pounds(100)])
    .describe('Share of savings delivered, percent'),
  savingsLate: each(Months)
    .default(() => [pounds(0)])
    .describe('Every saving later by so many months'),
  salesAchieved: each(Share)
    .default(() => [pounds(100)])
    .describe('Share of sale values achieved, percent'),
  salesLate: each(Months)
    .default(() => [pounds(0)])
    .describe('Every sale later by so many months'),
  supportShare: each(Share)
    .default(() => [pounds(0)])
    .describe('Share of the gap met by capitalised support, percent'),
});
export type Assumption = keyof z.infer<typeof Assumptions>;

export const lineDrivers = ['pay', 'prices', 'contracts', 'demand', 'income', 'none'] as const;

const Line = z.object({
  name,
  section: z.string().default('services'),
  amount: Amount.describe('In the budget of the year before the first; income below nought'),
  driver: z.enum(lineDrivers).default('none'),
  changes: ByYear.default({}).describe('Pressures and growth added to the base in a year; they stay'),
});

const Saving = z.object({
  name,
  fullYear: Amount.describe('What a whole year of it is worth'),
  startsOn: PlanDay,
  recurring: z.boolean().default(true),
  late,
});

const Sale = z.object({
  name,
  on: PlanDay,
  value: AmountFromNought,
  costRate: z.number().min(0).max(100).default(0).describe('Costs of the sale, percent of the value'),
  use: z.enum(['debt', 'capital', 'support', 'transformation']).default('debt'),
  incomeLost: AmountFromNought.default(pounds(0)).describe('A year'),
  costsSaved: AmountFromNought.default(pounds(0)).describe('A year'),
  late,
});

const Investment = z.object({
  name,
  principal: AmountFromNought,
  rate: Rate.describe('Income, percent a year'),
  endsOn: PlanDay.describe('When it matures, or is sold'),
  proceeds: AmountFromNought.optional().describe('What comes back then; the principal, unless said'),
  late,
});

/** What bears it. The Housing Revenue Account bears its own: none of it is in the gap of the General Fund. */
const pool = z.enum(['general', 'housing']).default('general');

const Loan = z
  .object({
    name,
    pool,
    kind: z.enum(['maturity', 'annuity', 'eip']),
    principal: AmountFromNought,
    rate: Rate,
    takenOn: PlanDay,
    repaidOn: PlanDay,
  })
  .refine(({ takenOn, repaidOn }) => takenOn < repaidOn, {
    path: ['repaidOn'],
    error: 'a loan is repaid after it is taken',
  });

/** Spending that is charged to revenue over a life. */
const method = {
  method: z.enum(['equal-instalment', 'annuity', 'reducing-balance', 'none']).default('equal-instalment'),
  life: Life.optional().describe('Years left; for `reducing-balance` and `none` there are none'),
  rate: Rate.optional().describe('Of the annuity or of the reducing balance, percent'),
};
const charged = (one: { pool: string; method: string; life?: number | undefined; rate?: unknown }) => {
  if (one.method === 'none') return one.pool === 'housing';
  return one.method === 'reducing-balance' ? one.rate !== undefined : one.life !== undefined;
};
const chargedMessage =
  'give the life in years; for a reducing balance its rate; only the Housing Revenue Account need not charge';

const Balance = z
  .object({
    name,
    pool,
    opening: AmountFromNought.describe('Not paid for on 1 April of the first year'),
    ...method,
  })
  .refine(charged, chargedMessage);
const Spending = z
  .object({
    name,
    pool,
    borrowed: ByYear.describe('Spent and paid for by borrowing, by year'),
    availableIn: FinancialYear.optional().describe('The first charge is in the year after'),
    ...method,
  })
  .refine(charged, chargedMessage);

export const MediumTermPlan = z.object({
  first: FinancialYear,
  years: z.int().min(1).max(longestPlan).default(30),
  assumptions: Assumptions.prefault({}),
  lines: z.array(Line).default([]),
  savings: z.array(Saving).default([]),
  councilTax: z
    .object({
      base: AmountFromNought.describe('Band D equivalents of the year before the first'),
      bandD: AmountFromNought.describe('Band D of the year before the first, social care included'),
    })
    .prefault({ base: 0, bandD: 0 }),
  ratesKept: Amount.default(pounds(0)).describe(
    'Business rates kept and top-up, in the year before the first',
  ),
  grants: z
    .array(
      z.object({
        name,
        amounts: ByYear,
        endsIn: FinancialYear.optional().describe('Its last year'),
        grows: z.boolean().default(true).describe('After the last year given'),
      }),
    )
    .default([]),
  reserves: z
    .array(
      z.object({
        name,
        opening: Amount,
        contributions: ByYear.default({}),
        drawdowns: ByYear.default({}),
        minimum: AmountFromNought.default(pounds(0)),
      }),
    )
    .default([]),
  loans: z.array(Loan).default([]),
  balances: z.array(Balance).default([]),
  spending: z.array(Spending).default([]),
  sales: z.array(Sale).default([]),
  investments: z.array(Investment).default([]),
  otherLiabilities: Amount.default(pounds(0)).describe('Leases and PFI within the requirement'),
  workingCapital: Amount.default(pounds(0)),
  liquidity: AmountFromNought.default(pounds(0)).describe('Cash that is always kept'),
  interestOn: z
    .enum(['average', 'opening'])
    .default('average')
    .describe(
      'New borrowing bears interest on the average of the year’s two ends, or on what there was at its start',
    ),
  supportLife: z
    .int()
    .min(1)
    .max(20, 'what a direction capitalises is charged over 20 years at most')
    .default(20),
});
export type MediumTermPlan = z.output<typeof MediumTermPlan>;
