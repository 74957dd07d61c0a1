// Changing the plan by page: for those who may, from nothing, and with nothing lost.
import { expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct } from '../../../test/support/product.ts';
import { createCouncil } from '../../db/councils.ts';
import type { Role } from '../../kernel/actor.ts';
import { addAccount, passwordPath, setPassword } from '../people/index.ts';
import { words as password, tokenIn, visitor } from '../people/sample/site.ts';

const { app, database, accounts, example } = await freshProduct();
const host = 'newshire.example';
const empty = await createCouncil(database, tester, { name: 'Newshire Council', host });
let addresses = 0;

async function signedIn(councilId: number, at: string, role: Role) {
  addresses += 1;
  const email = `${role}-${addresses}@council.example`;
  await addAccount(accounts, tester, councilId, { email, name: `Somebody ${addresses}`, roles: [role] });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, councilId, email)), password);
  const person = visitor(app, { host: at, address: `10.0.0.${addresses}` });
  expect((await person.post('/sign-in', { email, password })).statusCode).toBe(303);
  return person;
}

test('a council with no plan yet is offered a blank workbook, and what is pasted begins its plan', async () => {
  const officer = await signedIn(empty, host, 'programme-office');
  expect((await officer.get('/office')).body).toContain('a blank spreadsheet');
  const page = await officer.get('/office/spreadsheets');
  expect(page.body).toContain('There is no plan yet');
  expect((await officer.get('/office/spreadsheets/template')).headers['content-type']).toContain(
    'spreadsheetml',
  );
  const rows = 'Theme\tOfficer sponsor\nPut the money right\tDirector of Finance';
  const sent = await officer.post('/office/spreadsheets/paste', { rows });
  const path = String(sent.headers.location);
  expect((await officer.get(path)).body).toContain('What the plan is called');
  const done = await officer.post(path, { reason: 'We begin', planTitle: 'Our recovery plan' });
  expect(done.statusCode).toBe(303);
  expect((await officer.get('/api/v1/live/plans')).json().plans).toMatchObject([
    { title: 'Our recovery plan' },
  ]);
  expect((await officer.get('/office')).body).toContain('Put the money right');
});

test('nothing is offered to those who may not change the plan, and it is refused when they ask', async () => {
  const lead = await signedIn(example ?? 0, 'localhost:3000', 'lead-officer');
  const list = await lead.get('/office/actions');
  expect(list.body).not.toContain('Edit these in a spreadsheet');
  const action = /actions\/(\d+)"/.exec(list.body)?.[1] ?? '';
  expect((await lead.get(`/office/actions/${action}`)).body).not.toContain('Change this action');
  for (const path of [
    `/office/items/${action}/change`,
    '/office/spreadsheets',
    '/office/spreadsheets/actions',
  ])
    expect([path, (await lead.get(path)).statusCode]).toEqual([path, 403]);
});

test('a page of a past day offers no change', async () => {
  const officer = await signedIn(example ?? 0, 'localhost:3000', 'programme-office');
  const today = await officer.get('/office/actions');
  expect(today.body).toContain('Edit these in a spreadsheet');
  const day = Temporal.Now.plainDateISO('Europe/London').toString();
  expect((await officer.get(`/office/as-at/${day}/actions`)).body).not.toContain(
    'Edit these in a spreadsheet',
  );
});
