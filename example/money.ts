// Harnworth's money: its budget, debt, savings, sales and what pays, all invented and hanging together.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../src/kernel/financial-year.ts';
import type { EarlierMoney } from '../src/modules/finance/index.ts';
import { exampleDebt, millions, yearsFrom } from './money-debt.ts';
import { exampleSteps } from './money-steps.ts';
import { exampleYear } from './money-year.ts';

type Line = [
  name: string,
  section: string,
  service: string,
  amount: number,
  driver: string,
  pressure?: number,
];

const lines: readonly Line[] = [
  ['Care homes for older people', 'demand', 'Adult social care', 21.4, 'contracts', 0.9],
  ['Care at home', 'demand', 'Adult social care', 15.2, 'contracts', 0.7],
  ['Learning disability support', 'demand', 'Adult social care', 13.6, 'contracts', 0.8],
  ['Social work with adults', 'pay', 'Adult social care', 7.9, 'pay'],
  ['Children looked after: placements', 'demand', 'Children’s services', 17.8, 'contracts', 1.2],
  ['Children looked after: foster carers', 'demand', 'Children’s services', 5.6, 'prices'],
  ['Social work with children', 'pay', 'Children’s services', 10.3, 'pay', 0.3],
  ['Early help', 'pay', 'Children’s services', 3.4, 'pay'],
  ['Travel to school', 'demand', 'Children’s services', 6.1, 'demand', 0.4],
  ['Education support', 'pay', 'Children’s services', 2.8, 'pay'],
  ['Waste collection', 'services', 'Environment', 6.9, 'contracts'],
  ['Waste disposal', 'services', 'Environment', 7.7, 'contracts'],
  ['Street cleaning and parks', 'pay', 'Environment', 4.3, 'pay'],
  ['Highways upkeep', 'prices', 'Environment', 4.1, 'prices'],
  ['Street lighting: energy', 'prices', 'Environment', 1.8, 'prices'],
  ['Public protection', 'pay', 'Environment', 2.6, 'pay'],
  ['Libraries', 'pay', 'Places', 2.2, 'pay'],
  ['Leisure centres', 'services', 'Places', 1.4, 'prices'],
  ['Planning and building control', 'pay', 'Places', 3.3, 'pay'],
  ['Homelessness', 'demand', 'Places', 4.8, 'demand', 0.5],
  ['Housing options', 'pay', 'Places', 1.7, 'pay'],
  ['Economic growth', 'pay', 'Places', 1.1, 'pay'],
  ['Finance and revenues', 'pay', 'Corporate', 5.2, 'pay'],
  ['Legal and democratic services', 'pay', 'Corporate', 3.6, 'pay'],
  ['People and change', 'pay', 'Corporate', 2.9, 'pay'],
  ['Technology', 'prices', 'Corporate', 5.4, 'prices'],
  ['Customer services', 'pay', 'Corporate', 2.3, 'pay'],
  ['Buildings: running costs', 'prices', 'Corporate', 4.7, 'prices'],
  ['Insurance', 'prices', 'Corporate', 1.6, 'prices'],
  ['Commissioners and the improvement programme', 'other', 'Corporate', 1.5, 'none'],
  ['Levies', 'levies', 'Corporate', 0.9, 'prices'],
  ['Pension deficit', 'other', 'Corporate', 3.2, 'pay'],
  ['Care charges', 'income', 'Adult social care', -9.8, 'income'],
  ['Parking', 'income', 'Environment', -3.1, 'income'],
  ['Planning fees', 'income', 'Places', -1.6, 'income'],
  ['Rents of shops and offices', 'income', 'Corporate', -6.4, 'income'],
];

type Saving = [
  name: string,
  category: string,
  fullYear: number,
  startsIn: number,
  status: string,
  line: string,
  waitsFor?: string,
];

