// Registers of days that must be kept: the steps to a budget, and accounts with their audit.
import { choice, day, optional, words, year } from '../field.ts';
import { register } from '../register.ts';

/** The steps to a budget, in their usual order. Those with a day in law are in `timetable/roadmap.ts`. */
export const stepSorts = {
  consultation: 'Consultation',
  'tax-base': 'Council tax base set',
  rates: 'Business rates estimated',
  scrutiny: 'Scrutiny',
  cabinet: 'Cabinet',
  'section-25': 'Section 25 report',
  council: 'Council sets the budget',
  'council-tax': 'Council tax set',
  treasury: 'Treasury strategy and MRP statement approved',
  other: 'Another step',
} as const;

export const budgetSteps = register({
  kind: 'budget-steps',
  title: 'Steps to the budget',
  one: 'a step',
  lead: 'What must happen before a budget is set, when the council plans it, and when it was done.',
  fields: {
    sort: choice('Step', stepSorts),
    year: year('For the budget of'),
    plannedOn: day('Planned for'),
    doneOn: optional(day('Done on')),
    body: optional(words('Who does it')),
  },
});

export const opinions = {
  unmodified: 'Unmodified',
  qualified: 'Qualified',
  adverse: 'Adverse',
  disclaimed: 'Disclaimed',
} as const;

export const accountsYears = register({
  kind: 'accounts',
  title: 'Accounts and audit',
  one: 'a year of accounts',
  lead: 'How far the accounts of each year are: draft, inspection, audit and opinion.',
  fields: {
    year: year('Year'),
    draftOn: optional(day('Draft published on')),
    inspectionOn: optional(day('Inspection opened on')),
    auditedOn: optional(day('Opinion given on')),
    opinion: optional(choice('Opinion', opinions)),
    auditor: optional(words('Auditor')),
    standing: optional(words('How it stands', { long: true })),
  },
  rules: ({ draftOn, inspectionOn, auditedOn, opinion }) => [
    ...(auditedOn !== undefined && opinion === undefined
      ? [{ field: 'opinion', message: 'Say which opinion was given' }]
      : []),
    ...(opinion !== undefined && auditedOn === undefined
      ? [{ field: 'auditedOn', message: 'Say when the opinion was given' }]
      : []),
    ...(auditedOn !== undefined && draftOn !== undefined && auditedOn < draftOn
      ? [{ field: 'auditedOn', message: 'An opinion is given after the draft is published' }]
      : []),
    ...(inspectionOn !== undefined && draftOn === undefined
      ? [{ field: 'draftOn', message: 'Inspection opens once the draft is published: say when it was' }]
      : []),
  ],
});
