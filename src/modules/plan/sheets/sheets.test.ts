// A list that comes back edited: what is previewed, what is refused with its cell, and what is then recorded.
import { beforeEach, describe, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../../../test/support/database.ts';
import { toCsv } from '../../../office/csv.ts';
import { readCells, type SheetCells } from '../../../office/workbook.read.ts';
import { type ListSheet, writeWorkbook } from '../../../office/workbook.ts';
import { addPerson } from '../../people/index.ts';
import { changeItem } from '../changes/change.ts';
import { addPlan } from '../plan.store.ts';
import { lineage, type Walk } from '../thread.ts';
import { exportList, exportTemplate } from './export.ts';
import { type ListName, listCalled } from './lists.ts';
import { cellCount, conflictsIn } from './preview.ts';
import { sayRemark } from './rows.ts';
import { applyFile, previewFile, versionNow } from './sheets.actions.ts';

const database = await freshDatabase();
const day = '2026-11-24';
let council = { id: 0, name: 'Testshire Council', example: false };

beforeEach(async () => {
  council = { ...council, id: await freshCouncil(database) };
  await database.as(tester, council.id, 'Load a plan', async (tx) => {
    const ann = await addPerson(tx, council.id, { kind: 'officer', name: 'Ann Hale', initials: 'AH' });
    await addPerson(tx, council.id, {
      kind: 'officer',
      name: 'Bo Lind',
      initials: 'BL',
      posts: [{ title: 'Director of Place' }],
    });
    const onTrack = { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' } as const;
    const due = {
      words: '22/02/23 (Feb Council)',
      kind: 'day',
      earliest: '2023-02-22',
      latest: '2023-02-22',
      meeting: 'Full Council',
    } as const;
    const parts = [{ role: 'lead', words: 'AH', personId: ann, certain: true } as const];
    const action = (key: string, title: string) => ({
      key,
      kind: 'action' as const,
      title,
      parentKey: 'money',
      status: onTrack,
      due,
      parts,
    });
    await addPlan(tx, council.id, {
      title: 'Plan',
      kind: 'improvement-plan',
      items: [
        { key: 'money', kind: 'theme', title: 'Money' },
        { key: 'place', kind: 'theme', title: 'Place' },
        { key: 'gov', kind: 'objective', ref: 'GOV01', title: 'Decide in the open', parentKey: 'money' },
        action('a', 'Agree a budget'),
        action('b', 'List every loan'),
        action('c', 'Sell the depot'),
      ],
      links: [{ fromKey: 'a', toKey: 'gov', kind: 'answers' }],
    });
  });
});

const now = () => versionNow(database, tester, council, day);

/** A list as its rows of words, to edit as a person would. */
async function taken(name: ListName): Promise<string[][]> {
  const list = listCalled(name);
  if (!list) throw new Error(`There is no list of ${name}.`);
  const sheets = await readCells({ name: 'x.xlsx', bytes: await exportList('xlsx', await now(), list) });
  const rows = sheets.find((sheet) => sheet.name === list.title)?.rows ?? [];
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[index]?.text ?? ''));
}

function csv(rows: string[][], name = 'actions.csv') {
  const [head = [], ...body] = rows;
  return { file: { name, bytes: Buffer.from(toCsv(head, body)) } };
}

const preview = (rows: string[][]) => previewFile(database, tester, council, { sent: csv(rows), day });
const apply = (rows: string[][], choices: Record<string, 'mine' | 'theirs'> = {}) =>
  applyFile(database, tester, council, { sent: csv(rows), day, reason: 'The board met', choices });

/** Writes in the cell under a heading of a row. */
function edit(rows: string[][], row: number, head: string, words: string): void {
  const column = rows[0]?.indexOf(head) ?? -1;
  const cells = rows[row];
  if (column < 0 || !cells) throw new Error(`There is no ${head} in row ${row}.`);
  cells[column] = words;
}

const said = async (rows: string[][]) => (await preview(rows)).errors.map(sayRemark);
const action = (thread: Walk, title: string) => thread.ofKind('action').find((item) => item.title === title);

