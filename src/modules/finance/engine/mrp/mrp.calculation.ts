// `mrp` by name: schedules of any items, together and one by one, with what breaks the guidance.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Day } from '../../../../kernel/days.ts';
import { FinancialYear, financialYearOf } from '../../../../kernel/financial-year.ts';
import { Amount, AmountFromNought, nought, said, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';
import { yearsBetween } from '../years.ts';
import { type ChargeYear, type Item, longestSchedule, type Method, scheduleOf } from './mrp.ts';
import { guidance, regulations } from './sources.ts';

/** Guidance, paragraph 65; freehold land and a lease or PFI of a longer term apart. */
const longestLife = 50;
/** For what a direction of the Secretary of State lets a council capitalise. */
const longestLifeOfDirection = 20;

const life = z
  .int({ error: 'a life is a whole number of years' })
  .min(1, { error: 'a life of 0 would charge everything before the first year: give 1 or more' })
  .max(longestSchedule, { error: `no life is longer than ${longestSchedule} years: is it in months?` });
export const Rate = Amount.refine((rate) => rate.greaterThanOrEqualTo(0) && rate.lessThan(20), {
  error: 'a rate is a percentage a year from 0 to below 20, such as 4.5',
}).describe('Percent a year: 4.5');

const MethodCase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('equal-instalment'), life }),
  z.object({ kind: z.literal('annuity'), life, rate: Rate }),
  z.object({
    kind: z.literal('depreciation'),
    life,
    cost: Amount.refine((cost) => cost.greaterThan(0), { error: 'a cost is above 0' }),
    residual: AmountFromNought.default(nought),
  }),
  z.object({
    kind: z
      .literal('reducing-balance')
      .describe('Options 1 and 2, for debt from before 2008 or supported debt'),
    rate: Rate.prefault(4),
    adjustment: AmountFromNought.default(nought).describe('Adjustment A, of option 1'),
  }),
  z.object({ kind: z.literal('write-down'), amounts: z.array(AmountFromNought).min(1).max(longestSchedule) }),
]);

const InYear = z.object({ year: FinancialYear, amount: AmountFromNought });

export const ItemCase = z.object({
  name: z.string().default('Item'),
  category: z
    .enum(['general', 'capitalisation-direction', 'investment-property', 'capital-loan', 'lease-or-pfi'])
    .default('general'),
  spend: z.array(InYear).min(1).describe('What was financed by debt, by year'),
  availableOn: Day.optional().describe('The day it is first available for use, if that decides the start'),
  method: MethodCase,
  changes: z
    .array(z.object({ from: FinancialYear, method: MethodCase }))
    .default([])
    .describe('Another life or method from a year on, on what is left; `life` counts from that year'),
  receipts: z
    .array(InYear.extend({ kind: z.enum(['asset-sale', 'loan-principal', 'lease-receivable']) }))
    .default([])
    .describe('Used to repay debt on the last day of the year'),
  voluntary: z.array(InYear).default([]),
});
export type ItemCase = z.output<typeof ItemCase>;

const ChargeFound = z.object({
  year: z.string(),
  opening: z.number(),
  spend: z.number(),
  charge: z.number(),
  voluntary: z.number(),
  receipts: z.number(),
  closing: z.number(),
});

export const itemOf = ({ availableOn, changes, ...item }: ItemCase): Item => ({
  ...item,
  availableIn: availableOn ? financialYearOf(availableOn) : null,
  changes: changes.toSorted((a, b) => a.from.localeCompare(b.from)),
});

const sayYear = ({ year, ...row }: ChargeYear) => ({
  year,
  opening: said(row.opening),
  spend: said(row.spend),
  charge: said(row.charge),
  voluntary: said(row.voluntary),
  receipts: said(row.receipts),
  closing: said(row.closing),
});

