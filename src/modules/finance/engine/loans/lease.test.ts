// Leases and PFI: by hand, and the law that write-downs come to the liability.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaseCalculation } from './lease.calculation.ts';

interface Found {
  liability: number;
  interest: number;
  years: { writeDown: number; closing: number }[];
}

test('the liability is what the payments are worth; each payment is interest and write-down', () => {
  expect(leaseCalculation.run({ payments: [1_102.5, 1_102.5], rate: 5 })).toMatchObject({
    // 1,050 + 1,000
    liability: 2_050,
    years: [
      { opening: 2_050, interest: 102.5, writeDown: 1_000, closing: 1_050 },
      { opening: 1_050, interest: 52.5, writeDown: 1_050, closing: 0 },
    ],
    interest: 155,
  });
  expect(leaseCalculation.run({ payments: [1_000, 1_050], rate: 5, inAdvance: true })).toMatchObject({
    liability: 2_000,
    years: [
      { interest: 50, writeDown: 950 },
      { interest: 0, writeDown: 1_050, closing: 0 },
    ],
  });
});

test('write-downs come to the liability', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 1500 }),
      fc.boolean(),
      (payments, rate, inAdvance) => {
        const found = leaseCalculation.run({ payments, rate: rate / 100, inAdvance }) as Found;
        const down = found.years.reduce((sum, { writeDown }) => sum + writeDown, 0);
        expect(down).toBeCloseTo(found.liability, 0);
        expect(found.years.at(-1)?.closing).toBeCloseTo(0, 6);
        expect(found.interest).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('a liability that does not fit its payments is told, or refused where it is far off', () => {
  const payments = [100, 100, 100];
  expect(leaseCalculation.run({ payments, rate: 5, liability: 280 })).toMatchObject({
    working: { warnings: [expect.stringContaining('do not quite agree')] },
  });
  expect(() => leaseCalculation.run({ payments, rate: 5, liability: 0.28 })).toThrow(/another unit/);
});
