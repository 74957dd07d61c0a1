// The register as officers see it: the example council's entries, their pages, and what may be done with them.
import { expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import type { Role } from '../../kernel/actor.ts';
import { readCells } from '../../office/workbook.read.ts';
import { addAccount, knownPeople, passwordPath, setPassword } from '../people/index.ts';
import { words as password, tokenIn, visitor } from '../people/sample/site.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;
const people = await database.read(tester, council, knownPeople);
let addresses = 0;

async function signedIn(role: Role, initials?: string) {
  addresses += 1;
  const email = `raid-${addresses}@council.example`;
  const personId = people.find((one) => one.kind === 'officer' && one.initials === initials)?.personId;
  await addAccount(accounts, tester, council, { email, name: `Ana ${role}`, roles: [role], personId });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost', address: `10.17.0.${addresses}` });
  await person.post('/sign-in', { email, password });
  return person;
}

const office = await signedIn('programme-office');
const owner = await signedIn('lead-officer', 'KT');
const commissioner = await signedIn('commissioner');

async function entries(query = '') {
  const { body } = await office.get(`/api/v1/raid${query}`);
  return JSON.parse(body) as {
    sum: Record<string, number>;
    entries: { id: number; title: string; kind: string; level: string; toNote: string[]; version: number }[];
  };
}
const idOf = async (title: string) =>
  (await entries('?only=closed')).entries.find((one) => one.title.startsWith(title))?.id ?? 0;

test('the example’s register holds every kind, a breach, an acceptance that ended, a review overdue and one passed up', async () => {
  const { entries: all, sum } = await entries('?only=closed');
  expect(all.length).toBe(16);
  expect(new Set(all.map((one) => one.kind)).size).toBe(5);
  const noted = all.flatMap((one) => one.toNote).join('; ');
  for (const words of [
    'Above the appetite',
    'Acceptance ended on',
    'Review overdue',
    'Stands for the whole plan',
  ])
    expect(noted).toContain(words);
  const { opening = 0, added = 0, closed = 0, closing } = sum;
  expect(opening + added - closed).toBe(closing);
  const { body } = await commissioner.get('/office/raid');
  for (const one of (await entries()).entries) expect(body).toContain(`href="raid/${one.id}"`);
});

test('an owner is shown the reviews that are due, and “still right” is one press', async () => {
  const id = await idOf('Interest rates');
  const list = (await owner.get('/office/raid/reviews')).body;
  expect(list).toContain('Yours');
  expect((await owner.get('/office/desk')).body).toContain('1 review of the register is yours to do');
  const done = await owner.post(`/office/raid/${id}/review`, { outcome: 'still-right', back: 'reviews' });
  expect([done.statusCode, done.headers.location]).toEqual([303, '/office/raid/reviews']);
  const after = (await owner.get('/office/raid/reviews')).body;
  expect(after).not.toContain(`href="${id}"`);
  expect((await owner.get(`/office/raid/${id}`)).body).toContain('Reviewed: still right');
});

test('each page of the register answers, today and as it stood on a past day', async () => {
  const id = await idOf('Interest rates');
  const pages = ['', '/heat', '/dependencies', '/reviews', '/routes', `/${id}`];
  for (const page of [...pages, '/settings', '/workshops'])
    expect([page, (await office.get(`/office/raid${page}`)).statusCode]).toEqual([page, 200]);
  for (const page of pages) {
    const { statusCode, body } = await office.get(`/office/as-at/${productDay}/raid${page}`);
    expect([page, statusCode]).toEqual([page, 200]);
    expect(body).toContain('as it stood on');
    for (const words of ['What you can do', 'Take it in', 'Still right', 'Raise an entry'])
      expect(body).not.toContain(words);
  }
});

test('a mistake keeps what was typed and says what to do; the forms lead from raising to closing', async () => {
  const wrong = await office.post('/office/raid/raise', {
    kind: 'risk',
    level: 'plan',
    title: '',
    cause: 'A <cause>',
  });
  expect([wrong.statusCode, wrong.body.includes('Say in a line what it is')]).toEqual([422, true]);
  expect(wrong.body).toContain('A &lt;cause&gt;');
  const typed = {
    kind: 'risk',
    level: 'workstream',
    title: 'A <b>bold</b> risk',
    reviewMonths: '3',
    bearsOn: 'Action 2',
  };
  const raised = await office.post('/office/raid/raise', { ...typed, likelihood: '2', impact: '2' });
  const path = String(raised.headers.location);
  expect([raised.statusCode, path]).toEqual([303, expect.stringMatching(/^\/office\/raid\/\d+$/)]);
  const { body } = await office.get(path);
  expect(body).toContain('A &lt;b&gt;bold&lt;/b&gt; risk');
  for (const [doing, given] of [
    ['score', { role: 'target', likelihood: '1', impact: '2', reason: 'With a second valuer' }],
    ['control', { words: 'A list of valuers', effectiveness: 'adequate' }],
    ['treatment', { action: 'Action 3' }],
    ['pass', { level: 'theme', reason: 'The board asked' }],
    ['close', { as: 'managed', reason: 'Two valuers are at work' }],
  ] as const) {
    expect([doing, (await office.get(`${path}/${doing}`)).statusCode]).toEqual([doing, 200]);
    expect([doing, (await office.post(`${path}/${doing}`, {})).statusCode]).toEqual([doing, 422]);
    expect([doing, (await office.post(`${path}/${doing}`, given)).statusCode]).toEqual([doing, 303]);
  }
  const after = (await office.get(path)).body;
  for (const words of [
    'With a second valuer',
    'A list of valuers',
    'Actions that treat it',
    'Two valuers are at work',
  ])
    expect(after).toContain(words);
  expect((await office.post(`${path}/close`, { as: 'managed', reason: 'Twice' })).statusCode).toBe(409);
});

test('where two change the same words, the second sees both versions and saves again', async () => {
  const id = await idOf('Too many changes');
  const given = { reviewMonths: '3', version: '1', reason: 'Clearer' };
  expect((await office.post(`/office/raid/${id}/change`, { ...given, title: 'Theirs' })).statusCode).toBe(
    303,
  );
  const clash = await office.post(`/office/raid/${id}/change`, { ...given, title: 'Mine' });
  expect(clash.statusCode).toBe(409);
  for (const words of ['Theirs', 'Mine', 'name="version" value="2"']) expect(clash.body).toContain(words);
  expect(
    (await office.post(`/office/raid/${id}/change`, { ...given, title: 'Mine', version: '2' })).statusCode,
  ).toBe(303);
  expect((await office.get(`/office/raid/${id}`)).body).toContain('<h1>Mine</h1>');
});

test('an action’s page says what threatens it and what it waits for, and a reader is offered nothing to do', async () => {
  const list = JSON.parse((await office.get('/api/v1/raid?kind=dependency')).body) as {
    entries: { first: number; waits: number }[];
  };
  const [wait] = list.entries;
  const waiting = (await commissioner.get(`/office/actions/${wait?.waits}`)).body;
  expect(waiting).toContain('It waits for');
  expect(waiting).not.toContain('Raise a risk');
  expect((await office.get(`/office/actions/${wait?.first}`)).body).toContain('waits for it');
  const id = await idOf('Interest rates');
  expect((await commissioner.get(`/office/raid/${id}`)).body).not.toContain('What you can do');
  expect((await commissioner.post(`/office/raid/${id}/close`, {})).statusCode).toBe(403);
});

test('a program raises, scores and reviews an entry, and is told what is wrong field by field', async () => {
  const post = (path: string, body: Record<string, string>) => office.post(`/api/v1/raid${path}`, body);
  const wrong = await post('', { kind: 'risk', level: 'plan', title: 'x', owner: '999999' });
  expect([wrong.statusCode, wrong.body.includes('"owner"')]).toEqual([422, true]);
  const raised = await post('', {
    kind: 'issue',
    level: 'plan',
    title: 'The lift is broken',
    likelihood: '5',
    impact: '1',
  });
  const { id } = JSON.parse(raised.body) as { id: number };
  expect(JSON.parse((await office.get(`/api/v1/raid/${id}`)).body)).toMatchObject({
    label: `Issue ${id}`,
    current: { band: 'Medium', likelihood: 5 },
  });
  expect((await post(`/${id}/scores`, { role: 'current', likelihood: '9', reason: 'x' })).statusCode).toBe(
    422,
  );
  expect((await post(`/${id}/reviews`, { outcome: 'still-right' })).statusCode).toBe(200);
  expect((await office.get('/api/v1/raid/999999')).statusCode).toBe(404);
});

test('the register is taken away as a spreadsheet with the filters of the page', async () => {
  const page = (await office.get('/office/raid?kind=issue')).body;
  expect(page).toContain('href="raid/register.xlsx?kind=issue"');
  const sheet = await office.get('/office/raid/register.xlsx?kind=issue');
  expect(sheet.headers['content-type']).toContain('spreadsheetml');
  const sheets = await readCells({ name: 'register.xlsx', bytes: sheet.rawPayload });
  const rows = sheets.find(({ name }) => name === 'Register')?.rows.slice(1);
  const titles = rows?.map((row) => row[2]?.text ?? '');
  expect(titles?.toSorted()).toEqual((await entries('?kind=issue')).entries.map(({ title }) => title).sort());
});
