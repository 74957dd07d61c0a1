// Governance reviews through the door: opened, answered as spreads, with small groups hidden, and issues that become actions.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleGovernanceReviews } from '../../../../example/governance-review.ts';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';

const product = await freshProduct();
const assurer = await signedIn(product, 'assurer', '10.43.2.1');
const member = await signedIn(product, 'member', '10.43.2.2');
const all = '/office/governance-reviews';

const Answer = z.object({
  reviews: z.array(
    z.object({
      reviewId: z.int(),
      statements: z.array(
        z.object({
          name: z.string(),
          groups: z.array(z.looseObject({ audience: z.string(), state: z.string(), counts: z.unknown() })),
        }),
      ),
      issues: z.array(z.object({ issueId: z.int(), words: z.string(), actions: z.array(z.int()) })),
      unanswered: z.int(),
    }),
  ),
});
const reviewAt = async (path: string) => {
  const { reviews } = Answer.parse(JSON.parse((await member.get('/api/v1/governance-reviews')).body));
  const found = reviews.find(({ reviewId }) => path.endsWith(`/${reviewId}`));
  if (!found) throw new Error(`No review at ${path}.`);
  return found;
};

let year = 2031;
async function opened(): Promise<string> {
  year += 1;
  const typed = { year: `${year}/${String(year + 1).slice(2)}`, audiences: ['members', 'commissioners'] };
  const made = await assurer.post(`${all}/new`, typed);
  expect(made.statusCode).toBe(303);
  return String(made.headers.location);
}

test('the example’s review shows each spread, hides commissioners and says so, and counts what nobody answers', async () => {
  const list = await member.get(all);
  expect(list.body).toContain('Partners');
  const { body } = await member.get(`${all}/1`);
  for (const said of [
    'Fewer than 5: not shown',
    '2 of them answered by nobody yet',
    'Strengthen internal audit',
  ])
    expect(body).toContain(said);
  expect(body).not.toContain('verage of');
  const open = (await member.get(`${all}/1?issues=unanswered`)).body;
  expect(open).toContain('nobody trained');
  expect(open).not.toContain('Papers for decisions');
});

test('a year has one review, and a review asks somebody', async () => {
  const [example] = exampleGovernanceReviews(productDay).reviews;
  const again = await assurer.post(`${all}/new`, { year: example?.year ?? '', audiences: ['members'] });
  expect([again.statusCode, again.body.includes('already')]).toEqual([422, true]);
  const nobody = await assurer.post(`${all}/new`, { year: '2040/41' });
  expect([nobody.statusCode, nobody.body.includes('Choose who is asked')]).toEqual([422, true]);
});

test.each([
  [{ audience: 'members' }, 'Enter the answers to one statement'],
  [{ audience: 'partners', 'counts-2016-a1': '0 2 5 8 3' }, 'Choose a group that this review asks'],
  [{ audience: 'members', 'counts-2016-a1': '0 2 5 8' }, 'Enter five numbers'],
  [{ audience: 'members', 'words-2016-a1': 'It is hard' }, 'Enter five numbers'],
  [
    { audience: 'commissioners', 'counts-2016-a1': '0 1 1 0 0', 'words-2016-a1': 'It is hard' },
    'Leave the words out: fewer than 5 answered',
  ],
])('answers of %o say what is wrong', async (typed, message) => {
  const { statusCode, body } = await assurer.post(`${await opened()}/answers`, typed);
  expect([statusCode, body.includes(message)]).toEqual([422, true]);
});

