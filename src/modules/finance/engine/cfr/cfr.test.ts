// What holds of every roll-forward, whatever is spent and set aside.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../../test/support/at-length.ts';
import { pounds, sumOf } from '../pounds.ts';
import { type CfrMovements, grossDebtLimit, rollForward } from './cfr.ts';

const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map((pence) => pounds(pence).dividedBy(100));
const year: fc.Arbitrary<CfrMovements> = fc.record({
  capitalExpenditure: amount,
  capitalised: amount,
  newLeases: amount,
  grants: amount,
  receiptsApplied: amount,
  revenue: amount,
  mrp: amount,
  voluntary: amount,
  receiptsToDebt: amount,
  transfers: fc.oneof(
    amount,
    amount.map((one) => one.negated()),
  ),
});
const runs = { numRuns: tries(500, 20_000) };

test('each closing opens the next year, and all movements lead from the first to the last', () => {
  fc.assert(
    fc.property(amount, fc.array(year, { minLength: 1, maxLength: 30 }), (opening, years) => {
      const rows = rollForward(opening, years);
      for (const [at, row] of rows.entries())
        expect(row.opening.equals(at === 0 ? opening : (rows[at - 1]?.closing ?? -1))).toBe(true);
      const moved = sumOf(rows.map(({ movement }) => movement));
      expect(rows.at(-1)?.closing.equals(opening.plus(moved))).toBe(true);
    }),
    runs,
  );
});

test('the limit of gross debt is never below the requirement, and a decrease does not lower it', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 3 }), (preceding, closings) => {
      const limit = grossDebtLimit(preceding, closings);
      expect(limit.greaterThanOrEqualTo(preceding)).toBe(true);
      for (const closing of closings) expect(limit.greaterThanOrEqualTo(closing)).toBe(true);
    }),
    runs,
  );
});
