// Signing in and being locked out, through the pages: on a real database, as a browser without script would.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import { migrate } from '../../db/migrate.ts';
import { installAccounts, openAccounts } from './accounts.ts';
import { eventsIn, peopleSite, type Sample, somebody, twoCouncils, visitor, words } from './sample/site.ts';

const database = await freshDatabase();
let sample: Sample;
let site: FastifyInstance;

beforeAll(async () => {
  await migrate(database.ownerUrl, { installers: [installAccounts] });
  sample = await twoCouncils(database);
  site = await peopleSite(sample);
});

afterAll(async () => {
  await site.close();
  await sample.accounts.close();
});

describe('signing in', () => {
  test('an officer with the right password lands on their own page, and out again on the front page', async () => {
    const email = await somebody(sample, 'Ottilie Brand', sample.eastmere);
    const officer = visitor(site, { host: 'eastmere.example' });
    const answer = await officer.post('/sign-in', { email: email.toUpperCase(), password: words });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/office/desk']);
    expect((await officer.get('/office/desk')).json()).toMatchObject({
      actor: { kind: 'person', name: 'Ottilie Brand', roles: ['lead-officer'] },
      council: 'Eastmere Council',
    });
    expect((await officer.get('/')).body).toContain('You are Ottilie Brand, lead officer');
    const before = [...officer.cookies];
    const out = await officer.post('/sign-out');
    expect([out.statusCode, out.headers.location]).toEqual([303, '/']);
    for (const [name, value] of before) officer.cookies.set(name, value);
    expect((await officer.get('/office/desk')).statusCode).toBe(303);
  });

  test('the session’s cookie is for this site’s own requests, out of reach of script, and by https alone where there is https', async () => {
    const email = await somebody(sample, 'Tobias Wren', sample.eastmere);
    const there = { host: 'eastmere.example' };
    const plain = await visitor(site, there).post('/sign-in', { email, password: words });
    const cookie = String(plain.headers['set-cookie']);
    expect(cookie).toMatch(
      /^goldthread\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const overHttps = await openAccounts(database, { secure: true });
    const secure = await peopleSite({ database, accounts: overHttps }, { secure: true });
    const answer = await visitor(secure, there).post('/sign-in', { email, password: words });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Secure-goldthread\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/,
    );
    await secure.close();
    await overHttps.close();
  });

  test('a wrong password, an unknown address and another council’s officer are answered alike', async () => {
    const known = await somebody(sample, 'Ines Farrow', sample.eastmere);
    const elsewhere = await somebody(sample, 'Bruno Tarn', sample.harnworth);
    const stranger = visitor(site, { host: 'eastmere.example', address: '10.0.0.1' });
    const pages = [];
    for (const [email, password] of [
      [known, 'not the password'],
      ['nobody@council.example', words],
      [elsewhere, words],
    ] as const) {
      const page = await stranger.post('/sign-in', { email, password });
      expect(page.statusCode).toBe(422);
      expect(page.body).toContain(`value="${email}"`);
      expect(page.body).not.toContain(password);
      expect(page.body).toContain('There is a problem');
      pages.push(page.body.replaceAll(email, ''));
    }
    expect(new Set(pages).size).toBe(1);
    expect(stranger.cookies.size).toBe(0);
  });

  test('a form that lacks something says what', async () => {
    const page = await visitor(site).post('/sign-in', { email: 'ines', password: '' });
    expect(page.body).toContain('Enter your e-mail address, like name@council.gov.uk');
    expect(page.body).toContain('Enter your password');
  });

  test('somebody on the way to a page of ours goes on to it; to another site, nowhere', async () => {
    const email = await somebody(sample, 'Petra Lowe', sample.eastmere);
    const officer = visitor(site, { host: 'eastmere.example' });
    const asked = await officer.get('/office/plan?late=yes');
    expect(asked.headers.location).toBe('/sign-in?to=%2Foffice%2Fplan%3Flate%3Dyes');
    expect((await officer.get(String(asked.headers.location))).body).toContain(
      'value="/office/plan?late=yes"',
    );
    for (const [to, lands] of [
      ['/office/plan?late=yes', '/office/plan?late=yes'],
      ['https://evil.example/', '/'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
    ] as const) {
      const answer = await visitor(site, { host: 'eastmere.example', address: '10.0.0.2' }).post('/sign-in', {
        email,
        password: words,
        to,
      });
      expect(answer.headers.location).toBe(lands);
    }
  });
});

describe('a lock-out', () => {
  test.each(['known', 'unknown'])(
    'falls after ten failures for an address that is %s, and lasts a quarter of an hour',
    async (kind) => {
      sample.clock.minutesLater += 60;
      const email =
        kind === 'known' ? await somebody(sample, 'Marit Oake', sample.eastmere) : 'phantom@council.example';
      const from = (at: number) =>
        visitor(site, { host: 'eastmere.example', address: `10.1.${kind.length}.${at}` });
      const earlier = (await eventsIn(database, sample.eastmere)).length;
      const tries = await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          from(at).post('/sign-in', { email, password: 'wrong again and again' }),
        ),
      );
      const lockedOut = tries.filter((page) => page.body.includes('Too many tries. Wait 15 minutes'));
      expect(lockedOut).toHaveLength(3);
      const locked = await from(20).post('/sign-in', { email, password: words });
      expect(locked.body).toContain('Too many tries. Wait 15 minutes, then try again');
      expect((await eventsIn(database, sample.eastmere)).slice(earlier)).toEqual([
        ...Array(10).fill('wrong-password'),
        'locked-out',
      ]);
      sample.clock.minutesLater += 16;
      const after = await from(21).post('/sign-in', { email, password: words });
      expect(after.statusCode).toBe(kind === 'known' ? 303 : 422);
      expect(after.body).not.toContain('Too many tries');
    },
  );

  test('does not fall on nine failures and a success, time after time', async () => {
    sample.clock.minutesLater += 60;
    const email = await somebody(sample, 'Quill Hesketh', sample.eastmere);
    for (const round of [1, 2]) {
      const from = visitor(site, { host: 'eastmere.example', address: `10.2.0.${round}` });
      for (let at = 0; at < 9; at += 1)
        await from.post('/sign-in', { email, password: 'wrong again and again' });
      expect((await from.post('/sign-in', { email, password: words })).statusCode).toBe(303);
    }
  });
});
