// Harnworth's people beside those whom the improvement plan lists, and who held which post when.
import { addDays, type Day } from '../src/kernel/days.ts';
import { weekdayNear } from './render.ts';

/** Initials are unique within a kind only: AF is an officer and a councillor. */
export interface PersonKey {
  kind: 'officer' | 'member' | 'commissioner' | 'external';
  initials: string;
}

export interface ExamplePost {
  title: string;
  standing: 'permanent' | 'acting' | 'interim';
  /** Public by name. */
  senior: boolean;
  fromOn?: Day;
  toOn?: Day;
}

/** The posts of one person, oldest first. */
export interface ExampleTenure {
  person: PersonKey;
  posts: ExamplePost[];
}

export interface ExamplePerson extends PersonKey {
  name: string;
  posts: ExamplePost[];
}

/** People whom the improvement plan's own lists do not name. */
export function examplePeople(day: Day): ExamplePerson[] {
  const councillor = (initials: string, name: string, title: string): ExamplePerson => ({
    kind: 'member',
    initials,
    name,
    posts: [{ title, standing: 'permanent', senior: true, fromOn: weekdayNear(day, -400) }],
  });
  const other = (kind: PersonKey['kind'], initials: string, name: string, title: string, since: number) => ({
    kind,
    initials,
    name,
    posts: [
      {
        title,
        standing: 'permanent' as const,
        senior: kind === 'commissioner',
        fromOn: weekdayNear(day, since),
      },
    ],
  });
  return [
    councillor('LH', 'Cllr Lachlan Harbottle', 'Chair of the Council'),
    councillor('BT', 'Cllr Bronagh Tilley', 'Chair of the Overview and Scrutiny Committee'),
    councillor('FA', 'Cllr Farzana Ahmadi-Reeve', 'Chair of the Audit Committee'),
    councillor('OG', 'Cllr Oswin Garrard', 'Leader of the Civic Alliance group'),
    councillor('SV', 'Cllr Shanice Verrall', 'Leader of the Green Harn group'),
    councillor('TM', 'Cllr Tibor Markwell', 'Leader of the Independent group'),
    other('commissioner', 'MAC', 'Marguerite Ashdown-Cole', 'Lead Commissioner', -430),
    other('commissioner', 'DQ', 'Desmond Quillfeather', 'Finance Commissioner', -430),
    other('external', 'RS', 'Rupinder Sallow', 'Engagement lead, external auditor', -700),
    other('external', 'CFB', 'Callum Ferris-Boateng', 'Independent member of the Audit Committee', -365),
  ];
}

/** Posts now and before, of people whom those lists do name; the lists give one title and no dates. */
export function examplePosts(day: Day): ExampleTenure[] {
  return tenures.map(([initials, ...posts]) => ({
    person: { kind: 'officer', initials },
    posts: posts.map(({ from, ...post }, at) => {
      const next = posts[at + 1];
      return {
        ...post,
        fromOn: weekdayNear(day, from),
        ...(next === undefined ? {} : { toOn: addDays(weekdayNear(day, next.from), -1) }),
      };
    }),
  }));
}

/** `from` in days from loading; a post ends the day before the next begins. */
type Tenure = [initials: string, ...posts: (Omit<ExamplePost, 'fromOn' | 'toOn'> & { from: number })[]];

const tenures: Tenure[] = [
  [
    'RO',
    { title: 'Director of Adult Services', standing: 'permanent', senior: true, from: -1900 },
    { title: 'Acting Chief Executive', standing: 'acting', senior: true, from: -540 },
    {
      title: 'Interim Chief Executive and Head of Paid Service',
      standing: 'interim',
      senior: true,
      from: -440,
    },
  ],
  [
    'PN',
    {
      title: 'Acting Director of Finance and Section 151 Officer',
      standing: 'acting',
      senior: true,
      from: -530,
    },
    { title: 'Director of Finance and Section 151 Officer', standing: 'permanent', senior: true, from: -310 },
  ],
  [
    'UB',
    {
      title: 'Director of Law and Governance and Monitoring Officer',
      standing: 'permanent',
      senior: true,
      from: -1400,
    },
  ],
  [
    'MS',
    { title: 'Head of Policy', standing: 'permanent', senior: false, from: -1250 },
    { title: 'Director of Strategy and Improvement', standing: 'permanent', senior: true, from: -380 },
  ],
  ['CV', { title: 'Interim Director of Place', standing: 'interim', senior: true, from: -245 }],
  [
    'FN',
    { title: 'Interim Director of People', standing: 'interim', senior: true, from: -420 },
    { title: 'Director of People and Culture', standing: 'permanent', senior: true, from: -260 },
  ],
  [
    'SH',
    { title: 'Transformation Manager', standing: 'permanent', senior: false, from: -900 },
    { title: 'Head of Transformation', standing: 'acting', senior: false, from: -130 },
  ],
  ['KT', { title: 'Chief Accountant', standing: 'permanent', senior: false, from: -610 }],
];
