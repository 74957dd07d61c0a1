// Both published peer challenges of one council, which are not ours to ship: loaded where they lie beside this checkout.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { root } from '../../../../test/support/source.ts';
import { createCouncil } from '../../../db/councils.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { loadDocument } from '../../reading/index.ts';
import { liveThreads } from '../live.ts';
import { RecommendationList } from './facts.ts';
import { recommendationsIn } from './recommendations.ts';

const files = ['004_492f4d153e09bfc3.txt', '000_6ed897ff6c87ab10.txt'].map((name) =>
  resolve(root, '../shared/seeds', name),
);
const present = files.every((file) => existsSync(file));
if (!present)
  console.warn('The peer challenges of 2016 and 2022 are not beside this checkout (../shared): not loaded.');

const product = await freshProduct({ example: false });
const { database } = product;
let office: Awaited<ReturnType<typeof signedIn>>;
let councilId = 0;

beforeAll(async () => {
  if (!present) return;
  councilId = await createCouncil(database, tester, { name: 'The Council' });
  await database.as(tester, councilId, 'Load both peer challenges', async (tx) => {
    for (const file of files) await loadDocument(tx, councilId, { name: file, bytes: await readFile(file) });
  });
  office = await signedIn({ ...product, example: councilId }, 'programme-office', '10.35.1.1');
});

const listed = async (query = '') =>
  RecommendationList.parse(JSON.parse((await office.get(`/api/v1/recommendations${query}`)).body));

describe.skipIf(!present)('a council with both its peer challenges', () => {
  test('has six recommendations of each, with the key points and actions of 2022', async () => {
    const council = { id: councilId, name: 'The Council', example: false };
    const thread = await liveThreads(database)(tester, council, productDay);
    const [of2016, of2022] = thread.plans.map(({ id }) =>
      recommendationsIn(thread).filter(({ item }) => item.planId === id),
    );
    expect([of2016?.length, of2022?.length]).toEqual([6, 6]);
    // Twelve cells of key points, one of them a fragment of the one before, and eleven of actions.
    const under = (kind: string) =>
      of2022?.map(
        ({ items }) =>
          items.flatMap(({ id }) => thread.children(id)).filter((child) => child.kind === kind).length,
      );
    expect(under('key-point')).toEqual([3, 1, 2, 2, 1, 3]);
    expect(under('response')).toEqual([3, 1, 2, 2, 1, 2]);
    expect(thread.ofKind('action')).toHaveLength(11);
  });

  test('8. which recommendations of 2022 have no owner or date: all six, by page and by call', async () => {
    const made = await office.post('/office/reviews/new', {
      kind: 'peer-challenge',
      title: 'Peer challenge of 2022',
      reviewer: 'Peers',
      scheme: 'peer-challenge-check-in',
      endedOn: '2022-02-03',
      planId: '2',
    });
    expect(made.statusCode).toBe(303);
    const query = '?lacking=owner-or-date&review=1';
    const { rows, recommendations } = await listed(query);
    expect(recommendations).toBe(6);
    expect(rows.map(({ label }) => label)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Recommendation ${n}`));
    for (const { lacks, owners, dates } of rows)
      expect({ lacks, owners, dates }).toEqual({
        lacks: ['owner', 'date', 'owner-or-date', 'answer'],
        owners: [],
        dates: [],
      });
    const { body } = await office.get(`/office/recommendations${query}`);
    expect(body).toContain('6 recommendations, 6 different asks');
    for (const n of [1, 2, 3, 4, 5, 6]) expect(body).toContain(`Recommendation ${n}</a>:`);
    expect(body.match(/Peer challenge of 2022<\/a>/g)).toHaveLength(6);
  });

  test('those of 2016 stand beside them with no action, and one joined to one of 2022 shares its actions', async () => {
    const { rows } = await listed('?review=none');
    expect(rows.map(({ lacks }) => lacks.includes('action'))).toEqual(Array(6).fill(true));
    const { rows: later } = await listed('?review=1');
    // Both ask for a story of the place: the first of 2016 and the last of 2022.
    const [one, other] = [rows[0]?.id, later.at(-1)?.id];
    const pair = { one: `${one}`, other: `${other}`, same: 'yes', reason: 'Both ask for one narrative' };
    expect((await office.post('/office/recommendations/alike', pair)).statusCode).toBe(303);
    const all = await listed();
    expect([all.recommendations, all.asks]).toEqual([12, 11]);
    const actions = (id: number | undefined) => all.rows.find((row) => row.id === id)?.actions;
    expect(actions(one)).toEqual(actions(other));
    expect(actions(one)).toHaveLength(2);
  });
});
