// An invented plan of full size: 30 years, 60 lines, 40 assets charged by annuity, and a little of everything else.
import { type MediumTermPlan, MediumTermPlan as Schema } from './plan.ts';

const years = (amounts: readonly number[]) =>
  Object.fromEntries(amounts.map((amount, at) => [`${2026 + at}/${String(27 + at)}`, amount]));

/** Thirty years of 60 lines and 40 assets, some 4,500 cells; the same every time. */
export function largePlan(): MediumTermPlan {
  const drivers = ['pay', 'prices', 'contracts', 'demand', 'income', 'none'] as const;
  return Schema.parse({
    first: '2026/27',
    years: 30,
    assumptions: {
      pay: [3, 2.5, 2],
      prices: 2,
      contracts: [5, 4, 3],
      demand: 1.5,
      income: 2,
      councilTax: 2.99,
      socialCare: [2, 2, 2, 0],
      taxBase: 0.9,
      rates: 2,
      grants: 1,
      borrowing: [5.2, 4.9, 4.5],
      deflator: 2,
      supportShare: [100, 100, 100, 0],
    },
    lines: Array.from({ length: 60 }, (_, at) => ({
      name: `Line ${at + 1}`,
      amount: at % 10 === 9 ? -2_000_000 : 3_000_000 + 45_000 * at,
      driver: drivers[at % drivers.length],
      changes: at % 7 === 0 ? years([250_000, 150_000]) : {},
    })),
    savings: Array.from({ length: 12 }, (_, at) => ({
      name: `Saving ${at + 1}`,
      fullYear: 400_000 + 90_000 * at,
      startsOn: `202${6 + (at % 3)}-${String(1 + ((at * 5) % 12)).padStart(2, '0')}-01`,
      recurring: at % 5 !== 4,
    })),
    councilTax: { base: 52_400, bandD: 1_734.21 },
    ratesKept: 38_500_000,
    grants: [
      { name: 'Settlement', amounts: years([31_000_000, 32_500_000, 33_900_000]) },
      { name: 'Transition', amounts: years([4_000_000, 2_000_000]), grows: false },
      { name: 'Care', amounts: years([12_000_000]), endsIn: '2034/35' },
    ],
    reserves: [
      { name: 'General', opening: 12_000_000, minimum: 9_000_000, drawdowns: years([2_000_000, 2_000_000]) },
      { name: 'Earmarked', opening: 21_000_000, contributions: years([500_000, 500_000]) },
    ],
    ...largeDebt(),
    workingCapital: -4_000_000,
    liquidity: 15_000_000,
  });
}

/** Loans, assets, schemes, sales and investments. */
const largeDebt = () => ({
  loans: Array.from({ length: 12 }, (_, at) => ({
    name: `Loan ${at + 1}`,
    kind: (['maturity', 'annuity', 'eip'] as const)[at % 3],
    principal: 30_000_000 + 4_000_000 * at,
    rate: 2.4 + 0.2 * at,
    takenOn: `20${10 + at}-06-15`,
    repaidOn: `20${30 + 2 * at}-06-15`,
  })),
  balances: Array.from({ length: 40 }, (_, at) => ({
    name: `Asset ${at + 1}`,
    opening: 9_000_000 + 500_000 * at,
    method: 'annuity',
    life: 12 + ((at * 7) % 35),
    rate: 3 + (at % 5) * 0.4,
  })),
  spending: [
    { name: 'Roads', borrowed: years([6_000_000, 6_000_000, 6_000_000]), life: 20 },
    {
      name: 'Depot',
      borrowed: years([2_000_000, 9_000_000]),
      availableIn: '2028/29',
      method: 'annuity',
      rate: 4.5,
      life: 40,
    },
  ],
  sales: [
    {
      name: 'Offices',
      on: '2027-03-31',
      value: 14_000_000,
      costRate: 3,
      incomeLost: 600_000,
      costsSaved: 250_000,
    },
    { name: 'Farms', on: '2027-10-31', value: 22_000_000, costRate: 2, incomeLost: 700_000 },
  ],
  investments: [
    { name: 'Solar', principal: 60_000_000, rate: 3.1, endsOn: '2029-06-30', proceeds: 41_000_000 },
  ],
});
