// One council's rows are out of reach of another's people, through every page and every call. (Tables: isolation-of-tables.test.ts.)
// In `npm test` each role walks a third of the routes, each route by turns; in `npm run prove` each role walks all.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createCouncil } from '../src/db/councils.ts';
import { roles } from '../src/kernel/actor.ts';
import { addAccount, mayDo, passwordPath, setPassword } from '../src/modules/people/index.ts';
import { words as password, tokenIn, visitor } from '../src/modules/people/sample/site.ts';
import { Thread } from '../src/modules/plan/index.ts';
import { publish } from '../src/modules/publication/index.ts';
import { load } from '../src/modules/reading/index.ts';
import { askToRead } from '../src/modules/reading/reading.actions.ts';
import { routesOf } from '../src/web/who.ts';
import { filledIn, numbersOf } from './support/addresses.ts';
import { tries } from './support/at-length.ts';
import { runAs, tester } from './support/database.ts';
import { freshProduct, productDay } from './support/product.ts';
import { root } from './support/source.ts';

const { app, database, accounts, example } = await freshProduct();
const harnworth = { id: example ?? 0, name: 'Harnworth Council', example: true };
const otherHost = 'zedmere.example';
const other = { id: 0, name: 'Zedmere Council', example: false };
const routes = routesOf(app);

type Visitor = ReturnType<typeof visitor>;
let addresses = 0;

/** Somebody with the roles given, in one council, at a browser with an address of its own. */
async function signedIn(
  councilId: number,
  host: string,
  held: readonly (typeof roles)[number][],
): Promise<Visitor> {
  addresses += 1;
  const email = `somebody-${addresses}@council.example`;
  await addAccount(accounts, tester, councilId, { email, name: `Somebody ${addresses}`, roles: held });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, councilId, email)), password);
  const person = visitor(app, { host, address: `10.0.0.${addresses}` });
  expect((await person.post('/sign-in', { email, password })).statusCode).toBe(303);
  return person;
}

/** The same cookies at another council's address. */
function carriedTo(host: string, from: Visitor): Visitor {
  addresses += 1;
  const there = visitor(app, { host, address: `10.0.0.${addresses}` });
  for (const [name, value] of from.cookies) there.cookies.set(name, value);
  return there;
}

let thread: Thread;
/** Words that Harnworth's rows hold and the other council's do not. */
let marks: string[] = [];
let exampleAccount = '';
let reading = '';
let asset = '';
let edition = '';
let sheet = '';
let draft = '';
let notice = '';
let head: unknown;
let insider: Visitor;
let outsider: Visitor;

