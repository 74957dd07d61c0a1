// The history of an item by page: who changed what, when and why, and what it was before.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct } from '../../../../test/support/product.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';

const { app, accounts, example } = await freshProduct();
const council = example ?? 0;

async function officer() {
  const email = 'history@council.example';
  const roles = ['programme-office'] as const;
  await addAccount(accounts, tester, council, { email, name: 'Hana Reed', roles });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost:3000' });
  expect((await person.post('/sign-in', { email, password })).statusCode).toBe(303);
  return person;
}

test('a date that was moved stands with the old one, who moved it and why, above the loading of the plan', async () => {
  const person = await officer();
  const id = /actions\/(\d+)"/.exec((await person.get('/office/actions?question=late')).body)?.[1] ?? '';
  expect((await person.get(`/office/actions/${id}`)).body).toContain(`items/${id}/history`);
  const form = (await person.get(`/office/items/${id}/change`)).body;
  const version = /name="version"[^>]*value="(\d+)"/.exec(form)?.[1] ?? '';
  const change = { version, due: '31 March 2031', reason: 'The contractor withdrew' };
  expect((await person.post(`/office/items/${id}/change`, change)).statusCode).toBe(303);

  const { body } = await person.get(`/office/items/${id}/history`);
  const entries = body.split('<section').slice(1);
  expect(entries.length).toBeGreaterThan(1);
  expect(entries[0]).toMatch(/Hana Reed[\s\S]*The contractor withdrew/);
  expect(entries[0]).toMatch(/Due[\s\S]*<del>[\s\S]*<\/del>, now 31 March 2031/);
  expect(entries.at(-1)).toMatch(/Goldthread, first start[\s\S]*Title/);
  expect((await person.get('/office/items/999999/history')).statusCode).toBe(404);
});
