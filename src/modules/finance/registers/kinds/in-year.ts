// Registers of the year that runs: what each service has and expects to spend, and the cash that comes and goes.
import { choice, day, optional, pounds, words, year } from '../field.ts';
import { monthlyShares, namedShares } from '../parts.ts';
import { register } from '../register.ts';

/** Kept apart by law: what one owes is not paid by another. */
export const accounts = {
  general: 'General Fund',
  housing: 'Housing Revenue Account',
  dsg: 'Dedicated Schools Grant',
} as const;

export const services = register({
  kind: 'services',
  title: 'Services in the year',
  one: 'a service',
  lead: 'What each service has for the year, where it stands in the ledger, what it expects to have spent by the end, why, and what brings it back.',
  fields: {
    account: choice('Account', accounts),
    year: year('Year'),
    budget: pounds('Net budget', { negative: true }),
    codes: optional(
      words('Cost centres', {
        hint: 'Codes of the ledger, with commas; 41* is every code that begins with 41',
      }),
    ),
    profile: optional(
      monthlyShares('Profile', 'Twelve percentages from April, such as 8 8 9 …; blank where it is even'),
    ),
    forecast: optional(
      pounds('Forecast outturn', {
        negative: true,
        hint: 'Blank: what is spent so far with the rest of the profile',
      }),
    ),
    cause: optional(words('Cause of the variance', { long: true })),
    recovery: optional(words('Recovery action', { long: true })),
    recovers: optional(pounds('What it brings back')),
    priorities: optional(
      namedShares('Priorities it serves', 'A line for each, with its share: Safer streets 40%'),
    ),
  },
  totals: ['budget'],
  rules: ({ budget, forecast, cause, recovery, recovers = 0 }) => [
    ...(forecast !== undefined && forecast > budget && !cause
      ? [{ field: 'cause', message: 'A forecast above the budget says its cause' }]
      : []),
    ...(recovers > 0 && !recovery ? [{ field: 'recovery', message: 'Say what brings this money back' }] : []),
  ],
});

export const cashBalances = register({
  kind: 'cash',
  title: 'Cash in hand',
  one: 'a balance of cash',
  lead: 'What stood in the bank and in money-market funds on a day, and the least that must stand there.',
  fields: {
    on: day('Stood on'),
    amount: pounds('Cash in hand', { negative: true, usual: 10_000 }),
    minimum: optional(pounds('Least to hold', { usual: 10_000 })),
  },
});

export const cashFlows = register({
  kind: 'cash-flows',
  title: 'Cash that comes and goes',
  one: 'a flow of cash',
  lead: 'What comes in and goes out, how often and how much. Loans, sales and support are counted from their own registers.',
  fields: {
    direction: choice('It', { in: 'Comes in', out: 'Goes out' }),
    amount: pounds('Amount each time'),
    rhythm: choice('How often', {
      once: 'Once',
      monthly: 'Every month',
      quarterly: 'Every three months',
      yearly: 'Every year',
    }),
    firstOn: day('First on'),
    lastOn: optional(day('Last on')),
  },
  rules: ({ firstOn, lastOn }) =>
    lastOn !== undefined && lastOn < firstOn
      ? [{ field: 'lastOn', message: 'The last is after the first: are the two days the other way round?' }]
      : [],
});
