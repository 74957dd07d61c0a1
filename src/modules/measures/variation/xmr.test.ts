// Signal and noise: the worked example of a handbook, each run rule, and no limits of too few values.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spcCalculation } from './variation.calculation.ts';
import { capabilityOf, usualSettings, xmr } from './xmr.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten batches.
const batches = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const quiet = [10, 11, 10, 9, 10, 11, 9, 10, 11, 10, 9, 10];

test('the handbook’s ten batches have its mean and limits, which are not drawn of ten values', () => {
  const [stretch] = xmr(batches).stretches;
  expect(stretch?.mean).toBeCloseTo(50.81, 10);
  expect(stretch?.averageRange).toBeCloseTo(1.8778, 4);
  expect(stretch?.computed?.lower).toBeCloseTo(45.8159, 4);
  expect(stretch?.computed?.upper).toBeCloseTo(55.8041, 4);
  expect(stretch?.limits).toBeNull();
  expect(spcCalculation.run({ values: batches })).toMatchObject({
    limits: null,
    signals: [],
    words: /No limits/,
  });
});

test('eleven values have no limits, the twelfth brings them', () => {
  expect(xmr(quiet.slice(1)).stretches[0]?.limits).toBeNull();
  expect(xmr([...quiet.slice(1), null]).stretches[0]?.limits).toBeNull();
  expect(xmr(quiet).stretches[0]?.limits).not.toBeNull();
});

test('a quiet series has no signal', () => {
  expect(xmr(quiet).signals).toEqual([]);
});

test.each([
  [
    'one value outside the limits',
    [...quiet, 30],
    { rule: 'outside-limits', from: 12, to: 12, side: 'high' },
  ],
  [
    'seven on one side of the mean',
    [...quiet, 12, 12.1, 12, 12.1, 12, 12.1, 12],
    { rule: 'shift', from: 12, to: 18, side: 'high' },
  ],
  [
    'falling for longer than seven',
    [10, 9, 11, 10, 9, 11, 10, 9, 8, 7, 6, 5, 4, 3],
    { rule: 'trend', from: 5, to: 13, side: 'low' },
  ],
])('%s: a signal', (_, values, signal) => {
  expect(xmr(values).signals).toContainEqual(signal);
});

test('six on one side, and six rising, are none', () => {
  const sixHigh = [...quiet, 10.2, 10.2, 10.2, 10.2, 10.2, 10.2];
  expect(xmr(sixHigh).signals.filter(({ rule, to }) => rule === 'shift' && to === 17)).toEqual([]);
  expect(xmr([...quiet, 9, 9.1, 9.2, 9.3, 9.4, 9.5]).signals.filter(({ rule }) => rule === 'trend')).toEqual(
    [],
  );
});

test('two of three values close to a limit are one signal', () => {
  const { signals, stretches } = xmr([...quiet, 13.2, 10, 13.2]);
  const upper = stretches[0]?.limits?.upper ?? 0;
  expect(upper).toBeGreaterThan(13.2);
  expect(signals).toContainEqual({ rule: 'two-of-three', from: 12, to: 14, side: 'high' });
});

test('a known change starts the limits afresh, and neither side is a signal of the other', () => {
  const values = [...quiet, ...quiet.map((value) => value + 50)];
  expect(xmr(values).signals.length).toBeGreaterThan(0);
  const parted = xmr(values, { ...usualSettings, changesAt: [12] });
  expect(parted.signals).toEqual([]);
  expect(parted.stretches.map(({ from, to, count }) => ({ from, to, count }))).toEqual([
    { from: 0, to: 11, count: 12 },
    { from: 12, to: 23, count: 12 },
  ]);
});

test('a missing value makes no range, and one odd range can be screened out', () => {
  expect(xmr([1, null, 5]).stretches[0]?.averageRange).toBeNull();
  const odd = [...quiet, 60, ...quiet];
  const screened = xmr(odd, { ...usualSettings, screenRanges: true }).stretches[0];
  expect(screened?.averageRange).toBeLessThan(xmr(odd).stretches[0]?.averageRange ?? 0);
});

test.each([
  [5, 'higher-is-better', 'will-reach'],
  [20, 'higher-is-better', 'will-miss'],
  [10, 'higher-is-better', 'may-reach-or-miss'],
  [20, 'lower-is-better', 'will-reach'],
  [5, 'lower-is-better', 'will-miss'],
] as const)('against a target of %d, %s: %s', (target, polarity, expected) => {
  expect(capabilityOf(xmr(quiet), target, polarity)).toBe(expected);
});

test('turned upside down, a series has the same signals on the other side', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 12, maxLength: 40 }), (values) => {
      const turn = (side: string) => (side === 'high' ? 'low' : 'high');
      const inOrder = (signals: readonly object[]) => signals.map((one) => JSON.stringify(one)).sort();
      const turned = xmr(values.map((value) => -value)).signals.map((one) => ({
        ...one,
        side: turn(one.side),
      }));
      expect(inOrder(turned)).toEqual(inOrder(xmr(values).signals));
    }),
  );
});
