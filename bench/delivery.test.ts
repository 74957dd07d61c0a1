// However much there is of it, a page of the month asks the database as many questions.
import { expect, test } from 'vitest';
import { freshProduct, productDay } from '../test/support/product.ts';
import { growPages } from './delivery.ts';
import { countQueries } from './queries.ts';

const { app, database, accounts, example } = await freshProduct();

test('every page of the month asks as many queries of eight times as many actions, updates and risks', async () => {
  const ground = { database, accounts, example: example ?? 0 };
  const asked = { day: productDay, host: 'localhost' };
  const { get, pages } = await growPages(ground, app, {
    ...asked,
    size: { actions: 40, updatesEach: 3, risks: 20 },
  });
  const counted = async () => {
    const queries: Record<string, number> = {};
    for (const [what, path] of Object.entries(pages)) {
      // The first request after a write loads the thread.
      await get(path);
      queries[what] = (await countQueries(() => get(path))).queries;
    }
    return queries;
  };
  const few = await counted();
  await growPages(ground, app, { ...asked, size: { actions: 280, updatesEach: 3, risks: 140 } });
  expect(await counted()).toEqual(few);
  // The new rows are what the pages show.
  expect((await get(pages['my updates'] ?? '')).body).toContain('Grown action');
  expect((await get(pages['the register'] ?? '')).body).toContain('Grown risk');
});