/** `startsIn` is in months from the first of April to come. */
const savings: readonly Saving[] = [
  [
    'Fewer agency social workers',
    'staffing',
    1.4,
    -6,
    'on-track',
    'Social work with children',
    'Deliver the savings programme',
  ],
  [
    'Care homes: one price for all',
    'procurement',
    1.1,
    0,
    'at-risk',
    'Care homes for older people',
    'Deliver the savings programme',
  ],
  ['Reviews of care at home', 'demand', 0.9, 0, 'on-track', 'Care at home', 'Deliver the savings programme'],
  [
    'Foster carers in place of agencies',
    'demand',
    1.2,
    3,
    'at-risk',
    'Children looked after: placements',
    'Deliver the savings programme',
  ],
  [
    'Buses shared by schools',
    'efficiency',
    0.5,
    5,
    'on-track',
    'Travel to school',
    'Deliver the savings programme',
  ],
  ['Waste collected every second week', 'reduction', 0.8, 6, 'at-risk', 'Waste collection'],
  ['Lamps that use less', 'efficiency', 0.4, 2, 'on-track', 'Street lighting: energy'],
  ['Parking charges in the evening', 'income', 0.35, 0, 'on-track', 'Parking'],
  ['Two libraries run by residents', 'reduction', 0.3, 9, 'at-risk', 'Libraries'],
  ['Leisure centres: a new contract', 'procurement', 0.6, 12, 'on-track', 'Leisure centres'],
  [
    'One office in place of three',
    'efficiency',
    0.9,
    9,
    'on-track',
    'Buildings: running costs',
    'Plan the sale of land and buildings',
  ],
  ['Fewer managers', 'staffing', 1.3, 0, 'on-track', 'People and change', 'Design an organisation'],
  ['Software nobody uses', 'procurement', 0.45, 0, 'delivered', 'Technology'],
  ['Debt collected sooner', 'income', 0.5, 0, 'on-track', 'Finance and revenues'],
  ['Homes for homeless families', 'demand', 0.7, 6, 'at-risk', 'Homelessness'],
  ['Planning fees at cost', 'income', 0.25, 0, 'on-track', 'Planning fees'],
  ['Insurance tendered again', 'procurement', 0.2, 0, 'delivered', 'Insurance'],
  ['A charge for garden waste', 'income', 0.6, 0, 'undeliverable', 'Waste collection'],
];

export function exampleMoney(day: Day): EarlierMoney {
  const now = financialYearOf(day);
  const year = yearsFrom(now);
  const next = financialYearSpan(year(1)).first;
  return {
    keptBy: 'Priya Nandhra',
    keptOn: addDays(day, -35),
    entries: {
      'budget-lines': lines.map(([name, section, service, amount, driver, pressure]) => ({
        name,
        facts: {
          section: section as 'pay',
          service,
          baseYear: now,
          amount: millions(amount),
          driver: driver as 'pay',
          ...(pressure
            ? { changes: { [year(1)]: millions(pressure), [year(2)]: millions(pressure / 2) } }
            : {}),
        },
      })),
      savings: savings.map(([name, category, fullYear, startsIn, status, line, waitsFor]) => ({
        name,
        facts: {
          category: category as 'income',
          fullYear: millions(fullYear),
          startsOn: addMonths(next, startsIn),
          recurring: true,
          status: status as 'on-track',
          line,
          ...(status === 'at-risk' ? { costToDeliver: millions(fullYear / 5) } : {}),
        },
        ...(waitsFor ? { waitsFor: [waitsFor] } : {}),
      })),
      ...exampleDebt(day),
      ...exampleFunding(year),
      ...exampleDistress(day, year),
      ...exampleYear(day),
      ...exampleSteps(day),
      spreads: [
        {
          name: 'Pay',
          facts: {
            assumption: 'pay',
            step: 1,
            deviation: 0.9,
            source: 'The award less what the budget had, over the last ten years.',
          },
        },
      ],
    },
  };
}

type Year = (after: number) => string;

