// The link in an e-mail: a button first, one person's own items of one period, and the same closed door for every dead link.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAs, tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { createApp } from '../../../app.ts';
import { readSettings } from '../../../config.ts';
import { createCouncil } from '../../../db/councils.ts';
import { comeBack, leave } from '../../people/index.ts';
import { visitor } from '../../people/sample/site.ts';
import { loadThread, mainActions, walk } from '../../plan/index.ts';
import { setAsking } from '../asking/asking.actions.ts';
import { closePeriod } from '../periods/periods.actions.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { owedIn } from '../periods/standing.ts';
import { giveUpdate } from '../updates/updates.actions.ts';
import { latestUpdates, updatesOf } from '../updates/updates.store.ts';
import { updateLinkPath } from './link.ts';

const { database, accounts, example } = await freshProduct();
const clock = { minutes: 0 };
const now = () => Temporal.Now.instant().add({ minutes: clock.minutes });
const council = { id: example ?? 0, name: 'Harnworth Council', example: true };
const app = await createApp({
  config: readSettings({ GOLDTHREAD_LOG: 'silent' }),
  database,
  accounts,
  now,
});
afterAll(() => app.close());

const email = 'katarzyna.towne@harnworth.example';
let accountId = '';
let personId = 0;
let periodId = 0;
let own: number[] = [];
let others: number[] = [];

beforeAll(async () => {
  const { rows } = await runAs(
    database.superuserUrl,
    `select account_id, person_id from memberships join auth."user" as a on a.id = account_id where email = '${email}'`,
  );
  accountId = String(rows[0]?.account_id);
  personId = Number(rows[0]?.person_id);
  await database.read(tester, council.id, async (tx) => {
    const thread = walk(await loadThread(tx, { council, day: productDay }));
    const open = await openPeriods(tx);
    periodId = open[0]?.period.periodId ?? 0;
    const latest = await latestUpdates(tx, { timely: true });
    const all = owedIn(thread, open.slice(0, 1), latest, personId);
    own = all.flatMap(({ item, standing }) => (standing.stale ? [item.id] : []));
    const hers = new Set(all.map(({ item }) => item.id));
    others = mainActions(thread, open[0]?.planId).flatMap(({ id }) => (hers.has(id) ? [] : [id]));
  });
});

const newLink = (period = periodId) =>
  updateLinkPath(database, council.id, { accountId, to: `period ${period}`, now: now() });
let visitors = 0;
const anybody = (host = 'localhost:3000') => {
  visitors += 1;
  return visitor(app, { host, address: `10.18.0.${visitors}` });
};
async function inside() {
  const person = anybody();
  expect((await person.post(await newLink())).statusCode).toBe(303);
  return person;
}
const seenIn = (body: string, id: number) =>
  new RegExp(`name="seen_${id}" value="(\\d+)"`).exec(body)?.[1] ?? '';
const headOf = async () =>
  (
    await runAs(
      database.superuserUrl,
      `select max(seq)::int as seq from record where council_id = ${council.id}`,
    )
  ).rows[0]?.seq;

test('opening the link changes nothing and says nothing but that there is a button', async () => {
  expect(own.length).toBeGreaterThan(0);
  const path = await newLink();
  const before = await headOf();
  const page = await anybody().get(path);
  expect(page.statusCode).toBe(200);
  expect(page.headers['set-cookie']).toBeUndefined();
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.headers['referrer-policy']).toBe('same-origin');
  expect(page.body).toContain('Go to my updates');
  expect(page.body).not.toContain('Katarzyna');
  expect(await headOf()).toBe(before);
});

test('behind the button are one’s own items; an update is kept under one’s name, by e-mail link', async () => {
  const person = await inside();
  const page = await person.get('/u');
  expect(page.body).toContain('You answer as Katarzyna Towne');
  expect(page.body).not.toContain('name="wanted_');
  expect(page.body).not.toContain('name="forecast_');
  expect(page.body).toContain('sign in to do this');
  const id = own[0] ?? 0;
  const typed = { save: String(id), [`seen_${id}`]: seenIn(page.body, id), [`status_${id}`]: 'on-track' };
  const saved = await person.post('/u', { ...typed, [`done_${id}`]: 'By link', [`percentage_${id}`]: '40' });
  expect(saved.statusCode).toBe(200);
  expect(saved.body).toContain('Saved.');
  const [latest] = await database.read(tester, council.id, (tx) => updatesOf(tx, id));
  expect(latest).toMatchObject({ done: 'By link', percentage: 40, personId, periodId, late: false });
  const { rows } = await runAs(
    database.superuserUrl,
    `select actor, reason from record where council_id = ${council.id} and reason like '%by e-mail link' order by seq desc limit 1`,
  );
  expect(rows[0]).toMatchObject({
    actor: `Katarzyna Towne (${accountId})`,
    reason: `Update item ${id}, by e-mail link`,
  });
});

