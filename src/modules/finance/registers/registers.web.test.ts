// Registers of money through the door: an entry by hand, a sheet with every kind of mistake, what is exempt, and a sale published.
import { describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct } from '../../../../test/support/product.ts';
import { csvLines } from '../../../office/csv.ts';
import { readCells } from '../../../office/workbook.read.ts';
import { giveFile, signedIn } from '../../delivery/closing/believed.sample.ts';
import { entriesOf } from './entry.store.ts';
import { moneyKinds } from './kinds/kinds.ts';

const product = await freshProduct();
const { app, database } = product;
const council = product.example ?? 0;
const finance = await signedIn(product, 'finance', '10.49.1.1');
const member = await signedIn(product, 'member', '10.49.1.2');
const office = await signedIn(product, 'programme-office', '10.49.1.3');

const at = (kind: string) => `/office/money/entries/${kind}`;
const loans = () => database.read(tester, council, (tx) => entriesOf(tx, { kind: 'loans' }));
const loan = {
  name: 'A new loan',
  lender: 'pwlb',
  repayment: 'maturity',
  principal: '12,000,000',
  rate: '4.85',
  takenOn: '2026-05-01',
  repaidOn: '2046-05-01',
  pool: 'general',
};

describe('an entry by hand', () => {
  test.each([
    [{ rate: '45' }, 'a rate is a percentage a year below 20'],
    [{ takenOn: '0206-05-01' }, 'is the year right?'],
    [{ repaidOn: '2016-05-01' }, 'are the two days the other way round?'],
    [{ principal: 'lots' }, '“lots” is not an amount of money'],
    [{ principal: '-5' }, 'below nought'],
    [{ principal: '12' }, 'is the figure in £000?'],
    [{ repayment: '' }, 'How it is repaid: nothing is given'],
    [{ items: 'No such action anywhere' }, 'No'],
    [{ name: 'PWLB 01, 2020' }, 'another entry of this name'],
  ])('with %o says what is wrong and likely, and nothing is kept', async (wrong, message) => {
    const before = (await loans()).length;
    const { statusCode, body } = await finance.post(`${at('loans')}/new`, { ...loan, ...wrong });
    expect([statusCode, body.includes(message)], body.match(/error-summary[\s\S]{0,600}/)?.[0]).toEqual([
      422,
      true,
    ]);
    expect(await loans()).toHaveLength(before);
  });

  test('is added, changed, ended with a reason, and stays in the list of what ended', async () => {
    const added = await finance.post(`${at('loans')}/new`, { ...loan, items: 'Action 1' });
    expect(added.statusCode).toBe(303);
    const path = String(added.headers.location);
    expect((await member.get(path)).body).toContain('£12,000,000');
    expect((await member.get(path)).body).toContain('Action 1');
    expect((await finance.get(`${path}/change`)).body).toContain('12,000,000');
    expect((await finance.post(`${path}/change`, { ...loan, rate: '4.5' })).statusCode).toBe(303);
    expect((await member.get(path)).body).toContain('4.5%');
    expect((await finance.post(`${path}/end`, { why: '' })).statusCode).toBe(422);
    expect((await finance.post(`${path}/end`, { why: 'Repaid early' })).statusCode).toBe(303);
    expect((await finance.post(`${path}/change`, loan)).statusCode).toBe(409);
    expect((await member.get(at('loans'))).body).toContain('Repaid early');
  });

  test('small amounts are kept once somebody says they are right', async () => {
    const small = { ...loan, name: 'A very small loan', principal: '12' };
    expect((await finance.post(`${at('loans')}/new`, small)).statusCode).toBe(422);
    expect((await finance.post(`${at('loans')}/new`, { ...small, checked: 'yes' })).statusCode).toBe(303);
  });

  test('is kept by finance alone', async () => {
    expect((await member.get(`${at('loans')}/new`)).statusCode).toBe(403);
    expect((await office.post(`${at('loans')}/new`, loan)).statusCode).toBe(403);
  });
});

const head = [
  'Name',
  'Lender',
  'How it is repaid',
  'Principal (£000)',
  'Interest a year, %',
  'Taken on',
  'Last repayment',
  'Pool',
];
const row = (name: string, changes: Record<number, string> = {}) => {
  const cells = [name, 'PWLB', 'Annuity', '2,500', '3.9', '01/06/2024', '01/06/2044', 'General Fund'];
  return cells.map((cell, place) => changes[place] ?? cell);
};
const sent = (rows: string[][], fields: Record<string, string> = {}) =>
  giveFile(app, finance, `${at('loans')}/upload`, fields, {
    name: 'loans.csv',
    bytes: Buffer.from(csvLines(rows)),
  });
const hidden = (body: string) => {
  const value = /name="rows" value="([^"]*)"/.exec(body)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
};

