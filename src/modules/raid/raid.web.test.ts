// The register as officers see it: the example council's entries, their pages, and what may be done with them.
import { expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import type { Role } from '../../kernel/actor.ts';
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
