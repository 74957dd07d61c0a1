// Who is meant in a cell: initials by kind, names, posts, groups, and letters that only look right.
import { expect, test } from 'vitest';
import { readWhole } from '../read.ts';
import { looksLike } from '../words/look-alikes.ts';

const register = `Lead officers

Initials\tName\tJob title
GS\tGrace Sorrel\tHead of Parks
GCli\tGlen Clipper\tAuditor
OT\tOlu Tern\tDirector, Legal and Democratic Services

Lead members

Initials\tName\tRole
GS\tCllr Gus Stone\tCabinet Member for Parks
`;

async function read(lead: string, member = 'GS') {
  const table = `Action\tCabinet sponsor\tLead\tDue\nPlant trees\t${member}\t${lead}\tMay 2024\n\n${register}`;
  const { draft } = await readWhole({ name: 'plan.txt', bytes: new TextEncoder().encode(table) });
  const [action] = draft.actions;
  return {
    leads: action?.leads,
    members: action?.memberSponsors,
    rules: draft.findings.map(({ rule }) => rule),
  };
}

const certain = (words: string, person: string) => ({ words, person, certain: true });

test('initials that an officer and a councillor share are told apart by their column', async () => {
  const { leads, members, rules } = await read('GS');
  expect(leads).toEqual([certain('GS', 'Grace Sorrel')]);
  expect(members).toEqual([certain('GS', 'Cllr Gus Stone')]);
  expect(rules.filter((rule) => rule === 'people/ambiguous')).toHaveLength(2);
});

for (const cell of ['GS/OT', 'GS / OT', 'GS, OT', 'GS & OT', 'GS and OT', 'GS; OT'])
  test(`${cell} are two people`, async () => {
    expect((await read(cell)).leads).toEqual([certain('GS', 'Grace Sorrel'), certain('OT', 'Olu Tern')]);
  });

test('a group beside a person is kept as a group', async () => {
  expect((await read('OT (with Tree Wardens)')).leads).toEqual([
    certain('OT', 'Olu Tern'),
    { words: 'with Tree Wardens', person: 'Tree Wardens', certain: true },
  ]);
});

test('a post with a comma and an “and” is one post', async () => {
  expect((await read('Director, Legal and Democratic Services')).leads).toEqual([
    certain('Director, Legal and Democratic Services', 'Olu Tern'),
  ]);
  expect((await read('Director of Housing and Roads')).leads).toHaveLength(1);
});

test('letters that only look right are proposed and never taken as certain', async () => {
  for (const cell of ['GCIi', 'ОТ']) {
    const { leads, rules } = await read(cell);
    expect(leads?.[0]).toMatchObject({ words: cell, certain: false });
    expect(leads?.[0]?.person).toBeDefined();
    expect(rules).toContain('people/look-alike');
  }
});

test('initials of nobody are kept, with nobody’s name', async () => {
  const { leads, rules } = await read('ZQ');
  expect(leads).toEqual([{ words: 'ZQ', certain: false }]);
  expect(rules).toContain('people/unknown');
});

test('Cyrillic and Latin letters that look alike have one form', async () => {
  expect(looksLike('МС')).toBe(looksLike('MC'));
  expect(looksLike('O1I')).toBe(looksLike('0ll'));
  expect(looksLike('MB')).not.toBe(looksLike('MC'));
});
