// Rules of tolerance as tables of cases, and what is said where a printed rating is another.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Unusable } from '../../../kernel/errors.ts';
import { rate } from './rate.ts';
import { ratingCalculation, travelCalculation } from './rating.calculation.ts';
import { Tolerance } from './tolerance.ts';

const rated = (value: number | null, rule: unknown, previous: number | null = null) =>
  rate(value, Tolerance.parse(rule), previous).rating;

const floor = (target: number, floor: number, more = {}) => ({
  kind: 'target-and-floor',
  target,
  floor,
  ...more,
});
const higher = { polarity: 'higher-is-better' };
const lower = { polarity: 'lower-is-better' };
const percent = (target: number, near: number, more: object = higher) => ({
  kind: 'margin',
  target,
  near,
  ...more,
});
const improved = { kind: 'improved-but-off-target', target: 100, onTarget: 10, ...higher };

test.each([
  ['past the target', 96, floor(95, 90), 'on-target'],
  ['equal to the target', 95, floor(95, 90), 'on-target'],
  ['short of it', 94.9, floor(95, 90), 'near-target'],
  ['equal to the floor', 90, floor(95, 90), 'near-target'],
  ['past the floor', 89.9, floor(95, 90), 'off-target'],
  ['lower is better, equal to the floor', 10.5, floor(9, 10.5), 'near-target'],
  ['lower is better, a small rate equal to its floor', 0.04, floor(0.02, 0.04), 'near-target'],
  ['lower is better, under the target', 2.7, floor(3.15, 3.5), 'on-target'],
  ['lower is better, past the floor', 11, floor(9, 10.5), 'off-target'],
  ['the floor counted as past it', 90, floor(95, 90, { atFloor: 'outside' }), 'off-target'],
  ['one limit for both', 95, floor(95, 95, higher), 'on-target'],
  ['one limit for both, missed', 94, floor(95, 95, higher), 'off-target'],
  ['a miss of exactly a tenth', 90, percent(100, 10), 'near-target'],
  ['a miss of more than a tenth', 89.99, percent(100, 10), 'off-target'],
  ['a miss of a tenth that floats would miss', 0.27, percent(0.3, 10), 'near-target'],
  ['a miss in points', 91, percent(95, 5, { ...higher, of: 'points' }), 'near-target'],
  ['lower is better, over by a tenth', 110, percent(100, 10, lower), 'near-target'],
  ['a margin that is still on target', 98, percent(100, 10, { ...higher, onTarget: 2 }), 'on-target'],
  ['a target of nought', 1, percent(0, 10, lower), 'off-target'],
  ['a target below nought', -11, percent(-10, 10), 'near-target'],
  ['in its range', 20, { kind: 'in-range', lower: 18, upper: 20 }, 'on-target'],
  ['just outside its range', 20.5, { kind: 'in-range', lower: 18, upper: 20, near: 0.5 }, 'near-target'],
  ['below its range', 17, { kind: 'in-range', lower: 18, upper: 20, near: 0.5 }, 'off-target'],
  ['as much as was expected', 400, { kind: 'activity-bands', lower: 400, upper: 500 }, 'within'],
  ['more than was expected', 501, { kind: 'activity-bands', lower: 400, upper: 500 }, 'above'],
  ['less than was expected', 399, { kind: 'activity-bands', lower: 400, upper: 500 }, 'below'],
  ['shown, never rated', 12, { kind: 'none' }, 'not-rated'],
  ['no data', null, floor(95, 90), 'not-rated'],
])('target and value: %s', (_, value, rule, expected) => {
  expect(rated(value, rule)).toBe(expected);
});

test.each([
  ['within its margin', 90, 95, 'on-target'],
  ['off target and improved', 80, 70, 'near-target'],
  ['off target and the same', 80, 80, 'near-target'],
  ['off target and worse', 80, 85, 'off-target'],
  ['off target with nothing before', 80, null, 'off-target'],
])('improved but off target: %s', (_, value, previous, expected) => {
  expect(rated(value, improved, previous)).toBe(expected);
});

