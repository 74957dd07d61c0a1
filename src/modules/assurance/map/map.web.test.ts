// The assurance map through the door: a row, a source, what it says, added to and never changed, by those who may.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import { addDays, addMonths } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { AssuranceMap } from './rows.ts';

const product = await freshProduct();
const assurer = await signedIn(product, 'assurer', '10.36.0.1');
const member = await signedIn(product, 'member', '10.36.0.2');

const called = async () => AssuranceMap.parse(JSON.parse((await member.get('/api/v1/assurance-map')).body));

test('every Direction and theme is on the map, with its board, its cycle and its gaps, and figures open their rows', async () => {
  const { rows, gaps, withGaps } = await called();
  expect(rows.filter(({ label }) => label.startsWith('Direction'))).toHaveLength(5);
  const money = rows.find(({ title }) => title === 'Put the money right');
  expect(money).toMatchObject({
    gaps: ['overdue'],
    reported: ['Improvement and Recovery Board, every month', 'Cabinet, every 3 months'],
  });
  expect(rows.find(({ title }) => title === 'Change the culture')?.gaps).toContain('only-management');
  expect(withGaps).toBe(rows.filter((row) => row.gaps.length > 0).length);
  for (const { gap, rows: number } of gaps.filter((one) => one.rows > 0)) {
    const { body } = await member.get(`/office/assurance-map?gap=${gap}`);
    expect(body.match(/<tr /g)?.length, gap).toBe(number + 1);
  }
  const { body } = await member.get('/office/assurance-map/reporting');
  for (const { title } of rows) expect(body).toContain(title);
});

test('a row of the council’s own gets a source, whose newest words stand with the earlier ones below', async () => {
  const made = await assurer.post('/office/assurance-map/new', { title: 'Risk: a data breach' });
  expect(made.statusCode).toBe(303);
  const path = String(made.headers.location);
  expect((await assurer.post(`${path}/sources`, { line: 'corporate' })).statusCode).toBe(422);
  const source = {
    line: 'corporate',
    what: 'Checks of access',
    givenBy: 'Data protection officer',
    everyMonths: '3',
  };
  expect((await assurer.post(`${path}/sources`, source)).statusCode).toBe(303);
  const say = (facts: Record<string, string>) =>
    assurer.post(`${path}/statements`, { level: 'limited', words: 'Leavers keep access', ...facts });
  const late = await say({ givenOn: addDays(productDay, 1) });
  expect([late.statusCode, late.body.includes('Leavers keep access')]).toEqual([422, true]);
  expect((await say({ givenOn: addMonths(productDay, -4) })).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('Overdue');
  expect((await say({ givenOn: productDay, words: 'Access ends with the post' })).statusCode).toBe(303);
  const { body } = await member.get(path);
  expect(body.indexOf('Access ends with the post')).toBeLessThan(body.indexOf('Leavers keep access'));
  expect(body).not.toContain('Overdue');
  expect((await assurer.post(`${path}/endings`, { why: 'The officer left' })).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('The officer left');
});

test('the council words the levels itself', async () => {
  const words = { substantial: 'High', reasonable: 'Fair', limited: 'Low', none: 'Nil' };
  expect((await assurer.post('/office/assurance-map/levels', words)).statusCode).toBe(303);
  expect((await member.get('/office/assurance-map')).body).toContain('Fair');
});

test('those who may not keep the map read it, and nobody changes what a source said', async () => {
  const { body } = await member.get('/office/assurance-map');
  expect(body).not.toContain('Add something to be assured');
  for (const path of ['/new', '/levels', '/own-1/sources', '/own-1/statements', '/own-1/endings'])
    expect((await member.post(`/office/assurance-map${path}`, {})).statusCode, path).toBe(403);
  expect((await member.get('/office/assurance-map/item-999999')).statusCode).toBe(404);
  const change = product.database.as(tester, product.example ?? 0, 'Try to rewrite', (tx) =>
    tx.query(sql.unsafe`update assurance_statements set words = 'All is well'`),
  );
  await expect(change).rejects.toThrow();
});
