// A period opens: one e-mail a person arrives at a real mail server, reminders go once, and nobody who has left is written to.
import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAs, tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays, longDay } from '../../../kernel/days.ts';
import { outboxOf, sendWaiting } from '../../../post/outbox.ts';
import type { Post } from '../../../post/post.ts';
import { smtpPost } from '../../../post/smtp.ts';
import { addAccount, leave, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { updateLinkPath } from '../link/link.ts';
import { remindCouncil } from './asking.actions.ts';

const { app, database, accounts, example } = await freshProduct();
const council = { id: example ?? 0, name: 'Harnworth Council', example: true };
const arrived: ParsedMail[] = [];
let post: Post;

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

let addresses = 0;
async function signedIn(email: string) {
  addresses += 1;
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council.id, email)), password);
  const person = visitor(app, { address: `10.17.0.${addresses}` });
  expect((await person.post('/sign-in', { email, password })).statusCode).toBe(303);
  return person;
}
let office: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  post = smtpPost({ url: `smtp://127.0.0.1:${port}`, from: 'Harnworth plan <plan@harnworth.example>' });
  const email = 'olive.office@harnworth.example';
  await addAccount(accounts, tester, council.id, {
    email,
    name: 'Olive Office',
    roles: ['programme-office'],
  });
  office = await signedIn(email);
});
afterAll(async () => {
  post.close();
  await new Promise<void>((done) => server.close(done));
});

async function deliver(now = Temporal.Now.instant()) {
  await sendWaiting(database, {
    post,
    now: () => now,
    linkFor: async (councilId, accountId, to) =>
      `http://localhost:3000${await updateLinkPath(database, councilId, { accountId, to: to ?? '', now })}`,
  });
}
const noon = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`);
const monthly = 1;

async function openPeriodOf(cycle: number) {
  const { rows } = await runAs(
    database.superuserUrl,
    `select period_id, answers_by::text from periods where cycle_id = ${cycle} and closed_on is null`,
  );
  return { id: Number(rows[0]?.period_id), answersBy: String(rows[0]?.answers_by) };
}

test('the page before opening says who will be asked, and one e-mail a person arrives', async () => {
  const { id } = await openPeriodOf(monthly);
  expect((await office.post(`/office/periods/${id}/close`)).statusCode).toBe(303);
  await leave(accounts, tester, council.id, 'katarzyna.towne@harnworth.example');
  expect((await office.get('/office/periods')).body).toContain('cycles/1/open');
  const before = (await office.get('/office/cycles/1/open')).body;
  expect(before).toContain('Which board is first');
  expect(before).toContain('Have left');
  expect(before).toContain('Katarzyna Towne');
  const promised = Number(/(\d+) e-mails? will go/.exec(before)?.[1]);
  expect(promised).toBeGreaterThan(10);
  expect((await office.post('/office/cycles/1/open')).statusCode).toBe(303);
  await deliver();
  expect(arrived).toHaveLength(promised);
  expect(arrived.map((mail) => mail.text).join()).not.toContain('Katarzyna Towne');
  const readers = arrived.map((mail) => [mail.to].flat()[0]?.text);
  expect(new Set(readers).size).toBe(promised);
  const links = arrived.map(
    (mail) => /http:\/\/localhost:3000\/u\/([\w-]{43})(?![\w-])/.exec(mail.text ?? '')?.[1],
  );
  const without = links.filter((link) => link === undefined).length;
  expect(new Set(links).size).toBe(promised - without + Math.min(without, 1));
  // A lead whose roles give no updates is led to the page that says so.
  const toDesk = arrived.filter((mail) => mail.text?.includes('http://localhost:3000/office/my-updates'));
  expect(toDesk).toHaveLength(without);
  const [newest] = await database.read(tester, council.id, (tx) => outboxOf(tx, 1));
  expect(newest?.text).not.toMatch(/\/u\//);
  const page = (await office.get(`/office/periods/${(await openPeriodOf(monthly)).id}`)).body;
  expect(page).toContain(`Asked on ${longDay(productDay)}`);
});

test('one nudge goes to those who have not answered, and a second on that day goes to nobody', async () => {
  const { id } = await openPeriodOf(monthly);
  arrived.length = 0;
  expect((await office.post(`/office/periods/${id}/nudge`)).statusCode).toBe(303);
  await deliver();
  const nudged = arrived.length;
  expect(nudged).toBeGreaterThan(10);
  await office.post(`/office/periods/${id}/nudge`);
  await deliver();
  expect(arrived).toHaveLength(nudged);
  expect((await office.get(`/office/periods/${id}`)).body).toContain(`Nudged on ${longDay(productDay)}`);
});

test('reminders are one message a person over all open periods, once, and again only when the next is reached', async () => {
  const { answersBy } = await openPeriodOf(monthly);
  const late = noon(addDays(answersBy, 40));
  const sent = await remindCouncil(database, council, late);
  expect(sent).toBeGreaterThan(10);
  expect(await remindCouncil(database, council, late)).toBe(0);
  expect(await remindCouncil(database, council, late.add({ hours: 24 }))).toBe(0);
  const messages = await database.read(tester, council.id, (tx) => outboxOf(tx, sent));
  // The quarter is open as well as the month.
  expect(messages.some(({ linkTo }) => linkTo.length === 2)).toBe(true);
  expect(messages.every(({ subject }) => subject.startsWith('Late: '))).toBe(true);
  expect(new Set(messages.map(({ to }) => to)).size).toBe(sent);
});

test('somebody who has left is named to the programme office and never written to, also not by what waits', async () => {
  const { rows } = await runAs(
    database.superuserUrl,
    `select email from outbox join auth."user" as account on account.email = to_address
     where link_to <> '{}' and sent_at is null order by message_id limit 1`,
  );
  const email = String(rows[0]?.email);
  await leave(accounts, tester, council.id, email);
  arrived.length = 0;
  const { answersBy } = await openPeriodOf(monthly);
  await deliver(noon(addDays(answersBy, 41)));
  expect(arrived.length).toBeGreaterThan(5);
  expect(arrived.map((mail) => [mail.to].flat()[0]?.text)).not.toContain(email);
  const refused = await database.read(tester, council.id, (tx) => outboxOf(tx, 100));
  expect(refused.find(({ to, refusedAt }) => to === email && refusedAt)?.trouble).toContain('left');
});

test('what the council sets holds from its day on', async () => {
  const typed = {
    reminderDays: '14, 3',
    links: 'no',
    linkDays: '10',
    fromOn: productDay,
    reason: 'Fewer letters',
  };
  const wrong = await office.post('/office/periods/asking', { ...typed, reminderDays: 'often' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Write one to six whole numbers');
  expect((await office.post('/office/periods/asking', typed)).statusCode).toBe(303);
  const page = (await office.get('/office/periods/asking')).body;
  expect(page).toContain('Reminders 14 and 3 days before');
  expect(page).toContain('mail carries no link that answers');
});

test('what leavers led is listed on a page, which the programme office’s own page leads to with the count', async () => {
  const page = (await office.get('/office/leavers')).body;
  expect(page).toContain('Katarzyna Towne');
  expect(page).toContain('Give it to somebody else');
  const things = /(\d+) things hang/.exec(page)?.[1];
  expect((await office.get('/office/desk')).body).toContain(`${things} things that leavers left behind`);
  const change = /items\/\d+\/change/.exec(page)?.[0];
  expect((await office.get(`/office/${change}`)).statusCode).toBe(200);
});
