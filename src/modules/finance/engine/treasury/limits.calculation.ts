// External debt against its limits, and what commercial income carries of the budget: indicators of the Prudential Code.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, plain, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';
import { percentOf } from './treasury.ts';

const code = 'CIPFA, Prudential Code for Capital Finance in Local Authorities (2021)';
const Parts = z.object({
  borrowing: AmountFromNought,
  otherLongTerm: AmountFromNought.default(nought).describe('Leases and PFI'),
});
const whole = ({ borrowing, otherLongTerm }: z.output<typeof Parts>) => borrowing.plus(otherLongTerm);

export const debtLimitsCalculation = calculation({
  name: 'debt-limits',
  title: 'external debt against the authorised limit and the operational boundary',
  source: `Local Government Act 2003, section 3; ${code}`,
  given: z.object({ actual: Parts, authorisedLimit: Parts, operationalBoundary: Parts }),
  found: z.object({
    debt: z.number(),
    authorisedLimit: z.number(),
    operationalBoundary: z.number(),
    belowLimit: z.number().describe('Below 0: the limit is broken'),
    belowBoundary: z.number(),
    isLawful: z.boolean(),
    words: z.string(),
    working: Working,
  }),
  example: {
    actual: { borrowing: 980, otherLongTerm: 12 },
    authorisedLimit: { borrowing: 1100, otherLongTerm: 20 },
    operationalBoundary: { borrowing: 1000, otherLongTerm: 15 },
  },
  run: ({ actual, authorisedLimit, operationalBoundary }) => {
    const [debt, limit, boundary] = [whole(actual), whole(authorisedLimit), whole(operationalBoundary)];
    const isLawful = debt.lessThanOrEqualTo(limit);
    return {
      debt: plain(debt),
      authorisedLimit: plain(limit),
      operationalBoundary: plain(boundary),
      belowLimit: plain(limit.minus(debt)),
      belowBoundary: plain(boundary.minus(debt)),
      isLawful,
      words: isLawful
        ? debt.greaterThan(boundary)
          ? `Within the authorised limit, ${plain(debt.minus(boundary))} above the operational boundary: a warning, which may be for a short time.`
          : 'Within the authorised limit and the operational boundary.'
        : `${plain(debt.minus(limit))} above the authorised limit: a council may not borrow beyond it.`,
      working: {
        formula: 'limit − (borrowing + other long-term liabilities)',
        sources: ['Local Government Act 2003, section 3', code],
        ruleDate: '2022-04-01',
        warnings: boundary.greaterThan(limit)
          ? ['The operational boundary is above the authorised limit: are they the other way round?']
          : [],
      },
    };
  },
});

const Named = z.object({ name: z.string(), amount: Amount });

export const commercialIncomeCalculation = calculation({
  name: 'commercial-income',
  title: 'net income from commercial and service investments as a share of the net revenue stream',
  source: code,
  given: z.object({
    income: z.array(Named).min(1).describe('In one unit throughout'),
    costs: z.array(Named).default([]).describe('Of running the investments'),
    financing: AmountFromNought.default(nought).describe(
      'Interest and provision of what they were bought with',
    ),
    netRevenueStream: AmountFromNought.refine((amount) => amount.greaterThan(0), {
      error: 'the net revenue stream is above 0',
    }),
  }),
  found: z.object({
    net: z.number(),
    percent: z.number(),
    afterFinancing: z.number(),
    afterFinancingPercent: z.number(),
    working: Working,
  }),
  example: {
    income: [{ name: 'Shops', amount: 4.2 }],
    costs: [{ name: 'Upkeep', amount: 0.9 }],
    financing: 2,
    netRevenueStream: 180,
  },
  run: ({ income, costs, financing, netRevenueStream }) => {
    const net = sumOf(income.map(({ amount }) => amount)).minus(sumOf(costs.map(({ amount }) => amount)));
    const after = net.minus(financing);
    return {
      net: plain(net),
      percent: plain(percentOf(net, netRevenueStream)),
      afterFinancing: plain(after),
      afterFinancingPercent: plain(percentOf(after, netRevenueStream)),
      working: {
        formula: '(income − costs) ÷ net revenue stream × 100; then less financing',
        sources: [code],
        ruleDate: '2022-04-01',
        warnings: [
          'The Code asks for net income; whether what they were bought with is taken off is the council’s choice: both are shown',
        ],
      },
    };
  },
});