test('the newest answers of a group hold, and of a small group nothing is kept that could be found again', async () => {
  const path = await opened();
  const enter = (facts: Record<string, string>) => assurer.post(`${path}/answers`, facts);
  const members = { audience: 'members', 'counts-2016-a1': '0 2 5 8 3', 'words-2016-a1': 'Mostly so' };
  expect((await enter(members)).statusCode).toBe(303);
  expect((await enter({ ...members, 'counts-2016-a1': '7 0 0 0 61' })).statusCode).toBe(303);
  expect((await enter({ audience: 'commissioners', 'counts-2016-a1': '0 3 1 0 0' })).statusCode).toBe(303);
  const { statements } = await reviewAt(path);
  const groups = statements.find(({ name }) => name === '2016-a1')?.groups;
  expect(groups?.map(({ audience, state, counts }) => ({ audience, state, counts }))).toEqual([
    { audience: 'members', state: 'shown', counts: [7, 0, 0, 0, 61] },
    { audience: 'commissioners', state: 'too-few', counts: null },
  ]);
  const { body } = await member.get(path);
  expect(body).toContain('Members wrote: Mostly so');
  expect(body).toContain('>68<');
  const trail = await assurer.get('/office/record.csv');
  expect(trail.body).toContain('governance_answers');
  const kept = await product.database.read(tester, product.example ?? 0, (tx) =>
    tx.any(sql.type(z.object({ sum: z.int().nullable() }))`
      select given_1 + given_2 + given_3 + given_4 + given_5 as sum
      from governance_answers
      where audience = 'commissioners'
      order by answer_id
    `),
  );
  expect(kept.every(({ sum }) => sum === null)).toBe(true);
});

test('an issue stands as answered by nobody until an action answers it, and again when none does', async () => {
  const path = await opened();
  const raise = (facts: Record<string, string>) =>
    assurer.post(`${path}/issues`, { audience: 'members', words: 'Minutes come late', ...facts });
  expect((await raise({ words: '' })).body).toContain('Write what is wanting');
  expect((await raise({ audience: 'partners' })).body).toContain('Choose a group that this review asks');
  expect((await raise({ statement: '1999-x' })).body).toContain('Choose a statement');
  expect((await raise({ actions: 'Put the money right' })).body).toContain('is no action of the plan');
  expect((await raise({ statement: '2016-b1' })).statusCode).toBe(303);
  const { issues, unanswered } = await reviewAt(path);
  expect([issues.length, unanswered]).toEqual([1, 1]);
  expect((await member.get(path)).body).toContain('Nobody answers it yet');
  const form = `${path}/issues/${issues[0]?.issueId}`;
  expect((await assurer.post(form, { actions: 'No such thing' })).statusCode).toBe(422);
  expect((await assurer.post(form, { actions: 'Action 1\nAction 2\nAction 1' })).statusCode).toBe(303);
  expect((await reviewAt(path)).issues[0]?.actions).toHaveLength(2);
  expect((await member.get(path)).body).toContain('Action 2:');
  expect((await assurer.get(form)).body).toContain('Action 2');
  expect((await assurer.post(form, { actions: 'Action 2' })).statusCode).toBe(303);
  expect((await reviewAt(path)).issues[0]?.actions).toHaveLength(1);
  expect((await assurer.post(form, { actions: '' })).statusCode).toBe(303);
  expect((await reviewAt(path)).unanswered).toBe(1);
});

test('those who may not keep reviews read them; nobody changes an answer or an issue', async () => {
  for (const path of ['/new', '/1/answers', '/1/issues', '/1/issues/1'])
    expect((await member.post(`${all}${path}`, {})).statusCode, path).toBe(403);
  expect((await member.get(`${all}/999999`)).statusCode).toBe(404);
  expect((await assurer.get(`${all}/1/issues/999999`)).statusCode).toBe(404);
  const rewrite = (work: 'answers' | 'issues') =>
    product.database.as(tester, product.example ?? 0, 'Try to rewrite', (tx) =>
      work === 'answers'
        ? tx.query(sql.unsafe`update governance_answers set given_5 = 99`)
        : tx.query(sql.unsafe`delete from governance_issues`),
    );
  await expect(rewrite('answers')).rejects.toThrow();
  await expect(rewrite('issues')).rejects.toThrow();
});
