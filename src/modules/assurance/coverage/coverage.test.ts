// Coverage of the example council, as officers and programs see it, live and as at a past day.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays } from '../../../kernel/days.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { Coverage, gapsOf } from './coverage.ts';

const { app, accounts, example } = await freshProduct();
const email = 'office@council.example';
await addAccount(accounts, tester, example ?? 0, { email, name: 'Ana', roles: ['programme-office'] });
await setPassword(accounts, tokenIn(await passwordPath(accounts, example ?? 0, email)), password);
const officer = visitor(app, { host: 'localhost', address: '10.9.1.1' });
await officer.post('/sign-in', { email, password });

test.each([
  ['nothing answers it', 0, 0, true, ['no-action', 'no-assessment']],
  ['nothing shows it', 3, 0, true, ['no-evidence']],
  ['some of it is not shown', 3, 1, true, ['some-evidence']],
  ['all is shown and assessed', 3, 3, true, []],
] as const)(
  'where %s, that is what is missing of a Direction',
  (_, actions, withEvidence, direction, gaps) => {
    const assessed = !(gaps as readonly string[]).includes('no-assessment');
    expect(gapsOf({ actions, withEvidence, direction, assessed })).toEqual([...gaps]);
  },
);

test('only a Direction waits for commissioners', () => {
  expect(gapsOf({ actions: 1, withEvidence: 1, direction: false, assessed: false })).toEqual([]);
});

test('every total opens its rows, and the call says the same', async () => {
  const found = Coverage.parse(JSON.parse((await officer.get('/api/v1/coverage')).body));
  expect(found.mandates.filter(({ direction }) => direction)).toHaveLength(5);
  const all = await officer.get('/office/coverage');
  expect(all.statusCode).toBe(200);
  for (const { gap, mandates } of found.counts) {
    const { body } = await officer.get(`/office/coverage?gap=${gap}`);
    const rows = body.split('<tr').length - 2;
    if (mandates > 0) expect(rows, gap).toBe(mandates);
    expect(all.body.includes(`gap=${gap}`), gap).toBe(mandates > 0);
  }
});

test('the day before the council began, nothing was there to cover; a day to come is not there', async () => {
  const before = addDays(productDay, -1);
  expect((await officer.get(`/office/coverage?day=${before}`)).body).toContain('No Direction');
  expect((await officer.get(`/office/coverage?day=${addDays(productDay, 1)}`)).statusCode).toBe(404);
});