const formulas: Record<Method['kind'], string> = {
  'equal-instalment': 'what is left ÷ years left',
  annuity: 'what is left × i ÷ ((1 + i)^(years left) − 1)',
  depreciation: '(cost − residual) ÷ life × debt ÷ cost, until all is set aside',
  'reducing-balance': 'rate × (balance at the end of the year before − adjustment A)',
  'write-down': 'what the liability is written down by in the year',
};

export const mrpCalculation = calculation({
  name: 'mrp',
  title: 'minimum revenue provision year by year, of each item and of all, by any option of the guidance',
  source: `${regulations}, regulations 27 and 28; ${guidance}`,
  given: z.object({
    items: z.array(ItemCase).min(1).max(5000),
    years: z
      .int()
      .min(1)
      .max(longestSchedule)
      .optional()
      .describe('How many to answer; until nothing is left'),
  }),
  found: z.object({
    items: z.array(z.object({ name: z.string(), total: z.number(), years: z.array(ChargeFound) })),
    years: z.array(ChargeFound).describe('All items together'),
    total: z.number().describe('All charges of all items'),
    working: Working,
  }),
  example: {
    items: [
      {
        name: 'School',
        spend: [{ year: '2025/26', amount: '£10m' }],
        method: { kind: 'annuity', life: 40, rate: 4.5 },
      },
    ],
    years: 3,
  },
  run: ({ items, years }) => {
    const schedules = items.map((item) => ({ item, rows: scheduleOf(itemOf(item), years) }));
    const all = together(
      schedules.map(({ rows }) => rows),
      years,
    );
    return {
      items: schedules.map(({ item, rows }) => ({
        name: item.name,
        total: said(sumOf(rows.map(({ charge }) => charge))),
        years: rows.map(sayYear),
      })),
      years: all.map(sayYear),
      total: said(sumOf(all.map(({ charge }) => charge))),
      working: {
        formula: [...new Set(items.map(({ method }) => formulas[method.kind]))].join('; '),
        sources: [`${regulations}, regulations 27 and 28`, guidance],
        ruleDate: '2025-04-01',
        warnings: items.flatMap(warningsOf),
      },
    };
  },
});

/** Items of different years on one calendar. */
function together(schedules: readonly ChargeYear[][], most = longestSchedule): ChargeYear[] {
  const byYear = Map.groupBy(schedules.flat(), ({ year }) => year);
  return [...byYear.keys()]
    .sort()
    .slice(0, most)
    .map((year) => {
      const rows = byYear.get(year) ?? [];
      const of = (part: keyof Omit<ChargeYear, 'year'>) => sumOf(rows.map((row) => row[part]));
      return {
        year,
        opening: of('opening'),
        spend: of('spend'),
        charge: of('charge'),
        voluntary: of('voluntary'),
        receipts: of('receipts'),
        closing: of('closing'),
      };
    });
}

export function warningsOf(item: ItemCase): string[] {
  const { name, category, method, receipts, changes } = item;
  const warnings: string[] = [];
  const lives = [method, ...changes.map((one) => one.method)].flatMap((one) =>
    'life' in one ? [one.life] : [],
  );
  const cap = category === 'capitalisation-direction' ? longestLifeOfDirection : longestLife;
  for (const one of lives)
    if (one > cap)
      warnings.push(
        cap === longestLife
          ? `${name}: a life of ${one} years is above ${cap}: it needs the opinion of a qualified adviser, or a lease that long (guidance, paragraph 65)`
          : `${name}: what a direction capitalises is charged over ${cap} years at most, and not ${one}`,
      );
  if (method.kind === 'reducing-balance')
    warnings.push(`${name}: this option is for debt from before 2008, or supported debt, alone`);
  if (receipts.some(({ kind }) => kind === 'asset-sale'))
    warnings.push(
      `${name}: receipts from sales lower the charge of later years, not of their own (regulation 28(4))`,
    );
  const first = item.spend.map(({ year }) => year).sort()[0];
  const early = first ? receipts.find(({ year }) => yearsBetween(first, year) < 0) : undefined;
  if (early) warnings.push(`${name}: a receipt of ${early.year} comes before any spending`);
  return warnings;
}
