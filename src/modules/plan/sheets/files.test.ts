// Other ways in: people, pasted rows, the blank workbook, and files that are no list.
import { beforeEach, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../../../test/support/database.ts';
import {
  actionCalled,
  editedOn as day,
  type EditedLists,
  edit,
  editedLists,
} from '../../../../test/support/edited-lists.ts';
import { readCells, type SheetCells } from '../../../office/workbook.read.ts';
import { type ListSheet, writeWorkbook } from '../../../office/workbook.ts';
import { lineage } from '../thread.ts';
import { exportTemplate } from './export.ts';
import { sayRemark } from './rows.ts';
import { applyFile, previewFile, versionNow } from './sheets.actions.ts';

const database = await freshDatabase();
let lists: EditedLists;
beforeEach(async () => {
  lists = await editedLists(database);
});
const now = () => lists.now();
const taken: EditedLists['taken'] = (name) => lists.taken(name);
const apply: EditedLists['apply'] = (rows, choices) => lists.apply(rows, choices);
const said: EditedLists['said'] = (rows) => lists.said(rows);

test('rows pasted from a spreadsheet are read with their headings', async () => {
  const rows = await taken('actions');
  edit(rows, 2, 'Detail', 'One\nTwo "quoted"');
  const quoted = (words: string) => (/[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  const text = rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
  const sent = { file: { name: 'pasted.txt', bytes: Buffer.from(text) } };
  const shown = await previewFile(database, tester, lists.council, { sent, day });
  expect(shown.changedItems.flatMap((row) => row.cells.map((cell) => cell.wanted))).toEqual([
    'One\nTwo "quoted"',
  ]);
});

test('people are changed too: a new post begins today and ends the one before', async () => {
  const rows = await taken('people');
  edit(rows, 2, 'Post', 'Director of Homes');
  rows.push(['', 'Cllr Cy Dove', 'CD', 'Councillor', 'Leader']);
  expect(await apply(rows)).toMatchObject({ cells: 1, added: 1 });
  const { thread } = await now();
  expect(thread.people.map((person) => [person.name, person.kind, person.post])).toEqual([
    ['Ann Hale', 'officer', null],
    ['Bo Lind', 'officer', 'Director of Homes'],
    ['Cllr Cy Dove', 'member', 'Leader'],
  ]);
  rows[3] = ['', 'Another', 'CD', 'Councillor', ''];
  expect(await said(rows)).toEqual([expect.stringContaining('CD are the initials of Cllr Cy Dove already')]);
});

test('a file that is no list is refused with the cause', async () => {
  const sent = (name: string, words: string) => ({ file: { name, bytes: Buffer.from(words) } });
  const tried = async (name: string, words: string) =>
    previewFile(database, tester, lists.council, { sent: sent(name, words), day }).then(
      (shown) => shown.errors.map(sayRemark).join(),
      (error: Error) => error.message,
    );
  expect(await tried('a.csv', 'Dear all,\nhello')).toContain('no row of headings was found');
  expect(await tried('a.xlsx', 'not a zip at all')).toMatch(/a\.xlsx is/);
  expect(await tried('a.docx', 'x')).toContain('is not a spreadsheet that can be read here');
  expect(await tried('a.csv', '')).toContain('is empty');
  expect(await tried('a.csv', `Action,Due\n${'x,y\n'.repeat(10_002)}`)).toContain('more than 10,000 rows');
});

test('a blank workbook, filled in, begins a plan: rows name one another across sheets', async () => {
  const council = {
    id: await freshCouncil(database, 'Newshire Council'),
    name: 'Newshire Council',
    example: false,
  };
  const standing = () => versionNow(database, tester, council, day);
  const { thread } = await standing();
  const blank = await readCells({ name: 't.xlsx', bytes: await exportTemplate('xlsx', thread) });
  expect(blank.map((sheet) => sheet.name)).toEqual([
    'Instructions',
    'People',
    'Themes',
    'Workstreams',
    'Objectives',
    'Actions',
    'Milestones',
    'Risks',
    'Measures',
    'Choices',
  ]);
  const filled = await writeWorkbook('xlsx', { name: 'Instructions', paragraphs: ['x'] }, [
    listOf(blank, 'Milestones', [
      { Milestone: 'Budget set', 'Theme, workstream or action': 'Money', Due: 'March 2027' },
    ]),
    listOf(blank, 'Actions', [
      {
        Action: 'Agree a budget',
        'Theme or workstream': 'Borrowing',
        'Lead officer': 'AH',
        Due: '31 March 2027',
        'Answers (objective or Direction)': 'Balance the books',
        Status: 'On track',
      },
    ]),
    listOf(blank, 'Workstreams', [{ Workstream: 'Borrowing', Theme: 'Money', Aim: 'Owe less' }]),
    listOf(blank, 'Themes', [{ Theme: 'Money', 'Officer sponsor': 'Ann Hale' }]),
    listOf(blank, 'Objectives', [{ Objective: 'Balance the books', Theme: 'Money' }]),
    listOf(blank, 'People', [{ Name: 'Ann Hale', Initials: 'AH', Post: 'Director of Finance' }]),
  ]);
  const sent = { file: { name: 'plan.xlsx', bytes: filled } };
  const shown = await previewFile(database, tester, council, { sent, day });
  expect(shown.errors.map(sayRemark)).toEqual([]);
  expect(shown.addedItems).toHaveLength(5);
  const applying = { sent, day, reason: 'Begin', choices: {}, planTitle: 'Our plan' };
  expect(await applyFile(database, tester, council, applying)).toMatchObject({ added: 6 });
  const { thread: begun } = await standing();
  expect(begun.plans.map((plan) => plan.title)).toEqual(['Our plan']);
  const budget = actionCalled(begun, 'Agree a budget');
  if (!budget) throw new Error('The action is missing.');
  expect(lineage(begun, budget).map((item) => item.title)).toEqual(['Agree a budget', 'Borrowing', 'Money']);
  expect(begun.answers(budget.id).map((item) => item.title)).toEqual(['Balance the books']);
  expect(budget).toMatchObject({ due: { latest: '2027-03-31' }, status: { confidence: 'on-track' } });
  expect(begun.person(budget.parts[0]?.personId ?? 0)?.name).toBe('Ann Hale');
  expect(begun.movesOf(budget.id)).toEqual([]);
});

/** A sheet of the blank workbook with rows filled in by their headings. */
function listOf(
  blank: readonly SheetCells[],
  name: string,
  rows: readonly Record<string, string>[],
): ListSheet {
  const head = (blank.find((sheet) => sheet.name === name)?.rows[0] ?? []).map((cell) => cell.text);
  for (const row of rows)
    for (const heading of Object.keys(row))
      if (!head.includes(heading)) throw new Error(`${name} has no ${heading}.`);
  return {
    name,
    columns: head.map((words) => ({ head: words, width: 20 })),
    rows: rows.map((row) => head.map((heading) => row[heading] ?? '')),
    spareRows: 0,
  };
}