test.each([
  [floor(95, 95), /say which way is better/],
  [floor(95, 97, higher), /one of the three is wrong/],
  [{ kind: 'in-range', lower: 20, upper: 18 }, /above the upper end/],
  [percent(100, 1, { ...higher, onTarget: 5 }), /must not be less/],
])('a rule that contradicts itself is refused: %j', (rule, words) => {
  expect(() => rated(90, rule)).toThrow(Unusable);
  expect(() => rated(90, rule)).toThrow(words);
});

test('the better of two values never has the worse rating', () => {
  const worth = ['off-target', 'near-target', 'on-target'];
  const figure = fc.integer({ min: -2000, max: 2000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(figure, figure, figure, figure, (one, other, target, floorAt) => {
      fc.pre(target !== floorAt);
      const rule = floor(target, floorAt);
      const isHigher = floorAt < target;
      const [better, worse] = one > other === isHigher ? [one, other] : [other, one];
      expect(worth.indexOf(rated(better, rule))).toBeGreaterThanOrEqual(worth.indexOf(rated(worse, rule)));
    }),
  );
});

const compared = (given: object) =>
  ratingCalculation.run(given) as { agrees: boolean; printedError: string; explanations: string[] };

test.each([
  [
    'amber where it equals the target',
    { value: 97, rule: floor(97, 95), printed: 'amber' },
    /equal to the target is not counted/,
  ],
  [
    'a target left on another quarter',
    {
      value: 59.3,
      rule: floor(62, 60),
      otherTargets: [{ label: 'quarter 2', target: 24.5 }],
      printed: 'Green',
    },
    /target of quarter 2 \(24.5\)/,
  ],
  ['red where lower is better', { value: 2.7, rule: floor(3.15, 3.5), printed: 'R' }, /other direction/],
  [
    'green on a nought that is no value',
    { value: 0, rule: floor(95, 90), printed: 'not rated' },
    /0 stands for no value/,
  ],
  ['green by rounding', { value: 94.6, rule: floor(95, 90), printed: 'green' }, /rounded to a whole number/],
  [
    'points taken for a percentage',
    { value: 42, rule: percent(50, 10), printed: 'amber' },
    /margin is taken as points/,
  ],
])('a printed rating that does not follow is explained: %s', (_, given, words) => {
  const { agrees, printedError, explanations } = compared(given);
  expect(agrees).toBe(false);
  expect(printedError).toMatch(/^Printed “/);
  expect(explanations.join(' ')).toMatch(words);
});

test('a printed word that is no rating, a figure that is none and a rule that is unknown are refused by name', () => {
  expect(() => compared({ value: 1, rule: floor(2, 1), printed: 'purple' })).toThrow(
    /“purple” is not a rating/,
  );
  expect(() => compared({ value: 'about 12', rule: floor(2, 1) })).toThrow(
    /rating: value: “about 12” is not a figure/,
  );
  expect(() => compared({ value: 1, rule: { kind: 'magic' } })).toThrow(/rule/);
  expect(() => ratingCalculation.run([{ value: 1, rule: floor(2, 1) }, { rule: floor(2, 1) }])).toThrow(
    /case 2: value/,
  );
});

test.each([
  [[88, 86, 84], { polarity: 'lower-is-better' }, 'better'],
  [[88, 86, 86], { polarity: 'lower-is-better' }, 'same'],
  [[50, 40], { polarity: 'higher-is-better' }, 'worse'],
  [[50, null], { polarity: 'higher-is-better' }, 'unknown'],
  [[50, 1, 2, 3, 51], { polarity: 'higher-is-better', rule: 'same-period-last-year' }, 'better'],
  [[3, 51], { polarity: 'higher-is-better', rule: 'same-period-last-year' }, 'unknown'],
  [[10, 14, 11, 15, 13], { polarity: 'higher-is-better', rule: 'regression' }, 'better'],
  [[0.1, 0.1, 0.1, 0.1], { polarity: 'higher-is-better', rule: 'regression' }, 'same'],
  [[10, 10.4], { polarity: 'higher-is-better', sameWithin: 0.5 }, 'same'],
])('%j travels %j: %s', (values, more, travel) => {
  expect(travelCalculation.run({ values, ...more })).toMatchObject({ travel });
});
