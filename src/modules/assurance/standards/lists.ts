// Lists of standards that a council may begin with, by code and version. Titles are in our own words: read the code itself.
import type { NewRegister, NewStandard } from './standard.ts';

export interface StandardList extends NewRegister {
  /** Its name in a form. Never given to another list, since a changed code is a new version. */
  key: string;
  /** What the list leaves out, for whoever takes it over. */
  note: string;
  standards: readonly NewStandard[];
}

export const standardLists: readonly StandardList[] = [
  {
    key: 'fm-code-2019',
    name: 'CIPFA Financial Management Code',
    version: '2019',
    source: 'CIPFA, Financial Management Code, 2019',
    note: 'Its seven areas. The code has 17 standards, lettered A to Q, under them: add each by its letter from your own copy.',
    standards: [
      { ref: 'Area 1', title: 'What the chief finance officer and the leadership team answer for' },
      { ref: 'Area 2', title: 'How the council is governed, and how it manages its money' },
      { ref: 'Area 3', title: 'Managing money over the medium and the long term' },
      { ref: 'Area 4', title: 'The budget of the year' },
      { ref: 'Area 5', title: 'Asking those concerned, and the business case behind what is planned' },
      { ref: 'Area 6', title: 'Watching how the money goes' },
      { ref: 'Area 7', title: 'Reporting to the outside' },
    ],
  },
  {
    key: 'prudential-treasury-2021',
    name: 'CIPFA Prudential and Treasury Management Codes: indicators',
    version: '2021',
    source: 'CIPFA, Prudential Code and Treasury Management Code, 2021',
    note: 'The indicators that the two codes ask for, not the whole of either.',
    standards: [
      { ref: '1', title: 'Capital spending, with housing and investments apart' },
      { ref: '2', title: 'The need to borrow for capital: forecast and actual' },
      { ref: '3', title: 'All debt set against the need to borrow for capital' },
      { ref: '4', title: 'The authorised limit of debt, which is not passed' },
      { ref: '5', title: 'The operational boundary of debt, which warns when it is passed' },
      { ref: '6', title: 'The cost of financing as a share of the net income that pays for services' },
      { ref: '7', title: 'Net income from commercial and service investments as a share of the same' },
      { ref: '8', title: 'The liability benchmark' },
      { ref: '9', title: 'How much borrowing falls due when, with limits for each band of years' },
      { ref: '10', title: 'How much is invested for longer than a year, with a limit for each year' },
    ],
  },
  {
    key: 'mrp-2025',
    name: 'Minimum revenue provision',
    version: '2025/26 on',
    source: 'Regulations 27 and 28 of SI 2003/3146, as amended by SI 2024/478',
    note: 'The points of most weight, not the whole of the regulations or the guidance.',
    standards: [
      { ref: '1', title: 'Full Council approves the statement of the year before the year begins' },
      { ref: '2', title: 'A statement that is revised goes to Full Council again' },
      { ref: '3', title: 'Money from selling assets does not lower the charge of the same year' },
      { ref: '4', title: 'Commercial loans have a charge, whether or not a loss is expected' },
      {
        ref: '5',
        title: 'What was charged above the minimum is disclosed, with its balance, before it is used',
      },
    ],
  },
];
