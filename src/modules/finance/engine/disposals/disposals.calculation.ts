// What a sale does to revenue, what a divestment loses, and whether to hold or sell, by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, type Pounds, plain, sumOf } from '../pounds.ts';
import { percentOf } from '../treasury/treasury.ts';
import { Working } from '../working.ts';

const regulations =
  'Local Authorities (Capital Finance and Accounting) (England) Regulations 2003, regulation 23';
const working = (formula: string, warnings: string[] = []) => ({
  formula,
  sources: [regulations],
  ruleDate: '2025-04-01',
  warnings,
});
const Percent = z.number().min(0).max(100);

export const disposalCalculation = calculation({
  name: 'disposal',
  title: 'what a sale brings, and what it does to revenue when the receipt repays debt',
  source: regulations,
  given: z.object({
    value: AmountFromNought.describe('In one unit throughout'),
    costPercent: Percent.default(0),
    lostIncome: AmountFromNought.default(nought).describe('A year'),
    savedCosts: AmountFromNought.default(nought).describe('A year'),
    debtRate: Amount.describe('Percent a year, of the debt that is repaid'),
    lifeLeft: z.int().min(1).max(120).optional().describe('Years of provision left on the debt'),
  }),
  found: z.object({
    netReceipt: z.number(),
    interestSaved: z.number(),
    netIncomeLost: z.number(),
    revenueEffect: z.number().describe('A year: above 0 it helps'),
    mrpSaved: z.number().nullable().describe('A year, from the year after'),
    working: Working,
  }),
  example: { value: 4, costPercent: 3, lostIncome: 0.18, savedCosts: 0.05, debtRate: 5.2, lifeLeft: 20 },
  run: ({ value, costPercent, lostIncome, savedCosts, debtRate, lifeLeft }) => {
    const net = value.times(100 - costPercent).dividedBy(100);
    const interest = net.times(debtRate).dividedBy(100);
    const lost = lostIncome.minus(savedCosts);
    const effect = interest.minus(lost);
    return {
      netReceipt: plain(net),
      interestSaved: plain(interest),
      netIncomeLost: plain(lost),
      revenueEffect: plain(effect),
      mrpSaved: lifeLeft === undefined ? null : plain(net.dividedBy(lifeLeft)),
      working: working('net receipt × rate − (income lost − costs saved)', [
        'The receipt does not lower provision in its own year (regulation 28(4)).',
        ...(effect.lessThan(0) ? ['It costs more revenue than it saves.'] : []),
      ]),
    };
  },
});

export const divestmentCalculation = calculation({
  name: 'divestment',
  title: 'what an investment that is wound up gives back, and the loss that must be provided for',
  source: regulations,
  given: z.object({
    principal: Amount.refine((amount) => amount.greaterThan(0), { error: 'the principal is above 0' }),
    proceeds: AmountFromNought,
    recoveryCosts: AmountFromNought.default(nought),
    earlierEstimate: AmountFromNought.optional().describe('Of the loss'),
  }),
  found: z.object({
    unrecovered: z.number(),
    unrecoveredPercent: z.number(),
    recoveryPercent: z.number(),
    netRecovery: z.number(),
    netRecoveryPercent: z.number(),
    changeInEstimate: z.number().nullable(),
    working: Working,
  }),
  example: { principal: 655, proceeds: 510, recoveryCosts: 30, earlierEstimate: 188 },
  run: ({ principal, proceeds, recoveryCosts, earlierEstimate }) => {
    const unrecovered = principal.minus(proceeds);
    const net = proceeds.minus(recoveryCosts);
    return {
      unrecovered: plain(unrecovered),
      unrecoveredPercent: plain(percentOf(unrecovered, principal)),
      recoveryPercent: plain(percentOf(proceeds, principal)),
      netRecovery: plain(net),
      netRecoveryPercent: plain(percentOf(net, principal)),
      changeInEstimate: earlierEstimate ? plain(unrecovered.minus(earlierEstimate)) : null,
      working: working('principal − proceeds; proceeds − costs of recovery', [
        ...(unrecovered.greaterThan(0) ? ['The loss is provided for by MRP or by receipts.'] : []),
      ]),
    };
  },
});

/** What payments at the end of each year are worth now. */
export function presentValue(payments: readonly Pounds[], rate: Pounds): Pounds {
  const growth = rate.dividedBy(100).plus(1);
  return sumOf(payments.map((payment, at) => payment.dividedBy(growth.pow(at + 1))));
}

export const holdOrSellCalculation = calculation({
  name: 'hold-or-sell',
  title: 'what holding an investment is worth, beside an offer for it',
  source: 'Present value of the payments to come, at a rate that the council gives',
  given: z.object({
    coupon: AmountFromNought.describe('At the end of each year. In one unit throughout'),
    years: z.int().min(1).max(120),
    redemption: AmountFromNought.describe('With the last coupon'),
    discountRate: Amount.describe('Percent a year'),
    lossChance: Percent.default(0).describe('Percent, of losing all of it'),
    offer: AmountFromNought.optional(),
  }),
  found: z.object({
    holdValue: z.number(),
    accept: z.boolean().nullable(),
    words: z.string(),
    working: Working,
  }),
  example: { coupon: 30, years: 10, redemption: 400, discountRate: 5, offer: 450 },
  run: ({ coupon, years, redemption, discountRate, lossChance, offer }) => {
    const payments = Array.from({ length: years }, (_, at) =>
      at === years - 1 ? coupon.plus(redemption) : coupon,
    );
    const held = presentValue(payments, discountRate)
      .times(100 - lossChance)
      .dividedBy(100);
    const accept = offer ? offer.greaterThan(held) : null;
    return {
      holdValue: plain(held),
      accept,
      words:
        offer === undefined
          ? `Holding it is worth ${plain(held).toFixed(3)}.`
          : `The offer of ${plain(offer)} is ${accept ? 'more' : 'no more'} than holding it is worth, ${plain(held).toFixed(3)}.`,
      working: working('sum of payments ÷ (1 + rate)^n × (1 − chance of loss)', [
        'A prompt to judgement: what a buyer may do, and what the money would do instead, are not in it.',
      ]),
    };
  },
});
