// Registers of what is to be sold, or ends: disposals and investments.
import { choice, day, optional, percent, pounds, words, yesno } from '../field.ts';
import { register } from '../register.ts';

export const disposals = register({
  kind: 'disposals',
  title: 'Disposals',
  one: 'a disposal',
  lead: 'What is to be sold, when, for how much, what the money is for, and which boards it passes. Values, bids and reserves are exempt until a sale is completed and its publication confirmed.',
  fields: {
    lot: choice('Lot', { asset: 'Asset', tranche: 'Tranche' }),
    status: choice('Status', {
      identified: 'Identified',
      surplus: 'Declared surplus',
      approved: 'Approved',
      marketed: 'Marketed',
      'under-offer': 'Under offer',
      exchanged: 'Exchanged',
      completed: 'Completed',
    }),
    plannedOn: day('Planned for'),
    valuedOn: optional(day('Valued on')),
    low: pounds('Low value', { exempt: true }),
    central: pounds('Central value', { exempt: true }),
    high: pounds('High value', { exempt: true }),
    costRate: percent('Costs of the sale', { most: 50, cure: 'costs are a percentage of the value' }),
    bookValue: optional(pounds('Book value')),
    incomeLost: optional(pounds('Income lost a year')),
    costsSaved: optional(pounds('Costs saved a year')),
    use: choice('The money is for', {
      debt: 'Repaying debt',
      capital: 'Capital spending',
      support: 'Support in place of borrowing',
      transformation: 'Flexible use of receipts',
    }),
    reservePrice: optional(pounds('Reserve price', { exempt: true })),
    bids: optional(words('Bids', { exempt: true, long: true })),
    realised: optional(pounds('Price realised', { exempt: true })),
    completedOn: optional(day('Completed on')),
    boards: optional(words('Boards it passes', { hint: 'One on each line, in their order', long: true })),
    nextStep: optional(words('Next step')),
  },
  totals: ['central', 'realised'],
  rules: ({ low, central, high, status, realised, completedOn }) => [
    ...(low > central || central > high
      ? [
          {
            field: 'central',
            message: 'The low value is at most the central one, and that at most the high one',
          },
        ]
      : []),
    ...(status === 'completed' && (realised === undefined || completedOn === undefined)
      ? [{ field: 'realised', message: 'A completed sale has its price and its day' }]
      : []),
    ...(status !== 'completed' && (realised !== undefined || completedOn !== undefined)
      ? [{ field: 'status', message: 'A sale with a price realised and a day is completed' }]
      : []),
  ],
});

export const investments = register({
  kind: 'investments',
  title: 'Investments',
  one: 'an investment',
  lead: 'What the council lent or invested, what it bears, what may be lost, and when it ends.',
  fields: {
    counterparty: words('With whom'),
    principal: pounds('Principal'),
    rate: percent('Income a year'),
    maturesOn: day('Matures on'),
    isCommercial: yesno('Commercial', { hint: 'Made first of all for its return' }),
    reason: optional(words('Reason')),
    expectedLoss: optional(pounds('Expected loss')),
    recovered: optional(pounds('Recovered so far')),
    plannedSaleOn: optional(day('Planned sale')),
    plannedProceeds: optional(pounds('Planned proceeds')),
    standing: choice('Standing', {
      performing: 'Performing',
      watch: 'Watched',
      default: 'In default',
      sold: 'Sold',
    }),
  },
  totals: ['principal', 'expectedLoss'],
  rules: ({ principal, expectedLoss = 0, recovered = 0 }) =>
    expectedLoss + recovered > principal
      ? [
          {
            field: 'expectedLoss',
            message: 'What is recovered and what may be lost come to more than the principal',
          },
        ]
      : [],
});
