// Registers of money by API: what they are, what one holds and for whom, and loading entries, all or none.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freshProduct } from '../../../../test/support/product.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { moneyKinds } from './kinds/kinds.ts';
import { EntryFacts, RegisterFacts } from './said-entry.ts';

const product = await freshProduct();
const finance = await signedIn(product, 'finance', '10.49.2.1');
const member = await signedIn(product, 'member', '10.49.2.2');
const List = z.object({ registers: z.array(RegisterFacts) });
const One = z.object({ register: RegisterFacts, entries: z.array(EntryFacts) });
const root = '/api/v1/live/money';
const of = async (kind: string, who = finance) =>
  One.parse(JSON.parse((await who.get(`${root}/entries/${kind}`)).body)).entries;
const load = async (entries: object[], more: object = {}) => {
  const answer = await product.app.inject({
    method: 'POST',
    url: `${root}/entries/grants`,
    headers: {
      host: 'localhost',
      cookie: [...finance.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
    },
    payload: { entries, ...more },
  });
  return { status: answer.statusCode, body: answer.body };
};

test('every register says its fields, and those of one are its entries', async () => {
  const { registers } = List.parse(JSON.parse((await finance.get(`${root}/registers`)).body));
  expect(registers.map(({ kind }) => kind)).toEqual(moneyKinds);
  for (const { kind, number } of registers)
    expect((await of(kind)).filter(({ endedOn }) => endedOn === null)).toHaveLength(number);
});

test('lots that are not sold, and every exempt fact, are left out for whoever may not see them', async () => {
  expect((await of('disposals')).some(({ facts }) => 'central' in facts)).toBe(true);
  expect(await of('disposals', member)).toEqual([]);
});

test('entries are loaded in pence, all or none, and one that is known is changed where it is told', async () => {
  const amounts = { '2027/28': 12_345_678 };
  const wrong = await load([
    { name: 'Flood defence', facts: { amounts, ringfenced: true } },
    { name: 'Broken', facts: { amounts: { '2027/29': 5 }, ringfenced: true } },
    { name: 'Odd', facts: { amounts, ringfenced: true, colour: 'red' }, items: [999_999] },
  ]);
  expect(wrong.status).toBe(422);
  for (const words of ['entries.1.facts.amounts', 'have no such field', 'No item has the number 999999'])
    expect(wrong.body).toContain(words);
  expect((await of('grants')).some(({ name }) => name === 'Flood defence')).toBe(false);
  const added = await load([{ name: 'Flood defence', facts: { amounts, ringfenced: true } }]);
  expect(JSON.parse(added.body)).toEqual({ added: 1, changed: 0 });
  const changed = await load([{ name: 'flood defence', facts: { endsIn: '2028/29' } }]);
  expect(JSON.parse(changed.body)).toEqual({ added: 0, changed: 1 });
  const kept = (await of('grants')).find(({ name }) => name.toLowerCase() === 'flood defence');
  expect(kept?.facts).toEqual({ amounts, ringfenced: true, endsIn: '2028/29' });
});

test('is kept by finance alone', async () => {
  expect((await member.post(`${root}/entries/grants`, {})).statusCode).toBe(403);
});
