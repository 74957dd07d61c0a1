// Columns are told by what their headers mean, in any order and under any of the names councils give them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../test/support/at-length.ts';
import { readDocument } from '../read.ts';
import { type Role, roleOfHeader, shapeOf } from './columns.ts';

const headers: Partial<Record<Role, string[]>> = {
  ref: ['Ref', 'Ref.', 'No.', 'ID', '#', 'Action ref', 'Action no.', 'Reference'],
  action: [
    'Action',
    'Actions',
    'What we will do',
    'Key actions',
    'Task',
    'Activity',
    'Main and emerging actions',
    'Agreed action',
    'What needs to be done',
  ],
  lead: [
    'Lead',
    'Owner',
    'Lead officer',
    'Responsible officer',
    'Accountable',
    'Who',
    'By whom',
    'Action owner',
    'Officer',
    'Assigned to',
    'Responsibility',
  ],
  due: [
    'Due',
    'Due date',
    'Target date',
    'Deadline',
    'By when',
    'When',
    'Completion date',
    'Timescale',
    'Complete by',
    'End date',
    'Target completion date',
  ],
  start: ['Start', 'Start date', 'Commencement'],
  status: [
    'Status',
    'RAG',
    'BRAG',
    'RAG status',
    'Progress',
    'BRAG rating',
    'Delivery status',
    'Progress RAG status',
  ],
  officerSponsor: ['Sponsor', 'SRO', 'Executive sponsor', 'Senior responsible officer', 'DB Sponsor'],
  memberSponsor: [
    'Portfolio holder',
    'Cabinet member',
    'Cabinet sponsor',
    'Lead member',
    'Member sponsor',
    'Portfolio Holder / Lead',
  ],
  notes: ['Comments', 'Progress update', 'Latest update', 'Notes', 'Resources', 'Revised due date'],
  objective: ['Objective', 'Objective Ref.', 'Strategic objective'],
  workstream: ['Workstream', 'Work stream', 'Project'],
  recommendation: ['Recommendation', 'LGA recommendation'],
  measure: ['Measure', 'KPI', 'Performance indicator', 'Success measure'],
  milestone: ['Milestone', 'Key milestones'],
  post: ['Job title', 'Post'],
  initials: ['Initials'],
};

for (const [role, names] of Object.entries(headers))
  test(`a column is ${role} under any of ${names.length} names`, () => {
    expect(names.filter((name) => roleOfHeader(name) !== role)).toEqual([]);
  });

test('words of a sentence are no header', () => {
  expect(
    roleOfHeader('The lead officer will report progress on every action to the board each month until done'),
  ).toBe(undefined);
});

test('cells show what they are', () => {
  expect(
    ['March 2025', 'On track', 'JD/KL', 'Head of Finance', 'AB12', 'High', 'Mend the hall roof', ''].map(
      shapeOf,
    ),
  ).toEqual(['date', 'status', 'initials', 'person', 'ref', 'rank', 'text', 'blank']);
});

const rows: Record<string, string>[] = [
  {
    ref: '1.1',
    action: 'Mend the market hall roof',
    lead: 'Head of Estates',
    due: '31 March 2025',
    status: 'On track',
    memberSponsor: 'Cllr Una Marsh',
    start: 'Sept 2024',
  },
  {
    ref: '1.2',
    action: 'Let the empty stalls',
    lead: 'Market Manager',
    due: 'Q2 2025/26',
    status: 'Not started',
    memberSponsor: 'Cllr Una Marsh',
    start: '01/04/25',
  },
  {
    ref: '2.1',
    action: 'Sweep the square before eight',
    lead: 'Street Manager',
    due: 'Ongoing',
    status: 'Complete',
    memberSponsor: 'Cllr Rafe Toll',
    start: 'May 2024',
  },
];

test('a table reads the same with its columns in any order and its headers under any of their names', async () => {
  const columns: Role[] = ['ref', 'action', 'lead', 'due', 'status', 'memberSponsor', 'start'];
  const chosen = fc.tuple(
    fc.shuffledSubarray(columns, { minLength: columns.length }),
    fc.array(fc.nat(), { minLength: columns.length, maxLength: columns.length }),
    fc.constantFrom('\t', ' | '),
  );
  await fc.assert(
    fc.asyncProperty(chosen, async ([order, picks, mark]) => {
      const head = order.map(
        (role, at) => headers[role]?.[(picks[at] ?? 0) % (headers[role]?.length ?? 1)] ?? role,
      );
      const line = (cells: string[]) => (mark === '\t' ? cells.join(mark) : `| ${cells.join(mark)} |`);
      const rule = mark === '\t' ? [] : [line(order.map(() => '---'))];
      const lines = [line(head), ...rule, ...rows.map((row) => line(order.map((role) => row[role] ?? '')))];
      const { actions } = await readDocument({
        name: 'plan.md',
        bytes: new TextEncoder().encode(`# Plan\n\n${lines.join('\n')}\n`),
      });
      const read = actions.map((action) => ({
        ref: action.ref,
        action: action.title,
        lead: action.leads.map(({ words }) => words).join(),
        due: action.due?.words,
        status: action.status?.words,
        memberSponsor: action.memberSponsors.map(({ words }) => words).join(),
        start: action.start?.words,
      }));
      expect(read, lines.join('\n')).toEqual(rows);
    }),
    { numRuns: tries(400, 8000), seed: 12 },
  );
});
