// Mail over a real SMTP server on this machine: taken, refused, and not answered at all.
import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../test/support/database.ts';
import { linkPlace, type NewMessage, oldest, outboxOf, putInOutbox, sendWaiting, waits } from './outbox.ts';
import { noPost, type Post } from './post.ts';
import { smtpPost } from './smtp.ts';

const database = await freshDatabase();
const council = await freshCouncil(database);
const from = 'Testshire plan <plan@testshire.example>';
const start = Temporal.Instant.from('2026-11-23T09:00:00Z');
const arrived: ParsedMail[] = [];
let busy = false;
let now = start;
let post: Post;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith('gone'))
      return done(Object.assign(new Error('No such person'), { responseCode: 550 }));
    if (busy) return done(Object.assign(new Error('Try later'), { responseCode: 451 }));
    return done();
  },
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      arrived.push(mail);
      done();
    }, done);
  },
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  post = smtpPost({ url: `smtp://127.0.0.1:${port}`, from });
});
beforeEach(() => {
  arrived.length = 0;
  busy = false;
  now = now.add({ hours: 48 });
});
afterAll(async () => {
  post.close();
  await new Promise<void>((done) => server.close(done));
});

const ask = (message: Partial<NewMessage>) =>
  database.as(tester, council, 'Ask for mail', (tx) =>
    putInOutbox(tx, council, {
      to: 'ann.hale@testshire.example',
      subject: 'Three actions are due',
      text: 'Please say how far they are.\n',
      at: now.toString(),
      ...message,
    }),
  );
const go = (by: Post = post) =>
  sendWaiting(database, {
    post: by,
    now: () => now,
    linkFor: async (_council, account) => `https://x.example/${account}`,
  });
const newest = async () => (await database.read(tester, council, (tx) => outboxOf(tx, 1)))[0];

test('a message arrives once, however often the sender looks', async () => {
  await ask({});
  await Promise.all([go(), go()]);
  await go();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]).toMatchObject({
    subject: 'Three actions are due',
    text: 'Please say how far they are.\n',
  });
  expect(arrived[0]?.from?.text).toBe('"Testshire plan" <plan@testshire.example>');
  expect(await newest()).toMatchObject({
    tries: 1,
    trouble: null,
    refusedAt: null,
    sentAt: expect.any(String),
  });
});

test('the link is in the mail and not in the outbox', async () => {
  await ask({ text: `Open this:\n${linkPlace}\n`, linkFor: 'a7' });
  await go();
  expect(arrived[0]?.text).toBe('Open this:\nhttps://x.example/a7\n');
  expect((await newest())?.text).toBe(`Open this:\n${linkPlace}\n`);
});

test('mail to somebody the server does not know is given up at once, and says why', async () => {
  await ask({ to: 'gone@testshire.example' });
  await ask({});
  await go();
  expect(arrived).toHaveLength(1);
  const [, refused] = await database.read(tester, council, (tx) => outboxOf(tx, 2));
  expect(refused).toMatchObject({ sentAt: null, refusedAt: expect.any(String), tries: 1 });
  expect(refused?.trouble).toContain('No such person');
});

test('a busy server is asked again after a wait, and not before', async () => {
  busy = true;
  await ask({});
  await go();
  busy = false;
  await go();
  expect(arrived).toHaveLength(0);
  expect(await newest()).toMatchObject({ tries: 1, refusedAt: null });
  now = now.add({ minutes: waits[0] });
  await go();
  expect(arrived).toHaveLength(1);
  expect(await newest()).toMatchObject({ tries: 2, trouble: null, sentAt: expect.any(String) });
});

test('a dead server loses nothing until two days have passed', async () => {
  const dead = smtpPost({ url: 'smtp://127.0.0.1:1', from });
  await ask({});
  for (const minutes of waits) {
    await go(dead);
    expect(await newest()).toMatchObject({
      refusedAt: null,
      trouble: expect.stringContaining('ECONNREFUSED'),
    });
    now = now.add({ minutes });
  }
  await go(dead);
  expect(await newest()).toMatchObject({
    tries: waits.length + 1,
    refusedAt: expect.any(String),
    sentAt: null,
  });
});

test('without a mail service everything waits to be seen', async () => {
  await ask({});
  await go(noPost);
  expect(await newest()).toMatchObject({ tries: 0, sentAt: null, refusedAt: null, trouble: null });
});

test('words that look like a header stay words', async () => {
  await ask({ subject: 'Due\r\nBcc: other@testshire.example' });
  await go();
  // What waited for a service went first.
  expect(arrived).toHaveLength(2);
  expect(arrived[1]?.bcc).toBeUndefined();
});

test('what waited for more than two weeks is given up and says so, so that switching mail on releases nothing old', async () => {
  await ask({ subject: 'Old' });
  now = now.add({ hours: 24 * oldest + 1 });
  arrived.length = 0;
  await go();
  expect(arrived.map(({ subject }) => subject)).not.toContain('Old');
  expect(await newest()).toMatchObject({ sentAt: null, refusedAt: expect.any(String) });
  expect((await newest())?.trouble).toContain('14 days');
});