describe('a sheet', () => {
  test('with mistakes names each row and its cause, and stores none of its rows', async () => {
    const before = (await loans()).length;
    const { statusCode, body } = await sent([
      head,
      row('Right one'),
      row('Too dear', { 4: '45' }),
      row('Old', { 5: '01/06/1024' }),
      row('Backwards', { 6: '01/06/2004' }),
      row('Odd', { 2: 'Whenever' }),
      row('Right one'),
      row(''),
    ]);
    expect(statusCode).toBe(422);
    for (const words of [
      'Nothing is stored',
      'a rate is a percentage a year below 20',
      'is in another century',
      'A loan is repaid after it is taken',
      '“Whenever” is none of the choices',
      'The same name stands in row 2',
      'No name is given',
    ])
      expect(body).toContain(words);
    expect(body).not.toContain('Load them all');
    expect(await loans()).toHaveLength(before);
  });

  test('in £000 by its heading is stored in pounds, all rows at once, and again changes those there are', async () => {
    const { statusCode, body } = await sent([
      head,
      row('Sheet A'),
      row('Sheet B'),
      ['Total', '', '', '5,000', '', '', '', ''],
    ]);
    expect([statusCode, body.includes('Load 2 rows?')]).toEqual([200, true]);
    const load = { rows: hidden(body), unit: 'thousands' };
    expect((await finance.post(`${at('loans')}/load`, load)).statusCode).toBe(303);
    const kept = (await loans()).filter(({ name }) => name.startsWith('Sheet'));
    expect(kept.map(({ facts }) => facts.principal)).toEqual([250_000_000, 250_000_000]);
    const again = await sent([head, row('Sheet A', { 3: '2,600' })]);
    expect(again.body).toContain('Changes the entry there is');
    await finance.post(`${at('loans')}/load`, { rows: hidden(again.body), unit: 'thousands' });
    const changed = (await loans()).filter(({ name }) => name.startsWith('Sheet'));
    expect(changed.map(({ facts }) => facts.principal)).toEqual([260_000_000, 250_000_000]);
  });

  test('whose total does not add up is refused with both sums', async () => {
    const { statusCode, body } = await sent([
      head,
      row('C'),
      row('D'),
      ['Total', '', '', '6,000', '', '', '', ''],
    ]);
    expect(statusCode).toBe(422);
    expect(body).toContain(
      'Total: Principal says £6,000 thousand, and the rows above come to £5,000 thousand',
    );
  });

  test('in £ that is meant in £000 is doubted, and kept only when somebody has checked', async () => {
    const pounds = head.map((one) => one.replace(' (£000)', ''));
    const { body } = await sent([pounds, row('E', { 3: '250' })]);
    expect(body).toContain('is the figure in £000?');
    const load = { rows: hidden(body), unit: 'pounds' };
    await finance.post(`${at('loans')}/load`, load);
    expect((await loans()).some(({ name }) => name === 'E')).toBe(false);
    expect((await finance.post(`${at('loans')}/load`, { ...load, checked: 'yes' })).statusCode).toBe(303);
    expect((await loans()).find(({ name }) => name === 'E')?.facts.principal).toBe(25_000);
  });

  test('without a column it needs, or without headings, says which', async () => {
    expect((await sent([head.slice(0, 4), row('F').slice(0, 4)])).body).toContain(
      'There is no column “Interest a year, %”',
    );
    expect((await sent([['Some', 'words']])).statusCode).toBe(422);
  });

  test.each(moneyKinds)('%s: its template sent back changes nothing', async (kind) => {
    const before = await database.read(tester, council, (tx) => entriesOf(tx, { kind }));
    const template = await finance.get(`${at(kind)}/template.csv`);
    const file = { name: 'template.csv', bytes: Buffer.from(template.body) };
    const { statusCode, body } = await giveFile(app, finance, `${at(kind)}/upload`, { unit: 'pounds' }, file);
    expect(
      [statusCode, body.includes(`Load ${before.length} row`)],
      body.match(/What is wrong[\s\S]{0,900}/)?.[0],
    ).toEqual([200, true]);
    const load = { rows: hidden(body), unit: 'pounds', checked: 'yes' };
    expect((await finance.post(`${at(kind)}/load`, load)).statusCode).toBe(303);
    const after = await database.read(tester, council, (tx) => entriesOf(tx, { kind }));
    const plain = (entries: typeof before) =>
      entries.map(({ name, facts, items }) => ({ name, facts, items }));
    expect(plain(after)).toEqual(plain(before));
  });

  test('the workbook of the template opens with its columns', async () => {
    const answer = await app.inject({
      url: `${at('schemes')}/template.xlsx`,
      headers: { host: 'localhost', cookie: cookieOf(finance) },
    });
    const sheets = await readCells({ name: 'schemes.xlsx', bytes: answer.rawPayload });
    const heads = sheets.find(({ name }) => name === 'Capital programme')?.rows[0]?.map(({ text }) => text);
    expect(heads).toContain('Forecast 2026/27');
    expect(heads?.[0]).toBe('Name');
  });
});

const cookieOf = (visitor: typeof finance) =>
  [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

test('lots not sold, bids and reserve prices are seen by those who may alone; a sale once its publication is confirmed', async () => {
  expect((await office.get(at('disposals'))).body).toContain('Retail park');
  const list = await member.get(at('disposals'));
  expect(list.body).not.toContain('Retail park');
  expect(list.body).not.toContain('Old fire station');
  const sold = await database.read(tester, council, (tx) => entriesOf(tx, { kind: 'disposals' }));
  const done = sold.find(({ name }) => name === 'Old fire station');
  const path = `${at('disposals')}/${done?.entryId}`;
  expect((await member.get(path)).statusCode).toBe(404);
  expect((await finance.get(path)).body).toContain('Confirm that it may be published');
  expect((await member.post(`${path}/release`, { why: 'So' })).statusCode).toBe(403);
  expect((await finance.post(`${path}/release`, { why: '' })).statusCode).toBe(422);
  expect((await finance.post(`${path}/release`, { why: 'The buyer agrees' })).statusCode).toBe(303);
  expect((await finance.post(`${path}/release`, { why: 'Twice' })).statusCode).toBe(409);
  const { body } = await member.get(path);
  expect(body).toContain('£2,050,000');
  expect(body).not.toContain('Reserve price');
  expect(body).not.toContain('Low value');
});
