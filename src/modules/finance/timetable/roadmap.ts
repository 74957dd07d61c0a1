// The road to a budget: days in law and the council’s own beside each other, what is late, and what stands in a wrong order. Pure.
import { addDays, type Day, lastOfMonth } from '../../../kernel/days.ts';
import { type FinancialYear, financialYearSpan } from '../../../kernel/financial-year.ts';
import type { Entry } from '../registers/entry.ts';
import { stepSorts } from '../registers/kinds/timetable.ts';

export type StepSort = keyof typeof stepSorts;

export interface LawfulDay {
  sort: StepSort;
  /** The last day; `from` is the first, where there is one. */
  by: Day;
  from?: Day;
  rule: string;
}

/**
 * Days that the law sets for a billing authority’s budget of a year. They are of the rules as they stood in 2025: an officer
 * checks them against the year’s own regulations.
 */
export function lawfulDays(year: FinancialYear): LawfulDay[] {
  const { first } = financialYearSpan(year);
  const start = Number(first.slice(0, 4));
  return [
    {
      sort: 'tax-base',
      from: `${start - 1}-12-01`,
      by: `${start}-01-31`,
      rule: 'Local Authorities (Calculation of Council Tax Base) (England) Regulations 2012, regulation 8',
    },
    {
      sort: 'rates',
      by: `${start}-01-31`,
      rule: 'Non-Domestic Rating (Rates Retention) Regulations 2013, regulation 3',
    },
    {
      sort: 'council',
      by: `${start}-03-10`,
      rule: 'Local Government Finance Act 1992, section 31A(11): before 11 March',
    },
    {
      sort: 'council-tax',
      by: `${start}-03-10`,
      rule: 'Local Government Finance Act 1992, section 30(6): before 11 March',
    },
    {
      sort: 'treasury',
      by: lastOfMonth(`${start}-03-01`),
      rule: 'Treasury Management Code and statutory guidance on MRP: before the year begins',
    },
  ];
}

export type StepState = 'done' | 'done-late' | 'late' | 'soon' | 'ahead' | 'unplanned';

export interface Step {
  sort: StepSort;
  entryId: number | null;
  name: string | null;
  plannedOn: Day | null;
  doneOn: Day | null;
  body: string | null;
  lawful: LawfulDay | null;
  state: StepState;
  /** What is wrong with it, whole sentences. */
  doubts: string[];
}

const soonDays = 28;

/** Steps of one budget in the order of their days; a lawful day that nobody planned for stands among them. */
export function roadmap(
  entries: readonly Entry<'budget-steps'>[],
  year: FinancialYear,
  day: Day,
): readonly Step[] {
  const own = entries.filter(({ facts }) => facts.year === year);
  const lawful = lawfulDays(year);
  const planned = own.map(({ entryId, name, facts }): Step => {
    const law = lawful.find(({ sort }) => sort === facts.sort) ?? null;
    const { plannedOn, doneOn = null, body = null, sort } = facts;
    const step = { sort, entryId, name, plannedOn, doneOn, body, lawful: law };
    return { ...step, state: stateOf(plannedOn, doneOn, law, day), doubts: againstLaw(step) };
  });
  const missing = lawful
    .filter(({ sort }) => !own.some(({ facts }) => facts.sort === sort))
    .map(
      (law): Step => ({
        sort: law.sort,
        entryId: null,
        name: null,
        plannedOn: null,
        doneOn: null,
        body: null,
        lawful: law,
        state: law.by < day ? 'late' : 'unplanned',
        doubts: ['No day is planned for it'],
      }),
    );
  const all = [...planned, ...missing].toSorted(
    (a, b) => dayOf(a).localeCompare(dayOf(b)) || order.indexOf(a.sort) - order.indexOf(b.sort),
  );
  return all.map((step) => ({ ...step, doubts: [...step.doubts, ...outOfOrder(step, all)] }));
}

/** Of steps on one day. */
const order = Object.keys(stepSorts);
const dayOf = ({ doneOn, plannedOn, lawful }: Step): Day => doneOn ?? plannedOn ?? lawful?.by ?? '';

function stateOf(plannedOn: Day, doneOn: Day | null, law: LawfulDay | null, day: Day): StepState {
  if (doneOn !== null) return doneOn > plannedOn || (law && doneOn > law.by) ? 'done-late' : 'done';
  if (plannedOn < day) return 'late';
  return plannedOn <= addDays(day, soonDays) ? 'soon' : 'ahead';
}

function againstLaw({ plannedOn, doneOn, lawful }: Pick<Step, 'plannedOn' | 'doneOn' | 'lawful'>): string[] {
  const on = doneOn ?? plannedOn;
  if (!lawful || on === null) return [];
  if (on > lawful.by) return ['It is after the last day in law'];
  return lawful.from && on < lawful.from ? ['It is before the first day in law'] : [];
}

/** What comes before what: a budget is set with the report under section 25 before it, and the tax after it. */
const before: readonly (readonly [StepSort, StepSort, string])[] = [
  ['cabinet', 'council', 'Council meets before Cabinet has proposed a budget'],
  ['scrutiny', 'council', 'Council meets before scrutiny has'],
  ['section-25', 'council', 'Council must have regard to the report under section 25, which comes later'],
  ['tax-base', 'council-tax', 'Council tax is set before its base'],
  ['council', 'council-tax', 'Council tax is set before the budget'],
  ['consultation', 'council', 'Council meets before the consultation'],
];

function outOfOrder(step: Step, all: readonly Step[]): string[] {
  return before.flatMap(([first, then, words]) => {
    if (step.sort !== then) return [];
    const other = all.find(({ sort, entryId }) => sort === first && entryId !== null);
    return other && step.entryId !== null && dayOf(other) > dayOf(step) ? [words] : [];
  });
}
