// The checks of the register: what is found, what is left alone, and the same answer on the page and by call.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct } from '../../../../test/support/product.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { alike } from '../../plan/index.ts';
import { RegisterQuality } from './facts.ts';
import { registerChecks } from './list.ts';

const { app, accounts, example } = await freshProduct();
const email = 'assurer@council.example';
await addAccount(accounts, tester, example ?? 0, { email, name: 'Ana', roles: ['assurer'] });
await setPassword(accounts, tokenIn(await passwordPath(accounts, example ?? 0, email)), password);
const assurer = visitor(app, { host: 'localhost', address: '10.9.1.2' });
await assurer.post('/sign-in', { email, password });

const quality = async (query = '') =>
  RegisterQuality.parse(JSON.parse((await assurer.get(`/api/v1/register-quality${query}`)).body));

test('every check has its own name, and is answered whether or not it finds anything', async () => {
  const names = registerChecks.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const { checks, open, found } = await quality();
  expect(checks.map(({ name }) => name)).toEqual(names);
  for (const one of checks) expect(one.count, one.name).toBeLessThanOrEqual(one.asked);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThanOrEqual(open);
});

test('every count opens its entries on the page, with what to do', async () => {
  const { checks } = await quality();
  const { statusCode, body } = await assurer.get('/office/register-quality');
  expect(statusCode).toBe(200);
  for (const { name, count, found } of checks) {
    const [, section] = body.split(`<h2 id="${name.replace('/', '-')}">`);
    expect(section !== undefined, name).toBe(count > 0);
    const links = [...(section ?? '').replace(/<h2.*/s, '').matchAll(/raid\/(\d+)"/g)].map(([, id]) =>
      Number(id),
    );
    expect(links, name).toEqual(found.flatMap(({ entries }) => entries.map(({ id }) => id)));
  }
});

test('a program may ask for one check, or for all of a kind', async () => {
  expect((await quality('?name=owner/none')).checks).toHaveLength(1);
  expect((await quality('?name=owner')).checks.map(({ name }) => name)).toEqual(['owner/none', 'owner/left']);
});

test('titles that say nearly the same are found in another order and form; of another kind they are not', () => {
  const rows = [
    { kind: 'risk', words: 'Property sales fall behind the forecast' },
    { kind: 'risk', words: 'The forecast of property sale falls behind' },
    { kind: 'issue', words: 'Property sales fall behind the forecast' },
    { kind: 'risk', words: 'Social workers leave for other employers' },
    { kind: 'risk', words: '' },
  ];
  const pairs = alike(rows, (row) => row).map(([one, other]) => [rows.indexOf(one), rows.indexOf(other)]);
  expect(pairs).toEqual([[0, 1]]);
});
