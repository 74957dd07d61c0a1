// A list that comes back edited: what is previewed, what is refused with its cell, and what is then recorded.
import { beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../../../test/support/database.ts';
import { actionCalled, type EditedLists, edit, editedLists } from '../../../../test/support/edited-lists.ts';
import { cellCount } from './preview.ts';
import { sayRemark } from './rows.ts';

const database = await freshDatabase();
let lists: EditedLists;
beforeEach(async () => {
  lists = await editedLists(database);
});
const now = () => lists.now();
const taken: EditedLists['taken'] = (name) => lists.taken(name);
const preview: EditedLists['preview'] = (rows) => lists.preview(rows);
const apply: EditedLists['apply'] = (rows, choices) => lists.apply(rows, choices);
const said: EditedLists['said'] = (rows) => lists.said(rows);

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
  const moved = actionCalled(thread, 'Agree a budget');
  expect(thread.movesOf(moved?.id ?? 0)).toMatchObject([
    { from: { words: '22/02/23 (Feb Council)' }, to: { latest: '2027-03-31' }, reason: 'The board met' },
  ]);
  expect(actionCalled(thread, 'List every loan')?.status).toEqual({
    words: 'Delivered',
    lifecycle: 'delivered',
    confidence: null,
  });
  expect(actionCalled(thread, 'Sell the depot')?.parts).toMatchObject([
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
  const budget = actionCalled(thread, 'Agree a budget');
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
  const land = actionCalled(thread, 'Count the land');
  expect(land).toMatchObject({ due: { latest: '2027-06-30' }, parts: [{ role: 'lead' }] });
  expect(thread.item(land?.parentId ?? 0)?.title).toBe('Place');
  expect(thread.answers(land?.id ?? 0)).toMatchObject([{ ref: 'GOV01' }]);
  expect(await said(more)).toEqual([expect.stringContaining('it is in the plan already')]);
});
