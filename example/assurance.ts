// Who assures what at Harnworth, with gaps: a theme of which only management speaks, a source that is overdue.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { financialYearOf, quarterOf } from '../src/kernel/financial-year.ts';
import type { EarlierAssurance } from '../src/modules/assurance/index.ts';

/** For any day of loading; every other day is counted from it. */
export function exampleAssurance(day: Day): EarlierAssurance {
  return {
    keptBy: 'Zofia Penhale',
    rows: [
      {
        title: 'Risk: money runs out before land is sold',
        owner: 'Priya Nandhra',
        reported: 'Audit Committee, every three months',
      },
    ],
    sources: [...moneySources(day), ...otherSources(day)],
    standards: exampleStandards(day),
    audits: exampleAudits(day),
  };
}

function moneySources(day: Day): EarlierAssurance['sources'] {
  const ago = (days: number) => addDays(day, -days);
  const since = addMonths(day, -12);
  return [
    {
      of: 'Put the money right',
      line: 'management',
      what: 'Monthly report on the budget',
      givenBy: 'Heads of service',
      everyMonths: 1,
      since,
      statements: [
        {
          givenOn: ago(50),
          level: 'limited',
          words: 'Two services did not sign their figures.',
        },
        {
          givenOn: ago(18),
          level: 'reasonable',
          words: 'All services signed. One overspends, with a plan to stop it.',
        },
      ],
    },
    {
      of: 'Put the money right',
      line: 'corporate',
      what: 'Finance checks of the savings claimed',
      givenBy: 'Chief Accountant',
      everyMonths: 3,
      since,
      statements: [
        {
          givenOn: ago(40),
          level: 'reasonable',
          words: 'Nine of ten savings tested had reached the budget.',
        },
      ],
    },
    {
      of: 'Put the money right',
      line: 'independent',
      what: 'Audit of the accounts',
      givenBy: 'Penrose Vale, external auditor',
      everyMonths: 12,
      since: addMonths(day, -20),
      statements: [
        {
          givenOn: addMonths(day, -14),
          level: 'none',
          words: 'No opinion could be given: the accounts came too late.',
          evidence: 'Paper 6 of the Audit Committee',
        },
      ],
    },
  ];
}

function otherSources(day: Day): EarlierAssurance['sources'] {
  const ago = (days: number) => addDays(day, -days);
  const since = addMonths(day, -12);
  return [
    {
      of: 'Decide properly',
      line: 'management',
      what: 'Yearly statement of each director',
      givenBy: 'Directors',
      everyMonths: 12,
      since,
      statements: [
        {
          givenOn: ago(160),
          level: 'reasonable',
          words: 'Decisions are recorded; some are recorded late.',
        },
      ],
    },
    {
      of: 'Decide properly',
      line: 'independent',
      what: 'Audit of officers’ decisions',
      givenBy: 'Anthea Blakelock, head of internal audit',
      since,
      statements: [
        {
          givenOn: ago(75),
          level: 'limited',
          words: 'A third of the decisions tested had no reasons with them.',
        },
      ],
    },
    {
      of: 'Change the culture',
      line: 'management',
      what: 'What managers hear from their teams',
      givenBy: 'Director of People and Culture',
      everyMonths: 6,
      since,
      statements: [
        { givenOn: ago(30), level: 'substantial', words: 'Managers say that worries are now dealt with.' },
      ],
    },
    {
      of: 'Risk: money runs out',
      line: 'corporate',
      what: 'Forecast of cash for the year',
      givenBy: 'Treasury team',
      everyMonths: 1,
      since,
      statements: [],
    },
  ];
}

function exampleStandards(day: Day): EarlierAssurance['standards'] {
  const judged = (days: number, forMonths: number) => {
    const assessedOn = addDays(day, -days);
    return { assessedOn, reviewOn: addMonths(assessedOn, forMonths) };
  };
  return [
    {
      list: 'fm-code-2019',
      judgements: [
        {
          of: 'Area 1',
          standing: 'partly',
          evidence: 'The three statutory officers meet each week; their deputies are not named.',
          owner: 'Rosalind Ottaway',
          ...judged(60, 6),
        },
        {
          of: 'Area 4',
          standing: 'not-met',
          evidence: 'The budget was balanced with money that comes once.',
          owner: 'Priya Nandhra',
          ...judged(300, 6),
        },
        {
          of: 'Area 4',
          standing: 'partly',
          evidence: 'A balanced budget is drafted; two savings are not agreed.',
          owner: 'Priya Nandhra',
          ...judged(60, 3),
        },
        {
          of: 'Area 6',
          standing: 'met',
          evidence: 'Cabinet has had a forecast each month of this year.',
          owner: 'Priya Nandhra',
          ...judged(200, 6),
        },
      ],
    },
    { list: 'mrp-2025', judgements: [] },
  ];
}

function exampleAudits(day: Day): EarlierAssurance['audits'] {
  const now = { year: financialYearOf(day), quarter: quarterOf(day) };
  const auditor = 'Anthea Blakelock, head of internal audit';
  return [
    {
      ...now,
      title: 'Officers’ decisions and the reasons for them',
      auditor,
      covers: ['Decide properly'],
      agreed: ['Strengthen internal audit'],
      steps: [
        { status: 'fieldwork', onDay: addDays(day, -110) },
        {
          status: 'reported',
          onDay: addDays(day, -75),
          opinion: 'limited',
          words: 'A third of the decisions tested had no reasons with them.',
        },
      ],
    },
    {
      ...now,
      title: 'Whether savings reach the budget',
      auditor,
      covers: ['Put the money right'],
      agreed: [],
      steps: [{ status: 'fieldwork', onDay: addDays(day, -12) }],
    },
    { ...now, title: 'Access of leavers to systems', auditor, covers: [], agreed: [], steps: [] },
    {
      ...now,
      title: 'The leisure contract',
      auditor,
      covers: [],
      agreed: [],
      steps: [
        {
          status: 'dropped',
          onDay: addDays(day, -30),
          words: 'The contract ends before the report would come.',
        },
      ],
    },
  ];
}
