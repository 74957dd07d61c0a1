// The tax base from dwellings, the collection fund, bands of several authorities, and rates above their baseline.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Unusable } from '../../../../kernel/errors.ts';
import { bandsCalculation, councilTaxCalculation, ratesCalculation } from './council-tax.calculation.ts';
import { collectionFundCalculation, taxBaseCalculation } from './tax-base.calculation.ts';

test('dwellings become band D equivalents, and what is collected of them is the base', () => {
  const found = taxBaseCalculation.run({
    bands: {
      // 18 × 5 ÷ 9 = 10
      'A-': { dwellings: 18 },
      // (9,000 − 1,000 − 1,400) × 6 ÷ 9 = 4,400
      A: { dwellings: 9_000, discounts: [{ dwellings: 4_000, percent: 25 }], reduction: 1_400 },
      // (900 − 50 + 20 + 30) × 9 ÷ 9 = 900
      D: {
        dwellings: 900,
        discounts: [{ dwellings: 100, percent: 50 }],
        premiums: [{ dwellings: 10, percent: 200 }],
        adjustment: 30,
      },
      // 90 × 18 ÷ 9 = 180
      H: { dwellings: 90 },
    },
    collectionPercent: 98,
    inLieu: 12,
    printedBase: 5392,
  });
  expect(found).toMatchObject({
    bands: [
      { band: 'A-', equivalents: 10 },
      { band: 'A', dwellings: 6_600, equivalents: 4_400 },
      { band: 'D', equivalents: 900 },
      { band: 'H', equivalents: 180 },
    ],
    equivalents: 5_490,
    // 5,490 × 98% = 5,380.2, and 12
    base: 5_392.2,
    difference: 0.2,
    agrees: true,
  });
});

test('more taken off than there is, and a rate that is no percentage, are told', () => {
  const bands = { B: { dwellings: 10, reduction: 14 } };
  expect(taxBaseCalculation.run({ bands, collectionPercent: 98 })).toMatchObject({
    working: { warnings: [expect.stringContaining('Band B')] },
  });
  expect(() => taxBaseCalculation.run({ bands, collectionPercent: 985 })).toThrow(/collection rate/);
  expect(() => taxBaseCalculation.run({ bands: {}, collectionPercent: 98 })).toThrow(/one band at least/);
});

test('a fund is shared by precept, and the shares are all of it', () => {
  const facts = {
    opening: -2,
    income: [{ name: 'Council tax', amount: 100 }],
    payments: [{ name: 'Precepts', amount: 97 }],
    shares: [
      { name: 'The council', amount: 80 },
      { name: 'Police', amount: 15 },
      { name: 'Fire', amount: 5 },
    ],
  };
  expect(collectionFundCalculation.run(facts)).toMatchObject({
    ofYear: 3,
    closing: 1,
    shares: [{ amount: 0.8 }, { amount: 0.15 }, { amount: 0.05 }],
    words: 'The fund closes with a surplus of 1.',
  });
  fc.assert(
    fc.property(fc.integer({ min: -900, max: 900 }), (opening) => {
      const { closing, shares } = collectionFundCalculation.run({ ...facts, opening }) as {
        closing: number;
        shares: { amount: number }[];
      };
      expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(closing, 5);
    }),
  );
});

test('each authority’s part is rounded by itself, as a bill prints it', () => {
  expect(
    bandsCalculation.run({
      parts: [
        { name: 'The council', bandD: 900.01 },
        { name: 'Police', bandD: 90.01 },
      ],
    }),
  ).toMatchObject({
    bandD: 990.02,
    // 600.01 + 60.01, where 990.02 × 6 ÷ 9 would be 660.01
    bands: { A: 660.02, D: 990.02, H: 1_980.04 },
    // 500.01 + 50.01
    disabledA: 550.02,
    parts: [{ bands: { A: 600.01 } }, { bands: { A: 60.01 } }],
    isWholeInEveryBand: false,
  });
  expect(() => bandsCalculation.run({})).toThrow(/give band D, or its parts/);
});

test('what nobody gave is not answered with nought', () => {
  expect(councilTaxCalculation.run({ previousBandD: 1_000, coreRise: 29.97 })).toMatchObject({
    base: null,
    bandD: 1_029.97,
    requirement: null,
  });
  expect(() => councilTaxCalculation.run({ base: 50_000 })).toThrow(Unusable);
  expect(() => councilTaxCalculation.run({ base: 0, requirement: 5_000 })).toThrow(/band D cannot be found/);
});

test('a levy takes its part of what is above the baseline, and nothing below it', () => {
  const facts = { topUp: -40, baseline: 10, levyPercent: 50 };
  expect(ratesCalculation.run({ ...facts, localShare: 53 })).toMatchObject({ levy: 1.5, total: 11.5 });
  expect(ratesCalculation.run({ ...facts, localShare: 49.5 })).toMatchObject({ levy: 0, total: 9.5 });
});
