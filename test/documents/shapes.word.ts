// Plans as Word files: an improvement plan in two themes, and a response to a peer challenge with merged cells and colours.
import { headers, row, type Shape } from './shape.ts';

const { ref, action, owner, due, status, progress, recommendation } = headers;
const green = { words: '', fill: '#00b050' };
const amber = { words: '', fill: '#ffc000' };
const red = { words: '', fill: '#ff0000' };

const columns = [ref, action, owner, due, status, progress].map((all) => ({ headers: all }));

export const brackenmoor: Shape = {
  name: 'brackenmoor-improvement',
  format: 'docx',
  title: 'Brackenmoor District Council: Improvement Plan',
  before: [
    'Approved by Full Council in May 2025.',
    'This plan answers the statutory recommendations of our auditor. It is reviewed by the Improvement Board each month.',
  ],
  tables: [
    {
      heading: 'Theme 1: Financial control',
      columns,
      rows: [
        row(
          [
            '1.1',
            'Reconcile every bank account each month',
            'Chief Accountant',
            '30 June 2025',
            'Complete',
            'All 14 accounts reconciled',
          ],
          'Reconcile every bank account each month',
          'Chief Accountant',
          '2025-06-30',
          'delivered',
        ),
        row(
          [
            '1.2',
            'Bring forward the closure of the 2024/25 accounts',
            'Section 151 Officer',
            '31/12/2025',
            'On track',
            'Draft accounts went to audit',
          ],
          'Bring forward the closure of the 2024/25 accounts',
          'Section 151 Officer',
          '2025-12-31',
          'on-track',
        ),
        row(
          [
            '1.3',
            'Write off debts that cannot be recovered',
            'Head of Revenues and Benefits',
            'Q3 2025/26',
            'At risk',
            'Two posts are vacant',
          ],
          'Write off debts that cannot be recovered',
          'Head of Revenues and Benefits',
          '2025-10-01..2025-12-31',
          'at-risk',
        ),
      ],
    },
    {
      heading: 'Theme 2: Decision making',
      columns,
      rows: [
        row(
          [
            '2.1',
            'Publish every officer decision within five days',
            'Monitoring Officer',
            'September 2025',
            'Not started',
            '',
          ],
          'Publish every officer decision within five days',
          'Monitoring Officer',
          '2025-09-01..2025-09-30',
          'not-started',
        ),
        row(
          [
            '2.2',
            'Hold a scrutiny session on each item of the forward plan',
            'Scrutiny Manager',
            'March 2026',
            'Delayed',
            'Waiting for the new chair',
          ],
          'Hold a scrutiny session on each item of the forward plan',
          'Scrutiny Manager',
          '2026-03-01..2026-03-31',
          'off-track',
        ),
        row(
          [
            '2.3',
            'Train all councillors in the code of conduct',
            'Democratic Services Manager',
            'Autumn 2025',
            'On track',
            '21 of 38 trained',
          ],
          'Train all councillors in the code of conduct',
          'Democratic Services Manager',
          '2025-09-01..2025-11-30',
          'on-track',
        ),
      ],
    },
  ],
  after: ['The next report goes to the Improvement Board in October.'],
};

const asked = [
  'Agree one set of priorities that members and staff own',
  'Strengthen the capacity of the programme office',
  'Reset relationships with town and parish councils',
];

export const tollerby: Shape = {
  name: 'tollerby-peer-response',
  format: 'docx',
  title: 'Tollerby Borough Council: response to the Corporate Peer Challenge',
  before: ['The peer team visited in November 2024 and made three recommendations. We accept them all.'],
  tables: [
    {
      columns: [
        { headers: recommendation, merged: true },
        { headers: action },
        { headers: owner },
        { headers: due },
        { headers: status },
      ],
      rows: [
        row(
          [
            asked[0] ?? '',
            'Run four workshops with members',
            'Assistant Chief Executive',
            '28/02/2025',
            green,
          ],
          'Run four workshops with members',
          'Assistant Chief Executive',
          '2025-02-28',
          'on-track',
        ),
        row(
          [
            asked[0] ?? '',
            'Adopt the new corporate strategy',
            'Chief Executive',
            'Full Council, 14 May 2025',
            amber,
          ],
          'Adopt the new corporate strategy',
          'Chief Executive',
          '2025-05-14',
          'at-risk',
        ),
        row(
          [asked[1] ?? '', 'Recruit two project managers', 'Head of Transformation', 'Q1 2025/26', red],
          'Recruit two project managers',
          'Head of Transformation',
          '2025-04-01..2025-06-30',
          'off-track',
        ),
        row(
          [asked[1] ?? '', 'Buy a tool for reporting on projects', 'Head of Digital', 'July 2025', green],
          'Buy a tool for reporting on projects',
          'Head of Digital',
          '2025-07-01..2025-07-31',
          'on-track',
        ),
        row(
          [
            asked[2] ?? '',
            'Meet all nineteen parish clerks',
            'Communities Manager / Democratic Services Manager',
            '31 March 2025',
            green,
          ],
          'Meet all nineteen parish clerks',
          ['Communities Manager', 'Democratic Services Manager'],
          '2025-03-31',
          'on-track',
        ),
      ],
    },
  ],
  after: ['Key: green is on track, amber is at risk, red is off track.'],
};
