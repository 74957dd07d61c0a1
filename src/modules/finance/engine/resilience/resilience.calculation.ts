// Indicators of financial resilience, worked out here from public figures: not CIPFA’s own index.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, type Pounds, plain } from '../pounds.ts';
import { percentOf } from '../treasury/treasury.ts';
import { Working } from '../working.ts';

const source =
  'After the headings of CIPFA’s Financial Resilience Index; worked out here, and not CIPFA’s values';
const optional = AmountFromNought.optional();

export const resilienceCalculation = calculation({
  name: 'resilience-indicators',
  title: 'how fast reserves go, what debt takes, how much of the budget can bend: indicators of resilience',
  source,
  given: z.object({
    netRevenueExpenditure: AmountFromNought.refine((amount) => amount.greaterThan(0), {
      error: 'net revenue expenditure is above 0',
    }).describe('In one unit throughout'),
    reserves: z.array(AmountFromNought).min(1).max(10).describe('Usable, at each year’s end, oldest first'),
    councilTax: optional,
    feesAndCharges: optional,
    serviceExpenditure: optional.describe('Gross, of which fees and charges are a part'),
    interestPayable: optional,
    grossDebt: optional,
    socialCare: optional.describe('Adults’ and children’s, net'),
    businessRatesAboveBaseline: Amount.optional(),
    businessRatesBaseline: optional,
  }),
  found: z.object({
    reservesPercent: z.number().describe('Of net revenue expenditure'),
    reservesChangePercent: z.number().nullable().describe('From the first year given to the last'),
    depletionYears: z
      .number()
      .nullable()
      .describe('At the average fall of the years given; null where they rose'),
    councilTaxPercent: z.number().nullable(),
    feesPercent: z.number().nullable(),
    interestPercent: z.number().nullable(),
    grossDebtPercent: z.number().nullable(),
    socialCarePercent: z.number().nullable(),
    ratesGrowthPercent: z.number().nullable(),
    working: Working,
  }),
  example: {
    netRevenueExpenditure: 180,
    reserves: [40, 34, 25],
    councilTax: 95,
    interestPayable: 30,
    grossDebt: 900,
  },
  run: (given) => {
    const [first, last] = [given.reserves[0] ?? nought, given.reserves.at(-1) ?? nought];
    const steps = given.reserves.length - 1;
    const fall = steps > 0 ? first.minus(last).dividedBy(steps) : nought;
    const share = (part: Pounds | undefined, whole: Pounds | undefined = given.netRevenueExpenditure) =>
      part === undefined || whole === undefined || whole.isZero() ? null : plain(percentOf(part, whole));
    return {
      reservesPercent: plain(percentOf(last, given.netRevenueExpenditure)),
      reservesChangePercent: steps > 0 && !first.isZero() ? plain(percentOf(last.minus(first), first)) : null,
      depletionYears: fall.greaterThan(0) ? plain(last.dividedBy(fall)) : null,
      councilTaxPercent: share(given.councilTax),
      feesPercent: share(given.feesAndCharges, given.serviceExpenditure),
      interestPercent: share(given.interestPayable),
      grossDebtPercent: share(given.grossDebt),
      socialCarePercent: share(given.socialCare),
      ratesGrowthPercent: share(given.businessRatesAboveBaseline, given.businessRatesBaseline),
      working: {
        formula: 'each part ÷ net revenue expenditure × 100; reserves ÷ their average yearly fall',
        sources: [source],
        ruleDate: '2025-04-01',
        warnings: ['Not CIPFA’s values: they rest on what was given here'],
      },
    };
  },
});
