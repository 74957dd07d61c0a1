// Measures worked out from others, through the door: what a formula may not be, the order, and what is missing.
import { beforeAll, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { addDefinition, addMeasure, addObservations } from '../keeping.store.ts';
import { definition, observation } from '../measure.sample.ts';
import { observationsOf } from '../measure.store.ts';
import type { Definition } from '../measure.ts';
import { lastDue, periodBefore } from '../when.ts';

const product = await freshProduct();
const { database } = product;
const council = product.example ?? 0;
const office = await signedIn(product, 'programme-office', '10.45.1.1');
const member = await signedIn(product, 'member', '10.45.1.2');
const month = { frequency: 'month', yearStarts: 4 } as const;
const due = lastDue(productDay, month, 0);
const before = periodBefore(due, month);
const ids: Record<string, number> = {};

beforeAll(() =>
  database.as(tester, council, 'Define what is put together', async (tx) => {
    const one = async (title: string, more: Partial<Definition> = {}) => {
      const measureId = await addMeasure(tx, council, { itemId: null, madeOn: productDay, madeBy: 'Ana' });
      ids[title] = measureId;
      const { definitionId: _, ...rest } = definition({ title, measureId, ...more });
      await addDefinition(tx, council, rest);
      return measureId;
    };
    const settled = await one('Claims settled');
    const made = await one('Claims made');
    await one('Share settled', { unit: '%', decimals: 1 });
    await one('Short of all', { unit: '%', decimals: 1, polarity: 'lower-is-better' });
    await one('Of the year', { frequency: 'year' });
    const given = (measureId: number, to: string, value: number) => {
      const { observationId: _, ...rest } = observation(to, value, { measureId });
      return rest;
    };
    await addObservations(tx, council, [
      given(settled, due.to, 78),
      given(made, due.to, 104),
      given(settled, before.to, 60),
    ]);
  }),
);

const path = (title: string) => `/office/measures/${ids[title]}/formula`;
const set = (title: string, formula: string) => office.post(path(title), { formula, reason: 'As agreed' });
const valuesOf = (title: string) =>
  database.read(tester, council, async (tx) =>
    (await observationsOf(tx, ids[title] ?? 0)).map(({ toOn, value, approvedOn }) => [
      toOn,
      value,
      approvedOn,
    ]),
  );

test.each([
  ['ratio([Claims settled], ', 'Character'],
  ['ratio([Claims settled], [Nobody knows])', 'No measure is called “Nobody knows”'],
  ['7 * 6', 'Name at least one measure'],
  ['m999999 + 1', 'There is no measure m999999'],
  ['[Of the year] * 2', 'is counted in other periods'],
  ['[Share settled] + 1', 'would wait for one another'],
])('%s is refused, with the cause', async (formula, message) => {
  const { statusCode, body } = await set('Share settled', formula);
  expect([statusCode, body.includes(message)]).toEqual([422, true]);
});

test('each is worked out after its parts, waits for a second person, and comes only once', async () => {
  expect((await member.post(path('Share settled'), {})).statusCode).toBe(403);
  expect((await set('Short of all', '100 - [Share settled]')).statusCode).toBe(303);
  expect((await set('Share settled', 'ratio([Claims settled], [Claims made])')).statusCode).toBe(303);
  const list = (await member.get('/office/measures/formulas')).body;
  expect(list.indexOf('Share settled</a>')).toBeLessThan(list.indexOf('Short of all</a>'));
  expect(list).toContain('ratio([Claims settled], [Claims made])');
  expect((await member.post('/office/measures/formulas', {})).statusCode).toBe(403);
  const { body } = await office.post('/office/measures/formulas', {});
  expect(body).toContain('2 figures were worked out anew');
  expect(await valuesOf('Share settled')).toEqual([[due.to, 75, null]]);
  expect(await valuesOf('Short of all')).toEqual([[due.to, 25, null]]);
  expect((await office.post('/office/measures/formulas', {})).body).toContain(
    '0 figures were worked out anew',
  );
  expect((await member.get('/office/measures/waiting')).statusCode).not.toBe(500);
});

test('what rests on hidden small numbers is not released, at any remove', async () => {
  await database.as(tester, council, 'Few claims are hidden', async (tx) => {
    const { definitionId: _, ...rest } = definition({
      title: 'Claims settled',
      measureId: ids['Claims settled'] ?? 0,
      fromOn: '2020-05-01',
      threshold: 5,
    });
    await addDefinition(tx, council, rest);
  });
  for (const title of ['Share settled', 'Short of all']) {
    const refused = await office.post(`/office/measures/${ids[title]}/release`, { upTo: due.to });
    expect([refused.statusCode, refused.body.includes('it would give them away')]).toEqual([422, true]);
  }
  const plain = await office.post(`/office/measures/${ids['Claims made']}/release`, { upTo: due.to });
  expect(plain.statusCode).toBe(303);
});

test('a part that is missing makes the whole missing, by name; a formula ends with an empty one', async () => {
  await database.as(tester, council, 'The part is gone', async (tx) => {
    const { observationId: _, ...rest } = observation(due.to, null, {
      measureId: ids['Claims made'] ?? 0,
      missingWhy: 'The system was down',
    });
    await addObservations(tx, council, [rest]);
  });
  const { body } = await office.post('/office/measures/formulas', {});
  expect(body).toContain('missing, because “Claims made” has no value: The system was down');
  expect((await set('Short of all', '')).statusCode).toBe(303);
  expect((await member.get('/office/measures/formulas')).body).not.toContain('Short of all</a>');
});
