// The register of savings: what each is worth, from when, how sure it is, and what mends it.
import { choice, day, optional, pounds, words, yesno } from '../field.ts';
import { register } from '../register.ts';

/** What share of a saving counts by its status, in percent: usual practice, not law. */
export const weights = { delivered: 100, 'on-track': 95, 'at-risk': 50, undeliverable: 0 } as const;

export const savings = register({
  kind: 'savings',
  title: 'Savings',
  one: 'a saving',
  lead: 'What each saving is worth in a full year and in this one, how sure it is, and what it waits for.',
  fields: {
    category: choice('Category', {
      efficiency: 'Efficiency',
      income: 'Income',
      demand: 'Demand',
      reduction: 'Reduction of a service',
      procurement: 'Procurement',
      staffing: 'Staffing',
      other: 'Other',
    }),
    fullYear: pounds('Full-year effect'),
    startsOn: day('Begins on'),
    status: choice('Status', {
      delivered: 'Delivered',
      'on-track': 'On track',
      'at-risk': 'At risk',
      undeliverable: 'Undeliverable',
    }),
    recurring: yesno('Recurring'),
    costToDeliver: optional(pounds('Cost to deliver')),
    mitigation: optional(words('Mitigation', { long: true })),
    mitigated: optional(pounds('Mitigated by')),
    mitigationRecurring: optional(yesno('Mitigation recurs')),
    line: optional(words('Budget line', { hint: 'Its name in the register of budget lines' })),
    priority: optional(words('Priority')),
  },
  totals: ['fullYear'],
  rules: ({ fullYear, mitigated = 0, mitigation }) => [
    ...(mitigated > fullYear
      ? [{ field: 'mitigated', message: 'A mitigation is at most the saving it stands in for' }]
      : []),
    ...(mitigated > 0 && !mitigation ? [{ field: 'mitigation', message: 'Say what the mitigation is' }] : []),
  ],
});
