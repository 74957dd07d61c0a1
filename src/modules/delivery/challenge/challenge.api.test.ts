// Evidence and challenges as data: what calls list, and what of exempt evidence they do not say.
import { expect, test } from 'vitest';
import { freshProduct } from '../../../../test/support/product.ts';
import { signedIn } from '../closing/believed.sample.ts';
import { ChallengeList, EvidenceList } from './facts.ts';

const product = await freshProduct();
const member = await signedIn(product, 'member', '10.4.0.1');

test('challenges are listed by how they stand', async () => {
  const all = ChallengeList.parse(JSON.parse((await member.get('/api/v1/live/challenges')).body));
  expect(all.counts).toEqual({ unanswered: 1, waiting: 1, answered: 1 });
  const one = await member.get('/api/v1/live/challenges?state=unanswered');
  expect(ChallengeList.parse(JSON.parse(one.body)).challenges.map(({ state }) => state)).toEqual([
    'unanswered',
  ]);
});

test('of exempt evidence a call says only that there is some', async () => {
  const { body } = await member.get('/api/v1/live/evidence');
  const { evidence } = EvidenceList.parse(JSON.parse(body));
  expect(evidence.filter(({ exempt }) => exempt)).toMatchObject([{ title: null, shows: null, sha256: null }]);
  expect(body).not.toContain('Draft letter');
  expect(evidence.filter(({ title }) => title !== null).length).toBeGreaterThan(2);
});
test('the example shows a failed test', async () => {
  expect((await member.get('/office/closures')).body).toContain('Nothing had been added to the register');
});
