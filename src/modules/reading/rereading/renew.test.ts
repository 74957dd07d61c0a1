import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../../../test/support/database.ts';
import { liveThreads, type Walk } from '../../plan/index.ts';
import { planOfDraft, storeDraft } from '../loading/load.ts';
import { readWhole } from '../read.ts';
import { compareEditions, likeliestPlan, noAnswers } from './compare.ts';

const folder = resolve(import.meta.dirname, '../../../../fixtures/editions');
const first = readFileSync(resolve(folder, 'dunmere-2024.md'));
const second = readFileSync(resolve(folder, 'dunmere-2025.md'));

const council = { name: 'Dunmere Council', example: false };
const day = '2025-11-03';
const read = (name: string, bytes: Uint8Array) => readWhole({ name, bytes });

describe('the next edition of a plan', async () => {
  const database = await freshDatabase();
  const id = await freshCouncil(database, council.name);
  const live = () => liveThreads(database)(tester, { id, ...council }, day);
  const actions = (thread: Walk) => thread.ofKind('action').map(({ title }) => title);
  const called = (thread: Walk, title: string) => {
    const found = thread.items.find((item) => item.title === title);
    if (!found) throw new Error(`Nothing is called ${title}`);
    return found;
  };
  let before: Walk;
  let after: Walk;

  beforeAll(async () => {
    await database.as(tester, id, 'Load the first edition', async (tx) =>
      storeDraft(tx, id, await read('plan-2024.md', first)),
    );
    before = await live();
    const depot = called(before, 'Sell the old depot').id;
    const money = called(before, 'Money').id;
    const next = await read('plan-2025.md', second);
    const heir = planOfDraft(next.draft, next.original).items.find(({ kind }) => kind === 'theme');
    await database.as(tester, id, 'Load the second edition', (tx) =>
      storeDraft(tx, id, {
        ...next,
        renews: {
          council,
          day,
          planId: before.plans[0]?.id ?? 0,
          answers: {
            ...noAnswers,
            ended: new Map([[depot, { how: 'closed', reason: 'Sold at auction in August' }]]),
            continues: new Set([`${money} ${heir?.key}`]),
          },
        },
      }),
    );
    after = await live();
  });

  test('is told from a plan of its own', async () => {
    const next = await read('plan-2025.md', second);
    const plan = planOfDraft(next.draft, next.original);
    expect(likeliestPlan(before, plan)).toMatchObject({ planId: before.plans[0]?.id });
    const other = await read(
      'bins.md',
      new TextEncoder().encode(
        '# Waste plan\n\n| Action | Lead | Due |\n|---|---|---|\n| Buy bins | Cleansing | May 2026 |\n',
      ),
    );
    expect(likeliestPlan(before, planOfDraft(other.draft, other.original))).toBeUndefined();
  });

  test('shows what is as it was, changed, moved, new and gone', async () => {
    const next = await read('plan-2025.md', second);
    const { same, gone, added } = compareEditions(
      before,
      before.plans[0]?.id ?? 0,
      planOfDraft(next.draft, next.original),
    );
    const title = (itemId: number) => before.item(itemId)?.title;
    const differ = Object.fromEntries(
      same.map(({ itemId, differences }) => [title(itemId), differences.map(({ what }) => what)]),
    );
    expect(differ).toMatchObject({
      'Close the accounts on time': ['place', 'status'],
      'Publish a budget report every month': ['words', 'place', 'due', 'status'],
      'Train every manager in risk': ['place', 'due', 'status', 'people'],
      'Survey all staff twice a year': ['reference', 'place', 'due'],
    });
    expect(gone.map(title)).toContain('Sell the old depot');
    expect(added).toHaveLength(3);
  });

  test('updates the thread that is there and makes no second one', () => {
    expect(after.plans).toHaveLength(1);
    expect(actions(after).toSorted()).toEqual([
      'Appoint a permanent monitoring officer',
      'Close the accounts on time',
      'Publish a budget report each month',
      'Sell the old depot',
      'Survey all staff twice a year',
      'Train every manager in risk',
    ]);
    expect(called(after, 'Publish a budget report each month').id).toBe(
      called(before, 'Publish a budget report every month').id,
    );
    expect(after.editions.map(({ number, publishedWords }) => [number, publishedWords])).toEqual([
      [1, 'December 2024'],
      [2, 'October 2025'],
    ]);
  });

  test('keeps the old date of every date that moved, and calls the same day in other words no move', () => {
    const moves = after.moves.map(({ itemId, from, to }) => [
      after.item(itemId)?.ref,
      from?.words,
      to?.words,
    ]);
    expect(moves.toSorted()).toEqual([
      ['L1', '30 September 2025', '30/09/2026'],
      ['M2', 'March 2025', 'October 2025'],
      ['P1', 'April 2025', 'April 2026'],
    ]);
    expect(new Set(after.moves.map(({ reason }) => reason))).toEqual(
      new Set(['As published in plan-2025.md']),
    );
  });

  test('ends an item only by a person’s word, and deletes none', () => {
    expect(called(after, 'Sell the old depot').status).toEqual({
      words: 'Closed: Sold at auction in August',
      lifecycle: 'closed',
      confidence: null,
    });
    expect(called(after, 'People').status).toBeNull();
    expect(before.items.every(({ id: itemId }) => after.item(itemId) !== undefined)).toBe(true);
  });

  test('says where an item goes on', () => {
    const goesOn = after.links.filter(({ kind }) => kind === 'continues');
    expect(goesOn.map(({ from, to }) => [after.item(from)?.title, after.item(to)?.title])).toEqual([
      ['Sound money and capable people', 'Money'],
    ]);
  });
});
