// A list that comes back when somebody, or some program, has changed the same cells meanwhile.
import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, tester } from '../../../../test/support/database.ts';
import {
  actionCalled,
  editedOn as day,
  type EditedLists,
  edit,
  editedLists,
} from '../../../../test/support/edited-lists.ts';
import { changeItem } from '../changes/change.ts';
import { cellCount, conflictsIn } from './preview.ts';

const database = await freshDatabase();
let lists: EditedLists;
beforeEach(async () => {
  lists = await editedLists(database);
});
const now = () => lists.now();
const taken: EditedLists['taken'] = (name) => lists.taken(name);
const preview: EditedLists['preview'] = (rows) => lists.preview(rows);
const apply: EditedLists['apply'] = (rows, choices) => lists.apply(rows, choices);

describe('where somebody else changed the plan after the list went out', () => {
  const other = async (title: string, wanted: Record<string, string>) => {
    const { seq, thread } = await now();
    const itemId = actionCalled(thread, title)?.id ?? 0;
    await changeItem(database, tester, lists.council, {
      itemId,
      version: seq,
      wanted,
      reason: 'Theirs',
      day,
    });
  };

  test('other cells of the same row are kept, both of them', async () => {
    const rows = await taken('actions');
    await other('Agree a budget', { detail: 'Theirs' });
    edit(rows, 1, 'Due', 'May 2027');
    const shown = await preview(rows);
    expect(conflictsIn(shown)).toEqual([]);
    await apply(rows);
    expect(actionCalled((await now()).thread, 'Agree a budget')).toMatchObject({
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
    expect(actionCalled((await now()).thread, 'Agree a budget')).toMatchObject({
      ref: '7b',
      due: { words: 'June 2027' },
    });
    expect(await apply(rows, { [conflict?.key ?? '']: 'mine' })).toMatchObject({ cells: 1 });
    expect(actionCalled((await now()).thread, 'Agree a budget')?.due?.words).toBe('May 2027');
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
