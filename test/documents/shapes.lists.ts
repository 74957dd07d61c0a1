// Plans as CSV files and web pages: what is exported from a system, and what is published on a site.
import { headers, row, type Shape } from './shape.ts';

const { ref, action, owner, due, status, progress } = headers;
const all = [ref, action, owner, due, status, progress].map((names) => ({ headers: names }));
const fill = (colour: string) => ({ words: '', fill: colour });

export const wexcombe: Shape = {
  name: 'wexcombe-scrutiny',
  format: 'csv',
  title: '',
  before: [],
  tables: [
    {
      columns: all,
      rows: [
        row(
          [
            'S1',
            'Publish the scrutiny work programme; keep it current',
            'Scrutiny Officer',
            '31/01/2025',
            'Closed',
            'Published – see the site',
          ],
          'Publish the scrutiny work programme; keep it current',
          'Scrutiny Officer',
          '2025-01-31',
          'closed',
        ),
        row(
          [
            'S2',
            'Invite the bus company to committee',
            'Committee Clerk',
            '15/04/2025',
            'Open',
            'They said “not before May”',
          ],
          'Invite the bus company to committee',
          'Committee Clerk',
          '2025-04-15',
          'in-progress',
        ),
        row(
          [
            'S3',
            'Answer the motion on empty shops',
            'Economy Lead',
            '30/06/2025',
            'Open',
            'Two lines\nof notes',
          ],
          'Answer the motion on empty shops',
          'Economy Lead',
          '2025-06-30',
          'in-progress',
        ),
        row(
          ['S4', 'Visit the depot at Coombe', 'Chair of Scrutiny', '01/05/2025', 'Not started', ''],
          'Visit the depot at Coombe',
          'Chair of Scrutiny',
          '2025-05-01',
          'not-started',
        ),
      ],
    },
  ],
  after: [],
  layout: { delimiter: ';', encoding: 'windows-1252' },
};

export const ottershaw: Shape = {
  name: 'ottershaw-programme',
  format: 'csv',
  title: '',
  before: [],
  tables: [
    {
      columns: [
        { headers: action },
        { headers: owner },
        { headers: ['Start date', 'Start'] },
        { headers: ['End date', 'Due date', 'Finish'] },
        { headers: status },
      ],
      rows: [
        row(
          ['Move payroll to the new system', 'Payroll Manager', '2025-02-03', '2025-08-29', 'On track'],
          'Move payroll to the new system',
          'Payroll Manager',
          '2025-08-29',
          'on-track',
        ),
        row(
          ['Retire the old data centre', 'Head of Digital', '2025-01-06', '2026-03-31', 'At risk'],
          'Retire the old data centre',
          'Head of Digital',
          '2026-03-31',
          'at-risk',
        ),
        row(
          ['Give every councillor a laptop', 'ICT Service Desk', '2024-11-04', '2025-01-31', 'Complete'],
          'Give every councillor a laptop',
          'ICT Service Desk',
          '2025-01-31',
          'delivered',
        ),
        row(
          ['Archive paper files, box by box', 'Records Manager', '2025-03-03', '2027-03-31', 'Not started'],
          'Archive paper files, box by box',
          'Records Manager',
          '2027-03-31',
          'not-started',
        ),
      ],
    },
  ],
  after: [],
  layout: { delimiter: '\t', encoding: 'utf-16le' },
};

export const kelder: Shape = {
  name: 'kelder-regulator',
  format: 'html',
  title: 'Our response to the Regulator of Social Housing',
  before: [
    'The regulator graded us C3 in October 2024. This page says what we are doing and is updated each month.',
  ],
  tables: [
    {
      heading: 'Action plan',
      columns: [
        { headers: ref },
        { headers: action },
        { headers: owner },
        { headers: due },
        { headers: status },
      ],
      rows: [
        row(
          [
            '1',
            'Inspect all lifts and publish the results',
            'Head of Building Safety',
            'End of March 2025',
            fill('#00b050'),
          ],
          'Inspect all lifts and publish the results',
          'Head of Building Safety',
          '..2025-03-31',
          'on-track',
        ),
        row(
          [
            '2',
            'Complete overdue fire risk actions',
            'Fire Safety Manager',
            '30 September 2025',
            fill('#ffbf00'),
          ],
          'Complete overdue fire risk actions',
          'Fire Safety Manager',
          '2025-09-30',
          'at-risk',
        ),
        row(
          ['3', 'Survey half of our homes', 'Asset Manager', 'Q4 2025/26', fill('#c00000')],
          'Survey half of our homes',
          'Asset Manager',
          '2026-01-01..2026-03-31',
          'off-track',
        ),
        row(
          ['4', 'Report tenant satisfaction twice a year', 'Insight Lead', 'June 2025', fill('#00b050')],
          'Report tenant satisfaction twice a year',
          'Insight Lead',
          '2025-06-01..2025-06-30',
          'on-track',
        ),
      ],
    },
  ],
  after: ['Green means on track, amber at risk and red off track.'],
  layout: {
    around: {
      menu: ['Home', 'Housing', 'Council tax', 'Contact us'],
      foot: 'Kelder Borough Council. Accessibility. Cookies.',
    },
  },
};

export const saltmere: Shape = {
  name: 'saltmere-governance',
  format: 'html',
  title: 'Saltmere Council governance review: actions',
  before: [],
  tables: [
    {
      heading: 'Constitution',
      columns: all,
      rows: [
        row(
          [
            'G1',
            'Rewrite the scheme of delegation',
            'Monitoring Officer',
            '20 May 2025',
            'On track',
            'Working group has met twice',
          ],
          'Rewrite the scheme of delegation',
          'Monitoring Officer',
          '2025-05-20',
          'on-track',
        ),
        row(
          [
            'G2',
            'Cut the number of committees to seven',
            'Head of Democratic Services',
            'Annual Council, May 2025',
            'At risk',
            '',
          ],
          'Cut the number of committees to seven',
          'Head of Democratic Services',
          '2025-05-01..2025-05-31',
          'at-risk',
        ),
      ],
    },
    {
      heading: 'Culture',
      columns: all,
      rows: [
        row(
          [
            'G3',
            'Offer every councillor a mentor',
            'Group Leaders',
            '31 July 2025',
            'Complete',
            'Taken up by 22',
          ],
          'Offer every councillor a mentor',
          'Group Leaders',
          '2025-07-31',
          'delivered',
        ),
        row(
          [
            'G4',
            'Survey staff on how safe it is to speak up',
            'Head of HR; Monitoring Officer',
            'November 2025',
            'Not started',
            '',
          ],
          'Survey staff on how safe it is to speak up',
          ['Head of HR', 'Monitoring Officer'],
          '2025-11-01..2025-11-30',
          'not-started',
        ),
      ],
    },
  ],
  after: [],
};
