// Harnworth's year: what each service has, spent and expects, its ledger, and the cash that comes and goes. All invented.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../src/kernel/financial-year.ts';
import type { EarlierLedger, EarlierMoney } from '../src/modules/finance/index.ts';
import { millions } from './money-units.ts';

type Year = Pick<EarlierMoney['entries'], 'services' | 'cash' | 'cash-flows'>;

interface Service {
  name: string;
  account?: 'general' | 'housing' | 'dsg';
  /** In millions, as all amounts here. */
  budget: number;
  codes: string;
  /** Cost centres with what each spends in a month. */
  centres: readonly (readonly [code: string, name: string, monthly: number])[];
  forecast?: number;
  cause?: string;
  recovery?: string;
  recovers?: number;
  profile?: string;
  priorities?: string;
}

const services: readonly Service[] = [
  {
    name: 'Adult social care',
    budget: 48.3,
    codes: '41*',
    centres: [
      ['4110', 'Care homes', 1.96],
      ['4120', 'Care at home', 1.38],
      ['4130', 'Learning disability', 1.19],
      ['4190', 'Care charges', -0.74],
      ['4140', 'Social work', 0.66],
    ],
    forecast: 51.1,
    cause: 'Forty more people in care homes than the budget has, at prices 4% above it.',
    recovery: 'Every new placement above the usual price goes to a panel',
    recovers: 0.9,
    priorities: 'Help families early 10%',
  },
  {
    name: 'Children’s services',
    budget: 46,
    codes: '42*',
    centres: [
      ['4210', 'Placements', 1.72],
      ['4220', 'Foster carers', 0.46],
      ['4230', 'Social work', 0.93],
      ['4240', 'Travel to school', 0.58],
      ['4250', 'Early help and education', 0.5],
    ],
    forecast: 49.4,
    cause: 'Eleven children placed far away, and buses that run half empty.',
    priorities: 'Help families early 60%',
  },
  {
    name: 'Environment',
    budget: 24.3,
    codes: '43*',
    centres: [
      ['4310', 'Waste', 1.21],
      ['4320', 'Streets and parks', 0.69],
      ['4330', 'Parking', -0.27],
      ['4340', 'Public protection', 0.36],
    ],
    profile: '8 8 8 8 8 8 8 8 9 9 9 9',
  },
  {
    name: 'Places',
    budget: 13.1,
    codes: '44*',
    centres: [
      ['4410', 'Libraries and leisure', 0.31],
      ['4420', 'Planning', 0.16],
      ['4430', 'Homelessness and housing options', 0.68],
    ],
    forecast: 14.2,
    cause: 'Nightly lets for homeless families.',
    recovery: 'Forty homes are leased for two years',
    recovers: 0.6,
  },
  {
    name: 'Corporate services',
    budget: 27.4,
    codes: '45*, 4610',
    centres: [
      ['4510', 'Finance and revenues', 0.43],
      ['4520', 'Legal and democratic services', 0.31],
      ['4530', 'Technology', 0.44],
      ['4540', 'Buildings', 0.38],
      ['4550', 'Rents of shops and offices', -0.51],
      ['4610', 'People and change', 0.86],
    ],
    forecast: 26.6,
    cause: 'Posts are held empty.',
    priorities:
      'Run the council’s money so that it can be trusted 40%\nMake it easy to deal with the council 25%',
  },
  {
    name: 'Council homes',
    account: 'housing',
    budget: -1.2,
    codes: '71*',
    centres: [
      ['7110', 'Rents', -2.31],
      ['7120', 'Repairs', 1.28],
      ['7130', 'Management of homes', 0.94],
    ],
    forecast: -0.7,
    cause: 'More repairs of damp than the budget has.',
    recovery: 'One contractor in place of four from January',
    recovers: 0.2,
    priorities: 'Safe, warm council homes 100%',
  },
  {
    name: 'Schools and high needs',
    account: 'dsg',
    budget: 0,
    codes: '81*',
    centres: [
      ['8110', 'High needs', 1.9],
      ['8120', 'Schools block', 10.2],
      ['8190', 'Dedicated Schools Grant', -11.8],
    ],
    forecast: 3.6,
    cause: 'A third more plans for pupils with special needs than the grant pays for.',
    recovery: 'Sixty places in our own schools from September',
    recovers: 0.4,
  },
];

export function exampleYear(day: Day): Year {
  const year = financialYearOf(day);
  const { first } = financialYearSpan(year);
  const flow = (
    name: string,
    direction: 'in' | 'out',
    amount: number,
    rhythm: 'monthly' | 'quarterly' | 'yearly' | 'once' = 'monthly',
    firstOn = addDays(first, 14),
  ) => ({ name, facts: { direction, amount: millions(amount), rhythm, firstOn } });
  return {
    services: services.map(({ name, account = 'general', budget, codes, forecast, recovers, ...words }) => ({
      name,
      facts: {
        account,
        year,
        budget: millions(budget),
        codes,
        ...(forecast === undefined ? {} : { forecast: millions(forecast) }),
        ...(recovers === undefined ? {} : { recovers: millions(recovers) }),
        ...pick(words, ['cause', 'recovery', 'profile', 'priorities']),
      },
    })),
    cash: [
      {
        name: 'Bank and money-market funds',
        facts: { on: addDays(day, -10), amount: millions(31.4), minimum: millions(22) },
      },
    ],
    'cash-flows': [
      flow('Council tax', 'in', 8.9),
      flow('Business rates', 'in', 2.9),
      flow('Grants from the government', 'in', 15.6),
      flow('Fees, charges and rents', 'in', 4.2),
      flow('Pay', 'out', 9.8, 'monthly', addDays(first, 27)),
      flow('Suppliers and care providers', 'out', 12.6),
      flow('Schools', 'out', 9.6, 'monthly', addDays(first, 19)),
      flow('Levies and precepts', 'out', 1.4, 'quarterly'),
      flow('Insurance', 'out', 1.6, 'yearly', addMonths(first, 6)),
    ],
  };
}

const pick = <Key extends string>(from: Partial<Record<Key, string>>, keys: readonly Key[]) =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as Partial<
    Record<Key, string>
  >; // The same keys, without those that are not there.

/** A month more or less than the usual, the same on every load. */
const sway = [0.97, 1.02, 0.99, 1.04, 0.98, 1.01, 1.03, 0.96, 1.0, 1.02, 0.99, 1.01];

/** Whole months of the year up to the day; nothing in its first month. */
export function exampleLedger(day: Day): EarlierLedger {
  const { first } = financialYearSpan(financialYearOf(day));
  const months = Array.from({ length: 12 }, (_, at) => addMonths(first, at)).filter(
    (month) => addMonths(month, 1) <= day,
  );
  const centres = [
    ...services.flatMap((service) => service.centres),
    ['9999', 'Suspense account', 0.02] as const,
  ];
  return {
    loadedOn: addDays(day, -6),
    loadedBy: 'Priya Nandhra',
    amounts: centres.flatMap(([costCentre, costCentreName, monthly]) =>
      months.map((month, at) => ({
        costCentre,
        costCentreName,
        month,
        amount: Math.round(millions(monthly) * (sway[at] ?? 1)),
      })),
    ),
  };
}
