// Gaps, a year's balance and the support loop by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, plain, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';
import { balanceOfYear, gapWalk, supportLoop } from './mtfs.ts';

const practice =
  'The usual layout of medium-term financial strategies: costs above 0, a gap is costs less funding';
const working = (formula: string, warnings: string[] = []) => ({
  formula,
  sources: [practice],
  ruleDate: '2025-04-01',
  warnings,
});

export const gapWalkCalculation = calculation({
  name: 'gap-walk',
  title: 'the gap to close in each year and the recurring gap so far, with one-off money that comes back',
  source: practice,
  given: z.object({
    years: z
      .array(
        z.object({
          year: z.string().optional(),
          pressures: Amount.default(nought).describe('In one unit throughout'),
          fundingGrowth: Amount.default(nought),
          savings: AmountFromNought.default(nought).describe('Recurring'),
          oneOff: AmountFromNought.default(nought),
        }),
      )
      .min(1)
      .max(60),
  }),
  found: z.object({
    years: z.array(
      z.object({
        year: z.string().nullable(),
        newRecurringGap: z.number(),
        oneOffReversal: z.number(),
        oneOffUsed: z.number(),
        gapToClose: z.number(),
        cumulativeGap: z.number(),
      }),
    ),
    working: Working,
  }),
  example: {
    years: [
      { pressures: 30, fundingGrowth: 12, savings: 10, oneOff: 5 },
      { pressures: 22, fundingGrowth: 14, savings: 4 },
    ],
  },
  run: ({ years }) => ({
    years: gapWalk(years).map((row, at) => ({
      year: years[at]?.year ?? null,
      newRecurringGap: plain(row.added),
      oneOffReversal: plain(row.reversal),
      oneOffUsed: plain(row.oneOff),
      gapToClose: plain(row.toClose),
      cumulativeGap: plain(row.cumulative),
    })),
    working: working(
      'cumulative = sum of (pressures − funding growth − recurring savings); to close = cumulative − one-off',
    ),
  }),
});

export const supportLoopCalculation = calculation({
  name: 'support-loop',
  title: 'exceptional financial support drawn each year, when each draw pays for those before it',
  source: 'Local Government Act 2003, sections 16(2)(b) and 20; MRP over 20 years at most',
  given: z.object({
    baseGaps: z
      .array(AmountFromNought)
      .min(1)
      .max(60)
      .describe('Before support’s own costs. In one unit throughout'),
    rate: Amount.refine((rate) => rate.greaterThanOrEqualTo(0) && rate.lessThan(20), {
      error: 'a rate is a percentage a year from 0 to below 20',
    }),
    life: z
      .int()
      .min(1)
      .max(20, { error: 'what a direction capitalises is charged over 20 years at most' })
      .default(20),
  }),
  found: z.object({
    years: z.array(
      z.object({ opening: z.number(), mrp: z.number(), interest: z.number(), drawn: z.number() }),
    ),
    total: z.number(),
    working: Working,
  }),
  example: { baseGaps: [50, 45, 40], rate: 5.2 },
  run: ({ baseGaps, rate, life }) => {
    const rows = supportLoop(baseGaps, { rate, life });
    return {
      years: rows.map((row) => ({
        opening: plain(row.opening),
        mrp: plain(row.mrp),
        interest: plain(row.interest),
        drawn: plain(row.drawn),
      })),
      total: plain(sumOf(rows.map(({ drawn }) => drawn))),
      working: working('drawn = base gap + MRP on earlier draws + interest on the opening balance', [
        'A direction is final only when the cost is known: these are draws in principle.',
      ]),
    };
  },
});

const Line = z.object({ name: z.string(), amount: Amount });

export const budgetBalanceCalculation = calculation({
  name: 'budget-balance',
  title: 'a year’s net budget requirement, its funding and the gap, before and after support',
  source: practice,
  given: z.object({
    lines: z
      .array(Line)
      .min(1)
      .describe('From the base brought forward; savings below 0. In one unit throughout'),
    funding: z.array(Line).min(1),
    support: AmountFromNought.default(nought).describe('One-off: the recurring gap remains'),
  }),
  found: z.object({
    requirement: z.number(),
    funding: z.number(),
    gap: z.number(),
    gapAfterSupport: z.number(),
    recurringGap: z.number(),
    isBalanced: z.boolean(),
    working: Working,
  }),
  example: { lines: [{ name: 'Base', amount: 160 }], funding: [{ name: 'Council tax', amount: 97.1 }] },
  run: ({ lines, funding, support }) => {
    const amounts = (rows: typeof lines) => rows.map(({ amount }) => amount);
    const found = balanceOfYear(amounts(lines), amounts(funding), support);
    return {
      requirement: plain(found.requirement),
      funding: plain(found.funded),
      gap: plain(found.gap),
      gapAfterSupport: plain(found.afterSupport),
      recurringGap: plain(found.gap),
      isBalanced: found.afterSupport.lessThanOrEqualTo(0),
      working: working('gap = sum of lines − sum of funding', [
        ...(support.greaterThan(0) ? ['Support closes the year’s gap, and not the recurring one.'] : []),
      ]),
    };
  },
});
