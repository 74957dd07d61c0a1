// Harnworth's reserves, grants and taxes, what it asked of the government and what was reported. All invented.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { millions } from './money-units.ts';

type Year = (after: number) => string;

/** Reserves, grants and taxes. */
export function exampleFunding(year: Year) {
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
export function exampleDistress(day: Day, year: Year) {
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
