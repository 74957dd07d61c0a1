// Benchmarks: lines that are read or refused, how we stand in words, and a set with its values through the door.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { definitionsOn } from '../measure.store.ts';
import { standingAmong, valuesIn } from './benchmarks.ts';

const set = { members: ['Eastmere', 'Northholt', 'Wexdale, Isle of'], own: 'Harnworth' };

test.each([
  ['authority,value\nEastmere,61%\nHarnworth,55%', [61, 55]],
  ['Eastmere\t1,204\nNorthholt\t–', [1204, null]],
  ['"Wexdale, Isle of",7.5\r\neastmere,1,204\r\n', [7.5, 1204]],
])('lines %j are read', (typed, values) => {
  const read = valuesIn(typed, set);
  expect([read.errors, read.values.map(({ value }) => value)]).toEqual([[], values]);
});

test.each([
  ['Eastmere,61\nElsewhere,4', 'Line 2: Elsewhere is not of this set'],
  ['Eastmere,61\nEastmere,62', 'Line 2: Eastmere is given twice'],
  ['Eastmere,lots of', 'Line 1: “lots of” is not a figure'],
  ['Harnworth,61', 'No other council has a value'],
])('lines %j say “%s”', (typed, message) => {
  expect(valuesIn(typed, set).errors).toContain(message);
});

test.each([
  ['higher-is-better', 70, 'Better than most: better than 3 of the 3 others, worse than 0.', 1],
  ['lower-is-better', 70, 'Worse than most: better than 0 of the 3 others, worse than 3.', 4],
  ['higher-is-better', 50, 'About the middle: better than 1 of the 3 others, worse than 1.', 2],
  ['lower-is-better', null, 'There is no value of our own in this table.', null],
  ['none', 70, 'Neither way is better, so no place is given.', null],
])('where %s, %s stands: %s', (direction, value, words, rank) => {
  const others = [40, 50, 60].map((each, at) => ({
    tableId: 1,
    authority: `Council ${at}`,
    isOwn: false,
    value: each,
  }));
  const found = standingAmong(
    [{ tableId: 1, authority: 'Harnworth', isOwn: true, value }, ...others],
    direction,
  );
  expect([found?.words, found?.found.rank]).toEqual([words, rank]);
});

test('a set is kept, its values are looked at first, and then the measure says how it stands', async () => {
  const product = await freshProduct();
  const office = await signedIn(product, 'programme-office', '10.48.1.1');
  const member = await signedIn(product, 'member', '10.48.1.2');
  const [definition] = await product.database.read(tester, product.example ?? 0, (tx) =>
    definitionsOn(tx, productDay),
  );
  const typed = { name: 'Like us', year: '2025/26', chosen: 'By size', members: 'Eastmere, E1\nNorthholt' };
  expect((await member.post('/office/peer-sets/new', {})).statusCode).toBe(403);
  expect((await office.post('/office/peer-sets/new', { ...typed, members: 'A\na' })).statusCode).toBe(422);
  const made = await office.post('/office/peer-sets/new', typed);
  expect(made.statusCode).toBe(303);
  expect((await office.post('/office/peer-sets/new', typed)).body).toContain('has this name already');
  const path = String(made.headers.location);
  const table = {
    measure: String(definition?.measureId),
    year: '2025/26',
    source: 'Return of the year',
    lines: 'Eastmere,61\nNorthholt,–',
  };
  expect((await member.post(`${path}/values`, {})).statusCode).toBe(403);
  const wrong = await office.post(`${path}/values`, { ...table, lines: 'Elsewhere,4' });
  expect([wrong.statusCode, wrong.body.includes('is not of this set')]).toEqual([422, true]);
  expect((await office.post(`${path}/values`, table)).body).toContain('Keep these values');
  expect((await member.get(path)).body).toContain('No values are kept');
  expect((await office.post(`${path}/values`, { ...table, looked: 'yes' })).statusCode).toBe(303);
  for (const page of [path, `/office/measures/${definition?.measureId}`])
    expect((await member.get(page)).body, page).toContain('There is no value of our own in this table');
  expect((await member.get('/office/peer-sets')).body).toContain('Like us');
  expect((await member.get('/api/v1/benchmarks')).body).toContain('"Return of the year"');
});
