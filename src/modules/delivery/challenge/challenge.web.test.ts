// Challenges and voices through the door: who raises, who answers, what is printed, and whose name is nowhere.
import { expect, test } from 'vitest';
import { runAs, tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays, longDay } from '../../../kernel/days.ts';
import { liveThreads, mainActions } from '../../plan/index.ts';
import { signedIn } from '../closing/believed.sample.ts';
import { addChallenge } from './challenge.store.ts';

const product = await freshProduct();
const { database } = product;
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const action = mainActions(thread).findLast(({ parts }) => parts.some((part) => part.personId !== null));
const id = action?.id ?? 0;
const leader = action?.parts.find(({ personId }) => personId !== null)?.personId ?? 0;
const member = await signedIn(product, 'member', '10.6.0.1');
const owner = await signedIn(product, 'lead-officer', '10.6.0.2', leader);
const stranger = await signedIn(product, 'lead-officer', '10.6.0.3');
const page = `/office/actions/${id}`;

test('a challenge stands beside the claim, and is answered by whoever answers for it', async () => {
  const path = `/office/items/${id}/challenge`;
  expect((await stranger.post(path, { words: 'Why?', answerBy: productDay })).statusCode).toBe(403);
  const late = await member.post(path, { words: 'Why <so> late?', answerBy: '2001-01-01' });
  expect([late.statusCode, late.body.includes('Why &lt;so&gt; late?')]).toEqual([422, true]);
  expect((await member.post(path, { words: 'Why <so> late?', answerBy: productDay })).statusCode).toBe(303);
  const { body } = await owner.get(page);
  expect(body).toContain('Why &lt;so&gt; late?');
  expect(body).toContain(`To be answered by ${longDay(productDay)}`);
  const one = `/office/challenges/${/challenges\/(\d+)">Why/.exec(body)?.[1]}`;
  expect((await stranger.post(one, { answer: 'Because' })).statusCode).toBe(403);
  expect((await member.post(one, { answer: 'Because' })).statusCode).toBe(403);
  expect((await owner.post(one, { answer: ' ' })).statusCode).toBe(422);
  expect((await owner.post(one, { answer: 'The valuer left' })).statusCode).toBe(303);
  expect((await owner.post(one, { answer: 'Twice' })).statusCode).toBe(409);
  expect((await member.get(page)).body).toContain('The valuer left');
});

test('an unanswered challenge says since when, and is the first of the list', async () => {
  const due = addDays(productDay, -3);
  await database.as(tester, council.id, 'Challenge', (tx) =>
    addChallenge(tx, council.id, {
      itemId: id,
      periodId: null,
      words: 'Where is the contract?',
      claim: 'On track',
      raisedOn: addDays(productDay, -9),
      raisedBy: 'Ana',
      raisedAs: 'Commissioner',
      answerBy: due,
      accountId: 'a1',
    }),
  );
  const { body } = await member.get('/office/challenges?state=unanswered');
  expect(body).toContain('Where is the contract?');
  expect(body).toContain(`Unanswered since ${longDay(due)}`);
  expect(body).not.toContain('Why &lt;so&gt; late?');
  expect((await member.get(page)).body).toContain(`Unanswered since ${longDay(due)}`);
});

test('who gave no name is named in no table, no entry of the record and no page', async () => {
  const path = `/office/items/${id}/say`;
  const words = 'The numbers were typed in afterwards';
  expect((await stranger.post(path, { words })).statusCode).toBe(422);
  const before = await everything('Ana lead-officer');
  expect((await stranger.post(path, { kind: 'doubt', words, named: 'no' })).statusCode).toBe(303);
  expect(await everything('Ana lead-officer')).toBe(before);
  const { body } = await member.get(page);
  expect(body).toContain(words);
  expect(body).toContain('without a name');
  expect((await stranger.post(path, { kind: 'idea', words: 'Ask the port', named: 'yes' })).statusCode).toBe(
    303,
  );
  expect((await member.get(page)).body).toContain('Ana lead-officer');
  expect(await everything('Ana lead-officer')).toBeGreaterThan(before);
});

/** How many rows anywhere hold words of somebody: every column of every table, as the superuser sees it. */
async function everything(words: string): Promise<number> {
  const { rows } = await runAs(
    database.superuserUrl,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const counts = rows.map(
    ({ name }) => `select count(*) as n from ${name} as t where t::text like '%${words}%'`,
  );
  const all = `select sum(n)::int as n from (${counts.join(' union all ')}) as counted`;
  return (await runAs(database.superuserUrl, all)).rows[0].n;
}

test('what staff say is answered, and wrongdoing has its own way', async () => {
  const voice = /voices\/(\d+)">The numbers/.exec((await owner.get(page)).body)?.[1];
  const one = `/office/voices/${voice}`;
  expect((await member.post(one, { answer: 'No' })).statusCode).toBe(403);
  expect((await owner.post(one, { answer: 'They were, and we say so now' })).statusCode).toBe(303);
  expect((await member.get(page)).body).toContain('They were, and we say so now');
  const { body } = await member.get('/office/protected-disclosures');
  expect(body).toContain('whistleblowing policy');
  expect(body).not.toContain('<textarea');
});
