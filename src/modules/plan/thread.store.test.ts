import { expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../../test/support/database.ts';
import { sql } from '../../db/database.ts';
import { addPerson } from '../people/index.ts';
import { liveThreads, pastThread } from './live.ts';
import type { NewPlan } from './new-plan.ts';
import { addDocument, addFindings, addPlan } from './plan.store.ts';
import { loadThread } from './thread.store.ts';

const database = await freshDatabase();
const councilId = await freshCouncil(database, 'Harnworth Council');
const council = { id: councilId, name: 'Harnworth Council', example: false };
const day = '2026-11-22';

const plan = (documentId: number, personId: number): NewPlan => ({
  title: 'Improvement plan',
  kind: 'improvement-plan',
  documentId,
  items: [
    { key: 'a', kind: 'mandate', sort: 'direction', ref: 'Direction A', title: 'Close the gap' },
    { key: 't', kind: 'theme', title: 'Money', source: { line: 1 } },
    { key: 'o', kind: 'objective', title: 'A balanced budget', parentKey: 't' },
    {
      key: 'x',
      kind: 'action',
      title: 'Agree a budget',
      parentKey: 't',
      due: { words: 'Feb 2027', kind: 'month', earliest: '2027-02-01', latest: '2027-02-28' },
      status: { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' },
      parts: [{ role: 'lead', words: 'KT', personId, certain: true }],
      source: { line: 2 },
    },
  ],
  links: [
    { fromKey: 'o', toKey: 'a', kind: 'answers' },
    { fromKey: 'x', toKey: 'o', kind: 'answers' },
  ],
});

const actionId = await database.as(tester, councilId, 'Load a plan', async (tx) => {
  const documentId = await addDocument(tx, councilId, {
    name: 'plan.txt',
    format: 'text',
    sha256: 'ab'.repeat(32),
    lines: ['Money', 'Agree a budget\tKT\tFeb 2027\tOn Track', 'Nobody reads this'],
  });
  const personId = await addPerson(tx, councilId, {
    kind: 'officer',
    name: 'Katarzyna Towne',
    initials: 'KT',
    posts: [
      { title: 'Finance manager', fromOn: '2020-01-01', toOn: '2026-06-30' },
      { title: 'Head of finance', fromOn: '2026-07-01' },
    ],
  });
  const { itemIds } = await addPlan(tx, councilId, plan(documentId, personId));
  await addFindings(tx, councilId, documentId, [
    {
      rule: 'dates/no-fixed-day',
      severity: 'warning',
      message: 'No day',
      suggestion: null,
      source: { line: 2 },
    },
  ]);
  return itemIds.get('x') ?? 0;
});

test('a plan that was stored is read back as one thread', async () => {
  const thread = await database.read(tester, councilId, (tx) => loadThread(tx, { council, day }));
  expect(thread.items.map((item) => item.title)).toEqual([
    'Close the gap',
    'Money',
    'A balanced budget',
    'Agree a budget',
  ]);
  expect(thread.items.at(-1)).toMatchObject({
    due: { words: 'Feb 2027', kind: 'month', earliest: '2027-02-01', latest: '2027-02-28' },
    status: { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' },
    parts: [{ role: 'lead', words: 'KT', certain: true }],
  });
  expect(thread.links).toHaveLength(2);
  expect(thread.findings).toHaveLength(1);
});

test('only the lines that something stands on are kept beside it', async () => {
  const thread = await database.read(tester, councilId, (tx) => loadThread(tx, { council, day }));
  expect(thread.excerpts.map(({ line, cells }) => [line, cells])).toEqual([
    [1, ['Money']],
    [2, ['Agree a budget', 'KT', 'Feb 2027', 'On Track']],
  ]);
});

test('a person’s post is the one held on the day', async () => {
  const postOn = async (on: string) =>
    (await database.read(tester, councilId, (tx) => loadThread(tx, { council, day: on }))).people[0]?.post;
  expect([await postOn('2026-06-30'), await postOn('2026-07-01')]).toEqual([
    'Finance manager',
    'Head of finance',
  ]);
});

test('a thread as at an instant is what stood then, and a live one follows the tables', async () => {
  const live = liveThreads(database);
  const titleNow = async () => (await live(tester, council, day)).item(actionId)?.title;
  expect(await titleNow()).toBe('Agree a budget');
  const before = Temporal.Now.instant().toString();
  await database.as(tester, councilId, 'Rename the action', (tx) =>
    tx.query(sql.unsafe`update items set title = 'Agree two budgets' where item_id = ${actionId}`),
  );
  expect(await titleNow()).toBe('Agree two budgets');
  const past = await pastThread(database, tester, council, { instant: before, day });
  expect(past.item(actionId)?.title).toBe('Agree a budget');
  const whole = await pastThread(database, tester, council, {
    instant: Temporal.Now.instant().toString(),
    day,
  });
  const now = await live(tester, council, day);
  expect(JSON.parse(JSON.stringify(whole))).toEqual(JSON.parse(JSON.stringify(now)));
});

test('a plan with a link to nothing is refused whole', async () => {
  const broken: NewPlan = {
    title: 'Broken',
    kind: 'other',
    items: [{ key: 'x', kind: 'action', title: 'Do' }],
    links: [{ fromKey: 'x', toKey: 'nowhere', kind: 'answers' }],
  };
  await expect(
    database.as(tester, councilId, 'Load', (tx) => addPlan(tx, councilId, broken)),
  ).rejects.toThrow('nowhere');
  const thread = await database.read(tester, councilId, (tx) => loadThread(tx, { council, day }));
  expect(thread.plans.map((one) => one.title)).toEqual(['Improvement plan']);
});
