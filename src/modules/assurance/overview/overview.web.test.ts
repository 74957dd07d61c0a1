// How far the plan can be believed: each answer leads to a page that is there, and says what that page's own call says.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct } from '../../../../test/support/product.ts';
import { createCouncil } from '../../../db/councils.ts';
import { type Accounts, addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { Coverage } from '../coverage/coverage.ts';
import { RegisterQuality } from '../register/facts.ts';
import { Overview } from './overview.ts';

const { app, accounts, database, example } = await freshProduct();

async function assurerOf(known: Accounts, council: number, host: string) {
  const email = `assurer@${host}.example`;
  await addAccount(known, tester, council, { email, name: 'Ana', roles: ['assurer'] });
  await setPassword(known, tokenIn(await passwordPath(known, council, email)), password);
  const assurer = visitor(app, { host, address: '10.9.1.7' });
  await assurer.post('/sign-in', { email, password });
  const called = async (path: string): Promise<unknown> =>
    JSON.parse((await assurer.get(`/api/v1${path}`)).body);
  return { assurer, called, overview: async () => Overview.parse(await called('/assurance')) };
}

test('each answer says what its own page says, and leads there', async () => {
  const { assurer, called, overview } = await assurerOf(accounts, example ?? 0, 'localhost');
  const { answers } = await overview();
  const found = Object.fromEntries(answers.map((one) => [one.name, one.found]));
  const { mandates } = Coverage.parse(await called('/coverage'));
  const { found: entries } = RegisterQuality.parse(await called('/register-quality'));
  expect(found).toMatchObject({
    coverage: mandates.filter(({ gaps }) => gaps.length > 0).length,
    'register-quality': entries,
  });
  const { body } = await assurer.get('/office/assurance');
  for (const { question, said, path } of answers) {
    expect(body).toContain(question);
    expect(body).toContain(said);
    expect((await assurer.get(`/office${path}`)).statusCode, path).toBe(200);
  }
});

test('of a council that has nothing yet, nothing is counted and nothing breaks', async () => {
  const council = await createCouncil(database, tester, { name: 'Emptyshire', host: 'empty.localhost' });
  const { assurer, overview } = await assurerOf(accounts, council, 'empty.localhost');
  const { answers } = await overview();
  expect(answers.filter(({ found }) => found !== null && found > 0)).toEqual([]);
  for (const { path } of answers) expect((await assurer.get(`/office${path}`)).statusCode, path).toBe(200);
});
