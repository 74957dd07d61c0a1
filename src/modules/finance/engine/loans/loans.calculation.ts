// `loan`, `early-repayment` and `pwlb-rates` by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, nought, plain, said } from '../pounds.ts';
import { Working } from '../working.ts';
import { earlyRepayment, loanKinds, scheduleOfLoan, totalInterest } from './loan.ts';

const notes = 'Debt Management Office, PWLB technical notes: Annuity Factor; Fixed Early Repayment';

const Principal = Amount.refine((amount) => amount.greaterThan(0), { error: 'a loan is above 0' });
const Rate = Amount.refine((rate) => rate.greaterThanOrEqualTo(0) && rate.lessThan(20), {
  error: 'a rate is a percentage a year from 0 to below 20, such as 5.4',
}).describe('Percent a year: 5.4');
const HalfYears = z
  .int({ error: 'a term is a whole number of half-years' })
  .min(1, { error: 'a loan runs for one half-year at least' })
  .max(100, { error: 'no loan of the PWLB runs for more than 50 years, which are 100 half-years' });

export const loanCalculation = calculation({
  name: 'loan',
  title: 'every half-yearly payment of a PWLB loan: maturity, annuity, or equal instalments of principal',
  source: notes,
  given: z.object({
    kind: z.enum(loanKinds).describe('eip: equal instalments of principal'),
    principal: Principal,
    rate: Rate,
    halfYears: HalfYears,
  }),
  found: z.object({
    payments: z.array(
      z.object({
        number: z.int(),
        interest: z.number(),
        principal: z.number(),
        payment: z.number(),
        balance: z.number(),
      }),
    ),
    totalInterest: z.number(),
    working: Working,
  }),
  example: { kind: 'annuity', principal: '£1m', rate: 4.75, halfYears: 50 },
  run: ({ kind, ...loan }) => {
    const rows = scheduleOfLoan(kind, loan);
    return {
      payments: rows.map(({ number, interest, principal, payment, balance }) => ({
        number,
        interest: said(interest),
        principal: said(principal),
        payment: said(payment),
        balance: said(balance),
      })),
      totalInterest: said(totalInterest(rows)),
      working: {
        formula: {
          maturity: 'interest = balance × rate ÷ 200; all principal last',
          annuity: 'payment = principal × i ÷ (1 − (1 + i)^−N), i = rate ÷ 200',
          eip: 'principal ÷ N each time; interest = balance × rate ÷ 200',
        }[kind],
        sources: [notes],
        ruleDate: '2021-09-08',
        warnings: [],
      },
    };
  },
});

export const earlyRepaymentCalculation = calculation({
  name: 'early-repayment',
  title: 'the premium or discount of repaying a PWLB loan early, and the cash that it takes',
  source: notes,
  given: z.object({
    kind: z.enum(loanKinds),
    outstanding: Principal,
    rate: Rate,
    discountRate: Amount.refine((rate) => rate.greaterThan(-5) && rate.lessThan(20), {
      error: 'a rate is a percentage a year below 20, such as 4.7',
    }).describe('Premature repayment rate for this kind and unexpired term, percent a year'),
    halfYears: HalfYears.describe('Half-years, or parts of them, that are left'),
    days: z.int().min(0).max(184).default(0).describe('Since the last payment'),
  }),
  found: z.object({
    annuityFactor: z.number(),
    presentValue: z.number(),
    factor: z.number().describe('Of 1 outstanding: above 0 a premium, below 0 a discount'),
    premium: z.number().describe('Pounds; below 0 a discount'),
    accruedInterest: z.number(),
    cash: z.number().describe('Principal, accrued interest, and premium or discount'),
    words: z.string(),
    working: Working,
  }),
  example: { kind: 'eip', outstanding: '£5m', rate: 4.5, discountRate: 3.5, halfYears: 20, days: 60 },
  run: ({ kind, ...facts }) => {
    const found = earlyRepayment(kind, facts);
    const premium = found.factor.times(facts.outstanding);
    const cash = facts.outstanding.plus(found.accrued).plus(premium);
    const amount = `£${Math.abs(said(premium)).toLocaleString('en-GB')}`;
    const is = premium.greaterThan(nought)
      ? 'A premium'
      : premium.lessThan(nought)
        ? 'A discount'
        : 'Neither';
    return {
      annuityFactor: rounded(found.annuityFactor),
      presentValue: rounded(found.presentValue),
      factor: rounded(found.factor),
      premium: said(premium),
      accruedInterest: said(found.accrued),
      cash: said(cash),
      words: premium.isZero() ? 'There is neither premium nor discount.' : `${is} of ${amount}.`,
      working: {
        formula: {
          maturity: '(1 + id·D/182.5) × (il ÷ AF(id, N) + PV) − (1 + il·D/182.5)',
          annuity: '(1 + id·D/182.5) × AF(il, N) ÷ AF(id, N) − (1 + il·D/182.5)',
          eip: '(1 + id·D/182.5) × ((1 − il/id) ÷ (N·AF(id, N)) + il/id) − (1 + il·D/182.5)',
        }[kind],
        sources: [notes],
        ruleDate: '2021-09-08',
        warnings: [
          'Repaying a loan does not by itself change the capital financing requirement or the provision: receipts used do.',
        ],
      },
    };
  },
});

/** As the official notes print factors. */
const rounded = (factor: Parameters<typeof plain>[0]): number => factor.toDecimalPlaces(10).toNumber();

const margins = { standard: 1, certainty: 0.8, infrastructure: 0.6, hra: 0.4 } as const;

export const pwlbRatesCalculation = calculation({
  name: 'pwlb-rates',
  title: 'the rates of new PWLB loans for a gilt yield: standard, certainty, infrastructure and HRA',
  source: 'Debt Management Office, concessionary rates; HRA rate from 15 June 2023',
  given: z.object({
    gilt: Rate,
    surcharge: Rate.default(nought).describe(
      'Of a loan for what a direction capitalises, where there is one',
    ),
  }),
  found: z.object({
    standard: z.number(),
    certainty: z.number(),
    infrastructure: z.number(),
    hra: z.number(),
    certaintyWithSurcharge: z.number(),
    working: Working,
  }),
  example: { gilt: 4.6, surcharge: 1 },
  run: ({ gilt, surcharge }) => ({
    standard: plain(gilt.plus(margins.standard)),
    certainty: plain(gilt.plus(margins.certainty)),
    infrastructure: plain(gilt.plus(margins.infrastructure)),
    hra: plain(gilt.plus(margins.hra)),
    certaintyWithSurcharge: plain(gilt.plus(margins.certainty).plus(surcharge)),
    working: {
      formula: 'gilt + 1.00, + 0.80, + 0.60, + 0.40',
      sources: ['Debt Management Office, concessionary rates'],
      ruleDate: '2023-06-15',
      warnings: [],
    },
  }),
});
