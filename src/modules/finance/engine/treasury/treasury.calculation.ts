// The indicators of treasury strategies by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, plain, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';
import { debtWalk, liabilityBenchmark, maturityShares, percentOf } from './treasury.ts';

const treasuryCode = 'CIPFA, Treasury Management in the Public Services: Code of Practice (2021)';
const prudentialCode = 'CIPFA, The Prudential Code for Capital Finance in Local Authorities (2021)';

const working = (formula: string, source: string, warnings: string[] = []) => ({
  formula,
  sources: [source],
  ruleDate: '2021-12-20',
  warnings,
});

export const liabilityBenchmarkCalculation = calculation({
  name: 'liability-benchmark',
  title: 'the external borrowing that is needed each year when cash is kept at a small allowance',
  source: treasuryCode,
  given: z.object({
    allowance: AmountFromNought.default(nought).describe('For liquidity. In one unit throughout'),
    years: z
      .array(
        z.object({
          year: z.string().optional(),
          cfr: Amount,
          otherLiabilities: AmountFromNought.default(nought),
          usableReserves: AmountFromNought.default(nought),
          workingCapital: Amount.default(nought).describe('May be below 0'),
          existingLoans: AmountFromNought.default(nought),
        }),
      )
      .min(1)
      .max(120),
  }),
  found: z.object({
    years: z.array(
      z.object({
        year: z.string().nullable(),
        loansCfr: z.number(),
        balanceSheetResources: z.number(),
        netLoansRequirement: z.number(),
        liabilityBenchmark: z.number(),
        toBorrow: z.number().describe('Below 0: more is borrowed than is needed'),
        internalBorrowing: z.number(),
      }),
    ),
    working: Working,
  }),
  example: {
    allowance: 15,
    years: [{ cfr: 400, otherLiabilities: 25, usableReserves: 60, existingLoans: 300 }],
  },
  run: ({ allowance, years }) => ({
    years: years.map(({ year = null, ...position }) => {
      const found = liabilityBenchmark(position, allowance);
      return {
        year,
        loansCfr: plain(found.loansCfr),
        balanceSheetResources: plain(found.balanceSheetResources),
        netLoansRequirement: plain(found.netLoansRequirement),
        liabilityBenchmark: plain(found.benchmark),
        toBorrow: plain(found.toBorrow),
        internalBorrowing: plain(found.internalBorrowing),
      };
    }),
    working: working('(CFR − other liabilities) − (reserves + working capital) + allowance', treasuryCode, [
      ...(years.length < 10 ? ['The code asks for ten years at least, better to the last loan’s end.'] : []),
    ]),
  }),
});

const Share = z.object({ percent: z.number(), words: z.string(), working: Working });

export const financingCostsCalculation = calculation({
  name: 'financing-costs',
  title: 'financing costs as a share of the net revenue stream',
  source: prudentialCode,
  given: z.object({
    costs: z
      .array(z.object({ name: z.string(), amount: Amount }))
      .min(1)
      .describe('Interest, MRP, leases; income from investments below 0. In one unit throughout'),
    netRevenueStream: Amount.refine((amount) => amount.greaterThan(0), {
      error: 'a net revenue stream is above 0',
    }),
    localLimit: z.number().optional().describe('Percent'),
  }),
  found: Share.extend({ costs: z.number(), isWithin: z.boolean().nullable() }),
  example: {
    costs: [
      { name: 'Interest', amount: 52 },
      { name: 'MRP', amount: 24 },
    ],
    netRevenueStream: 180,
  },
  run: ({ costs, netRevenueStream, localLimit }) => {
    const total = sumOf(costs.map(({ amount }) => amount));
    const percent = plain(percentOf(total, netRevenueStream));
    return {
      costs: plain(total),
      percent,
      isWithin: localLimit === undefined ? null : percent <= localLimit,
      words: `${percent.toFixed(1)}% of the net revenue stream pays for financing.`,
      working: working('financing costs ÷ net revenue stream × 100', prudentialCode),
    };
  },
});

