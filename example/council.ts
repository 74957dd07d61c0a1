// Harnworth Council, invented: what a loader needs beyond its documents, for any day of loading.
import type { Role } from '../src/kernel/actor.ts';
import type { Day } from '../src/kernel/days.ts';
import { type ExampleBoard, exampleBoards } from './boards.ts';
import { type ExampleInstrument, exampleInstruments } from './directions.ts';
import {
  type ExamplePerson,
  type ExampleTenure,
  examplePeople,
  examplePosts,
  type PersonKey,
} from './people.ts';

export interface ExampleAccount {
  email: string;
  name: string;
  roles: Role[];
  person: PersonKey;
}

export interface ExampleCouncil {
  name: string;
  shortName: string;
  people: ExamplePerson[];
  postsOverTime: ExampleTenure[];
  /** A board stands after the one it reports to. */
  boards: ExampleBoard[];
  /** Oldest first; each replaces the one before it. */
  instruments: ExampleInstrument[];
  accounts: ExampleAccount[];
}

/** `day` is the day of loading; every other day in the answer is counted from it. */
export function exampleCouncil(day: Day): ExampleCouncil {
  return {
    name: 'Harnworth Council',
    shortName: 'Harnworth',
    people: examplePeople(day),
    postsOverTime: examplePosts(day),
    boards: exampleBoards,
    instruments: exampleInstruments(day),
    accounts,
  };
}

const accounts: ExampleAccount[] = [
  account('zofia.penhale', 'Zofia Penhale', 'programme-office', 'officer', 'ZP'),
  account('katarzyna.towne', 'Katarzyna Towne', 'lead-officer', 'officer', 'KT'),
  account('bronagh.tilley', 'Cllr Bronagh Tilley', 'member', 'member', 'BT'),
  account('marguerite.ashdown-cole', 'Marguerite Ashdown-Cole', 'commissioner', 'commissioner', 'MAC'),
  account('priya.nandhra', 'Priya Nandhra', 'finance', 'officer', 'PN'),
  account('ursula.brackenbury', 'Ursula Brackenbury', 'sponsor', 'officer', 'UB'),
  account('anthea.blakelock', 'Anthea Blakelock', 'assurer', 'officer', 'ABla'),
  account('bilal.quraishe', 'Bilal Quraishe', 'administrator', 'officer', 'BQ'),
];

function account(
  address: string,
  name: string,
  role: Role,
  kind: PersonKey['kind'],
  initials: string,
): ExampleAccount {
  return { email: `${address}@harnworth.example`, name, roles: [role], person: { kind, initials } };
}
