// Harnworth's invented boards: who chairs and sits on each, what it is for, how often it meets and to whom it reports.
import type { PersonKey } from './people.ts';

export interface ExampleBoard {
  name: string;
  kind:
    | 'council'
    | 'executive'
    | 'scrutiny'
    | 'committee'
    | 'improvement-board'
    | 'theme-board'
    | 'panel'
    | 'forum';
  purpose: string;
  meets: string;
  inPublic: boolean;
  /** It takes decisions; otherwise it advises or oversees. */
  decides: boolean;
  reportsTo?: string;
  members: (PersonKey & { role: 'chair' | 'co-chair' | 'vice-chair' | 'member' })[];
}

type Kind = PersonKey['kind'];
type BoardRole = ExampleBoard['members'][number]['role'];

function sits(role: BoardRole, kind: Kind, ...initials: string[]): ExampleBoard['members'] {
  return initials.map((each) => ({ kind, initials: each, role }));
}

function themeBoard(
  theme: string,
  reportsTo: string,
  chairs: { officer: string; member: string },
  officers: string[],
): ExampleBoard {
  return {
    name: `${theme} Board`,
    kind: 'theme-board',
    purpose: `Owns the actions of the theme “${theme}” and answers for their progress.`,
    meets: 'Every month',
    inPublic: false,
    decides: false,
    reportsTo,
    members: [
      ...sits('co-chair', 'officer', chairs.officer),
      ...sits('co-chair', 'member', chairs.member),
      ...sits('member', 'officer', ...officers),
    ],
  };
}

export const exampleBoards: ExampleBoard[] = [
  {
    name: 'Full Council',
    kind: 'council',
    purpose:
      'Sets the budget and the council’s main policies, and adopts this plan. All 51 councillors sit on it.',
    meets: 'The last Wednesday of the month; in December a week or more earlier',
    inPublic: true,
    decides: true,
    members: [
      ...sits('chair', 'member', 'LH'),
      ...sits(
        'member',
        'member',
        'HB',
        'SR',
        'AF',
        'DW',
        'EK',
        'GT',
        'JM',
        'NY',
        'PD',
        'BT',
        'FA',
        'OG',
        'SV',
        'TM',
      ),
    ],
  },
  {
    name: 'Cabinet',
    kind: 'executive',
    purpose: 'Takes the council’s main decisions within the budget and policies that Full Council sets.',
    meets: 'Every month',
    inPublic: true,
    decides: true,
    reportsTo: 'Full Council',
    members: [
      ...sits('chair', 'member', 'HB'),
      ...sits('vice-chair', 'member', 'SR'),
      ...sits('member', 'member', 'AF', 'DW', 'EK', 'GT', 'JM', 'NY', 'PD'),
    ],
  },
  {
    name: 'Overview and Scrutiny Committee',
    kind: 'scrutiny',
    purpose: 'Tests proposals before they are decided and looks at what decisions led to.',
    meets: 'Every six weeks',
    inPublic: true,
    decides: false,
    reportsTo: 'Full Council',
    members: [
      ...sits('chair', 'member', 'BT'),
      ...sits('vice-chair', 'member', 'SV'),
      ...sits('member', 'member', 'TM'),
    ],
  },
  {
    name: 'Audit Committee',
    kind: 'committee',
    purpose: 'Watches over the accounts, audit, risk and the borrowing strategy.',
    meets: 'Every two months',
    inPublic: true,
    decides: true,
    reportsTo: 'Full Council',
    members: [
      ...sits('chair', 'member', 'FA'),
      ...sits('member', 'member', 'OG', 'TM'),
      ...sits('member', 'external', 'CFB'),
    ],
  },
  {
    name: 'Improvement and Recovery Board',
    kind: 'improvement-board',
    purpose: 'Holds the council to account for the whole plan.',
    meets: 'Every month',
    inPublic: false,
    decides: false,
    members: [
      ...sits('chair', 'commissioner', 'MAC'),
      ...sits('member', 'commissioner', 'DQ'),
      ...sits('member', 'member', 'HB', 'SR', 'OG'),
      ...sits('member', 'officer', 'RO', 'PN', 'UB', 'MS'),
    ],
  },
  {
    name: 'Finance Recovery Board',
    kind: 'improvement-board',
    purpose: 'Holds the council to account for the budget, borrowing and investments.',
    meets: 'Every two weeks',
    inPublic: false,
    decides: false,
    reportsTo: 'Improvement and Recovery Board',
    members: [
      ...sits('chair', 'commissioner', 'DQ'),
      ...sits('member', 'member', 'AF', 'HB'),
      ...sits('member', 'officer', 'PN', 'KT', 'SK', 'RO'),
    ],
  },
  themeBoard('Put the money right', 'Finance Recovery Board', { officer: 'PN', member: 'AF' }, [
    'KT',
    'SK',
    'AF',
    'LS',
  ]),
  themeBoard('Decide properly', 'Improvement and Recovery Board', { officer: 'UB', member: 'SR' }, [
    'MW',
    'EW',
    'ABla',
    'VC',
  ]),
  themeBoard('Know where we are going', 'Improvement and Recovery Board', { officer: 'MS', member: 'HB' }, [
    'IK',
    'OA',
    'BQ',
    'YM',
  ]),
  themeBoard('Lead the place', 'Improvement and Recovery Board', { officer: 'CV', member: 'DW' }, [
    'TE',
    'PG',
    'HJ',
  ]),
  themeBoard('Change the culture', 'Improvement and Recovery Board', { officer: 'FN', member: 'NY' }, [
    'ABro',
    'JT',
    'SH',
  ]),
  {
    name: 'Property Board',
    kind: 'panel',
    purpose: 'Tests each round of sales of land and buildings before Cabinet sees it.',
    meets: 'Every month',
    inPublic: false,
    decides: false,
    reportsTo: 'Finance Recovery Board',
    members: [
      ...sits('chair', 'officer', 'CV'),
      ...sits('member', 'officer', 'GM', 'HJ', 'DP'),
      ...sits('member', 'member', 'AF', 'EK'),
    ],
  },
  {
    name: 'Investment Oversight Panel',
    kind: 'panel',
    purpose: 'Watches over the council’s investments and companies, with councillors of every group.',
    meets: 'Every month',
    inPublic: false,
    decides: false,
    reportsTo: 'Cabinet',
    members: [
      ...sits('chair', 'member', 'AF'),
      ...sits('member', 'member', 'OG', 'SV', 'TM'),
      ...sits('member', 'officer', 'PN', 'AF'),
    ],
  },
  {
    name: 'Leadership Forum',
    kind: 'forum',
    purpose: 'Brings directors and heads of service together to carry the plan into every team.',
    meets: 'Every two weeks',
    inPublic: false,
    decides: false,
    members: [
      ...sits('chair', 'officer', 'RO'),
      ...sits('member', 'officer', 'PN', 'UB', 'MS', 'CV', 'FN', 'LD', 'WB', 'NB', 'ZP'),
    ],
  },
];