/** Reserves, grants and taxes. */
function exampleFunding(year: Year) {
  const now = year(0);
  return {
    reserves: [
      reserve('General Fund balance', 'general', 11.5, { minimum: 9, draw: 1.5, in: year(1) }),
      reserve('Change reserve', 'earmarked', 6.2, { draw: 2.4, in: year(1) }),
      reserve('Insurance reserve', 'earmarked', 4.1, {}),
      reserve('Elections', 'earmarked', 0.6, {}),
      reserve('Public health', 'earmarked', 2.3, {}),
      reserve('Business rates smoothing', 'earmarked', 5.8, { draw: 1.2, in: year(1) }),
      reserve('Schools', 'schools', 7.4, {}),
      reserve('Dedicated Schools Grant', 'dsg', -14.2, {}),
    ].map((one) => ({ ...one, facts: { ...one.facts, openingYear: year(1) } })),
    grants: [
      grant(
        'Revenue Support Grant',
        [13.1, 13.9, 14.4].map((amount, at) => [year(at + 1), amount]),
        false,
      ),
      grant(
        'Social care grant',
        [11.2, 11.6].map((amount, at) => [year(at + 1), amount]),
        false,
      ),
      grant('Children and families', [[year(1), 3.4]], false),
      grant('New homes', [[year(1), 0.6]], false, year(1)),
      grant('Services', [[year(1), 1.9]], false, year(2)),
      grant('Rural services', [[year(1), 0.4]], false),
      grant('Public health', [[year(1), 12.8]], true),
      grant('Dedicated Schools Grant', [[year(1), 142.0]], true),
    ],
    'tax-bases': [taxBase(year(-1), 53_480, 98.2, 1_801.08), taxBase(now, 54_020, 98.4, 1_890.9)],
    'rates-bases': [
      {
        name: `Business rates ${now}`,
        facts: {
          year: now,
          collected: millions(31.2),
          topUp: millions(8.1),
          baseline: millions(37.5),
          safetyNet: 92.5,
        },
      },
    ],
  };
}

/** What the council asked of the government, and what its section 151 officer reported. */
function exampleDistress(day: Day, year: Year) {
  const now = year(0);
  return {
    support: [
      {
        name: `Support for ${now}`,
        facts: {
          year: now,
          asked: millions(24),
          agreed: millions(22),
          directed: millions(20),
          drawn: millions(12),
          life: 20,
          rate: 5.1,
        },
      },
      { name: `Support for ${year(1)}`, facts: { year: year(1), asked: millions(20), life: 20 } },
    ],
    'section-114': [
      {
        name: 'First report',
        facts: {
          kind: 'exceeds-resources' as const,
          reportedOn: addMonths(day, -26),
          consideredOn: addDays(addMonths(day, -26), 19),
          why: 'Spending of the year could not be met from what the council had, after every control that was known.',
          auditorToldOn: addMonths(day, -26),
        },
      },
    ],
  };
}

function reserve(
  name: string,
  sort: 'general' | 'earmarked' | 'schools' | 'dsg',
  opening: number,
  { minimum, draw, in: when }: { minimum?: number; draw?: number; in?: string },
) {
  return {
    name,
    facts: {
      sort,
      openingYear: '',
      opening: millions(opening),
      ...(minimum === undefined ? {} : { minimum: millions(minimum) }),
      ...(draw === undefined || when === undefined ? {} : { drawdowns: { [when]: millions(draw) } }),
    },
  };
}

const grant = (
  name: string,
  amounts: readonly (readonly (string | number)[])[],
  ringfenced: boolean,
  endsIn?: string,
) => ({
  name,
  facts: {
    amounts: Object.fromEntries(
      amounts.map(([called, amount]) => [String(called), millions(Number(amount))]),
    ),
    ringfenced,
    ...(endsIn ? { endsIn } : {}),
  },
});

const taxBase = (called: string, base: number, collection: number, bandD: number) => ({
  name: `Council tax ${called}`,
  facts: { year: called, base, collection, bandD: Math.round(bandD * 100) },
});
