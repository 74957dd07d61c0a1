// What must hold between calculations whatever is given: benchmark, gaps, savings, medians and support.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../test/support/at-length.ts';
import { median } from './comparators/comparators.calculation.ts';
import { type Item, scheduleOf } from './mrp/mrp.ts';
import { gapWalk } from './mtfs/mtfs.ts';
import { nought, pounds } from './pounds.ts';
import { savingsCalculation } from './savings/savings.calculation.ts';
import { liabilityBenchmark } from './treasury/treasury.ts';
import { yearAfter } from './years.ts';

const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map((pence) => pounds(pence).dividedBy(100));
const either = fc
  .integer({ min: -1_000_000_000, max: 1_000_000_000 })
  .map((pence) => pounds(pence).dividedBy(100));
const runs = { numRuns: tries(300, 20_000) };

test('the liability benchmark rises pound for pound with the loans requirement', () => {
  const position = fc.record({
    cfr: amount,
    otherLiabilities: amount,
    usableReserves: amount,
    workingCapital: either,
    existingLoans: amount,
  });
  fc.assert(
    fc.property(position, amount, amount, (one, allowance, more) => {
      const before = liabilityBenchmark(one, allowance);
      const after = liabilityBenchmark({ ...one, cfr: one.cfr.plus(more) }, allowance);
      expect(after.benchmark.minus(before.benchmark).equals(more)).toBe(true);
      expect(after.loansCfr.minus(before.loansCfr).equals(more)).toBe(true);
    }),
    runs,
  );
});

const gapYear = fc.record({ pressures: either, fundingGrowth: either, savings: amount, oneOff: amount });
const gapYears = fc.array(gapYear, { minLength: 1, maxLength: 20 });

test('a gap moves as far up with a driver as down, and one-off money moves its own year alone', () => {
  fc.assert(
    fc.property(gapYears, fc.nat(19), amount, (years, which, step) => {
      const at = which % years.length;
      const changed = (part: 'pressures' | 'oneOff', by: typeof step) =>
        gapWalk(years.map((year, place) => (place === at ? { ...year, [part]: year[part].plus(by) } : year)));
      const before = gapWalk(years);
      const [up, down, once] = [
        changed('pressures', step),
        changed('pressures', step.negated()),
        changed('oneOff', step),
      ];
      for (const [place, row] of before.entries()) {
        const moved = (rows: typeof before) => (rows[place]?.toClose ?? nought).minus(row.toClose);
        expect(moved(up).equals(moved(down).negated())).toBe(true);
        expect(moved(up).equals(place < at ? nought : step)).toBe(true);
        expect(moved(once).equals(place === at ? step.negated() : nought)).toBe(true);
        expect(once[place]?.cumulative.equals(row.cumulative)).toBe(true);
      }
    }),
    runs,
  );
});

test('what is expected of savings is never more than was promised', () => {
  const saving = fc.record({
    name: fc.constant('Saving'),
    fullYear: fc.nat(1_000_000),
    months: fc.nat(12),
    status: fc.constantFrom('delivered', 'on-track', 'at-risk', 'undeliverable'),
    isRecurring: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(saving, { minLength: 1, maxLength: 20 }), (savings) => {
      const found = savingsCalculation.run({ savings }) as Record<string, number>;
      expect(found.weighted).toBeLessThanOrEqual((found.inYear ?? 0) + 1e-6);
      expect(found.nextYear).toBeLessThanOrEqual((found.fullYear ?? 0) + 1e-6);
      expect(found.shortfall).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
});

test('a median does not move when the highest peer goes higher', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 3, maxLength: 30 }), amount, (values, more) => {
      const sorted = values.toSorted((a, b) => a.comparedTo(b));
      const highest = sorted.at(-1) ?? nought;
      expect(median([...sorted.slice(0, -1), highest.plus(more)]).equals(median(sorted))).toBe(true);
    }),
    runs,
  );
});

test('what a direction capitalises is charged nothing in its own year, and then in twenty', () => {
  fc.assert(
    fc.property(
      amount.filter((one) => one.greaterThan(1)),
      fc.nat(30),
      (spent, later) => {
        const year = yearAfter('2022/23', later);
        const item: Item = {
          name: 'Support',
          spend: [{ year, amount: spent }],
          availableIn: null,
          method: { kind: 'equal-instalment', life: 20 },
          changes: [],
          receipts: [],
          voluntary: [],
        };
        const [own, ...rest] = scheduleOf(item);
        expect(own?.charge.isZero()).toBe(true);
        expect(rest.filter(({ charge }) => charge.greaterThan(0))).toHaveLength(20);
      },
    ),
    runs,
  );
});
