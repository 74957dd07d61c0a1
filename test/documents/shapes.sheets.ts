// Plans as Excel workbooks: a log in two sheets beside a hidden one, and merged groups with a colour for each status.
import { headers, row, type Shape } from './shape.ts';

const { ref, action, owner, due, status, progress, theme } = headers;
const fill = (colour: string, words = '') => ({ words, fill: colour });

const log = [ref, action, owner, due, status, progress].map((all) => ({ headers: all }));

export const quillhampton: Shape = {
  name: 'quillhampton-log',
  format: 'xlsx',
  title: 'Quillhampton Council: recovery actions',
  before: ['Updated 3 March 2025'],
  tables: [
    {
      heading: 'Corporate',
      columns: log,
      rows: [
        row(
          [
            'C1',
            'Freeze recruitment to vacant posts',
            'Head of HR',
            '31/01/2025',
            'Complete',
            'In force since January',
          ],
          'Freeze recruitment to vacant posts',
          'Head of HR',
          '2025-01-31',
          'delivered',
        ),
        row(
          [
            'C2',
            'Sell the civic car park',
            'Head of Property',
            '30/09/2025',
            'At risk',
            'Planning advice is awaited',
          ],
          'Sell the civic car park',
          'Head of Property',
          '2025-09-30',
          'at-risk',
        ),
        row(
          ['C3', 'Merge the two contact centres', 'Customer Director', '01/04/2026', 'On track', ''],
          'Merge the two contact centres',
          'Customer Director',
          '2026-04-01',
          'on-track',
        ),
      ],
    },
    {
      heading: 'Adult care',
      columns: log,
      rows: [
        row(
          [
            'A1',
            'Review care packages above the threshold',
            'Principal Social Worker',
            '30/06/2025',
            'On track',
            '140 of 300 reviewed',
          ],
          'Review care packages above the threshold',
          'Principal Social Worker',
          '2025-06-30',
          'on-track',
        ),
        row(
          ['A2', 'Recommission home care', 'Commissioning Manager', '31/10/2025', 'Not started', ''],
          'Recommission home care',
          'Commissioning Manager',
          '2025-10-31',
          'not-started',
        ),
        row(
          [
            'A3',
            'Charge in full for day services',
            'Charging Manager',
            '31/03/2025',
            'Delayed',
            'Consultation has been extended',
          ],
          'Charge in full for day services',
          'Charging Manager',
          '2025-03-31',
          'off-track',
        ),
      ],
    },
  ],
  after: [],
  layout: {
    hiddenSheet: [['Status words'], ['Complete'], ['On track'], ['At risk'], ['Delayed'], ['Not started']],
  },
};

export const stourwick: Shape = {
  name: 'stourwick-recovery',
  format: 'xlsx',
  title: 'Stourwick Borough Council: recovery plan tracker',
  before: [],
  tables: [
    {
      heading: 'Tracker',
      title: 'Recovery plan tracker, as reported to Cabinet',
      columns: [
        { headers: theme, merged: true },
        { headers: action },
        { headers: owner },
        { headers: due },
        { headers: status },
      ],
      rows: [
        row(
          [
            'Balanced budget',
            'Agree savings of six million pounds',
            'Director of Finance',
            'Q4 2024/25',
            fill('#00b050', 'G'),
          ],
          'Agree savings of six million pounds',
          'Director of Finance',
          '2025-01-01..2025-03-31',
          'on-track',
        ),
        row(
          [
            'Balanced budget',
            'Stop spending that is not essential',
            'All Directors',
            '15/01/2025',
            fill('#0070c0', 'B'),
          ],
          'Stop spending that is not essential',
          'All Directors',
          '2025-01-15',
          'delivered',
        ),
        row(
          [
            'Sound assets',
            'Value the commercial estate',
            'Head of Estates',
            '31 May 2025',
            fill('#ffc000', 'A'),
          ],
          'Value the commercial estate',
          'Head of Estates',
          '2025-05-31',
          'at-risk',
        ),
        row(
          [
            'Sound assets',
            'Dispose of three empty offices',
            'Head of Estates',
            'December 2025',
            fill('#ff0000', 'R'),
          ],
          'Dispose of three empty offices',
          'Head of Estates',
          '2025-12-01..2025-12-31',
          'off-track',
        ),
        row(
          [
            'Good people',
            'Appoint permanent directors',
            'Chief Executive',
            '01/09/2025',
            fill('#00b050', 'G'),
          ],
          'Appoint permanent directors',
          'Chief Executive',
          '2025-09-01',
          'on-track',
        ),
      ],
    },
  ],
  after: ['B is complete, G is on track, A is at risk, R is off track.'],
};