export const borrowingPositionCalculation = calculation({
  name: 'borrowing-position',
  title: 'how far a council is under- or over-borrowed against its capital financing requirement',
  source: prudentialCode,
  given: z.object({ cfr: Amount, externalDebt: AmountFromNought }),
  found: z.object({ underBorrowed: z.number(), percent: z.number(), words: z.string(), working: Working }),
  example: { cfr: 314.38, externalDebt: 284.605 },
  run: ({ cfr, externalDebt }) => {
    const under = cfr.minus(externalDebt);
    const percent = plain(percentOf(under, cfr));
    return {
      underBorrowed: plain(under),
      percent,
      words: `${under.lessThan(0) ? 'Over' : 'Under'}-borrowed by ${plain(under.abs())}, ${Math.abs(percent).toFixed(1)}% of the requirement.`,
      working: working('CFR − external debt', prudentialCode),
    };
  },
});

export const maturityStructureCalculation = calculation({
  name: 'maturity-structure',
  title: 'the share of loans that falls due in each band, against its limits',
  source: treasuryCode,
  given: z.object({
    bands: z
      .array(
        z.object({
          name: z.string(),
          amount: AmountFromNought,
          lower: z.number().min(0).max(100).default(0),
          upper: z.number().min(0).max(100).default(100),
        }),
      )
      .min(1),
  }),
  found: z.object({
    total: z.number(),
    bands: z.array(z.object({ name: z.string(), percent: z.number(), isWithin: z.boolean() })),
    working: Working,
  }),
  example: {
    bands: [
      { name: 'Under 12 months', amount: 40, upper: 15 },
      { name: '10 years and more', amount: 360 },
    ],
  },
  run: ({ bands }) => {
    const { total, shares } = maturityShares(bands.map(({ amount }) => amount));
    const found = bands.map(({ name, lower, upper }, at) => {
      const percent = plain(shares[at] ?? nought);
      return { name, percent, isWithin: lower <= percent && percent <= upper };
    });
    return {
      total: plain(total),
      bands: found,
      working: working(
        'loans of the band ÷ all loans × 100',
        treasuryCode,
        found.filter(({ isWithin }) => !isWithin).map(({ name }) => `${name} is outside its limits`),
      ),
    };
  },
});

const Named = z.object({ name: z.string(), amount: AmountFromNought });

export const debtWalkCalculation = calculation({
  name: 'debt-walk',
  title: 'debt from the start of a year to its end, by what lowers and raises it, with the interest',
  source: 'The roll-forward of debt by its causes; interest on the average of opening and closing',
  given: z.object({
    opening: AmountFromNought.describe('In one unit throughout'),
    disposals: z
      .object({ value: AmountFromNought, costPercent: z.number().min(0).max(100).default(0) })
      .optional(),
    reductions: z.array(Named).default([]),
    increases: z.array(Named).default([]),
    rate: Amount.describe('Percent a year'),
  }),
  found: z.object({
    netDisposals: z.number(),
    closing: z.number(),
    reduction: z.number(),
    percent: z.number(),
    average: z.number(),
    interest: z.number(),
    working: Working,
  }),
  example: { opening: 1100, reductions: [{ name: 'MRP', amount: 24 }], rate: 5 },
  run: ({ opening, disposals, reductions, increases, rate }) => {
    const net = disposals ? disposals.value.times(100 - disposals.costPercent).dividedBy(100) : nought;
    const walk = debtWalk({
      opening,
      reductions: [net, ...reductions.map(({ amount }) => amount)],
      increases: increases.map(({ amount }) => amount),
      rate,
    });
    return {
      netDisposals: plain(net),
      closing: plain(walk.closing),
      reduction: plain(walk.reduction),
      percent: plain(percentOf(walk.reduction, opening)),
      average: plain(walk.average),
      interest: plain(walk.interest),
      working: working(
        'opening − net disposals − reductions + increases; interest = rate × average',
        treasuryCode,
      ),
    };
  },
});
