// Registers through the doors: each one's own page, the page of all, the rows behind each number, and the same by API.
import { describe, expect, test } from 'vitest';
import { addDays } from '../src/kernel/days.ts';
import { signedIn } from '../src/modules/delivery/closing/believed.sample.ts';
import { balanceText, sayBalance, spanAsked } from '../src/modules/plan/index.ts';
import { RegisterFacts, RegistersFacts } from '../src/modules/plan/registers/facts.ts';
import { keptRegisters } from '../src/registers.ts';
import { freshProduct, productDay } from './support/product.ts';

const product = await freshProduct();
const office = await signedIn(product, 'programme-office', '10.18.0.1');
const earlier = addDays(productDay, -200);
const since = `from=${earlier}&to=${productDay}`;

const all = async (query = '') =>
  RegistersFacts.parse(JSON.parse((await office.get(`/api/v1/registers${query}`)).body)).registers;
const one = async (name: string, query = '') =>
  RegisterFacts.parse(JSON.parse((await office.get(`/api/v1/registers/${name}${query}`)).body));
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('every register of the example adds up, this month and since the spring, and several have moved', async () => {
  for (const query of ['', `?${since}`]) {
    const registers = await all(query);
    expect(registers.map(({ name }) => name)).toEqual(keptRegisters.map(({ name }) => name));
    for (const { addsUp, opening, added, closed, closing } of registers)
      expect({ addsUp, closing }).toEqual({ addsUp: true, closing: opening + added - closed });
  }
  const moved = (await all(`?${since}`)).filter(({ added, closed }) => added > 0 && closed > 0);
  expect(moved.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['raid', 'challenges', 'retests', 'board-actions', 'periods']),
  );
});

const ownPages = keptRegisters.flatMap(({ name, path }) => (path === null ? [] : [[name, path] as const]));

test.each([...ownPages, ['board-actions', '/board-actions'] as const])(
  'the line of %s stands on %s, for this month and for any time that is asked about',
  async (name, path) => {
    const register = keptRegisters.find((kept) => kept.name === name);
    if (!register) throw new Error('There is no such register.');
    for (const query of ['', `?${since}`]) {
      const { from, to, rows } = await one(name, query);
      const said = balanceText(sayBalance(register, { from, to, addsUp: true, ...rows }, productDay));
      expect(text((await office.get(`/office${path}${query}`)).body)).toContain(said);
    }
  },
);

test('each number leads to the rows that it counts', async () => {
  const { rows } = await one('raid', `?${since}`);
  const page = (await office.get(`/office/registers/raid?${since}`)).body;
  for (const part of ['opening', 'added', 'closed', 'closing'] as const) {
    expect(page).toContain(`href="raid?${since.replace('&', '&amp;')}#${part}"`);
    const section = page.split(`<h2 id="${part}">`)[1]?.split('<h2')[0] ?? '';
    expect(section.match(/<li>/g)?.length).toBe(rows[part].length);
  }
});

test('before the record begins nothing is claimed of it; from its first day on it is read as it stood', async () => {
  const [before] = (await one('raid', `?${since}`)).record;
  expect(before).toMatchObject({ day: addDays(earlier, -1), held: false });
  expect(text((await office.get(`/office/registers/raid?${since}`)).body)).toContain(
    'The record is younger than',
  );
});

describe('what makes no sense', () => {
  test('is left out on a page, and refused by call', async () => {
    const wrong = `from=${productDay}&to=${earlier}`;
    expect((await office.get(`/office/registers?${wrong}`)).statusCode).toBe(200);
    expect((await office.get('/office/challenges?from=yesterday')).statusCode).toBe(200);
    for (const query of [wrong, 'from=yesterday', `to=${addDays(productDay, 1)}`])
      expect((await office.get(`/api/v1/registers?${query}`)).statusCode).toBe(422);
    expect((await office.get(`/api/v1/raid?${wrong}`)).statusCode).toBe(422);
  });

  test('a register that nobody keeps is not there', async () => {
    expect((await office.get('/office/registers/secrets')).statusCode).toBe(404);
    expect((await office.get('/api/v1/registers/secrets')).statusCode).toBe(404);
  });
});

test('the time asked about goes on where the one before it ended', async () => {
  const middle = addDays(productDay, -40);
  const first = await one('raid', `?from=${earlier}&to=${middle}`);
  const then = await one('raid', `?from=${addDays(middle, 1)}&to=${productDay}`);
  expect(then.rows.opening).toEqual(first.rows.closing);
  expect(spanAsked({ from: earlier, to: middle }, productDay).ok).toBe(true);
});
