// All loans together, and whether to refinance one: weighted rate and life, and what a new loan in its place would cost.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Unusable } from '../../../../kernel/errors.ts';
import { Amount, AmountFromNought, nought, type Pounds, plain, pounds, said, sumOf } from '../pounds.ts';
import { percentOf } from '../treasury/treasury.ts';
import { Working } from '../working.ts';
import { earlyRepayment, halfYearly, loanKinds, scheduleOfLoan } from './loan.ts';

const notes = 'Debt Management Office, technical notes “Annuity Factor” and “Fixed Early Repayment”';
const Rate = Amount.refine((rate) => rate.greaterThanOrEqualTo(0) && rate.lessThan(20), {
  error: 'a rate is a percentage a year from 0 to below 20, such as 4.7',
});
const Principal = AmountFromNought.refine((amount) => amount.greaterThan(0), {
  error: 'the principal is above 0',
});
const HalfYears = z.int().min(1, 'at least 1 half-year').max(140, '70 years at most: is it in months?');

export const loanPortfolioCalculation = calculation({
  name: 'loan-portfolio',
  title:
    'loans together: total, average rate and life by weight, what falls due within a year, the share of each lender',
  source: 'CIPFA, Treasury Management Code (2021)',
  given: z.object({
    loans: z
      .array(
        z.object({
          name: z.string().optional(),
          lender: z.string().default('PWLB'),
          outstanding: Principal,
          rate: Rate,
          yearsLeft: z.number().min(0).max(80, '80 years at most: is it in months?'),
        }),
      )
      .min(1),
  }),
  found: z.object({
    total: z.number(),
    averageRate: z.number().describe('Percent, weighted by what is outstanding'),
    averageYears: z.number().describe('Weighted by what is outstanding'),
    interest: z.number().describe('Of a year at these balances'),
    dueWithinYear: z.number(),
    lenders: z.array(z.object({ lender: z.string(), amount: z.number(), percent: z.number() })),
    working: Working,
  }),
  example: {
    loans: [
      { outstanding: 40, rate: 4.5, yearsLeft: 12 },
      { lender: 'Another council', outstanding: 10, rate: 5, yearsLeft: 0.5 },
    ],
  },
  run: ({ loans }) => {
    const total = sumOf(loans.map(({ outstanding }) => outstanding));
    const weighted = (of: (loan: (typeof loans)[number]) => Pounds) =>
      sumOf(loans.map((loan) => of(loan).times(loan.outstanding))).dividedBy(total);
    const rate = weighted((loan) => loan.rate);
    const lenders = Map.groupBy(loans, ({ lender }) => lender);
    return {
      total: plain(total),
      averageRate: plain(rate),
      averageYears: plain(weighted(({ yearsLeft }) => pounds(yearsLeft))),
      interest: plain(rate.times(total).dividedBy(100)),
      dueWithinYear: plain(
        sumOf(loans.filter(({ yearsLeft }) => yearsLeft <= 1).map(({ outstanding }) => outstanding)),
      ),
      lenders: [...lenders].map(([lender, own]) => {
        const amount = sumOf(own.map(({ outstanding }) => outstanding));
        return { lender, amount: plain(amount), percent: plain(percentOf(amount, total)) };
      }),
      working: {
        formula: 'sum of (rate × outstanding) ÷ sum of outstanding; the same for years',
        sources: ['CIPFA, Treasury Management Code (2021)'],
        ruleDate: '2022-04-01',
        warnings: [],
      },
    };
  },
});

