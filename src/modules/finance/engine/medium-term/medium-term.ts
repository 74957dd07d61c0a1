// The medium-term financial plan as one model: every pound of every year as a formula, from the budget to the gap and the debt.
// Worked out exactly for pages, fast for draws and searches, and live in a spreadsheet, from this one definition.

import { add, larger, minus, over, risenBy, row, times } from '../model/formula.ts';
import { inputRow, type Model, type Row, type RowFacts, type Unit, workedRow } from '../model/model.ts';
import { nought, pounds } from '../pounds.ts';
import { provisionRows } from './capital.ts';
import { debtRows } from './debt.ts';
import { fundingRows } from './funding.ts';
import { type Assumption, Assumptions, type MediumTermPlan } from './plan.ts';
import { before, revenueRows } from './revenue.ts';

export const assumptionWords: Readonly<Record<Assumption, string>> = {
  pay: 'Pay',
  prices: 'Prices',
  contracts: 'Contracts and care fees',
  demand: 'Demand',
  income: 'Fees and charges',
  councilTax: 'Council tax rise',
  socialCare: 'Council tax rise for social care',
  taxBase: 'Growth of the tax base',
  rates: 'Growth of business rates',
  grants: 'Growth of grants',
  borrowing: 'Interest on new borrowing',
  deflator: 'Deflator',
  savingsDelivered: 'Savings delivered',
  savingsLate: 'Savings late',
  salesAchieved: 'Sale values achieved',
  salesLate: 'Sales late',
  supportShare: 'Share of the gap met by support',
};
export const assumptionNames = Object.keys(Assumptions.shape) as Assumption[]; // The keys of the schema are its names.

export const unitOf = (name: Assumption): Unit =>
  name === 'savingsLate' || name === 'salesLate' ? 'months' : 'percent';

/** The rows from assumptions to the gap. Costs are above nought; savings and income below it; a gap is above nought. */
export function mediumTermModel(plan: MediumTermPlan): Model {
  return {
    first: plan.first,
    years: plan.years,
    rows: [
      ...assumptionRows(plan),
      ...revenueRows(plan),
      ...provisionRows(plan),
      ...debtRows(plan),
      ...fundingRows(plan),
      ...positionRows(plan),
    ],
  };
}

function assumptionRows({ assumptions, years }: MediumTermPlan): Row[] {
  return assumptionNames.map((name) => {
    const values = assumptions[name];
    return inputRow(
      { id: name, title: assumptionWords[name], section: 'assumptions', unit: unitOf(name) },
      Array.from({ length: years }, (_, at) => values[at] ?? values.at(-1) ?? nought),
    );
  });
}

/** Requirement, funding and the gap; the recurring gap beside what is one-off (see `gapWalk`). */
function positionRows({ years }: MediumTermPlan): Row[] {
  const facts = (id: string, title: string): RowFacts & { isTotal: boolean } => ({
    id,
    title,
    section: 'position',
    unit: 'pounds',
    isTotal: true,
  });
  const sum = (...ids: string[]) => add(...ids.map((id) => row(id)));
  return [
    workedRow(facts('requirement', 'Net budget requirement'), years, () =>
      sum('services', 'savings', 'savings-once', 'financing', 'reserves-built'),
    ),
    workedRow(facts('funding', 'Recurring funding'), years, () =>
      sum('council-tax', 'rates-kept', 'grants-all'),
    ),
    workedRow(facts('one-off', 'One-off money: reserves drawn, one-off savings'), years, () =>
      minus(row('reserves-drawn'), row('savings-once')),
    ),
    workedRow(facts('gap', 'Gap in the year, before support'), years, () =>
      minus(row('requirement'), sum('funding', 'reserves-drawn')),
    ),
    workedRow(facts('support', 'Capitalised support drawn'), years, () =>
      times(larger(0, row('gap')), over(row('supportShare'), 100)),
    ),
    workedRow(facts('gap-left', 'Gap left after support'), years, () => minus(row('gap'), row('support'))),
    workedRow(facts('recurring-gap', 'Recurring gap, cumulative'), years, () => sum('gap', 'one-off')),
    workedRow(facts('new-gap', 'New recurring gap in the year'), years, (at) =>
      minus(row('recurring-gap'), before('recurring-gap', at, nought)),
    ),
    workedRow(
      { ...facts('prices-index', 'Price level, the first year being 1'), unit: 'number' },
      years,
      (at) => (at === 0 ? add(1) : times(row('prices-index', 1), risenBy(row('deflator')))),
    ),
    workedRow(facts('gap-real', 'Gap in the year, in prices of the first'), years, () =>
      over(row('gap'), row('prices-index')),
    ),
    workedRow(
      { ...facts('financing-ratio', 'Cost of debt, percent of funding'), unit: 'percent' },
      years,
      () => over(times(row('financing'), pounds(100)), larger(1, row('funding'))),
    ),
  ];
}
