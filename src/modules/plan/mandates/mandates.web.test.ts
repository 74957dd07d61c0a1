// Reviews through the door: one is entered and its clock starts, the council answers, and what asks the same is counted once.
import { beforeAll, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays, addMonths, longDay } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { liveThreads } from '../live.ts';
import { recommendationsIn } from './recommendations.ts';

const product = await freshProduct();
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(product.database)(tester, council, productDay);
const office = await signedIn(product, 'programme-office', '10.35.0.1');
const member = await signedIn(product, 'member', '10.35.0.2');
const [first, second] = recommendationsIn(thread).map(({ item }) => item);
const ended = addMonths(productDay, -4);
let path = '';

const typed = {
  kind: 'peer-challenge',
  title: 'A challenge by peers',
  reviewer: 'Four councillors and officers of elsewhere',
  scheme: 'peer-challenge-2024',
  endedOn: ended,
};

beforeAll(async () => {
  const made = await office.post('/office/reviews/new', typed);
  expect(made.statusCode).toBe(303);
  path = String(made.headers.location);
});

test('a review that is entered starts its clock, which everybody can read', async () => {
  const { body } = await member.get(path);
  expect(body).toContain('A challenge by peers');
  expect(body).toContain(`By ${longDay(addMonths(ended, 3))}`);
  expect(body).toContain('Overdue');
  expect(body).not.toContain('Change these facts');
  const calendar = (await member.get('/office/clocks')).body;
  expect(calendar.indexOf('Overdue')).toBeLessThan(calendar.indexOf('To come'));
  expect((await member.post('/office/reviews/new', typed)).statusCode).toBe(403);
  expect((await member.get('/office/reviews/new')).statusCode).toBe(403);
});

test.each([
  [{ endedOn: addDays(productDay, 1) }, 'The day must be today'],
  [{ reportedOn: addDays(ended, -1) }, 'cannot have come before'],
  [{ scheme: 'best-value-notice' }, 'Choose deadlines that are for this sort of review'],
  [{ planId: '999999' }, 'Choose the plan from the list'],
  [{ title: ' ' }, 'Enter what the review is called'],
])('a form with %o says what is wrong and keeps what was typed', async (wrong, message) => {
  const { statusCode, body } = await office.post('/office/reviews/new', { ...typed, ...wrong });
  expect([statusCode, body.includes(message)]).toEqual([422, true]);
  expect(body).toContain('Four councillors and officers of elsewhere');
});

test('what was done is recorded with its day, and can be taken back with why', async () => {
  const step = (facts: Record<string, string>) =>
    office.post(`${path}/steps`, { step: 'report', words: 'On the website', ...facts });
  expect((await step({ doneOn: addDays(productDay, 1) })).statusCode).toBe(422);
  expect((await step({ doneOn: addDays(ended, -1) })).statusCode).toBe(422);
  expect((await step({ step: 'nothing', doneOn: ended })).statusCode).toBe(422);
  expect((await step({})).body).toContain('Enter the day it was done');
  const late = addDays(addMonths(ended, 3), 1);
  expect((await step({ doneOn: late })).statusCode).toBe(303);
  const { body } = await member.get(path);
  expect(body).toContain('Done late');
  expect(body).toContain(`On ${longDay(late)}`);
  expect(body).not.toContain('Overdue');
  expect((await step({ words: 'It was a draft' })).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('Said not to be done after all: It was a draft');
});

test('a day that the letter sets stands on the clock with where it is said', async () => {
  const day = { what: 'Write to the regulator', dueOn: addDays(productDay, 5), saidIn: 'page 4' };
  expect((await office.post(`${path}/deadlines`, { ...day, dueOn: '2001-01-01' })).statusCode).toBe(422);
  expect((await office.post(`${path}/deadlines`, day)).statusCode).toBe(303);
  const { body } = await member.get('/office/clocks');
  expect(body).toContain('Write to the regulator');
  expect(body).toContain('5 days left');
  expect((await member.post(`${path}/deadlines`, day)).statusCode).toBe(403);
});

test('the council answers with a reason, the newest answer stands, and the words stay as published', async () => {
  const one = `/office/recommendations/${first?.id}/answer`;
  const answer = { answer: 'decline', answeredBy: 'Cabinet', answeredOn: productDay };
  expect((await member.post(one, { ...answer, reason: 'No money' })).statusCode).toBe(403);
  expect((await office.post(one, answer)).body).toContain('Write the reason');
  expect((await office.post(one, { ...answer, reason: 'It costs <more> than it saves' })).statusCode).toBe(
    303,
  );
  const { body } = await member.get(one);
  expect(body).toContain('It costs &lt;more&gt; than it saves');
  expect(body).not.toContain('<form method="post" action="/office/recommendations');
  expect((await office.post(one, { ...answer, answer: 'accept' })).statusCode).toBe(303);
  expect((await member.get(`/office/items/${first?.id}`)).body).toContain('Cabinet, ');
  const past = (await member.get(`/office/as-at/${productDay}/items/${first?.id}`)).body;
  expect([past.includes('Cabinet, '), past.includes('/answer"')]).toEqual([true, false]);
  const again = (await member.get(one)).body;
  expect(again.indexOf('Accepted')).toBeLessThan(again.indexOf('Declined'));
  expect(again).toContain('this stands');
  const form = (await office.get(`/office/items/${first?.id}/change`)).body;
  expect([form.includes('name="ref"'), form.includes('name="title"')]).toEqual([true, false]);
});

test('two that ask the same are counted once, and are apart again when somebody says so', async () => {
  const all = recommendationsIn(thread).length;
  const asks = async () =>
    /(\d+) different asks?/.exec((await member.get('/office/recommendations')).body)?.[1];
  const before = Number(await asks());
  const pair = { one: `${first?.id}`, other: `${second?.id}`, same: 'yes', reason: 'Both ask for focus' };
  expect((await member.post('/office/recommendations/alike', pair)).statusCode).toBe(403);
  expect((await office.post('/office/recommendations/alike', { ...pair, other: pair.one })).statusCode).toBe(
    422,
  );
  expect((await office.post('/office/recommendations/alike', { ...pair, reason: '' })).statusCode).toBe(422);
  expect((await office.post('/office/recommendations/alike', pair)).statusCode).toBe(303);
  expect(Number(await asks())).toBe(before - 1);
  const { body } = await member.get('/office/recommendations');
  expect(body).toContain(`${all} recommendations`);
  expect(body).toContain('Asks the same as');
  expect((await office.post('/office/recommendations/alike', { ...pair, same: 'no' })).statusCode).toBe(303);
  expect(Number(await asks())).toBe(before);
});

test('a page that nobody made is not found', async () => {
  for (const url of ['/office/reviews/999999', '/office/recommendations/999999/answer'])
    expect((await office.get(url)).statusCode).toBe(404);
});