export const refinancingCalculation = calculation({
  name: 'refinancing',
  title: 'repaying a loan early with a new one: the premium, what each year costs then, and whether it pays',
  source: notes,
  given: z.object({
    kind: z.enum(loanKinds),
    outstanding: Principal,
    rate: Rate,
    halfYears: HalfYears.describe('That are left, from a payment day'),
    prematureRate: Rate.describe('By which early repayment is worked out, percent a year'),
    newKind: z.enum(loanKinds).default('maturity'),
    newRate: Rate,
    newHalfYears: HalfYears.optional().describe('As many as are left, unless said'),
    discountRate: Rate.describe('By which payments are compared, percent a year'),
  }),
  found: z.object({
    premium: z.number().describe('Pounds; below 0 a discount'),
    borrowed: z.number().describe('By the new loan: the old principal with the premium'),
    oldWorth: z.number().describe('Payments left of the old loan, at the discount rate'),
    newWorth: z.number(),
    gain: z.number().describe('Above 0 the new loan is cheaper'),
    spread: z
      .object({ years: z.number(), yearly: z.number() })
      .describe('A premium over the longer of both terms, a discount over what was left, 10 years at most'),
    firstYearInterest: z.object({ old: z.number(), new: z.number() }),
    breakEvenRate: z.number().nullable().describe('Of the new loan, at which neither is cheaper'),
    words: z.string(),
    working: Working,
  }),
  example: {
    kind: 'maturity',
    outstanding: 10_000_000,
    rate: 5.5,
    halfYears: 20,
    prematureRate: 4,
    newRate: 4.6,
    discountRate: 4.6,
  },
  run: (given) => {
    const { kind, outstanding, rate, halfYears, newKind, discountRate } = given;
    const newHalfYears = given.newHalfYears ?? halfYears;
    const early = earlyRepayment(kind, {
      outstanding,
      rate,
      discountRate: given.prematureRate,
      halfYears,
      days: 0,
    });
    const premium = early.factor.times(outstanding);
    const borrowed = outstanding.plus(premium);
    if (borrowed.lessThanOrEqualTo(0))
      throw new Unusable(
        'refinancing: the discount is more than the loan: is the premature rate a percentage a year?',
      );
    const half = halfYearly(discountRate);
    const worth = (
      of: (typeof loanKinds)[number],
      facts: { principal: Pounds; rate: Pounds; halfYears: number },
    ) =>
      sumOf(
        scheduleOfLoan(of, facts).map(({ payment, number }) => payment.dividedBy(half.plus(1).pow(number))),
      );
    const newFacts = (newRate: Pounds) => ({ principal: borrowed, rate: newRate, halfYears: newHalfYears });
    const [old, next] = [
      worth(kind, { principal: outstanding, rate, halfYears }),
      worth(newKind, newFacts(given.newRate)),
    ];
    const gain = old.minus(next);
    const interest = (
      of: (typeof loanKinds)[number],
      facts: { principal: Pounds; rate: Pounds; halfYears: number },
    ) =>
      sumOf(
        scheduleOfLoan(of, facts)
          .slice(0, 2)
          .map((row) => row.interest),
      );
    return {
      premium: said(premium),
      borrowed: said(borrowed),
      oldWorth: said(old),
      newWorth: said(next),
      gain: said(gain),
      spread: spreadOf(premium, halfYears / 2, newHalfYears / 2),
      firstYearInterest: {
        old: said(interest(kind, { principal: outstanding, rate, halfYears })),
        new: said(interest(newKind, newFacts(given.newRate))),
      },
      breakEvenRate: breakEven((tried) => worth(newKind, newFacts(tried)).minus(old)),
      words: gain.greaterThan(0)
        ? `The new loan is cheaper by £${said(gain).toLocaleString('en-GB')} in today’s money.`
        : `The new loan is dearer by £${Math.abs(said(gain)).toLocaleString('en-GB')} in today’s money.`,
      working: {
        formula: 'present value of the old payments − present value of the new ones, which carry the premium',
        sources: [notes],
        ruleDate: '2021-09-08',
        warnings: ['Repaying a loan does not change the capital financing requirement or the provision'],
      },
    };
  },
});

/** How the accounts spread a premium or a discount over years: ask the auditor where the policy of the council differs. */
function spreadOf(premium: Pounds, yearsLeft: number, newYears: number) {
  const years = premium.greaterThan(0) ? Math.max(yearsLeft, newYears) : Math.min(yearsLeft, 10);
  return { years, yearly: said(premium.dividedBy(years)) };
}

/** The rate from 0 to below 20 at which a cost that rises with it is nought, to a ten-thousandth; null where there is none. */
function breakEven(cost: (rate: Pounds) => Pounds): number | null {
  let [low, high] = [nought, pounds('19.99')];
  if (cost(low).greaterThan(0) || cost(high).lessThan(0)) return null;
  for (let step = 0; step < 24; step += 1) {
    const middle = low.plus(high).dividedBy(2);
    if (cost(middle).greaterThan(0)) high = middle;
    else low = middle;
  }
  return high.toDecimalPlaces(4).toNumber();
}