test('three cells edited are three changes, previewed and recorded, each as it was and will be', async () => {
  const rows = await taken('actions');
  edit(rows, 1, 'Due', '31/03/2027');
  edit(rows, 2, 'Status', 'Delivered');
  edit(rows, 3, 'Lead officer', 'Bo Lind; Ann Hale');
  const shown = await preview(rows);
  expect(shown.errors).toEqual([]);
  expect(
    shown.changedItems.flatMap((row) =>
      row.cells.map((cell) => [cell.head, cell.now, cell.wanted, cell.note]),
    ),
  ).toEqual([
    ['Due', '22/02/23 (Feb Council)', '31/03/2027', 'read as 31 March 2027'],
    ['Status', 'On Track', 'Delivered', 'read as delivered'],
    ['Lead officer', 'Ann Hale', 'Bo Lind; Ann Hale', ''],
  ]);
  const { seq } = await now();
  expect(await apply(rows)).toMatchObject({ cells: 3, rows: 3, added: 0 });
  const { seq: after, thread } = await now();
  expect(after).toBe(seq + 1);
  const moved = action(thread, 'Agree a budget');
  expect(thread.movesOf(moved?.id ?? 0)).toMatchObject([
    { from: { words: '22/02/23 (Feb Council)' }, to: { latest: '2027-03-31' }, reason: 'The board met' },
  ]);
  expect(action(thread, 'List every loan')?.status).toEqual({
    words: 'Delivered',
    lifecycle: 'delivered',
    confidence: null,
  });
  expect(action(thread, 'Sell the depot')?.parts).toMatchObject([
    { words: 'Bo Lind' },
    { words: 'AH', certain: true },
  ]);
  expect(cellCount(await preview(rows))).toBe(0);
});

test('headings are known by what they mean, in any order; columns of one’s own are left aside and said so', async () => {
  const rows = await taken('actions');
  const pick = ['Key (leave as it is)', 'Due', 'Action', 'Lead officer'];
  const columns = pick.map((head) => rows[0]?.indexOf(head) ?? -1);
  const mine = rows.map((row, index) => [
    ...columns.map((column) => row[column] ?? ''),
    index === 0 ? 'My notes' : 'ring Ann',
  ]);
  mine[0] = ['Key', 'Deadline', 'Description', 'Owner', 'My notes'];
  const [, first] = mine;
  if (first) first[1] = 'May 2027';
  const shown = await preview(mine);
  expect(shown.changedItems.flatMap((row) => row.cells.map((cell) => cell.wanted))).toEqual(['May 2027']);
  expect(shown.notes.map(sayRemark)).toContain(
    'actions E1: the column “My notes” is none of ours, so it was left aside',
  );
});

test('what cannot be is refused with its sheet and cell, and nothing is written', async () => {
  const rows = await taken('actions');
  edit(rows, 1, 'Due', '31/02/2025');
  edit(rows, 2, 'Stage', 'Nearly');
  edit(rows, 3, 'Action', '');
  rows.push(['item 99999 at 1', '', 'Not ours']);
  rows.push(['whatever', '', 'No key']);
  rows.push(rows[1] ?? []);
  expect(await said(rows)).toEqual([
    expect.stringMatching(/^actions K2: 31\/02\/2025 is no day; write 28\/02\/2025$/),
    expect.stringMatching(/^actions M3: “Nearly” is not one of/),
    expect.stringMatching(/^actions C4: A title cannot be blank/),
    'actions A5: no row of this council’s plan has this key',
    'actions A6: “whatever” is no key. Put back what stood there, or clear it for a new row',
    'actions A7: row 2 has the same key. Clear the key of the row that is new',
  ]);
  const { seq } = await now();
  await expect(apply(rows)).rejects.toThrow('has mistakes');
  expect((await now()).seq).toBe(seq);
});

test('a row that is deleted, or emptied but for its key, stays in the plan, and is said to', async () => {
  const rows = await taken('actions');
  rows.splice(1, 1);
  rows[2] = [rows[2]?.[0] ?? ''];
  const shown = await preview(rows);
  expect(shown.missing.map(({ titles }) => titles)).toEqual([['Agree a budget', 'Sell the depot']]);
  expect(cellCount(shown)).toBe(0);
});

test('a cell that is emptied is emptied in the plan', async () => {
  const rows = await taken('actions');
  edit(rows, 1, 'Due', '');
  edit(rows, 1, 'Lead officer', '');
  edit(rows, 1, 'Answers (objective or Direction)', '');
  await apply(rows);
  const { thread } = await now();
  const budget = action(thread, 'Agree a budget');
  expect(budget).toMatchObject({ due: null, parts: [] });
  expect(thread.answers(budget?.id ?? 0)).toEqual([]);
  expect(thread.movesOf(budget?.id ?? 0)).toMatchObject([{ to: null }]);
});

