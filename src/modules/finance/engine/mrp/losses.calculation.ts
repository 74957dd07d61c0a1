// `mrp-loan-loss` and `mrp-overpayment` by name: what a loss adds to the provision, and what an earlier overpayment takes off.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Day } from '../../../../kernel/days.ts';
import { Unusable } from '../../../../kernel/errors.ts';
import { AmountFromNought, nought, said, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';
import { lossCharges } from './loan-loss.ts';
import { longestSchedule } from './mrp.ts';
import { guidance, regulations } from './sources.ts';

export const loanLossCalculation = calculation({
  name: 'mrp-loan-loss',
  title: 'what a loss on a capital loan adds to the provision, by both readings of regulation 28(3)',
  source: `${regulations}, regulation 28(2) and (3), for loans given on or after 7 May 2024`,
  given: z.object({
    givenOn: Day.optional().describe('The day of the loan; before 7 May 2024 regulation 28(2) does not hold'),
    years: z
      .array(
        z.object({
          year: z.string().optional(),
          cumulativeLoss: AmountFromNought.describe(
            'Expected or actual, as it stands at the end of the year',
          ),
          receiptsUsed: AmountFromNought.default(nought).describe(
            'In the year, to repay what financed the loan',
          ),
          otherCharge: AmountFromNought.default(nought),
        }),
      )
      .min(1)
      .max(longestSchedule),
  }),
  found: z.object({
    years: z.array(
      z.object({
        year: z.string().nullable(),
        charge: z.number().describe('The cumulative reading, which is the default'),
        literal: z.number(),
      }),
    ),
    total: z.number(),
    totalLiteral: z.number(),
    working: Working,
  }),
  example: { givenOn: '2024-06-14', years: [{ cumulativeLoss: 0 }, { cumulativeLoss: '£1.5m' }] },
  run: ({ givenOn, years }) => {
    const charges = lossCharges(years);
    const total = said(sumOf(charges.map(({ cumulative }) => cumulative)));
    const totalLiteral = said(sumOf(charges.map(({ literal }) => literal)));
    const warnings = [
      ...(givenOn !== undefined && givenOn < '2024-05-07'
        ? [
            'The loan is from before 7 May 2024: regulation 28(2) does not hold, and the amount is a judgement of what is prudent',
          ]
        : []),
      ...(total === totalLiteral
        ? []
        : [
            `The two readings differ by £${Math.abs(total - totalLiteral).toLocaleString('en-GB')}: say which is used, and why`,
          ]),
    ];
    return {
      years: charges.map(({ cumulative, literal }, at) => ({
        year: years[at]?.year ?? null,
        charge: said(cumulative),
        literal: said(literal),
      })),
      total,
      totalLiteral,
      working: {
        formula: 'max(0, max(0, loss so far − receipts used so far) − charged so far)',
        sources: [`${regulations}, regulation 28(2) and (3)`],
        ruleDate: '2024-05-07',
        warnings,
      },
    };
  },
});

export const overpaymentCalculation = calculation({
  name: 'mrp-overpayment',
  title: 'what is left to charge, and of earlier overpayments, when some of them are used',
  source: guidance,
  given: z.object({
    balance: AmountFromNought.describe('Voluntary provision of earlier years that the statement discloses'),
    charge: AmountFromNought.describe('What would be charged this year'),
    use: AmountFromNought.describe('Of the balance, as Council resolved'),
  }),
  found: z.object({ charge: z.number(), balance: z.number(), working: Working }),
  example: { balance: '£3m', charge: '£4.2m', use: '£1m' },
  run: ({ balance, charge, use }) => {
    if (use.greaterThan(charge))
      throw new Unusable(
        `mrp-overpayment: use: £${said(use).toLocaleString('en-GB')} is more than the charge of £${said(charge).toLocaleString('en-GB')}, and a charge is never below nought`,
      );
    if (use.greaterThan(balance))
      throw new Unusable(
        `mrp-overpayment: use: £${said(use).toLocaleString('en-GB')} is more than the balance of £${said(balance).toLocaleString('en-GB')}, which cannot go below nought`,
      );
    return {
      charge: said(charge.minus(use)),
      balance: said(balance.minus(use)),
      working: {
        formula: 'charge − use; balance − use',
        sources: [guidance],
        ruleDate: '2025-04-01',
        warnings: ['The statement approved by Council must show what is used and what is left.'],
      },
    };
  },
});
