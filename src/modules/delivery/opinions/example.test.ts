// The example council shows every way in which opinions can differ, whatever the day on which it is loaded.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { statusSignals } from '../../../signals.ts';
import { loadThread, walk } from '../../plan/index.ts';
import { disagreementKinds } from './disagreement.ts';
import { listed } from './opinions.facts.ts';
import { threeOpinions } from './opinions.ts';

const { database, example } = await freshProduct();

test('at least one action of the example council differs in each way', async () => {
  const counts = await database.read(tester, example ?? 0, async (tx) => {
    const thread = walk(
      await loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay }),
    );
    const all = await threeOpinions({ tx, thread, actor: tester, signals: statusSignals });
    return listed(thread, all, {}).counts;
  });
  const named = counts.filter(({ actions }) => actions > 0).map(({ kind }) => kind);
  expect(named).toEqual([...disagreementKinds]);
});
