// What a programme office has still to read of a period: what is new, and nothing that is in hand.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays } from '../../../kernel/days.ts';
import { statusSignals } from '../../../signals.ts';
import { leadingPlan, liveThreads, mainActions } from '../../plan/index.ts';
import type { Computed } from '../opinions/computed.ts';
import type { DisagreementKind } from '../opinions/disagreement.ts';
import { type ThreeOpinions, threeOpinions } from '../opinions/opinions.ts';
import type { Challenge } from './challenge.ts';
import { dealtWith, periodFacts, periodInHand } from './check.ts';
import { differingOf } from './marks.ts';
import { marksOf, type PeriodFacts, type Read, standsForDays, worthReading } from './worth-reading.ts';

const { database, example } = await freshProduct();
const council = { id: example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const planId = leadingPlan(thread)?.id ?? 0;
const [action] = mainActions(thread, planId);
const itemId = action?.id ?? 0;
const found = await database.read(tester, council.id, async (tx) => {
  const inHand = await periodInHand(tx, thread);
  if (!inHand) throw new Error('No period is open');
  const asked = { thread, actor: tester, signals: statusSignals };
  return {
    facts: await periodFacts(tx, { ...asked, period: inHand.period }),
    dealt: await dealtWith(tx, productDay),
    opinions: await threeOpinions({ tx, ...asked }),
  };
});
const [some] = found.opinions;

/** One action whose opinions differ so, and nothing else in the period. */
function differ(kinds: DisagreementKind[], result: Computed['result'], opinionId?: number): PeriodFacts {
  const independent = opinionId === undefined ? null : { opinionId };
  const one = { ...some, kinds, sentence: 'They differ', computed: { result, reasons: [] }, independent };
  // Only these of the three opinions are looked at.
  const differing = differingOf(one as unknown as ThreeOpinions);
  const differ = new Map(differing ? [[itemId, differing]] : []);
  return { ...found.facts, thread: { ...thread, moves: [] }, updates: [], asked: [], differing: differ };
}

function readOf(facts: PeriodFacts): Read[] {
  return marksOf(facts, itemId).map((mark) => ({ itemId, mark, readOn: productDay, readBy: 'Ana' }));
}

const number = (facts: PeriodFacts, read: Read[], open: Challenge[] = []) =>
  worthReading(facts, planId, { read, open }).toRead.length;

test.each([
  ['that nobody has read is read', ['on-track-denied'], 'at-risk', undefined, undefined, 1],
  ['that was read is not read again', ['on-track-denied'], 'at-risk', ['on-track-denied'], 'at-risk', 0],
  ['that widened is read again', ['on-track-denied'], 'off-track', ['on-track-denied'], 'at-risk', 1],
  ['that narrowed is not', ['on-track-denied'], 'at-risk', ['on-track-denied'], 'off-track', 0],
  ['of another kind is read', ['on-track-denied'], 'off-track', ['worse-than-said'], 'off-track', 1],
  ['that is silence alone is left to the reports', ['stale'], 'stale', undefined, undefined, 0],
  [
    'that goes silent is nothing new',
    ['on-track-denied', 'stale'],
    'at-risk',
    ['on-track-denied'],
    'at-risk',
    0,
  ],
] as const)('a disagreement %s', (_, kinds, result, before, resultBefore, expected) => {
  const read = before && resultBefore ? readOf(differ([...before], resultBefore)) : [];
  expect(number(differ([...kinds], result), read)).toBe(expected);
});

test('another opinion of somebody independent is another disagreement', () => {
  const read = readOf(differ(['independent-against-owner'], 'on-track', 1));
  expect(number(differ(['independent-against-owner'], 'on-track', 1), read)).toBe(0);
  expect(number(differ(['independent-against-owner'], 'on-track', 2), read)).toBe(1);
});

test('an action with a challenge that waits is in hand, whoever raised it', () => {
  const open = [{ itemId, raisedBy: 'Cllr Tilley', raisedOn: productDay, answerBy: productDay }];
  const facts = differ(['on-track-denied'], 'off-track');
  // Only these of a challenge are looked at.
  const { toRead, inHand } = worthReading(facts, planId, { read: [], open: open as Challenge[] });
  expect(toRead).toEqual([]);
  expect(inHand[0]?.why).toContain('Cllr Tilley challenged it');
});

test('what was let stand is read again after half a year', async () => {
  const later = await database.read(tester, council.id, (tx) =>
    dealtWith(tx, addDays(productDay, standsForDays + 70)),
  );
  expect(found.dealt.read.length).toBeGreaterThan(0);
  expect(later.read).toEqual([]);
});

test('the example council shows what is new, weightiest first, and little enough to read in half an hour', () => {
  const { toRead, inHand } = worthReading(found.facts, planId, found.dealt);
  expect(toRead.length).toBeGreaterThan(3);
  expect(toRead.length + 1).toBeLessThanOrEqual(25);
  expect(inHand.length).toBeGreaterThan(0);
  const ranks = toRead.flatMap(({ reasons: [first] }) =>
    first?.kind === 'opinions' ? [first.rank ?? 0] : [],
  );
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});
