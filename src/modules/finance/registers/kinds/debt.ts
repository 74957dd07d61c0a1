// Registers of debt and of what it paid for: loans, balances still to be paid for, and the capital programme.
import { sayPounds } from '../../../../kernel/money.ts';
import { byYear, choice, day, optional, percent, pounds, year, years } from '../field.ts';
import { register } from '../register.ts';

const pools = { general: 'General Fund', housing: 'Housing Revenue Account' };

export const loans = register({
  kind: 'loans',
  title: 'Loans',
  one: 'a loan',
  lead: 'What the council has borrowed, from whom, at what rate and until when.',
  fields: {
    lender: choice('Lender', {
      pwlb: 'PWLB',
      council: 'Another council',
      bank: 'Bank',
      other: 'Other',
    }),
    repayment: choice('How it is repaid', {
      maturity: 'At the end',
      annuity: 'Annuity',
      eip: 'Equal instalments of principal',
    }),
    principal: pounds('Principal', { hint: 'As it was borrowed', usual: 50_000 }),
    rate: percent('Interest a year'),
    takenOn: day('Taken on'),
    repaidOn: day('Last repayment'),
    pool: choice('Pool', pools),
  },
  totals: ['principal'],
  rules: ({ takenOn, repaidOn }) =>
    takenOn < repaidOn
      ? []
      : [
          {
            field: 'repaidOn',
            message: 'A loan is repaid after it is taken: are the two days the other way round?',
          },
        ],
});

export const balances = register({
  kind: 'balances',
  title: 'Capital spending not yet paid for',
  one: 'a balance',
  lead: 'What past capital spending is still to be charged to revenue, as it stood on 1 April, and how it is charged.',
  fields: {
    category: choice('Category', {
      supported: 'Supported borrowing',
      unsupported: 'Unsupported borrowing',
      'investment-property': 'Investment property',
      'capital-loan': 'Capital loan',
      lease: 'Lease or PFI',
      direction: 'Capitalised by a direction',
    }),
    pool: choice('Pool', pools),
    openingYear: year('Stands on 1 April of', { hint: 'Such as 2026/27' }),
    opening: pounds('Balance', { usual: 5000 }),
    method: choice('Method', {
      'equal-instalment': 'Equal instalments',
      annuity: 'Annuity',
      'reducing-balance': 'Reducing balance',
      none: 'Not charged: Housing Revenue Account',
    }),
    life: optional(years('Life left')),
    rate: optional(percent('Rate of the annuity or of the reducing balance')),
  },
  totals: ['opening'],
  rules: ({ category, pool, method, life, rate }) => [
    ...(method === 'none' && pool !== 'housing'
      ? [{ field: 'method', message: 'Only the Housing Revenue Account has no duty to charge' }]
      : []),
    ...((method === 'equal-instalment' || method === 'annuity') && life === undefined
      ? [{ field: 'life', message: 'Give the life that is left: this method needs it' }]
      : []),
    ...((method === 'reducing-balance' || method === 'annuity') && rate === undefined
      ? [{ field: 'rate', message: 'Give the rate: this method needs it' }]
      : []),
    ...(category === 'direction' && life !== undefined && life > 20
      ? [{ field: 'life', message: 'What a direction capitalises is charged over 20 years at most' }]
      : []),
  ],
});

export const schemes = register({
  kind: 'schemes',
  title: 'Capital programme',
  one: 'a scheme',
  lead: 'Each scheme with its budget, what is now forecast, what was spent, and what pays for it. The rest is borrowed.',
  fields: {
    pool: choice('Pool', pools),
    budget: byYear('Budget'),
    forecast: byYear('Forecast'),
    outturn: optional(byYear('Outturn')),
    grants: optional(byYear('Grants')),
    receipts: optional(byYear('Receipts')),
    revenue: optional(byYear('Revenue')),
    availableIn: optional(year('First in use', { hint: 'The charge begins the year after' })),
    method: choice('Method', { 'equal-instalment': 'Equal instalments', annuity: 'Annuity' }),
    life: years('Life'),
    rate: optional(percent('Rate of the annuity')),
  },
  rules: ({ forecast, grants = {}, receipts = {}, revenue = {}, method, rate }) => [
    ...Object.keys({ ...grants, ...receipts, ...revenue }).flatMap((called) => {
      const paid = (grants[called] ?? 0) + (receipts[called] ?? 0) + (revenue[called] ?? 0);
      const spent = forecast[called] ?? 0;
      return paid > spent
        ? [
            {
              field: 'forecast',
              message: `Grants, receipts and revenue of ${called} come to ${sayPounds(paid)}, more than the ${sayPounds(spent)} forecast`,
            },
          ]
        : [];
    }),
    ...(method === 'annuity' && rate === undefined
      ? [{ field: 'rate', message: 'Give the rate of the annuity' }]
      : []),
  ],
});
