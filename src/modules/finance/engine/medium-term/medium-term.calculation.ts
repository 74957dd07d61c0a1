// The medium-term plan and the search for what closes its gap, by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Unusable } from '../../../../kernel/errors.ts';
import { type Figures, workedOut } from '../model/exact.ts';
import { inSpreadsheet } from '../model/formula.ts';
import { type Model, programOf, yearsOf } from '../model/model.ts';
import { said } from '../pounds.ts';
import { Working } from '../working.ts';
import { seek } from './explore.ts';
import { assumptionNames, assumptionWords, mediumTermModel } from './medium-term.ts';
import { MediumTermPlan } from './plan.ts';

const sources = [
  'Local Government Finance Act 1992, sections 31A and 31B',
  'Local Authorities (Capital Finance and Accounting) (England) Regulations 2003, regulations 27 and 28',
  'CIPFA, Treasury Management Code (2021): liability benchmark',
  'The usual layout of medium-term financial strategies: costs above 0, a gap is costs less funding',
];

const example: z.input<typeof MediumTermPlan> = {
  first: '2026/27',
  years: 3,
  assumptions: { pay: [3, 2], councilTax: 2.99, socialCare: 2, taxBase: 1, borrowing: 5 },
  lines: [{ name: 'Staff', amount: 100_000_000, driver: 'pay' }],
  savings: [{ name: 'One depot', fullYear: 1_200_000, startsOn: '2026-10-01' }],
  councilTax: { base: 52_000, bandD: 1_700 },
  balances: [{ name: 'Schools', opening: 40_000_000, method: 'annuity', life: 30, rate: 4 }],
  grants: [{ name: 'Settlement', amounts: { '2026/27': 12_000_000 } }],
};

const ShownRow = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  unit: z.enum(['pounds', 'percent', 'number', 'months']),
  values: z.array(z.number()).describe('One a year; pounds to the penny, others to a millionth'),
  formula: z
    .string()
    .describe('Of the second year, in the names of other rows; `row[-1]` is the year before'),
});

export const mediumTermCalculation = calculation({
  name: 'medium-term-plan',
  title:
    'a medium-term financial plan of up to 60 years: requirement, funding, gap, provision, borrowing and reserves',
  source: sources.join('; '),
  given: MediumTermPlan.extend({
    show: z.enum(['totals', 'all']).default('totals').describe('Totals alone, or every row'),
  }),
  found: z.object({ years: z.array(z.string()), rows: z.array(ShownRow), working: Working }),
  example,
  run: ({ show, ...plan }) => {
    const model = mediumTermModel(plan);
    const figures = workedOut(programOf(model));
    return {
      years: yearsOf(model),
      rows: shownRows(model, figures, show),
      working: {
        formula:
          'gap = services − savings + cost of debt + put into reserves − recurring funding − drawn from reserves',
        sources,
        ruleDate: '2025-04-01',
        warnings: warningsOf(plan, figures),
      },
    };
  },
});

function shownRows(model: Model, figures: Figures, show: 'totals' | 'all'): z.output<typeof ShownRow>[] {
  const names = (id: string, yearsBefore: number) => (yearsBefore === 0 ? id : `${id}[-${yearsBefore}]`);
  return model.rows
    .filter(({ isTotal }) => isTotal || show === 'all')
    .map(({ id, title, section, unit, formulas }) => {
      const formula = formulas[1] ?? formulas[0];
      return {
        id,
        title,
        section,
        unit,
        values: figures.row(id).map((value) => (unit === 'pounds' ? said(value) : +value.toFixed(6))),
        formula: formula ? inSpreadsheet(formula, names) : '',
      };
    });
}

/** What the section 151 officer should look at before relying on a plan. */
export function warningsOf(plan: MediumTermPlan, figures: Figures): string[] {
  const warnings: string[] = [];
  const [requirement, funding] = [figures.of('requirement', 0), figures.of('funding', 0)].map((one) =>
    one.abs(),
  );
  if (requirement && funding && !requirement.isZero() && !funding.isZero()) {
    const times = requirement.dividedBy(funding).toNumber();
    if (times > 100 || times < 0.01)
      warnings.push(
        `The requirement of ${plan.first} is ${times > 1 ? Math.round(times) : `1/${Math.round(1 / times)}`} times the funding: are some amounts in £000 and others in £?`,
      );
  }
  for (const [at, { name }] of plan.reserves.entries()) {
    const planned = Object.values(plan.reserves[at]?.drawdowns ?? {}).reduce(
      (sum, one) => sum + one.toNumber(),
      0,
    );
    const drawn = figures.row(`drawn:${at + 1}`).reduce((sum, one) => sum + one.toNumber(), 0);
    if (planned - drawn > 1)
      warnings.push(
        `${name}: £${Math.round(planned - drawn).toLocaleString('en-GB')} of what is planned to be drawn is not there above its minimum`,
      );
  }
  const last = plan.years - 1;
  if (figures.of('recurring-gap', last).isPositive() && figures.of('gap', 0).lessThanOrEqualTo(0))
    warnings.push('The first year balances, and the recurring gap is not closed: one-off money hides it');
  if (figures.of('cfr', last).isNegative())
    warnings.push(
      'The Capital Financing Requirement falls below nought: more receipts are set aside than was borrowed',
    );
  return warnings;
}

export const seekCalculation = calculation({
  name: 'close-the-gap',
  title: 'the least change of one assumption, within limits, that closes the gap of a year',
  source: sources.join('; '),
  given: z.object({
    plan: MediumTermPlan,
    assumption: z.enum(assumptionNames),
    year: z.string().describe('The year whose gap is to be closed'),
    least: z.number().describe('The change may not be below this'),
    most: z.number().describe('The change may not be above this'),
  }),
  found: z.object({
    change: z
      .number()
      .nullable()
      .describe('Added to the assumption in every year; null where none is enough'),
    left: z.number().describe('The gap with it, or at the limit that comes nearest, in pounds'),
    working: Working,
  }),
  example: { plan: example, assumption: 'councilTax', year: '2027/28', least: 0, most: 30 },
  run: ({ plan, assumption, year, least, most }) => {
    const model = mediumTermModel(plan);
    const at = yearsOf(model).indexOf(year);
    if (at < 0)
      throw new Unusable(`close-the-gap: ${year} is no year of the plan, which begins in ${plan.first}.`);
    const found = seek(programOf(model), { id: assumption, row: 'gap', at, least, most });
    return {
      change: found.by,
      left: found.left,
      working: {
        formula: `the least change of “${assumptionWords[assumption]}” in every year with which the gap of ${year} is 0 or less`,
        sources,
        ruleDate: '2025-04-01',
        warnings:
          assumption === 'councilTax' || assumption === 'socialCare'
            ? ['A rise above the referendum principles of the year needs a referendum: see `referendum`']
            : [],
      },
    };
  },
});
