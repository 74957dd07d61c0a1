// Harnworth's money: its budget and its savings, and all the rest of its money gathered, all invented and hanging together.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../src/kernel/financial-year.ts';
import type { EarlierMoney } from '../src/modules/finance/index.ts';
import { exampleDebt } from './money-debt.ts';
import { exampleDistress, exampleFunding } from './money-funding.ts';
import { exampleSteps } from './money-steps.ts';
import { millions, yearsFrom } from './money-units.ts';
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
