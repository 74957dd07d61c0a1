// Plans as PDF files: a long landscape table that runs over pages, and an audit tracker whose table has no rules.
import { headers, type Row, row, type Shape } from './shape.ts';

const { ref, action, owner, due, status, progress } = headers;

const homes: readonly [string, string, string, string, string][] = [
  [
    'Survey the electrics of every home built before 1965',
    'Head of Compliance',
    '2025-03-31',
    '31 March 2025',
    'Complete',
  ],
  ['Fit smoke alarms in all homes', 'Head of Compliance', '2025-06-30', '30 June 2025', 'On track'],
  [
    'Clear the backlog of damp and mould cases',
    'Repairs Manager',
    '2025-09-30',
    '30 September 2025',
    'At risk',
  ],
  ['Replace the repairs contract', 'Head of Procurement', '2026-04-01', '1 April 2026', 'Not started'],
  [
    'Publish a service charge statement for leaseholders',
    'Leasehold Manager',
    '2025-10-31',
    '31 October 2025',
    'On track',
  ],
  ['Inspect communal areas every quarter', 'Estates Manager', '2025-05-31', '31 May 2025', 'Complete'],
  ['Set up a complaints panel of tenants', 'Tenant Voice Lead', '2025-07-31', '31 July 2025', 'Off track'],
  ['Visit every tenant over eighty', 'Head of Tenancy', '2026-03-31', '31 March 2026', 'On track'],
  ['Reconcile rent accounts with the ledger', 'Income Manager', '2025-04-30', '30 April 2025', 'Complete'],
  [
    'Train call handlers in the new repairs categories',
    'Customer Services Manager',
    '2025-08-31',
    '31 August 2025',
    'On track',
  ],
  ['Agree a lettings policy', 'Head of Housing Options', '2025-12-31', '31 December 2025', 'At risk'],
  [
    'Report to the regulator every month',
    'Director of Housing',
    '2025-02-28',
    '28 February 2025',
    'Complete',
  ],
];

const wards = ['Abbey', 'Bridge', 'Castle'];
const rows: Row[] = wards.flatMap((ward, at) =>
  homes.map(([what, who, day, words, how], number) => {
    const title = `${what} in ${ward} ward`;
    const said =
      number % 3 === 0 ? `The team for ${ward} reported this at its last meeting, and tenants were told` : '';
    return row(
      [`H${at * homes.length + number + 1}`, title, who, words, how, said],
      title,
      who,
      day,
      {
        Complete: 'delivered',
        'On track': 'on-track',
        'At risk': 'at-risk',
        'Not started': 'not-started',
        'Off track': 'off-track',
      }[how] ?? '',
    );
  }),
);

export const fenwick: Shape = {
  name: 'fenwick-housing',
  format: 'pdf',
  title: 'Fenwick City Council: housing recovery plan',
  before: ['Published in January 2025 after the regulator’s judgement.'],
  tables: [{ columns: [ref, action, owner, due, status, progress].map((all) => ({ headers: all })), rows }],
  after: ['Questions about this plan go to the Director of Housing.'],
  layout: { landscape: true },
};

export const ardley: Shape = {
  name: 'ardley-audit',
  format: 'pdf',
  title: 'Ardley Council: audit actions',
  before: ['Reported to the Audit Committee on 12 March 2025.'],
  tables: [
    {
      columns: [
        { headers: ref },
        { headers: ['Agreed action', 'Action', 'Action required'] },
        { headers: owner },
        { headers: due },
        { headers: status },
      ],
      rows: [
        row(
          ['A1', 'Lock the cash office at night', 'Facilities Manager', '31/01/2025', 'Implemented'],
          'Lock the cash office at night',
          'Facilities Manager',
          '2025-01-31',
          'delivered',
        ),
        row(
          ['A2', 'Review user access to the ledger', 'Systems Accountant', '30/04/2025', 'In progress'],
          'Review user access to the ledger',
          'Systems Accountant',
          '2025-04-30',
          'in-progress',
        ),
        row(
          ['A3', 'Check new suppliers at the bank', 'Exchequer Manager', '28/02/2025', 'Overdue'],
          'Check new suppliers at the bank',
          'Exchequer Manager',
          '2025-02-28',
          'off-track',
        ),
        row(
          ['A4', 'Test the backup of payroll', 'Head of Digital', '31/05/2025', 'Not started'],
          'Test the backup of payroll',
          'Head of Digital',
          '2025-05-31',
          'not-started',
        ),
        row(
          ['A5', 'Renew the fraud policy', 'Head of Audit', '30/06/2025', 'On track'],
          'Renew the fraud policy',
          'Head of Audit',
          '2025-06-30',
          'on-track',
        ),
      ],
    },
  ],
  after: [],
  layout: { unruled: true },
};
