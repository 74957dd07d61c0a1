// Accounts through the administrator's pages: invited by real mail, ended by a day or by leaving, and nobody else's to see.
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, tester } from '../../../test/support/database.ts';
import { migrate } from '../../db/migrate.ts';
import { today } from '../../kernel/days.ts';
import { outboxOf, sendWaiting } from '../../post/outbox.ts';
import type { Post } from '../../post/post.ts';
import { smtpPost } from '../../post/smtp.ts';
import { addAccount, passwordPathOf } from './accounts.admin.ts';
import { installAccounts } from './accounts.ts';
import { peopleSite, type Sample, somebody, twoCouncils, visitor, words } from './sample/site.ts';

const database = await freshDatabase();
const arrived: ParsedMail[] = [];
const there = { host: 'eastmere.example' };
let sample: Sample;
let site: FastifyInstance;
let post: Post;
let administrator: ReturnType<typeof visitor>;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      arrived.push(mail);
      done();
    }, done);
  },
});

beforeAll(async () => {
  await migrate(database.ownerUrl, { installers: [installAccounts] });
  sample = await twoCouncils(database);
  site = await peopleSite(sample);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  post = smtpPost({ url: `smtp://127.0.0.1:${port}`, from: 'Plan <plan@eastmere.example>' });
  administrator = visitor(site, there);
  const email = await somebody(sample, 'Ada Quill', sample.eastmere, 'administrator');
  await administrator.post('/sign-in', { email, password: words });
});
afterAll(async () => {
  post.close();
  await new Promise<void>((done) => server.close(done));
  await site.close();
  await sample.accounts.close();
});

const send = () =>
  sendWaiting(database, {
    post,
    now: sample.accounts.now,
    linkFor: async (council, account) =>
      `https://eastmere.example${await passwordPathOf(sample.accounts, council, account)}`,
  });

test('somebody invited gets one e-mail, and nothing happens until they send a password', async () => {
  const invited = { name: 'Bram Tolley', email: 'bram@eastmere.example', roles: 'lead-officer' };
  expect((await administrator.post('/office/accounts', invited)).statusCode).toBe(303);
  await send();
  await send();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]).toMatchObject({ subject: 'Your account for the plans of Eastmere Council' });
  const link =
    /https:\/\/eastmere\.example(\/set-password\?token=[\w-]+)/.exec(arrived[0]?.text ?? '')?.[1] ?? '';
  const bram = visitor(site, there);
  // A scanner opens the link, twice.
  for (const _ of [1, 2]) expect((await bram.get(link)).body).toContain('For Bram Tolley');
  const token = new URLSearchParams(link.split('?')[1]).get('token') ?? '';
  expect((await bram.post('/set-password', { token, password: words, again: words })).statusCode).toBe(200);
  expect((await bram.post('/set-password', { token, password: words, again: words })).statusCode).toBe(404);
  const signedIn = await bram.post('/sign-in', { email: invited.email, password: words });
  expect(signedIn.headers.location).toBe('/office/desk');
});

test('no link that works is kept in the outbox or shown to the administrator', async () => {
  const [message] = await database.read(tester, sample.eastmere, (tx) => outboxOf(tx, 1));
  expect(message?.text).toContain('[a link that works once]');
  const page = await administrator.get('/office/accounts/mail');
  expect(page.body).toContain('bram@eastmere.example');
  expect(page.body).not.toContain('token=');
});

test('whoever leaves is out at once, by the page they have open and by their password; they may come back', async () => {
  const email = await somebody(sample, 'Cleo Marsh', sample.eastmere);
  const cleo = visitor(site, there);
  await cleo.post('/sign-in', { email, password: words });
  expect((await cleo.get('/office/desk')).statusCode).toBe(200);
  await administrator.post('/office/accounts/left', { email });
  expect((await cleo.get('/office/desk')).statusCode).toBe(303);
  expect((await cleo.post('/sign-in', { email, password: words })).statusCode).toBe(422);
  expect((await administrator.get('/office/accounts')).body).toContain('Let Cleo Marsh in again');
  await administrator.post('/office/accounts/back', { email });
  expect((await cleo.post('/sign-in', { email, password: words })).statusCode).toBe(303);
});

test('an administrator cannot end their own access', async () => {
  const own = { email: 'ada.quill@council.example' };
  expect((await administrator.post('/office/accounts/left', own)).statusCode).toBe(403);
  expect((await administrator.get('/office/accounts')).statusCode).toBe(200);
});

test('whoever leaves one council keeps the other', async () => {
  const email = await somebody(sample, 'Dora Finch', sample.harnworth, 'commissioner');
  const name = 'Dora Finch';
  await addAccount(sample.accounts, tester, sample.eastmere, { email, name, roles: ['commissioner'] });
  await administrator.post('/office/accounts/left', { email });
  expect((await visitor(site, there).post('/sign-in', { email, password: words })).statusCode).toBe(422);
  expect((await visitor(site).post('/sign-in', { email, password: words })).statusCode).toBe(303);
});

test('an account from outside needs a last day, works on it, and not on the day after', async () => {
  const email = await somebody(sample, 'Ezra Pell', sample.harnworth, 'assurer');
  const asked = { name: 'Ezra Pell', email, roles: 'assurer', external: 'yes' };
  const refused = await administrator.post('/office/accounts', asked);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('needs a last day');
  const endsOn = today(sample.accounts.now());
  expect((await administrator.post('/office/accounts', { ...asked, endsOn })).statusCode).toBe(303);
  const ezra = visitor(site, there);
  expect((await ezra.post('/sign-in', { email, password: words })).statusCode).toBe(303);
  sample.clock.minutesLater = 24 * 60;
  expect((await ezra.get('/office/desk')).statusCode).toBe(303);
  expect((await ezra.post('/sign-in', { email, password: words })).statusCode).toBe(422);
  sample.clock.minutesLater = 0;
});

test('an address that has an account, and a form left empty, are refused with what was typed', async () => {
  const again = { name: 'Bram Again', email: 'bram@eastmere.example', roles: 'member' };
  const taken = await administrator.post('/office/accounts', again);
  expect(taken.statusCode).toBe(422);
  expect(taken.body).toContain('already has an account in this council');
  expect(taken.body).toContain('value="Bram Again"');
  expect((await administrator.post('/office/accounts', {})).statusCode).toBe(422);
});

test('only an administrator opens these pages', async () => {
  const email = await somebody(sample, 'Finn Ash', sample.eastmere, 'programme-office');
  const finn = visitor(site, there);
  await finn.post('/sign-in', { email, password: words });
  for (const path of ['/office/accounts', '/office/accounts/mail'])
    expect((await finn.get(path)).statusCode).toBe(403);
  expect((await finn.post('/office/accounts/left', { email })).statusCode).toBe(403);
});
