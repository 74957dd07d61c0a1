// Registers of the budget and what pays for it: lines, reserves, grants, council tax and business rates.
import { byYear, choice, number, optional, percent, pounds, words, year, yesno } from '../field.ts';
import { register } from '../register.ts';

export const budgetLines = register({
  kind: 'budget-lines',
  title: 'Budget lines',
  one: 'a budget line',
  lead: 'The budget of the year before the plan begins, line by line, and what moves each.',
  fields: {
    section: choice('Section', {
      pay: 'Pay',
      prices: 'Supplies and prices',
      demand: 'Demand-led services',
      services: 'Other services',
      income: 'Fees and charges',
      levies: 'Levies',
      other: 'Other',
    }),
    service: optional(words('Service')),
    baseYear: year('Budget of'),
    amount: pounds('Amount', { negative: true, hint: 'Income below nought' }),
    driver: choice('Rises with', {
      pay: 'Pay',
      prices: 'Prices',
      contracts: 'Contracts and care fees',
      demand: 'Demand',
      income: 'Fees and charges',
      none: 'Nothing',
    }),
    changes: optional(
      byYear('Pressures and growth', { negative: true, hint: 'Added to the base in a year; they stay' }),
    ),
  },
  totals: ['amount'],
});

export const reserves = register({
  kind: 'reserves',
  title: 'Reserves',
  one: 'a reserve',
  lead: 'What each reserve holds, its minimum, what is put in and what is drawn.',
  fields: {
    sort: choice('Sort', {
      general: 'General Fund balance',
      earmarked: 'Earmarked',
      schools: 'Schools',
      housing: 'Housing Revenue Account',
      dsg: 'Dedicated Schools Grant',
    }),
    purpose: optional(words('Purpose')),
    openingYear: year('Stands on 1 April of'),
    opening: pounds('Opening balance', {
      negative: true,
      hint: 'Below nought under a statutory override only',
    }),
    minimum: optional(pounds('Minimum')),
    contributions: optional(byYear('Put in')),
    drawdowns: optional(byYear('Drawn')),
  },
  totals: ['opening'],
  rules: ({ sort, opening }) =>
    opening < 0 && sort !== 'dsg'
      ? [
          {
            field: 'opening',
            message: 'Only the Dedicated Schools Grant may be below nought, by a statutory override',
          },
        ]
      : [],
});

export const grants = register({
  kind: 'grants',
  title: 'Grants',
  one: 'a grant',
  lead: 'Each grant by year, whether it is ringfenced, and when it ends.',
  fields: {
    amounts: byYear('Amount'),
    ringfenced: yesno('Ringfenced'),
    endsIn: optional(year('Last year')),
  },
});

export const taxBases = register({
  kind: 'tax-bases',
  title: 'Council tax',
  one: 'a year of council tax',
  lead: 'The base, the share collected and Band D of each year.',
  fields: {
    year: year('Year'),
    base: number('Base before collection, Band D equivalents', {
      least: 1,
      most: 1_000_000,
      cure: 'a base is some tens of thousands: is it pounds?',
    }),
    collection: percent('Collected', {
      least: 50,
      most: 100,
      cure: 'a rate of collection is from 50 to 100',
    }),
    bandD: pounds('Band D', { usual: 0, hint: 'With social care, without parishes' }),
    socialCare: optional(pounds('Of which for social care', { usual: 0 })),
  },
  rules: ({ bandD }) =>
    bandD < 50_00 || bandD > 5000_00
      ? [{ field: 'bandD', message: 'Band D is from £50 to £5,000 a year: is it in pence, or the yield?' }]
      : [],
});

export const ratesBases = register({
  kind: 'rates-bases',
  title: 'Business rates',
  one: 'a year of business rates',
  lead: 'The local share collected, top-up or tariff, the baseline and the safety net of each year.',
  fields: {
    year: year('Year'),
    collected: pounds('Local share collected'),
    topUp: optional(pounds('Top-up', { negative: true, hint: 'A tariff below nought' })),
    baseline: pounds('Baseline funding level'),
    safetyNet: percent('Safety net', {
      least: 80,
      most: 100,
      cure: 'the safety net is a percentage of the baseline, from 80 to 100',
    }),
  },
});
