// Where opinions differ: each kind, case by case, and the sentence that says so.
import { describe, expect, test } from 'vitest';
import type { Computed } from './computed.ts';
import {
  type DisagreementKind,
  disagreementKinds,
  disagreements,
  type Held,
  sayDisagreement,
} from './disagreement.ts';
import type { Independent } from './independent.ts';
import type { Status } from './rules/rule.ts';

const says = (
  words: string,
  lifecycle: Status['lifecycle'],
  confidence: Status['confidence'] = null,
): Status => ({
  words,
  lifecycle,
  confidence,
});
const onTrack = says('On Track', 'in-progress', 'on-track');
const atRisk = says('Slipping', 'in-progress', 'at-risk');
const offTrack = says('Off track', 'in-progress', 'off-track');
const unclear = says('Medium progress', 'in-progress');
const notStarted = says('Not due to start', 'not-started');
const delivered = says('Delivered', 'delivered');
const suspended = says('Paused', 'suspended');

function computed(result: Computed['result'], ...others: Computed['result'][]): Computed {
  return {
    result,
    reasons: [result, ...others].map((one) => ({ rule: 'a/rule', result: one, words: `Because ${one}.` })),
  };
}

function seen(confidence: Independent['confidence']): Independent {
  return {
    opinionId: 1,
    itemId: 1,
    confidence,
    words: 'My own words',
    reason: 'A reason.',
    evidence: 'Minutes',
    formedOn: '2026-11-20',
    givenOn: '2026-11-20',
    givenBy: 'Ann Hale',
    givenAs: 'assurer',
  };
}

type Case = [
  declared: Status | null,
  result: Computed['result'],
  independent: Independent['confidence'] | null,
  ...DisagreementKind[],
];

describe('owner and rules', () => {
  test.each<Case>([
    [onTrack, 'on-track', null],
    [onTrack, 'at-risk', null, 'on-track-denied'],
    [onTrack, 'off-track', null, 'on-track-denied'],
    [onTrack, 'stale', null, 'stale'],
    [onTrack, 'cannot-judge', null, 'nothing-to-judge-by'],
    [atRisk, 'at-risk', null],
    [atRisk, 'off-track', null, 'worse-than-said'],
    [atRisk, 'on-track', null, 'better-than-said'],
    [atRisk, 'cannot-judge', null],
    [offTrack, 'off-track', null],
    [offTrack, 'at-risk', null, 'better-than-said'],
    [offTrack, 'stale', null, 'stale'],
    [unclear, 'on-track', null],
    [unclear, 'at-risk', null],
    [unclear, 'off-track', null, 'worse-than-said'],
    [notStarted, 'on-track', null],
    [notStarted, 'at-risk', null, 'worse-than-said'],
    [delivered, 'delivered', null],
    [delivered, 'cannot-judge', null, 'delivered-not-shown'],
    [delivered, 'at-risk', null, 'delivered-not-shown'],
    [suspended, 'cannot-judge', null],
    [null, 'cannot-judge', null],
    [null, 'off-track', null],
  ])('%j against %s', (declared, result, _independent, ...kinds) => {
    expect(disagreements({ declared, computed: computed(result), independent: null })).toEqual(kinds);
  });
});

describe('somebody independent', () => {
  test.each<Case>([
    [onTrack, 'on-track', 'on-track'],
    [onTrack, 'on-track', 'at-risk', 'independent-against-both'],
    [onTrack, 'off-track', 'off-track', 'on-track-denied', 'independent-against-owner'],
    [onTrack, 'off-track', 'on-track', 'on-track-denied', 'independent-against-rules'],
    [onTrack, 'off-track', 'at-risk', 'on-track-denied', 'independent-against-both'],
    [onTrack, 'stale', 'off-track', 'independent-against-owner', 'stale'],
    [onTrack, 'on-track', 'cannot-judge'],
    [notStarted, 'on-track', 'off-track', 'independent-against-rules'],
    [delivered, 'delivered', 'delivered'],
    [delivered, 'cannot-judge', 'off-track', 'delivered-not-shown', 'independent-against-owner'],
    [unclear, 'cannot-judge', 'off-track'],
  ])('%j, rules %s, independent %s', (declared, result, independent, ...kinds) => {
    const held = { declared, computed: computed(result), independent: independent && seen(independent) };
    expect(disagreements(held)).toEqual(kinds);
  });
});

test('stale is counted where something weightier stands', () => {
  const held: Held = { declared: onTrack, computed: computed('off-track', 'stale'), independent: null };
  expect(disagreements(held)).toEqual(['on-track-denied', 'stale']);
  expect(sayDisagreement(held)).toBe(
    'The owner says “On Track”; the rules say “off track”. Because off-track. Because stale.',
  );
});

test('the sentence names everybody who differs, and there is none where all agree', () => {
  expect(
    sayDisagreement({ declared: onTrack, computed: computed('on-track'), independent: seen('on-track') }),
  ).toBeNull();
  expect(
    sayDisagreement({ declared: onTrack, computed: computed('on-track'), independent: seen('off-track') }),
  ).toBe(
    'The owner says “On Track”; the rules say “on track”. Because on-track. Ann Hale says “off track”: “My own words”.',
  );
  expect(new Set(disagreementKinds).size).toBe(9);
});
