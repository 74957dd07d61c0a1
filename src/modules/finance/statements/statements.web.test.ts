// The monthly statement through the door: a draft, signed off once and frozen, taken away as Word; what is owed on a day.
import { expect, test } from 'vitest';
import { freshProduct } from '../../../../test/support/product.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { owedOn } from './statement.ts';

const product = await freshProduct();
const finance = await signedIn(product, 'finance', '10.54.1.1');
const member = await signedIn(product, 'member', '10.54.1.2');
const path = '/office/money/statements';

test('the statement of today is signed off by finance alone, once, and stays as it was', async () => {
  const draft = await member.get(path);
  for (const words of [
    'The gap',
    'Savings',
    'Borrowing',
    'PWLB',
    'Receipts',
    'Support from the government',
    'The gap since the statement of',
  ])
    expect(draft.body).toContain(words);
  expect(draft.body).not.toContain('Retail park');
  expect((await member.post(`${path}/sign`, { words: 'Yes' })).statusCode).toBe(403);
  expect((await finance.post(`${path}/sign`, { words: '' })).statusCode).toBe(422);
  const signed = await finance.post(`${path}/sign`, { words: 'Rely on it; rates may move' });
  expect(signed.statusCode).toBe(303);
  const one = await member.get(String(signed.headers.location));
  expect(one.body).toContain('Rely on it; rates may move');
  expect((await finance.post(`${path}/sign`, { words: 'Again' })).body).toContain('signed off already');
  const word = await member.get(`${signed.headers.location}/word`);
  expect(word.statusCode).toBe(200);
  expect(word.headers['content-type']).toContain('wordprocessingml');
  expect((await member.get(path)).body).toContain('The gap since the statement of');
});

const loan = {
  lender: 'pwlb',
  repayment: 'eip',
  principal: 100_000_00,
  rate: 4,
  takenOn: '2026-01-15',
  repaidOn: '2031-01-15',
  pool: 'general',
} as const;
test.each([
  ['2026-01-14', 0, 0],
  ['2026-01-15', 100_000, 20_000],
  ['2026-07-15', 90_000, 20_000],
  ['2030-08-01', 10_000, 10_000],
  ['2031-01-15', 0, 0],
])('on %s a loan of ten equal instalments owes £%i, and £%i within a year', (day, owed, due) => {
  const found = owedOn(loan, day);
  expect([found.owed.toNumber(), found.due.toNumber()]).toEqual([owed, due]);
});
