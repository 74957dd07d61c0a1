// Registers of a council in trouble: reports under section 114, and support from the government.
import { choice, day, optional, percent, pounds, words, year, years } from '../field.ts';
import { register } from '../register.ts';

/** Full council considers a report within so many days (Local Government Finance Act 1988, section 115). */
export const daysToConsider = 21;

export const section114 = register({
  kind: 'section-114',
  title: 'Section 114 reports',
  one: 'a section 114 report',
  lead: 'Reports of the section 151 officer under section 114 of the Local Government Finance Act 1988. Full council considers each within 21 days.',
  fields: {
    kind: choice('Kind', {
      unlawful: 'Unlawful spending, section 114(2)',
      'exceeds-resources': 'Spending beyond resources, section 114(3)',
    }),
    reportedOn: day('Sent on'),
    consideredOn: optional(day('Considered on')),
    why: words('Why', { long: true }),
    auditorToldOn: optional(day('Auditor told on')),
  },
  rules: ({ reportedOn, consideredOn, auditorToldOn }) => [
    ...(consideredOn !== undefined && consideredOn < reportedOn
      ? [{ field: 'consideredOn', message: 'A report is considered after it is sent' }]
      : []),
    ...(auditorToldOn !== undefined && auditorToldOn < reportedOn
      ? [{ field: 'auditorToldOn', message: 'The auditor is told once it is sent' }]
      : []),
  ],
});

export const support = register({
  kind: 'support',
  title: 'Exceptional support',
  one: 'a request for support',
  lead: 'What support was asked of the government for each year, agreed, directed and drawn.',
  fields: {
    year: year('Year'),
    asked: pounds('Asked'),
    agreed: optional(pounds('Agreed in principle')),
    directed: optional(pounds('Directed')),
    drawn: optional(pounds('Drawn')),
    life: years('Charged over', { most: 20 }),
    rate: optional(percent('Interest')),
  },
  totals: ['asked', 'agreed', 'drawn'],
  rules: ({ agreed, directed, drawn }) => [
    ...(directed !== undefined && agreed !== undefined && directed > agreed
      ? [{ field: 'directed', message: 'A direction is for at most what was agreed' }]
      : []),
    ...(drawn !== undefined && drawn > (directed ?? agreed ?? 0)
      ? [{ field: 'drawn', message: 'More is drawn than was agreed' }]
      : []),
  ],
});
