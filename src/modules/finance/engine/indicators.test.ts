// Reserves, limits, loans together, refinancing, expected loss and section 114: figures worked by hand, and what is refused.
import { expect, test } from 'vitest';
import { expectedLossCalculation } from './disposals/expected-loss.calculation.ts';
import { loanPortfolioCalculation, refinancingCalculation } from './loans/portfolio.calculation.ts';
import { reservesCalculation } from './reserves/reserves.calculation.ts';
import { resilienceCalculation } from './resilience/resilience.calculation.ts';
import { sectionTestsCalculation } from './section-114/section-114.calculation.ts';
import { commercialIncomeCalculation, debtLimitsCalculation } from './treasury/limits.calculation.ts';

test('reserves go from year to year, and the years they last are at their average use', () => {
  expect(
    reservesCalculation.run({
      opening: 20,
      minimum: 9,
      years: [{ drawdowns: 4 }, { contributions: 1, drawdowns: 5, forRecurring: 3 }],
    }),
  ).toMatchObject({
    closing: 12,
    yearsLeft: 3,
    years: [
      { opening: 20, closing: 16, aboveMinimum: 7 },
      { opening: 16, closing: 12, aboveMinimum: 3 },
    ],
    working: { warnings: ['Year 2: reserves pay for spending that comes back'] },
  });
});

test('a reserve below nought is refused, but for one that a statute lets be', () => {
  const years = [{ year: '2026/27', drawdowns: 25 }];
  expect(() => reservesCalculation.run({ opening: 20, years })).toThrow(/2026\/27: 25 is drawn from 20/);
  expect(reservesCalculation.run({ opening: 20, years, overridden: true })).toMatchObject({ closing: -5 });
});

test.each([
  [900, true, 'Within the authorised limit and the operational boundary.'],
  [
    1010,
    true,
    'Within the authorised limit, 10 above the operational boundary: a warning, which may be for a short time.',
  ],
  [
    1100,
    true,
    'Within the authorised limit, 100 above the operational boundary: a warning, which may be for a short time.',
  ],
  [1101, false, '1 above the authorised limit: a council may not borrow beyond it.'],
])('debt of %i against a limit of 1,100 and a boundary of 1,000', (borrowing, isLawful, words) => {
  expect(
    debtLimitsCalculation.run({
      actual: { borrowing },
      authorisedLimit: { borrowing: 1100 },
      operationalBoundary: { borrowing: 1000 },
    }),
  ).toMatchObject({ isLawful, words });
});

test('commercial income is shown with and without what it was bought with', () => {
  expect(
    commercialIncomeCalculation.run({
      income: [{ name: 'Shops', amount: 4 }],
      costs: [{ name: 'Upkeep', amount: 1 }],
      financing: 2,
      netRevenueStream: 150,
    }),
  ).toMatchObject({ net: 3, percent: 2, afterFinancing: 1, afterFinancingPercent: 0.666667 });
});

test('the average rate and life of loans weigh what is outstanding', () => {
  expect(
    loanPortfolioCalculation.run({
      loans: [
        { outstanding: 30, rate: 4, yearsLeft: 10 },
        { lender: 'Bank', outstanding: 10, rate: 6, yearsLeft: 1 },
      ],
    }),
  ).toMatchObject({
    total: 40,
    averageRate: 4.5,
    averageYears: 7.75,
    interest: 1.8,
    dueWithinYear: 10,
    lenders: [
      { lender: 'PWLB', percent: 75 },
      { lender: 'Bank', percent: 25 },
    ],
  });
});

test.each(['maturity', 'annuity', 'eip'])('refinancing a %s loan at its own rate changes nothing', (kind) => {
  const found = refinancingCalculation.run({
    kind,
    outstanding: 1_000_000,
    rate: 5,
    halfYears: 20,
    prematureRate: 5,
    newKind: kind,
    newRate: 5,
    discountRate: 4,
  });
  expect(found).toMatchObject({ premium: 0, borrowed: 1_000_000, gain: 0 });
});

test('a lower rate does not pay by itself: the premium takes it back, and the break-even says where', () => {
  const facts = {
    kind: 'maturity',
    outstanding: 10_000_000,
    rate: 5.5,
    halfYears: 20,
    prematureRate: 4,
    discountRate: 4,
  };
  // At the premature rate a new loan is worth what the old one is: neither is cheaper.
  expect(refinancingCalculation.run({ ...facts, newRate: 4 })).toMatchObject({
    breakEvenRate: expect.closeTo(4, 2),
  });
  expect(refinancingCalculation.run({ ...facts, newRate: 4.6 })).toMatchObject({
    premium: expect.closeTo(1_226_357.5, 0),
    gain: expect.any(Number),
    words: expect.stringContaining('dearer'),
  });
});

test('expected loss takes twelve months in stage 1 and the whole life after; none on loans to councils', () => {
  const bond = { exposure: 1000, lossGivenDefault: 50, defaults: [2, 3], rate: 0 };
  expect(
    expectedLossCalculation.run({
      investments: [
        { ...bond, stage: 1 },
        { ...bond, stage: 2 },
        { ...bond, stage: 2, toLocalAuthority: true },
      ],
    }),
  ).toMatchObject({ investments: [{ loss: 10 }, { loss: 25 }, { loss: 0 }], total: 35 });
});

test('section 114 gives prompts and the day by which council meets, never a verdict', () => {
  const found = sectionTestsCalculation.run({
    expenditure: 190,
    resources: 170,
    mitigations: [{ name: 'Controls', amount: 4 }],
    reserves: 14,
    minimumReserves: 8,
    support: 12,
    reportedOn: '2026-12-01',
    consideredOn: '2026-12-30',
  });
  expect(found).toMatchObject({
    gap: 16,
    afterReserves: 10,
    considerBy: '2026-12-22',
    prompts: [{ isMet: true }, { isMet: true }, { isMet: true }, { isMet: false }],
    working: { warnings: [expect.stringContaining('29 days')] },
  });
  expect(JSON.stringify(found)).toContain('the officer’s judgement');
});

test('reserves that fall by a quarter a year are gone in as many years as are left', () => {
  expect(
    resilienceCalculation.run({ netRevenueExpenditure: 100, reserves: [40, 30, 20], councilTax: 55 }),
  ).toMatchObject({
    reservesPercent: 20,
    reservesChangePercent: -50,
    depletionYears: 2,
    councilTaxPercent: 55,
    interestPercent: null,
  });
});