beforeAll(async () => {
  other.id = await createCouncil(database, tester, { name: other.name, host: otherHost });
  for (const name of ['cedarford-children.md', 'northmoor-progress.md']) {
    const bytes = await readFile(`${root}/fixtures/reading/${name}`);
    await load(database, tester, other.id, { name, bytes });
  }
  await publish(database, tester, other, productDay);
  await publish(database, tester, harnworth, productDay);
  insider = await signedIn(harnworth.id, 'localhost:3000', roles);
  outsider = await signedIn(other.id, otherHost, roles);
  // Thread of the live tables: the call answers the same facts, findings aside.
  thread = Thread.parse((await insider.get('/api/v1/live/thread')).json());
  const seen = (await outsider.get('/api/v1/live/thread')).body;
  marks = [...new Set(wordsOf(thread))].filter((mark) => !seen.includes(mark));
  const read = await insider.post('/office/read/sample');
  reading = String(read.headers.location).split('/').at(-1) ?? '';
  // It is read whether or not anybody waits, and writes to the record when it is done.
  await vi.waitFor(
    async () => expect((await insider.get(`/office/read/${reading}`)).headers.refresh).toBeUndefined(),
    { timeout: 20_000 },
  );
  const unsettled = await askToRead(
    { database, actor: tester, councilId: harnworth.id },
    { name: 'dunmere-2024.md', bytes: await readFile(`${root}/fixtures/editions/dunmere-2024.md`) },
  );
  edition = `/office/read/${unsettled.readingId}/edition`;
  await insider.get(`/office/read/${unsettled.readingId}`);
  await vi.waitFor(
    async () =>
      expect((await insider.post(edition, { plan: String(thread.plans[0]?.id) })).statusCode).toBe(303),
    { timeout: 20_000 },
  );
  const rows = 'Action\tDue\nA row that only this test knows of\tJune 2027';
  const pasted = await insider.post('/office/spreadsheets/paste', { rows });
  sheet = String(pasted.headers.location).split('/').at(-1) ?? '';
  const direction = thread.items.find((item) => item.kind === 'mandate' && item.sort === 'direction')?.id;
  const written = { finding: 'met', words: 'Done', evidence: 'A visit', writtenOn: productDay };
  const drafted = await insider.post(`/office/directions/${direction}/assess`, written);
  draft = String(drafted.headers.location).split('/').at(-1) ?? '';
  const told = await insider.post('/office/instruments/new', {
    does: 'make',
    title: 'Further Directions',
    madeBy: 'the Secretary of State',
    happenedOn: productDay,
    words: 'A further Direction',
    link: 'https://directions.example/further',
    gives: String(direction),
  });
  notice = String(told.headers.location).split('/').at(-1) ?? '';
  const account = await runAs(
    database.superuserUrl,
    'select account_id from memberships where example order by account_id',
  );
  exampleAccount = account.rows[0]?.account_id ?? '';
  asset = /assets\/([^"]+)/.exec((await insider.get('/')).body)?.[1] ?? '';
});

/** Names, and sentences long enough to be a council's own: "Full Council" any page may say. */
function wordsOf({ items, people, bodies, documents, instruments, excerpts }: Thread): string[] {
  const sentences = [
    ...[...items, ...instruments].map((one) => one.title),
    ...bodies.map((body) => body.name),
    ...excerpts.flatMap((excerpt) => excerpt.cells),
  ];
  return [
    ...people.flatMap((person) => person.name ?? []),
    ...documents.map((document) => document.name),
    ...sentences.filter((words) => words.length >= 25),
  ];
}

async function headOf(): Promise<unknown> {
  const { rows } = await runAs(
    database.superuserUrl,
    `select seq, encode(hash, 'hex') as hash from record where council_id = ${harnworth.id} order by seq desc limit 1`,
  );
  return rows[0];
}

/** A route's address with Harnworth's own numbers in it. */
function addressOf(url: string): string {
  // A reading that is not loaded yet, of which a plan is being asked.
  if (url.endsWith('/edition/:part')) return `${edition}/gone`;
  return filledIn(url, {
    ...numbersOf(thread),
    editions: 2,
    read: reading,
    assets: asset,
    changes: sheet,
    'assessment-drafts': draft,
    'instrument-notices': notice,
  });
}

const marksIn = (body: string) => marks.filter((mark) => body.includes(mark)).slice(0, 3);

/** Signing out last, so that what comes before it is asked by somebody. */
const walked = [...routes].sort((a, b) => Number(a.url === '/sign-out') - Number(b.url === '/sign-out'));

/** Those of a list that a role walks: somebody of every third role comes to each. Whoever has no role walks all. */
function theirs<Each>(list: readonly Each[], role: (typeof roles)[number] | 'public'): readonly Each[] {
  if (role === 'public' || tries(0, 1) === 1) return list;
  return list.filter((_, place) => (place + roles.indexOf(role)) % 3 === 0);
}

async function ask(person: Visitor, { method, url }: { method: string; url: string }) {
  const address = addressOf(url);
  if (method === 'GET') return person.get(address);
  return person.post(address, {
    account: exampleAccount,
    email: 'a@b.example',
    password: 'x',
    token: 'x',
    q: 'x',
  });
}

/** No installation has a sign-in service that was not given one. */
const service = '/sign-in/service';

test('every page and call leads somewhere when it is asked with Harnworth’s own numbers, so that the walks below prove something', async () => {
  expect(marks.length).toBeGreaterThan(300);
  const lost: string[] = [];
  for (const { method, url } of routes) {
    if (method !== 'GET') continue;
    const { statusCode } = await insider.get(addressOf(url));
    const absent =
      ['/set-password', '/u', '/u/:token', '/signed-out'].includes(url) || url.startsWith(service);
    const elsewhere = absent && statusCode === 404;
    if (statusCode !== 200 && !elsewhere) lost.push(`${addressOf(url)}: ${statusCode}`);
  }
  // To read what is exempt is an entry of the record.
  head = await headOf();
  expect(lost).toEqual([]);
});

describe('with Harnworth’s numbers at another council’s address', () => {
  test.each([...roles, 'public' as const])('%s sees none of its words', async (role) => {
    addresses += 1;
    const person =
      role === 'public'
        ? visitor(app, { host: otherHost, address: `10.0.0.${addresses}` })
        : await signedIn(other.id, otherHost, [role]);
    expect(await leaks(person, theirs(walked, role))).toEqual([]);
  });

  test('Harnworth’s own officer is nobody there', async () => {
    const carried = carriedTo(otherHost, insider);
    expect(await leaks(carried)).toEqual([]);
    expect(await enters(carried)).toEqual([]);
  });
});

async function leaks(person: Visitor, asked: readonly (typeof walked)[number][] = walked): Promise<string[]> {
  const found: string[] = [];
  for (const route of asked) {
    if (route.method !== 'GET' && route.method !== 'POST') throw new Error(`Teach this test ${route.method}`);
    const { statusCode, body } = await ask(person, route);
    const seen = marksIn(body);
    if (seen.length > 0 || statusCode >= 500)
      found.push(`${route.method} ${addressOf(route.url)}: ${statusCode} ${seen.join(' | ')}`);
  }
  return found;
}

/** The routes that are not public and did not refuse. */
async function enters(person: Visitor): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes) {
    if (route.permission === 'public') continue;
    const { statusCode, headers } = await ask(person, route);
    const sent = statusCode === 303 && String(headers.location).startsWith('/sign-in');
    if (!sent && statusCode !== 401 && statusCode !== 403)
      found.push(`${route.method} ${addressOf(route.url)}: ${statusCode}`);
  }
  return found;
}

describe('at Harnworth’s own address', () => {
  test('another council’s officer, whatever their roles, is nobody', async () => {
    expect(await enters(carriedTo('localhost:3000', outsider))).toEqual([]);
  });

  test('the public is sent to sign in, or refused', async () => {
    expect(await enters(visitor(app, { address: '10.0.1.1' }))).toEqual([]);
  });
});

test('after all of these Harnworth’s record ends where it ended before', async () => {
  expect(await headOf()).toEqual(head);
});

describe('at home', () => {
  test.each(roles)('%s may do what the table of permissions says, and nothing else', async (role) => {
    const person = await signedIn(harnworth.id, 'localhost:3000', [role]);
    const actor = { kind: 'person', accountId: '', name: '', roles: [role] } as const;
    const wrong: string[] = [];
    const tried = new Set<string>();
    for (const route of routes) {
      const { method, url, permission } = route;
      if (permission === 'public') continue;
      const may = mayDo(actor, permission);
      // What is allowed is tried once for each permission, and only by reading; what is refused, everywhere.
      if (may && (method !== 'GET' || tried.has(permission))) continue;
      tried.add(permission);
      const { statusCode } = await ask(person, route);
      if ((statusCode === 403) === may) wrong.push(`${method} ${url}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });
});
