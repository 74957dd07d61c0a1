// Which slips a figure is doubted for: a table of cases.
import { expect, test } from 'vitest';
import { doubtAboutTargets, doubtsAbout, type Given, mistakenRatio } from './doubts.ts';

const figure = (given: Partial<Given>): Given => ({
  value: null,
  numerator: null,
  denominator: null,
  unit: '%',
  decimals: 1,
  before: [],
  target: null,
  ...given,
});

test.each<[string, Partial<Given>, RegExp | null]>([
  ['no figure', { before: [80] }, null],
  ['like the one before', { value: 81.2, before: [80] }, null],
  ['nought where there was something', { value: 0, before: [80] }, /^It is 0/],
  ['nought where there was nought', { value: 0, before: [0] }, null],
  ['ten times more', { value: 85, unit: '£', before: [8.5] }, /about 10 times more/],
  ['a tenth, while it had risen', { value: 8.6, before: [85.1] }, /about 10 times less/],
  ['a thousand times more', { value: 3_000_000, unit: '£', before: [3000] }, /about 1000 times more/],
  ['twice as much', { value: 60, before: [30] }, null],
  ['six times as much', { value: 60, before: [10] }, null],
  ['above everything', { value: 104, before: [99] }, /outside 0% to 100%/],
  ['the same a third time', { value: 80, before: [80, 80] }, /third time running/],
  ['the same a second time', { value: 80, before: [79, 80] }, null],
  ['its target, never reached before', { value: 90, before: [80], target: 90 }, /equals the target of 90%/],
  ['its target, reached before', { value: 90, before: [90, 85], target: 90 }, null],
  ['a first figure', { value: 3 }, null],
])('%s', (_, given, doubt) => {
  const doubts = doubtsAbout(figure(given));
  if (doubt) expect(doubts).toEqual([expect.stringMatching(doubt)]);
  else expect(doubts).toEqual([]);
});

test.each<[string, Partial<Given>, string | null]>([
  ['agrees', { value: 66.7, numerator: 2, denominator: 3 }, null],
  [
    'is rounded the other way',
    { value: 66.6, numerator: 2, denominator: 3 },
    '2 of 3 is 66.7%, and not 66.6%',
  ],
  [
    'has nothing below',
    { value: 66.7, numerator: 2, denominator: 0 },
    expect.stringContaining('denominator is 0'),
  ],
  ['is a rate and no percentage', { value: 0.7, unit: 'days', numerator: 2, denominator: 3 }, null],
])('a figure that %s', (_, given, mistake) => {
  expect(mistakenRatio(figure(given))).toEqual(mistake);
});

test.each([
  [[10, 10, 10], 'year-to-date', true],
  [[10, 20, 30], 'year-to-date', false],
  [[10, 10, 10], 'in-period', false],
  [[10, null], 'year-to-date', false],
] as const)('targets %j of values %s are doubted: %s', (targets, kind, doubted) => {
  expect(doubtAboutTargets(targets, kind) !== null).toBe(doubted);
});
