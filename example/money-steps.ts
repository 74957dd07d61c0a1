// Harnworth's road to the next budget, the accounts of its last years, and what it would stop doing. All invented.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../src/kernel/financial-year.ts';
import type { EarlierMoney } from '../src/modules/finance/index.ts';
import { millions, yearsFrom } from './money-units.ts';

type Steps = Pick<EarlierMoney['entries'], 'budget-steps' | 'accounts' | 'disinvestments'>;
type Step = Steps['budget-steps'][number]['facts']['sort'];

/** The next budget is set before the first of April to come. */
export function exampleSteps(day: Day): Steps {
  const year = yearsFrom(financialYearOf(day));
  const next = financialYearSpan(year(1)).first;
  const step = (name: string, sort: Step, before: number, body: string) => {
    const plannedOn = addDays(addMonths(next, -before), 13);
    // The consultation began late; all else that has passed was done on its day.
    const doneOn = sort === 'consultation' ? addDays(plannedOn, 16) : plannedOn;
    return {
      name,
      facts: { sort, year: year(1), plannedOn, body, ...(doneOn < day ? { doneOn } : {}) },
    };
  };
  return {
    'budget-steps': [
      step('Residents are asked', 'consultation', 6, 'Strategy and Improvement'),
      step('Scrutiny of the draft', 'scrutiny', 3, 'Corporate Scrutiny Committee'),
      step('Council tax base', 'tax-base', 3, 'Cabinet'),
      step('Estimate of business rates', 'rates', 3, 'Section 151 Officer'),
      step('Cabinet proposes the budget', 'cabinet', 2, 'Cabinet'),
      step('Report on robustness and reserves', 'section-25', 2, 'Section 151 Officer'),
      step('Council sets the budget', 'council', 2, 'Full Council'),
      step('Council tax is set', 'council-tax', 2, 'Full Council'),
      step('Treasury strategy and MRP statement', 'treasury', 2, 'Full Council'),
    ],
    accounts: exampleAccounts(day, year),
    disinvestments: exampleDisinvestments(day, next),
  };
}

function exampleAccounts(day: Day, year: (after: number) => string): Steps['accounts'] {
  const closed = (after: number) => financialYearSpan(year(after)).last;
  return [
    {
      name: `Accounts of ${year(-1)}`,
      facts: {
        year: year(-1),
        ...(addMonths(closed(-1), 4) < day ? { draftOn: addMonths(closed(-1), 4) } : {}),
        auditor: 'Ridgeway Audit LLP',
        standing: 'Work on property values has begun.',
      },
    },
    {
      name: `Accounts of ${year(-2)}`,
      facts: {
        year: year(-2),
        draftOn: addMonths(closed(-2), 3),
        inspectionOn: addDays(addMonths(closed(-2), 3), 1),
        auditedOn: addDays(closed(-2), 330),
        opinion: 'disclaimed',
        auditor: 'Ridgeway Audit LLP',
        standing: 'Disclaimed because opening balances could not be assured in time.',
      },
    },
  ];
}

const exampleDisinvestments = (day: Day, next: Day): Steps['disinvestments'] => [
  {
    name: 'The theatre',
    facts: {
      rank: 1,
      how: 'handed-over',
      service: 'Places',
      fullYear: millions(0.42),
      startsOn: next,
      duty: 'none',
      standing: 'approved',
      handedTo: 'Harnworth Playhouse Trust',
      affected: 'Nine staff, and some 30,000 visitors a year',
      assessment: 'Staff move to the trust on their terms. Tickets for schools are kept for three years.',
      assessedOn: addDays(day, -70),
    },
  },
  {
    name: 'Events in parks',
    facts: {
      rank: 2,
      how: 'stopped',
      service: 'Environment',
      fullYear: millions(0.18),
      startsOn: next,
      duty: 'none',
      standing: 'consulted',
      affected: 'Traders, and families of four districts',
      assessment: 'Two of five events can pay for themselves. Nobody loses a service that law requires.',
      assessedOn: addDays(day, -40),
    },
  },
  {
    name: 'Grants to sports clubs',
    facts: {
      rank: 3,
      how: 'reduced',
      service: 'Places',
      fullYear: millions(0.25),
      startsOn: addMonths(next, 3),
      duty: 'none',
      standing: 'proposed',
    },
  },
];
