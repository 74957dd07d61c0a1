// Lists of a small plan, taken away and edited as a person would: one theme with three actions, and two officers.

import { addPerson } from '../../src/modules/people/index.ts';
import { addPlan, type Item, type Walk } from '../../src/modules/plan/index.ts';
import { exportList } from '../../src/modules/plan/sheets/export.ts';
import { type ListName, listCalled } from '../../src/modules/plan/sheets/lists.ts';
import type { Preview } from '../../src/modules/plan/sheets/preview.ts';
import { sayRemark } from '../../src/modules/plan/sheets/rows.ts';
import {
  applyFile,
  previewFile,
  type Sent,
  versionNow,
} from '../../src/modules/plan/sheets/sheets.actions.ts';
import { toCsv } from '../../src/office/csv.ts';
import { readCells } from '../../src/office/workbook.read.ts';
import { freshCouncil, type TestDatabase, tester } from './database.ts';

export const editedOn = '2026-11-24';

type Rows = string[][];

export interface EditedLists {
  council: { id: number; name: string; example: boolean };
  now(): ReturnType<typeof versionNow>;
  /** A list as its rows of words, the headings first. */
  taken(name: ListName): Promise<Rows>;
  preview(rows: Rows): Promise<Preview>;
  apply(rows: Rows, choices?: Record<string, 'mine' | 'theirs'>): ReturnType<typeof applyFile>;
  /** What is wrong with them, each with its place. */
  said(rows: Rows): Promise<string[]>;
}

/** A new council with the small plan. */
export async function editedLists(database: TestDatabase): Promise<EditedLists> {
  const council = { id: await freshCouncil(database), name: 'Testshire Council', example: false };
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
  const day = editedOn;
  const now = () => versionNow(database, tester, council, day);
  const preview = (rows: Rows) => previewFile(database, tester, council, { sent: asCsv(rows), day });
  return {
    council,
    now,
    preview,
    taken: async (name) => {
      const list = listCalled(name);
      if (!list) throw new Error(`There is no list of ${name}.`);
      const sheets = await readCells({ name: 'x.xlsx', bytes: await exportList('xlsx', await now(), list) });
      const rows = sheets.find((sheet) => sheet.name === list.title)?.rows ?? [];
      const width = rows[0]?.length ?? 0;
      return rows.map((row) => Array.from({ length: width }, (_, index) => row[index]?.text ?? ''));
    },
    apply: (rows, choices = {}) =>
      applyFile(database, tester, council, { sent: asCsv(rows), day, reason: 'The board met', choices }),
    said: async (rows) => (await preview(rows)).errors.map(sayRemark),
  };
}

function asCsv(rows: Rows): Sent {
  const [head = [], ...body] = rows;
  return { file: { name: 'actions.csv', bytes: Buffer.from(toCsv(head, body)) } };
}

/** Writes in the cell under a heading of a row. */
export function edit(rows: Rows, row: number, head: string, words: string): void {
  const column = rows[0]?.indexOf(head) ?? -1;
  const cells = rows[row];
  if (column < 0 || !cells) throw new Error(`There is no ${head} in row ${row}.`);
  cells[column] = words;
}

export function actionCalled(thread: Walk, title: string): Item | undefined {
  return thread.ofKind('action').find((item) => item.title === title);
}
