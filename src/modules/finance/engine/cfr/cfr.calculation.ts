// `cfr` and `gross-debt` by name: a note of the accounts or a strategy's table, rolled forward and compared with what was printed.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, plain, pounds } from '../pounds.ts';
import { Working } from '../working.ts';
import { grossDebtLimit, rollForward } from './cfr.ts';

const code = 'CIPFA, The Prudential Code for Capital Finance in Local Authorities (2021)';
const oneUnit = 'In one unit throughout: pounds, £000 or £m';

const Moved = AmountFromNought.default(nought);
const YearCase = z.object({
  year: z.string().optional(),
  capitalExpenditure: Moved,
  capitalised: Moved.describe('By a direction of the Secretary of State'),
  newLeases: Moved,
  grants: Moved,
  receiptsApplied: Moved,
  revenue: Moved,
  mrp: Moved,
  voluntary: Moved,
  receiptsToDebt: Moved,
  transfers: Amount.default(nought).describe('Above or below 0'),
  otherLiabilities: AmountFromNought.optional().describe('Leases and PFI at the end of the year'),
  externalLoans: AmountFromNought.optional().describe('At the end of the year'),
  printedClosing: Amount.optional(),
});

const YearFound = z.object({
  year: z.string().nullable(),
  opening: z.number(),
  unfinanced: z.number(),
  movement: z.number(),
  closing: z.number(),
  loansCfr: z.number().nullable().describe('Closing less other liabilities'),
  internalBorrowing: z.number().nullable().describe('Loans CFR less external loans'),
  difference: z.number().nullable().describe('Closing less what was printed'),
});

export const cfrCalculation = calculation({
  name: 'cfr',
  title: 'rolls the capital financing requirement forward, and compares it with what was printed',
  source: code,
  given: z.object({
    opening: Amount.describe(oneUnit),
    years: z.array(YearCase).min(1).max(120),
    tolerance: z.number().nonnegative().default(0).describe('A printed table may be off by its own rounding'),
  }),
  found: z.object({
    years: z.array(YearFound),
    agrees: z.boolean().nullable().describe('With every printed closing; null where none was given'),
    working: Working,
  }),
  example: {
    opening: 1000,
    years: [{ year: '2025/26', capitalExpenditure: 45, grants: 20, mrp: 24, printedClosing: 1001 }],
  },
  run: ({ opening, years, tolerance }) => {
    const rows = rollForward(opening, years).map((row, at) => {
      const { year = null, otherLiabilities, externalLoans, printedClosing } = years[at] ?? {};
      const loansCfr = otherLiabilities ? row.closing.minus(otherLiabilities) : null;
      return {
        year,
        opening: plain(row.opening),
        unfinanced: plain(row.unfinanced),
        movement: plain(row.movement),
        closing: plain(row.closing),
        loansCfr: loansCfr && plain(loansCfr),
        internalBorrowing: loansCfr && externalLoans ? plain(loansCfr.minus(externalLoans)) : null,
        difference: printedClosing ? plain(row.closing.minus(printedClosing)) : null,
      };
    });
    const differences = rows.flatMap(({ difference }) => (difference === null ? [] : [difference]));
    const off = rows.filter(({ difference }) => difference !== null && Math.abs(difference) > tolerance);
    return {
      years: rows,
      agrees: differences.length === 0 ? null : off.length === 0,
      working: {
        formula:
          'closing = opening + (spending − grants − receipts − revenue) + new leases − MRP − voluntary − receipts to debt ± transfers',
        sources: [code],
        ruleDate: '2021-12-20',
        warnings: off.map(
          ({ year, difference, closing }) =>
            `${year ?? 'A year'}: it comes to ${closing}, which is ${Math.abs(difference ?? 0)} ${(difference ?? 0) > 0 ? 'more' : 'less'} than was printed: the difference is not explained`,
        ),
      },
    };
  },
});

export const grossDebtCalculation = calculation({
  name: 'gross-debt',
  title: 'says whether gross debt stays within the capital financing requirement and its increases to come',
  source: code,
  given: z.object({
    precedingCfr: Amount.describe(`At the end of the year before. ${oneUnit}`),
    closings: z.array(Amount).min(1).max(3).describe('Estimates for this year and the next two'),
    grossDebt: AmountFromNought,
  }),
  found: z.object({
    limit: z.number(),
    isWithin: z.boolean(),
    headroom: z.number().describe('Below 0 where it exceeds'),
    words: z.string(),
    working: Working,
  }),
  example: { precedingCfr: 1000, closings: [1009.5, 1002, 986.1], grossDebt: 995 },
  run: ({ precedingCfr, closings, grossDebt }) => {
    const limit = grossDebtLimit(precedingCfr, closings);
    const headroom = limit.minus(grossDebt);
    const isWithin = headroom.greaterThanOrEqualTo(0);
    return {
      limit: plain(limit),
      isWithin,
      headroom: plain(headroom),
      words: isWithin
        ? `Gross debt is within the limit, by ${plain(headroom)}.`
        : `Gross debt exceeds the limit by ${plain(pounds(0).minus(headroom))}.`,
      working: {
        formula: 'CFR at the end of the year before + its increases in this year and the next two',
        sources: [code],
        ruleDate: '2021-12-20',
        warnings: isWithin
          ? []
          : ['More than the requirement may be borrowed for a short time only: say why.'],
      },
    };
  },
});
