// The register of disinvestments: what the council would stop, reduce or hand over, its rank, and what it would mean.
import { choice, day, number, optional, pounds, words } from '../field.ts';
import { register } from '../register.ts';

export const disinvestments = register({
  kind: 'disinvestments',
  title: 'Disinvestments',
  one: 'a disinvestment',
  lead: 'What the council would stop, reduce or hand over, in what order, and what that would mean for people. None is approved before it is assessed.',
  fields: {
    rank: number('Rank', { least: 1, most: 999, hint: '1 is the first to go' }),
    how: choice('It is', { stopped: 'Stopped', reduced: 'Reduced', 'handed-over': 'Handed over' }),
    service: words('Service'),
    fullYear: pounds('Full-year effect'),
    startsOn: day('From'),
    duty: choice('Duty in law', { none: 'None', part: 'In part', whole: 'Statutory' }),
    standing: choice('Standing', {
      proposed: 'Proposed',
      consulted: 'Consulted on',
      approved: 'Approved',
      refused: 'Refused',
      done: 'Done',
    }),
    handedTo: optional(words('Handed to')),
    affected: optional(words('Who is affected', { long: true })),
    assessment: optional(
      words('Assessment', {
        hint: 'What it would mean, equality among it, and what softens it',
        long: true,
      }),
    ),
    assessedOn: optional(day('Assessed on')),
    saving: optional(words('Saving it is counted as', { hint: 'Its name in the register of savings' })),
  },
  totals: ['fullYear'],
  rules: ({ how, handedTo, standing, assessment, assessedOn, rank }) => [
    ...(how === 'handed-over' && !handedTo
      ? [{ field: 'handedTo', message: 'Say to whom it is handed' }]
      : []),
    ...((standing === 'approved' || standing === 'done') && (!assessment || !assessedOn)
      ? [
          {
            field: 'assessment',
            message: 'What is approved has been assessed: give the assessment and its day',
          },
        ]
      : []),
    ...(Number.isInteger(rank) ? [] : [{ field: 'rank', message: 'A rank is a whole number' }]),
  ],
});
