// `budget-years` by name: a strategy’s table of years, each on the budget brought forward from the one before.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, plain } from '../pounds.ts';
import { Working } from '../working.ts';
import { budgetYears } from './mtfs.ts';

const source =
  'The usual layout of medium-term financial strategies; Local Government Finance Act 1992, section 31A';

const Line = z.object({ name: z.string(), amount: Amount });

export const budgetYearsCalculation = calculation({
  name: 'budget-years',
  title:
    'a strategy’s years in a row: brought forward, requirement, funding, and the gap of each year and so far',
  source,
  given: z.object({
    base: Amount.describe('Net budget brought forward into the first year. In one unit throughout'),
    years: z
      .array(
        z.object({
          year: z.string().optional(),
          lines: z
            .array(Line.extend({ oneOff: z.boolean().default(false).describe('Taken out again next year') }))
            .default([])
            .describe('What changes the budget: pressures above 0, savings below'),
          funding: z.array(Line).min(1),
        }),
      )
      .min(1)
      .max(60),
    gapsAreClosed: z
      .boolean()
      .default(false)
      .describe('Each gap is closed for good in its year: the next year starts from what was funded'),
  }),
  found: z.object({
    years: z.array(
      z.object({
        year: z.string().nullable(),
        broughtForward: z.number(),
        oneOffsBack: z.number().describe('One-off lines of the year before, taken out'),
        requirement: z.number(),
        funding: z.number(),
        gap: z.number().describe('Requirement less funding'),
        newGap: z.number().describe('What this year adds'),
        cumulativeGap: z.number(),
      }),
    ),
    working: Working,
  }),
  example: {
    base: 160,
    years: [
      {
        year: '2026/27',
        lines: [
          { name: 'Pay', amount: 5 },
          { name: 'Election', amount: 0.4, oneOff: true },
        ],
        funding: [{ name: 'Council tax', amount: 159 }],
      },
      {
        year: '2027/28',
        lines: [{ name: 'Pay', amount: 4 }],
        funding: [{ name: 'Council tax', amount: 164 }],
      },
    ],
  },
  run: ({ base, years, gapsAreClosed }) => ({
    years: budgetYears(base, years, gapsAreClosed).map((row, at) => ({
      year: years[at]?.year ?? null,
      broughtForward: plain(row.broughtForward),
      oneOffsBack: plain(row.oneOffsBack),
      requirement: plain(row.requirement),
      funding: plain(row.funded),
      gap: plain(row.gap),
      newGap: plain(row.newGap),
      cumulativeGap: plain(row.cumulative),
    })),
    working: {
      formula:
        'requirement = brought forward − one-offs of the year before + lines; gap = requirement − funding',
      sources: [source],
      ruleDate: '2025-04-01',
      warnings: gapsAreClosed
        ? ['A gap counts as closed for good: what is closed by reserves or support comes back.']
        : [],
    },
  }),
});
