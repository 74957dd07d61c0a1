// Harnworth’s assumptions for the medium term: the base, a worse and a better one.
import { addDays, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearStarting } from '../src/kernel/financial-year.ts';
import type { EarlierScenario } from '../src/modules/finance/index.ts';

export function exampleScenarios(day: Day): EarlierScenario[] {
  const first = financialYearStarting(Number(financialYearOf(day).slice(0, 4)) + 1);
  return [
    {
      name: 'Base',
      why: 'What the budget report of February is being written on. Pay and prices as the Treasury’s forecasters see them; council tax at the limit without a referendum.',
      keptOn: addDays(day, -20),
      keptBy: 'Priya Nandhra',
      approved: null,
      settings: {
        first,
        years: 30,
        liquidityPence: 15_000_000_00,
        workingCapitalPence: -6_000_000_00,
        otherLiabilitiesPence: 11_000_000_00,
      },
      assumptions: {
        pay: [3, 2.5, 2],
        prices: [2.5, 2],
        contracts: [5, 4, 3],
        demand: [2, 1.5, 1],
        income: [2],
        councilTax: [2.99],
        socialCare: [2, 2, 0],
        taxBase: [1.1, 0.9],
        rates: [2],
        grants: [1],
        borrowing: [5.1, 4.8, 4.5],
        deflator: [2],
        supportShare: [100, 100, 0],
      },
    },
    {
      name: 'Savings and sales late',
      why: 'Every saving six months late and every sale a year, with a tenth less for each sale.',
      keptOn: addDays(day, -12),
      keptBy: 'Priya Nandhra',
      approved: null,
      settings: null,
      assumptions: { savingsLate: [6], salesLate: [12], salesAchieved: [90] },
    },
    {
      name: 'Rates stay high',
      why: 'New borrowing costs one point more in every year.',
      keptOn: addDays(day, -12),
      keptBy: 'Priya Nandhra',
      approved: null,
      settings: null,
      assumptions: { borrowing: [6.1, 5.8, 5.5] },
    },
  ];
}

/** What the section 151 officer said of last month. */
export const exampleStatement = (day: Day) => ({
  positionOn: addDays(day, -18),
  signedBy: 'Priya Nandhra',
  words: 'The gap rests on sales that are not made. Rely on the debt; do not rely on the later years.',
});