test('nothing of another’s, no date, no closing and no other page is reached by it', async () => {
  const person = await inside();
  const id = own[0] ?? 0;
  const other = others[0] ?? 0;
  const forOther = { save: String(other), [`seen_${other}`]: '0', [`status_${other}`]: 'on-track' };
  expect((await person.post('/u', forOther)).statusCode).toBe(404);
  expect((await person.post('/u', { save: 'x' })).statusCode).toBe(404);
  const seen = String(
    (await database.read(tester, council.id, (tx) => latestUpdates(tx, { itemIds: [id] }))).get(id)
      ?.updateId ?? 0,
  );
  const moving = { save: String(id), [`seen_${id}`]: seen, [`status_${id}`]: 'on-track' };
  await person.post('/u', {
    ...moving,
    [`wanted_${id}`]: '1 May 2030',
    [`reason_${id}`]: 'Later',
    [`forecast_${id}`]: 'May 2030',
  });
  const [latest] = await database.read(tester, council.id, (tx) => updatesOf(tx, id));
  expect(latest?.forecast).toBeNull();
  const asked = await runAs(
    database.superuserUrl,
    `select 1 from date_requests where item_id = ${id} and reason = 'Later'`,
  );
  expect(asked.rows).toEqual([]);
  const stopped = {
    ...moving,
    [`seen_${id}`]: String(latest?.updateId),
    [`status_${id}`]: 'suspended',
    [`done_${id}`]: 'x',
  };
  const refused = await person.post('/u', stopped);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Sign in to do this');
  for (const path of ['/office/desk', '/office/my-updates', `/office/items/${id}/update`])
    expect((await person.get(path)).headers.location).toContain('/sign-in');
});

test('two people at once: whoever saves second sees both and loses nothing', async () => {
  const person = await inside();
  const id = own[1] ?? own[0] ?? 0;
  const seen = String(
    (await database.read(tester, council.id, (tx) => latestUpdates(tx, { itemIds: [id] }))).get(id)
      ?.updateId ?? 0,
  );
  const given = { status: 'on-track' as const, done: 'The office rang', seen: Number(seen) };
  await giveUpdate(database, tester, council, { itemId: id, given, day: productDay });
  const typed = {
    save: String(id),
    [`seen_${id}`]: seen,
    [`status_${id}`]: 'on-track',
    [`done_${id}`]: 'We met',
  };
  const conflict = await person.post('/u', typed);
  expect(conflict.statusCode).toBe(409);
  expect(conflict.body).toContain('The office rang');
  expect(conflict.body).toContain('We met');
  const again = await person.post('/u', { ...typed, [`seen_${id}`]: seenIn(conflict.body, id) });
  expect(again.body).toContain('Saved.');
  const said = await database.read(tester, council.id, (tx) => updatesOf(tx, id, { atMost: 2 }));
  expect(said.map(({ done }) => done)).toEqual(['We met', 'The office rang']);
});

test('every dead or false link is the same closed door', async () => {
  const bodies: string[] = [];
  const dead = async (path: string, host?: string) => {
    for (const send of ['get', 'post'] as const) {
      const answer = await anybody(host)[send](path);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['set-cookie']).toBeUndefined();
      if (!host && send === 'get') bodies.push(answer.body.replaceAll(path.slice(3), ''));
    }
  };
  await dead('/u/never');
  await dead(`/u/${'A'.repeat(43)}`);

  const older = await newLink();
  const path = await newLink();
  await dead(older);

  const host = 'zedmere.example';
  await createCouncil(database, tester, { name: 'Zedmere Council', host });
  await dead(path, host);

  const holder = await inside();
  const current = await newLink();
  // A newer link ends the visit of the older one.
  expect((await holder.get('/u')).statusCode).toBe(404);
  await leave(accounts, tester, council.id, email);
  await dead(current);
  await comeBack(accounts, tester, council.id, email);
  expect((await anybody().get(current)).statusCode).toBe(200);

  clock.minutes = 31 * 24 * 60;
  await dead(current);
  clock.minutes = 0;
  expect(new Set(bodies).size).toBe(1);
});

test('a forged cookie opens nothing, and a real one is over after an hour', async () => {
  const person = anybody();
  person.cookies.set('goldthread-updates', 'A'.repeat(43));
  expect((await person.get('/u')).statusCode).toBe(404);
  const real = await inside();
  expect((await real.get('/u')).statusCode).toBe(200);
  const elsewhere = anybody('zedmere.example');
  for (const [name, value] of real.cookies) elsewhere.cookies.set(name, value);
  expect((await elsewhere.get('/u')).statusCode).toBe(404);
  clock.minutes = 61;
  expect((await real.get('/u')).statusCode).toBe(404);
  clock.minutes = 0;
});

test('a council switches links off, and those that went out are dead', async () => {
  const path = await newLink();
  const person = await inside();
  const given = { reminderDays: [7], linkDays: 30, fromOn: productDay, setOn: productDay, reason: 'A trial' };
  await setAsking(database, tester, council.id, { ...given, links: false });
  expect((await anybody().get(path)).statusCode).toBe(404);
  expect((await person.get('/u')).statusCode).toBe(404);
  expect(await newLink()).toBe('/office/my-updates');
  await setAsking(database, tester, council.id, { ...given, links: true });
  expect(await newLink()).toMatch(/^\/u\//);
});

test('closing the period ends its links and visits, and mail about it goes no more', async () => {
  const path = await newLink();
  const person = anybody();
  await person.post(path);
  expect((await person.get('/u')).statusCode).toBe(200);
  await closePeriod(database, tester, council, { periodId, day: productDay });
  expect((await anybody().get(path)).statusCode).toBe(404);
  const id = own[0] ?? 0;
  const typed = { save: String(id), [`seen_${id}`]: '0', [`status_${id}`]: 'on-track' };
  expect((await person.post('/u', typed)).statusCode).toBe(404);
  expect((await person.post(path)).statusCode).toBe(404);
  await expect(newLink()).rejects.toThrow('closed');
  // The action itself refuses too, should a period close between the look and the write.
  const given = { status: 'on-track' as const, periodId, seen: Number((await latestOf(id))?.updateId ?? 0) };
  const late = giveUpdate(database, tester, council, { itemId: id, given, day: productDay, byLink: true });
  await expect(late).rejects.toThrow('closed');
});

const latestOf = async (id: number) =>
  (await database.read(tester, council.id, (tx) => latestUpdates(tx, { itemIds: [id] }))).get(id);
