// A register of two thousand entries: the same number of queries as one of sixteen, and pages of fifty.
import { expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import { sql, type Tx } from '../../db/database.ts';
import { addAccount, passwordPath, setPassword } from '../people/index.ts';
import { words as password, tokenIn, visitor } from '../people/sample/site.ts';
import { live, loadThread, walk } from '../plan/index.ts';
import { historyOf, loadRegister } from './raid.store.ts';
import { raidSignals } from './signals.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;

/** How many queries a piece of reading asks. */
async function queriesOf(reading: (tx: Tx) => Promise<unknown>): Promise<number> {
  return database.read(tester, council, async (tx) => {
    let queries = 0;
    const counting = new Proxy(tx, {
      get(target, name, receiver) {
        if (typeof name === 'string' && /^(any|one|many|maybe|query)/.test(name)) queries += 1;
        return Reflect.get(target, name, receiver);
      },
    });
    await reading(counting);
    return queries;
  });
}

const thread = walk(
  await database.read(tester, council, (tx) =>
    loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay }),
  ),
);
const asked = async () => [
  await queriesOf((tx) => loadRegister(tx, live)),
  await queriesOf((tx) => raidSignals({ tx, from: live, thread, actor: tester })),
  await queriesOf((tx) => historyOf(tx, live, 2)),
];

/** Two thousand more risks, each with two scores and a link to an action. */
async function addMany(): Promise<void> {
  const actions = thread.ofKind('action').map((item) => item.id);
  await database.as(tester, council, 'Raise two thousand risks', async (tx) => {
    await tx.query(sql.unsafe`
      insert into raid_entries (council_id, kind, level, title, raised_on, raised_by, next_review_on, category_id)
      select ${council}, 'risk', 'workstream', 'Risk number ' || n, ${productDay}::date, 'a test', ${productDay}::date + 30, 1
      from generate_series(1, 2000) as n
    `);
    await tx.query(sql.unsafe`
      insert into raid_scores (council_id, entry_id, role, matrix_id, likelihood, impact, scored_on, scored_by, reason)
      select council_id, entry_id, 'current', 1, 1 + (entry_id + turn) % 5, 1 + entry_id % 4, raised_on, 'a test', 'a test'
      from raid_entries
      cross join generate_series(1, 2) as turn
      where title like 'Risk number %'
    `);
    await tx.query(sql.unsafe`
      insert into raid_links (council_id, entry_id, item_id, role)
      select council_id, entry_id, (${sql.array(actions, 'int8')})[1 + entry_id % ${actions.length}], 'bears-on'
      from raid_entries
      where title like 'Risk number %'
    `);
  });
}

test('the register, its signals and an entry ask as many queries for two thousand entries as for sixteen', async () => {
  const few = await asked();
  expect(few).toEqual([7, 7, 7]);
  await addMany();
  expect(await asked()).toEqual(few);
});

test('every page of it answers, fifty entries at a time', async () => {
  const email = 'office@council.example';
  await addAccount(accounts, tester, council, { email, name: 'Ana Office', roles: ['programme-office'] });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost', address: '10.18.0.1' });
  await person.post('/sign-in', { email, password });
  const { body } = await person.get('/office/raid?kind=risk&page=2');
  expect(body.match(/data-label="Entry"/g)?.length).toBe(50);
  expect(body).toMatch(/Page 2 of 4\d/);
  expect(body).toContain('page=3');
  for (const page of ['', '/heat', '/dependencies', '/reviews'])
    expect([page, (await person.get(`/office/raid${page}`)).statusCode]).toEqual([page, 200]);
});
