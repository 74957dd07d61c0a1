// The people of a row: by the columns they stand in, by labels inside a cell (`SRO: …`, `Cabinet: …`), or, where one
// column is for officers and councillors alike, by what they are.
import type { Passage } from '../../../office/blocks.ts';
import type { Action, Person } from '../draft.ts';
import { readPeople } from '../kinds/people.ts';
import { type Reading, use } from '../reading.ts';
import { roleOfHeader } from '../tables/columns.ts';
import { cell, columnOf, type Grid, type GridRow, headerOf } from '../tables/grid.ts';
import type { OwnerAndDate } from './owner-and-date.ts';

type RowPeople = Pick<Action, 'leads' | 'officerSponsors' | 'memberSponsors'>;
type Side = 'lead' | 'officerSponsor' | 'memberSponsor';

const sides: readonly Side[] = ['lead', 'officerSponsor', 'memberSponsor'];
const fields = { lead: 'leads', officerSponsor: 'officerSponsors', memberSponsor: 'memberSponsors' } as const;

export function peopleOf(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  both: OwnerAndDate | undefined,
): RowPeople {
  const people: RowPeople = { leads: [], officerSponsors: [], memberSponsors: [] };
  for (const side of sides) {
    const passage = side === 'lead' && both ? both.lead : cell(grid, row, side);
    if (!passage) continue;
    const parts = labelledIn(passage);
    if (parts.length > 0) {
      use(reading, passage);
      for (const part of parts) add(people, part.side, readSide(reading, part.words, part.side));
    } else if (isOfBoth(headerOf(grid, columnOf(grid, side))))
      for (const one of readPeople(reading, passage, undefined, 'lead'))
        add(people, isMember(reading, one) ? 'memberSponsor' : 'lead', [one]);
    else add(people, side, readSide(reading, passage, side));
  }
  // A senior responsible officer in the column of those who lead, with nobody beside, is the one who answers for it.
  if (people.leads.length === 0 && grid.roles.includes('lead') && !grid.roles.includes('officerSponsor'))
    people.leads = people.officerSponsors.splice(0);
  return people;
}

function readSide(reading: Reading, passage: Passage, side: Side): Person[] {
  if (side === 'lead') return readPeople(reading, passage, 'officer', 'lead');
  if (side === 'officerSponsor') return readPeople(reading, passage, 'officer', 'sponsor');
  return readPeople(reading, passage, 'member', 'Cabinet sponsor');
}

function add(people: RowPeople, side: Side, more: readonly Person[]): void {
  people[fields[side]].push(...more);
}

const label = /(?:^|[\n;|/,])\s*(\p{L}[\p{L} ]{1,30}?)\s*:\s+(?=\S)/gu;

/** `SRO: Director of Finance` and, on the next line, `Cabinet: Cllr Noor`. None when the cell does not open with one. */
function labelledIn(passage: Passage): { side: Side; words: Passage }[] {
  const { text } = passage;
  if (!text.includes(':') || text.length > 500) return [];
  const found = [...text.matchAll(label)].flatMap((match) => {
    const side = sideOf(match[1] ?? '');
    return side ? [{ side, at: match.index, from: match.index + match[0].length }] : [];
  });
  if (found[0]?.at !== 0) return [];
  return found.map(({ side, from }, at) => {
    const words = text.slice(from, found[at + 1]?.at).replace(/[\s;|/,]+$/, '');
    return { side, words: { ...passage, id: -1, text: words } };
  });
}

const ofMembers = /\b(?:cabinet|members?|councillors?|cllrs?|portfolio|political)\b/i;

function sideOf(words: string): Side | undefined {
  const role = roleOfHeader(words);
  if (role === 'lead' || role === 'officerSponsor' || role === 'memberSponsor') return role;
  return ofMembers.test(words) ? 'memberSponsor' : undefined;
}

/** `Lead officer & Cabinet member`: the words on either side name an officer and a councillor. */
function isOfBoth(header: string): boolean {
  const parts = header.split(/\s*(?:&|\band\b|\/|,|\+)\s*/i).map(sideOf);
  return parts.includes('memberSponsor') && parts.some((side) => side && side !== 'memberSponsor');
}

function isMember(reading: Reading, { words, person }: Person): boolean {
  if (
    /^(?:cllrs?|councillors?|(?:deputy )?leader|cabinet member|portfolio holder|lead member|mayor)\b/i.test(
      words,
    )
  )
    return true;
  return reading.draft.people.some(({ name, kind }) => name === person && kind === 'member');
}
