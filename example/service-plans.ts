// Harnworth's teams and what they plan for the year: two plans signed, one a draft, the others not written.
import { addDays, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../src/kernel/financial-year.ts';
import type { EarlierServicePlans } from '../src/modules/measures/index.ts';

/** For any day of loading; every other day is counted from it. */
export function exampleServicePlans(day: Day): EarlierServicePlans {
  const year = financialYearOf(day);
  const { first } = financialYearSpan(year);
  const keptOn = addDays(first, -40);
  const signed = (manager: string, above: string, days: number) => [
    { signedAs: 'manager' as const, signedBy: manager, signedOn: addDays(first, days - 4) },
    { signedAs: 'above' as const, signedBy: above, signedOn: addDays(first, days) },
  ];
  return {
    keptBy: 'Zofia Penhale',
    keptOn,
    teams,
    plans: [
      {
        team: 'Finance',
        year,
        keptOn,
        purpose: 'Keep the council’s books straight, and tell everybody early where the money is going.',
        objectives: [
          { words: 'Publish the budget with what it rests on', serves: 'A balanced budget each year' },
          { words: 'Close the accounts by the day the law sets', serves: 'Accounts published on the day' },
          { words: 'Write the borrowing strategy', serves: 'Write a borrowing strategy' },
          { words: 'Move the team to one floor', serves: null },
        ],
        measures: ['Spending against the budget', 'Money owed by the council'],
        risks: '#1\nTwo accountants may leave before the accounts are closed',
        budgetPence: 184_000_000,
        peopleHundredths: 3_150,
        savingsPence: 9_500_000,
        signatures: signed('Katarzyna Towne', 'Priya Nandhra', -6),
      },
      {
        team: 'Democratic services',
        year,
        keptOn,
        purpose: 'Help councillors decide in the open, and let residents see what was decided.',
        objectives: [
          { words: 'Keep the forward plan six months ahead', serves: 'A forward plan that looks' },
          { words: 'Open the register of decisions', serves: 'A searchable register of decisions' },
        ],
        measures: ['Key decisions announced 28 days before'],
        risks: 'Reports reach us too late to be published on time',
        budgetPence: 61_200_000,
        peopleHundredths: 1_100,
        savingsPence: null,
        signatures: signed('Eluned Wadham', 'Ursula Brackenbury', -2),
      },
      {
        team: 'Customer services',
        year,
        keptOn: addDays(day, -9),
        purpose: 'Answer residents once, and well.',
        objectives: [
          { words: 'Report each quarter how long requests take', serves: 'A promise on how long' },
          { words: 'A newsletter for those who call often', serves: null },
        ],
        measures: ['Questions answered within ten working days'],
        risks: null,
        budgetPence: 142_750_000,
        peopleHundredths: 4_420,
        savingsPence: 12_000_000,
        signatures: [],
      },
    ],
  };
}

const teams: EarlierServicePlans['teams'] = [
  { name: 'Finance and governance', kind: 'directorate', manager: 'PN' },
  { name: 'Place', kind: 'directorate', manager: 'CV' },
  { name: 'Strategy and people', kind: 'directorate', manager: 'MS' },
  { name: 'Finance', kind: 'service', above: 'Finance and governance', manager: 'KT' },
  { name: 'Law and governance', kind: 'service', above: 'Finance and governance', manager: 'UB' },
  { name: 'Housing delivery', kind: 'service', above: 'Place', manager: 'HJ' },
  { name: 'Transformation', kind: 'service', above: 'Strategy and people', manager: 'SH' },
  { name: 'Democratic services', kind: 'team', above: 'Law and governance', manager: 'EW' },
  { name: 'Customer services', kind: 'team', above: 'Transformation', manager: 'YM' },
];
