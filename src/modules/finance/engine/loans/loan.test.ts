// What holds of every loan and every early repayment, whatever the amount, rate and term.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../../test/support/at-length.ts';
import { pounds, sumOf } from '../pounds.ts';
import { earlyRepayment, halfYearly, loanKinds, scheduleOfLoan } from './loan.ts';

const kind = fc.constantFrom(...loanKinds);
const rate = fc.integer({ min: 0, max: 1500 }).map((hundredths) => pounds(hundredths).dividedBy(100));
const principal = fc
  .integer({ min: 10_000, max: 10_000_000_000 })
  .map((pence) => pounds(pence).dividedBy(100));
const halfYears = fc.integer({ min: 1, max: 100 });
const runs = { numRuns: tries(200, 20_000) };

test('principal adds up to the loan, the last payment clears it, and its kind shows in every payment but the last', () => {
  fc.assert(
    fc.property(kind, principal, rate, halfYears, (one, amount, yearly, term) => {
      const rows = scheduleOfLoan(one, { principal: amount, rate: yearly, halfYears: term });
      expect(rows).toHaveLength(term);
      expect(sumOf(rows.map((row) => row.principal)).equals(amount)).toBe(true);
      expect(rows.at(-1)?.balance.isZero()).toBe(true);
      const level = rows.slice(0, -1).map((row) => (one === 'annuity' ? row.payment : row.principal));
      expect(new Set(level.map(String)).size).toBeLessThanOrEqual(1);
    }),
    runs,
  );
});

test('payments discounted at the loan’s own rate are worth the loan, but for the pence that each is rounded by', () => {
  fc.assert(
    fc.property(kind, principal, rate, halfYears, (one, amount, yearly, term) => {
      const rows = scheduleOfLoan(one, { principal: amount, rate: yearly, halfYears: term });
      const growth = halfYearly(yearly).plus(1);
      const worth = sumOf(rows.map((row) => row.payment.dividedBy(growth.pow(row.number))));
      expect(worth.minus(amount).abs().toNumber()).toBeLessThanOrEqual(0.01 * term);
    }),
    runs,
  );
});

test('repaid on a payment’s day at the loan’s own rate there is nothing to pay; above it a premium, below it a discount', () => {
  const facts = { days: 0 };
  fc.assert(
    fc.property(kind, principal, rate, rate, halfYears, (one, outstanding, own, other, term) => {
      const at = (discountRate: typeof own) =>
        earlyRepayment(one, { ...facts, outstanding, rate: own, discountRate, halfYears: term }).factor;
      expect(at(own).abs().lessThan('1e-25')).toBe(true);
      if (!own.equals(other)) expect(at(other).greaterThan(0)).toBe(own.greaterThan(other));
    }),
    runs,
  );
});

test('the closed forms are the payments that are left, discounted one by one', () => {
  fc.assert(
    fc.property(kind, rate, rate, halfYears, (one, own, discountRate, term) => {
      const half = halfYearly(own);
      const growth = halfYearly(discountRate).plus(1);
      const level = half.isZero()
        ? pounds(1).dividedBy(term)
        : half.dividedBy(pounds(1).minus(half.plus(1).pow(-term)));
      let balance = pounds(1);
      let worth = pounds(0);
      for (let number = 1; number <= term; number += 1) {
        const interest = balance.times(half);
        const repaid = {
          maturity: number === term ? balance : pounds(0),
          eip: pounds(1).dividedBy(term),
          annuity: level.minus(interest),
        }[one];
        worth = worth.plus(interest.plus(repaid).dividedBy(growth.pow(number)));
        balance = balance.minus(repaid);
      }
      const facts = { outstanding: pounds(1), rate: own, discountRate, halfYears: term, days: 0 };
      expect(earlyRepayment(one, facts).factor.minus(worth.minus(1)).abs().lessThan('1e-25')).toBe(true);
    }),
    runs,
  );
});
