// Plans as OpenDocument sheets: seasons and shares of the work done, and themes over merged cells.
import { headers, row, type Shape } from './shape.ts';

const { ref, action, owner, due, status, theme } = headers;

export const penhallow: Shape = {
  name: 'penhallow-climate',
  format: 'ods',
  title: 'Penhallow Council climate action plan',
  before: ['Adopted in November 2024'],
  tables: [
    {
      heading: 'Actions',
      columns: [{ headers: action }, { headers: owner }, { headers: due }, { headers: status }],
      rows: [
        row(
          ['Fit solar panels on the leisure centre', 'Energy Manager', 'Summer 2025', '40%'],
          'Fit solar panels on the leisure centre',
          'Energy Manager',
          '2025-06-01..2025-08-31',
          'in-progress',
        ),
        row(
          ['Replace forty diesel vans', 'Fleet Team', 'March 2027', '0%'],
          'Replace forty diesel vans',
          'Fleet Team',
          '2027-03-01..2027-03-31',
          'not-started',
        ),
        row(
          ['Plant a wood beside the bypass', 'Parks and Countryside', 'Winter 2025/26', '100%'],
          'Plant a wood beside the bypass',
          'Parks and Countryside',
          '2025-12-01..2026-02-28',
          'delivered',
        ),
        row(
          ['Insulate council homes rated E or worse', 'Head of Housing', '31/03/2028', '25%'],
          'Insulate council homes rated E or worse',
          'Head of Housing',
          '2028-03-31',
          'in-progress',
        ),
      ],
    },
  ],
  after: [],
};

export const marlhope: Shape = {
  name: 'marlhope-send',
  format: 'ods',
  title: 'Marlhope SEND priority action plan',
  before: [],
  tables: [
    {
      heading: 'Plan',
      columns: [
        { headers: ref },
        { headers: theme, merged: true },
        { headers: action },
        { headers: owner },
        { headers: due },
        { headers: status },
      ],
      rows: [
        row(
          [
            '1',
            'Timely assessment',
            'Recruit six educational psychologists',
            'Principal Educational Psychologist',
            '31/08/2025',
            'Red',
          ],
          'Recruit six educational psychologists',
          'Principal Educational Psychologist',
          '2025-08-31',
          'off-track',
        ),
        row(
          [
            '2',
            'Timely assessment',
            'Clear plans older than twenty weeks',
            'SEND Manager',
            '31/12/2025',
            'Amber',
          ],
          'Clear plans older than twenty weeks',
          'SEND Manager',
          '2025-12-31',
          'at-risk',
        ),
        row(
          [
            '3',
            'Voice of families',
            'Publish a newsletter each term',
            'Parent Carer Forum',
            '30/09/2025',
            'Green',
          ],
          'Publish a newsletter each term',
          'Parent Carer Forum',
          '2025-09-30',
          'on-track',
        ),
        row(
          [
            '4',
            'Voice of families',
            'Agree a charter with the forum',
            'Director of Education',
            '28/02/2025',
            'Blue',
          ],
          'Agree a charter with the forum',
          'Director of Education',
          '2025-02-28',
          'delivered',
        ),
        row(
          [
            '5',
            'Preparing for adulthood',
            'Open thirty supported internships',
            'Head of Skills',
            '01/09/2026',
            'Amber',
          ],
          'Open thirty supported internships',
          'Head of Skills',
          '2026-09-01',
          'at-risk',
        ),
      ],
    },
  ],
  after: [],
};
