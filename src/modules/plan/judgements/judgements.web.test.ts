// Outcomes judged through the door: a private ballot, what the body then judged, and what commissioners judge beside it.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runAs, tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { publish } from '../../publication/index.ts';
import { liveThreads } from '../live.ts';

const product = await freshProduct();
const { database } = product;
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const outcome = thread.ofKind('outcome').find(({ title }) => title.startsWith('Services help people'));
const item = `/office/items/${outcome?.id}`;
const form = `/office/outcomes/${outcome?.id}`;
const clerk = await signedIn(product, 'democratic-services', '10.40.1.1');
const commissioner = await signedIn(product, 'commissioner', '10.40.1.2');
const members = await Promise.all(
  [1, 2, 3, 4, 5, 6].map((one) => signedIn(product, 'member', `10.40.2.${one}`)),
);
const [firstMember] = members;
const judged = { judgement: 'mostly', reasons: 'Fewer wait', judgedOn: productDay };
const bodyId = thread.bodies.find(({ decides }) => decides)?.id;

async function opened(asked: number): Promise<string> {
  const made = await clerk.post(`${form}/ballot`, { asked: String(asked) });
  expect(made.statusCode).toBe(303);
  return String(made.headers.location);
}

test('commissioners judge for themselves, with reasons; nobody does it for them', async () => {
  expect((await commissioner.post(`${form}/judge`, { ...judged, reasons: '' })).statusCode).toBe(422);
  const ahead = { ...judged, judgedOn: addDays(productDay, 1) };
  expect((await commissioner.post(`${form}/judge`, ahead)).body).toContain('or before');
  expect((await clerk.post(`${form}/judge`, judged)).statusCode).toBe(403);
  expect((await commissioner.post(`${form}/judge`, judged)).statusCode).toBe(303);
  const { body } = await clerk.get(item);
  for (const words of ['Mostly met', 'Fewer wait', 'Members have not judged it yet.'])
    expect(body).toContain(words);
});

test('members judge as a body only after a ballot, and with its minute', async () => {
  const given = { ...judged, judgement: 'part', body: String(bodyId), minute: 'minute 9' };
  const early = await clerk.post(`${form}/members`, given);
  expect([early.statusCode, early.body.includes('after a private ballot')]).toEqual([422, true]);
  const ballot = await opened(6);
  expect((await clerk.post(ballot, { judgement: 'met' })).statusCode).toBe(403);
  expect((await firstMember?.post(ballot, {}))?.statusCode).toBe(422);
  for (const [at, member] of members.entries())
    expect((await member.post(ballot, { judgement: at < 2 ? 'met' : 'part' })).statusCode).toBe(303);
  expect((await firstMember?.post(ballot, { judgement: 'met' }))?.statusCode).toBe(409);
  expect((await clerk.get(ballot)).body).toContain('6 of 6 members voted so far');
  expect((await clerk.get(ballot)).body).not.toContain('How members voted');
  expect((await clerk.post(`${ballot}/close`, {})).statusCode).toBe(303);
  expect((await clerk.post(`${ballot}/close`, {})).statusCode).toBe(409);
  expect((await clerk.post(`${form}/members`, { ...given, minute: '' })).statusCode).toBe(422);
  expect((await clerk.post(`${form}/members`, given)).statusCode).toBe(303);
  const { body } = await clerk.get(item);
  for (const words of ['They disagree', 'minute 9', '6 of 6 members voted']) expect(body).toContain(words);
  expect(body).not.toMatch(/average|mean/i);
});

test('nothing that is kept says who marked which paper, and the papers are gone', async () => {
  const { rows } = await runAs(
    database.superuserUrl,
    `select (select count(*)::int from ballot_papers) as papers,
       (select count(*)::int from record_lines where table_name = 'ballot_voters') as voters,
       (select count(*)::int from record_lines where table_name = 'ballot_papers') as kept`,
  );
  expect(rows[0]).toEqual({ papers: 0, voters: 6, kept: 0 });
});

test('the history of an outcome says what was judged, and never how few voted', async () => {
  const { body } = await clerk.get(`${item}/history`);
  for (const words of ['Judgement: reasons', 'Fewer wait', 'minute 9']) expect(body).toContain(words);
  expect(body).not.toContain('not-met');
});

test('a ballot of few papers shows no spread, to anybody', async () => {
  const ballot = await opened(6);
  await firstMember?.post(ballot, { judgement: 'not-met' });
  await clerk.post(`${ballot}/close`, {});
  for (const person of [clerk, commissioner, ...members.slice(0, 1)]) {
    const { body } = await person.get(ballot);
    expect(body).toContain('Fewer than five voted');
    expect(body).not.toContain('gt-spread');
  }
});

test('a ballot on paper is recorded as it was counted', async () => {
  const counted = {
    asked: '40',
    heldOn: productDay,
    'not-met': '1',
    part: '2',
    mostly: '20',
    met: '9',
  };
  const wrong = await clerk.post(`${form}/paper-ballot`, { ...counted, asked: '30' });
  expect([wrong.statusCode, wrong.body.includes('32 papers were counted')]).toEqual([422, true]);
  const made = await clerk.post(`${form}/paper-ballot`, counted);
  expect(made.statusCode).toBe(303);
  expect((await clerk.get(String(made.headers.location))).body).toContain('32 of 40 members voted');
});

test('the list says where both agree, and the next edition publishes both', async () => {
  const { outcomes } = z
    .object({ outcomes: z.array(z.object({ id: z.int(), stepsApart: z.int().nullable() })) })
    .parse(JSON.parse((await commissioner.get('/api/v1/outcomes')).body));
  expect(outcomes.find(({ id }) => id === outcome?.id)?.stepsApart).toBe(-1);
  await publish(database, tester, council, productDay);
  const seen = await product.app.inject({ url: `/items/${outcome?.id}`, headers: { host: 'localhost' } });
  for (const words of ['Fewer wait', 'They disagree', '6 of 6 members voted'])
    expect(seen.body).toContain(words);
});