test('a row without a key is added where it says; sent twice, it is refused', async () => {
  const rows = await taken('actions');
  const head = rows[0] ?? [];
  const fresh = head.map(
    (name) =>
      ({
        Action: 'Count the land',
        'Theme or workstream': 'Place',
        Due: 'June 2027',
        'Lead officer': 'BL',
        'Answers (objective or Direction)': 'GOV01',
        Status: 'Not started',
      })[name] ?? '',
  );
  const more = [...rows, fresh];
  expect((await preview(more)).addedItems).toMatchObject([
    { values: { status: { lifecycle: 'not-started' } } },
  ]);
  expect(await apply(more)).toMatchObject({ added: 1, cells: 0 });
  const { thread } = await now();
  const land = action(thread, 'Count the land');
  expect(land).toMatchObject({ due: { latest: '2027-06-30' }, parts: [{ role: 'lead' }] });
  expect(thread.item(land?.parentId ?? 0)?.title).toBe('Place');
  expect(thread.answers(land?.id ?? 0)).toMatchObject([{ ref: 'GOV01' }]);
  expect(await said(more)).toEqual([expect.stringContaining('it is in the plan already')]);
});

describe('where somebody else changed the plan after the list went out', () => {
  const other = async (title: string, wanted: Record<string, string>) => {
    const { seq, thread } = await now();
    const itemId = action(thread, title)?.id ?? 0;
    await changeItem(database, tester, council, { itemId, version: seq, wanted, reason: 'Theirs', day });
  };

  test('other cells of the same row are kept, both of them', async () => {
    const rows = await taken('actions');
    await other('Agree a budget', { detail: 'Theirs' });
    edit(rows, 1, 'Due', 'May 2027');
    const shown = await preview(rows);
    expect(conflictsIn(shown)).toEqual([]);
    await apply(rows);
    expect(action((await now()).thread, 'Agree a budget')).toMatchObject({
      detail: 'Theirs',
      due: { words: 'May 2027' },
    });
  });

  test('the same cell shows all three versions, and is not written before somebody chooses', async () => {
    const rows = await taken('actions');
    await other('Agree a budget', { due: 'June 2027' });
    edit(rows, 1, 'Due', 'May 2027');
    edit(rows, 1, 'Reference', '7b');
    const [conflict] = conflictsIn(await preview(rows));
    expect(conflict?.cells).toMatchObject([
      { field: 'ref', conflict: false },
      { field: 'due', saw: '22/02/23 (Feb Council)', now: 'June 2027', wanted: 'May 2027', conflict: true },
    ]);
    await expect(apply(rows)).rejects.toThrow('Choose for each row');
    expect(await apply(rows, { [conflict?.key ?? '']: 'theirs' })).toMatchObject({ cells: 1 });
    expect(action((await now()).thread, 'Agree a budget')).toMatchObject({
      ref: '7b',
      due: { words: 'June 2027' },
    });
    expect(await apply(rows, { [conflict?.key ?? '']: 'mine' })).toMatchObject({ cells: 1 });
    expect(action((await now()).thread, 'Agree a budget')?.due?.words).toBe('May 2027');
  });

  test('what both wrote alike is no conflict', async () => {
    const rows = await taken('actions');
    await other('Agree a budget', { due: 'June 2027' });
    edit(rows, 1, 'Due', 'June 2027');
    expect(cellCount(await preview(rows))).toBe(0);
  });
});

test('what a spreadsheet program rewrites and still means the same stays as published', async () => {
  const plain = await taken('actions');
  edit(plain, 1, 'Due', '05/04/2027');
  edit(plain, 1, 'Reference', '007');
  await apply(plain);
  const rows = await taken('actions');
  edit(rows, 1, 'Due', '2027-04-05');
  edit(rows, 1, 'Reference', '7');
  const shown = await preview(rows);
  expect([cellCount(shown), shown.retyped]).toEqual([0, 2]);
});

test('rows pasted from a spreadsheet are read with their headings', async () => {
  const rows = await taken('actions');
  edit(rows, 2, 'Detail', 'One\nTwo "quoted"');
  const quoted = (words: string) => (/[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  const text = rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
  const sent = { file: { name: 'pasted.txt', bytes: Buffer.from(text) } };
  const shown = await previewFile(database, tester, council, { sent, day });
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
    previewFile(database, tester, council, { sent: sent(name, words), day }).then(
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
  council = { ...council, id: await freshCouncil(database, 'Newshire Council') };
  const { thread } = await now();
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
  const { thread: begun } = await now();
  expect(begun.plans.map((plan) => plan.title)).toEqual(['Our plan']);
  const budget = action(begun, 'Agree a budget');
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
