// `savings` by name: what a programme gives in the year and in a full one, weighted by how sure each saving is.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { AmountFromNought, plain, pounds, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';

const practice = 'Common practice of savings trackers; no statutory format';
/** Shares that are usually expected of each status; a council may give its own. */
const usualWeights = { delivered: 100, 'on-track': 95, 'at-risk': 50, undeliverable: 0 };

const Percent = z.number().min(0).max(100);
const Weights = z.object({
  delivered: Percent,
  'on-track': Percent,
  'at-risk': Percent,
  undeliverable: Percent,
});

const Saved = z.object({
  name: z.string(),
  inYear: z.number(),
  weighted: z.number(),
  nextYear: z.number().describe('Weighted, of a full year; 0 where it is one-off'),
});

export const savingsCalculation = calculation({
  name: 'savings',
  title: 'a savings programme in the year and in a full one, weighted by status, with its shortfalls',
  source: practice,
  given: z.object({
    weights: Weights.prefault(usualWeights).describe('Percent expected of each status'),
    savings: z
      .array(
        z.object({
          name: z.string(),
          fullYear: AmountFromNought.describe('Full-year effect. In one unit throughout'),
          months: z.number().min(0).max(12).default(12).describe('Of the year in which it has effect'),
          inYear: AmountFromNought.optional().describe('Where it is not months ÷ 12 of the full year'),
          status: z.enum(['delivered', 'on-track', 'at-risk', 'undeliverable']),
          isRecurring: z.boolean().default(true),
        }),
      )
      .min(1),
  }),
  found: z.object({
    savings: z.array(Saved),
    fullYear: z.number(),
    inYear: z.number(),
    weighted: z.number(),
    nextYear: z.number(),
    shortfall: z.number().describe('In the year: unweighted less weighted'),
    recurringShortfall: z.number().describe('Next year: recurring full-year effects less weighted'),
    working: Working,
  }),
  example: { savings: [{ name: 'Fewer buildings', fullYear: 1500, months: 9, status: 'on-track' }] },
  run: ({ weights, savings }) => {
    const rows = savings.map(({ name, fullYear, months, inYear, status, isRecurring }) => {
      const weight = pounds(weights[status]).dividedBy(100);
      const year = inYear ?? fullYear.times(months).dividedBy(12);
      const weighted = year.times(weight);
      const nextYear = isRecurring ? fullYear.times(weight) : pounds(0);
      return { name, fullYear, isRecurring, year, weighted, nextYear };
    });
    const total = (of: (row: (typeof rows)[number]) => ReturnType<typeof pounds>) => sumOf(rows.map(of));
    const recurring = total(({ isRecurring, fullYear }) => (isRecurring ? fullYear : pounds(0)));
    return {
      savings: rows.map(({ name, year, weighted, nextYear }) => ({
        name,
        inYear: plain(year),
        weighted: plain(weighted),
        nextYear: plain(nextYear),
      })),
      fullYear: plain(total(({ fullYear }) => fullYear)),
      inYear: plain(total(({ year }) => year)),
      weighted: plain(total(({ weighted }) => weighted)),
      nextYear: plain(total(({ nextYear }) => nextYear)),
      shortfall: plain(total(({ year, weighted }) => year.minus(weighted))),
      recurringShortfall: plain(recurring.minus(total(({ nextYear }) => nextYear))),
      working: {
        formula: 'in year = full year × months ÷ 12; weighted = in year × weight of its status',
        sources: [practice],
        ruleDate: '2025-04-01',
        warnings: ['A recurring saving that is not made is a pressure of next year.'],
      },
    };
  },
});
