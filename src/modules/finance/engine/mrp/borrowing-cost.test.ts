// What borrowing for a scheme costs revenue: provision and interest, by hand and as laws.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { borrowingCostCalculation } from './borrowing-cost.calculation.ts';

const scheme = {
  spend: [{ year: '2026/27', amount: 1_000_000 }],
  method: { kind: 'equal-instalment', life: 4 },
  interestRate: 5,
};

test('half a year’s interest in the year of spending, and the average of both ends after it', () => {
  expect(borrowingCostCalculation.run(scheme)).toMatchObject({
    years: [
      { year: '2026/27', opening: 0, charge: 0, closing: 1_000_000, interest: 25_000, cost: 25_000 },
      { year: '2027/28', charge: 250_000, interest: 43_750, cost: 293_750, total: 318_750 },
      { year: '2028/29', interest: 31_250 },
      { year: '2029/30', interest: 18_750 },
      { year: '2030/31', closing: 0, interest: 6_250 },
    ],
    charge: 1_000_000,
    interest: 125_000,
    cost: 1_125_000,
  });
});

test('on the opening balance an annuity costs the same each year, as a loan of the same rate does', () => {
  const found = borrowingCostCalculation.run({
    ...scheme,
    method: { kind: 'annuity', life: 10, rate: 5 },
    interestOn: 'opening',
  }) as { years: { cost: number }[] };
  // 1,000,000 × 0.05 ÷ (1 − 1.05^−10)
  for (const { cost } of found.years.slice(1)) expect(cost).toBeCloseTo(129_504.57, 1);
});

test('all of it is charged, whatever the life, and interest by the average stands between the two others', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 15, noNaN: true }),
      (life, rate) => {
        const by = (interestOn: string) =>
          borrowingCostCalculation.run({
            ...scheme,
            interestRate: Math.round(rate * 100) / 100,
            method: { kind: 'equal-instalment', life },
            interestOn,
          }) as { charge: number; interest: number };
        const [average, opening, closing] = [by('average'), by('opening'), by('closing')];
        expect(average.charge).toBe(1_000_000);
        // Each pound bears interest as long by either end; the average is their mean.
        expect(average.interest).toBeCloseTo((opening.interest + closing.interest) / 2, 0);
      },
    ),
  );
});
