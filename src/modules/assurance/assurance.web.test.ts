// The checks of the example council as officers see them: pages, the call, the desk, and a check switched off and on.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tester } from '../../../test/support/database.ts';
import { freshProduct } from '../../../test/support/product.ts';
import { createCouncil } from '../../db/councils.ts';
import { history } from '../../db/record.ts';
import { addAccount, passwordPath, setPassword } from '../people/index.ts';
import { words as password, tokenIn, visitor } from '../people/sample/site.ts';
import { checks } from './checks/list.ts';
import { Assessment } from './facts.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;

async function signedIn(role: 'programme-office' | 'commissioner', address: string, host = 'localhost') {
  const email = `${role}-${address}@council.example`;
  const councilId = host === 'localhost' ? council : other;
  await addAccount(accounts, tester, councilId, { email, name: `Ana ${role}`, roles: [role] });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, councilId, email)), password);
  const person = visitor(app, { host, address });
  await person.post('/sign-in', { email, password });
  return person;
}

const elsewhere = 'emptyshire.example';
const other = await createCouncil(database, tester, { name: 'Emptyshire Council', host: elsewhere });
const officer = await signedIn('programme-office', '10.9.0.1');
const commissioner = await signedIn('commissioner', '10.9.0.2');

async function called(): Promise<Assessment> {
  return Assessment.parse(JSON.parse((await officer.get('/api/v1/checks')).body));
}

test('the page lists what was found, weightiest first, under a verdict, and each check has a page with its rows', async () => {
  const { body } = await officer.get('/office/checks');
  const said = await called();
  expect(said.checks.map(({ name }) => name)).toEqual(checks.map(({ name }) => name));
  expect(body).toContain(said.verdict);
  for (const { name, title, counted, found, off } of said.checks) {
    expect(body, name).toContain(`href="checks/${name}"`);
    const page = (await officer.get(`/office/checks/${name}`)).body;
    expect(page, name).toContain(title);
    expect(off).toBeNull();
    expect(page.includes(counted), name).toBe(found.length > 0);
    for (const item of found.flatMap(({ items }) => items)) expect(page, name).toContain(`/${item.id}"`);
  }
});

test('the example council has the faults that it was invented with, and few others', async () => {
  const found = (await called()).checks.filter((one) => one.found.length > 0);
  expect(found.map(({ name, counted }) => `${name}: ${counted}`).join('\n')).toMatchInlineSnapshot(`
    "owners/none: 11 actions
    dates/unreachable: 16 actions
    dates/start-after-due: 1 action
    control/sponsor-is-lead: 7 actions
    people/too-much: 1 person
    status/against-dates: 5 actions
    actions/too-big: 1 action
    owners/unknown: 2 actions
    milestones/no-year: 1 milestone
    milestones/no-date: 5 milestones
    status/says-little: 12 actions"
  `);
});

test('a check is switched off with a reason, which stands in place of what it found, and on again', async () => {
  const before = await called();
  const path = '/office/checks/control/sponsor-is-lead';
  const wrong = await officer.post(`${path}/off`, { reason: ' ', untilOn: '2001-01-01' });
  expect([wrong.statusCode, wrong.body.includes('Say why this check does not apply')]).toEqual([422, true]);
  const past = await officer.post(`${path}/off`, { reason: 'Small council', untilOn: '2001-01-01' });
  expect([past.statusCode, past.body.includes('or later')]).toEqual([422, true]);
  expect((await officer.post(`${path}/off`, { reason: 'Small <council>', untilOn: '' })).statusCode).toBe(
    303,
  );
  expect((await officer.post(`${path}/off`, { reason: 'Twice' })).statusCode).toBe(409);
  const after = await called();
  for (const [index, check] of after.checks.entries()) {
    if (check.name !== 'control/sponsor-is-lead') expect(check).toEqual(before.checks[index]);
    else
      expect(check).toMatchObject({ count: 0, found: [], off: { reason: 'Small <council>', untilOn: null } });
  }
  for (const address of ['/office/checks', path]) {
    const { body } = await commissioner.get(address);
    expect(body).toContain('Small &lt;council&gt;');
    expect(body).toContain('by Ana programme-office');
  }
  expect((await officer.post(`${path}/on`, { reason: 'Asked by the auditor' })).statusCode).toBe(303);
  expect((await called()).checks).toEqual(before.checks);
  expect((await officer.get(path)).body).toContain('Asked by the auditor');
  const [change] = await database.read(tester, council, (tx) => history(tx, 'check_switches', [1]));
  expect(change).toMatchObject({ reason: 'Switch off the check control/sponsor-is-lead', before: null });
});

test('only those who may switch a check see its switch', async () => {
  const path = '/office/checks/dates/bunched';
  expect((await commissioner.get(path)).body).not.toContain('Switch it off');
  expect((await commissioner.post(`${path}/off`, { reason: 'No' })).statusCode).toBe(403);
  expect((await visitor(app, { host: 'localhost', address: '10.9.0.3' }).get(path)).statusCode).toBe(303);
});

test('a check that does not exist is not found', async () => {
  expect((await officer.get('/office/checks/dates/nonsense')).statusCode).toBe(404);
  expect((await officer.post('/office/checks/dates/nonsense/off', { reason: 'x' })).statusCode).toBe(404);
  const none = await officer.get('/api/v1/checks?name=nonsense');
  expect(z.object({ checks: z.array(z.unknown()) }).parse(JSON.parse(none.body)).checks).toEqual([]);
});

test('everybody’s own page leads to the checks with what they found', async () => {
  expect((await officer.get('/office/desk')).body).toMatch(
    /href="checks">Plan checks: faults in \d+, concerns in \d+/,
  );
});

test('a council without a plan is told what to do first', async () => {
  const newcomer = await signedIn('programme-office', '10.9.0.4', elsewhere);
  const { body } = await newcomer.get('/office/checks');
  expect(body).toContain('There is no plan to check yet');
  expect(body).toContain('href="read"');
  expect((await newcomer.get('/office/desk')).body).not.toContain('Plan checks');
});
