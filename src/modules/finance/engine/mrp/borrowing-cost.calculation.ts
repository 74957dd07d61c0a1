// `borrowing-cost` by name: what a scheme paid for by borrowing costs revenue each year, in provision and in interest.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { nought, plain, said, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';
import { ItemCase, itemOf, Rate, warningsOf } from './mrp.calculation.ts';
import { longestSchedule, scheduleOf } from './mrp.ts';
import { guidance, regulations } from './sources.ts';

const YearFound = z.object({
  year: z.string(),
  opening: z.number().describe('Borrowed and not set aside yet'),
  spend: z.number(),
  charge: z.number(),
  closing: z.number(),
  interest: z.number(),
  cost: z.number().describe('Provision, what is set aside beside it, and interest'),
  total: z.number().describe('Of cost so far'),
});

export const borrowingCostCalculation = calculation({
  name: 'borrowing-cost',
  title: 'what a scheme paid for by borrowing costs revenue year by year: provision and interest together',
  source: `${regulations}, regulation 28; ${guidance}; interest by the half-year convention`,
  given: ItemCase.extend({
    interestRate: Rate,
    interestOn: z
      .enum(['average', 'opening', 'closing'])
      .default('average')
      .describe(
        'The balance of the year that bears interest: by convention the average of opening and closing',
      ),
    years: z
      .int()
      .min(1)
      .max(longestSchedule)
      .optional()
      .describe('How many to answer; until nothing is left'),
  }),
  found: z.object({
    years: z.array(YearFound),
    charge: z.number(),
    interest: z.number(),
    cost: z.number(),
    working: Working,
  }),
  example: {
    name: 'Depot',
    spend: [{ year: '2026/27', amount: '£2m' }],
    method: { kind: 'equal-instalment', life: 25 },
    interestRate: 5.2,
    years: 3,
  },
  run: ({ interestRate, interestOn, years, ...item }) => {
    let total = nought;
    const rows = scheduleOf(itemOf(item), years).map((row) => {
      const bearing = {
        average: row.opening.plus(row.closing).dividedBy(2),
        opening: row.opening,
        closing: row.closing,
      }[interestOn];
      const interest = bearing.times(interestRate).dividedBy(100);
      const cost = row.charge.plus(row.voluntary).plus(interest);
      total = total.plus(cost);
      return { ...row, interest, cost, total };
    });
    return {
      years: rows.map((row) => ({
        year: row.year,
        opening: said(row.opening),
        spend: said(row.spend),
        charge: said(row.charge),
        closing: said(row.closing),
        interest: said(row.interest),
        cost: said(row.cost),
        total: said(row.total),
      })),
      charge: said(sumOf(rows.map(({ charge }) => charge))),
      interest: said(sumOf(rows.map(({ interest }) => interest))),
      cost: said(total),
      working: {
        formula: `interest = ${plain(interestRate)}% × ${interestOn} balance; cost = provision + interest`,
        sources: [`${regulations}, regulation 28`, guidance],
        ruleDate: '2025-04-01',
        warnings: warningsOf(item),
      },
    };
  },
});
