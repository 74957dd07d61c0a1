// What holds of every schedule of provision, whatever is spent, received and revised; and what is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tries } from '../../../../../test/support/at-length.ts';
import { nought, pounds, sumOf } from '../pounds.ts';
import { yearAfter } from '../years.ts';
import { overpaymentCalculation } from './losses.calculation.ts';
import { mrpCalculation } from './mrp.calculation.ts';
import { type Item, type Method, scheduleOf } from './mrp.ts';

const first = '2020/21';
const year = fc.nat(30).map((years) => yearAfter(first, years));
const amount = fc.integer({ min: 1, max: 10_000_000_000 }).map((pence) => pounds(pence).dividedBy(100));
const life = fc.integer({ min: 1, max: 50 });
const method: fc.Arbitrary<Method> = fc.oneof(
  fc.record({ kind: fc.constant('equal-instalment' as const), life }),
  fc.record({
    kind: fc.constant('annuity' as const),
    life,
    rate: fc.integer({ min: 0, max: 1000 }).map((hundredths) => pounds(hundredths).dividedBy(100)),
  }),
);
const inYear = fc.record({ year, amount });
const item: fc.Arbitrary<Item> = fc.record({
  name: fc.constant('Item'),
  spend: fc.array(inYear, { minLength: 1, maxLength: 4 }),
  availableIn: fc.option(year),
  method,
  changes: fc
    .array(fc.record({ from: year, method }), { maxLength: 2 })
    .map((changes) => changes.toSorted((a, b) => a.from.localeCompare(b.from))),
  receipts: fc.array(
    fc.record({ year, amount, kind: fc.constantFrom('asset-sale' as const, 'loan-principal' as const) }),
    { maxLength: 3 },
  ),
  voluntary: fc.array(inYear, { maxLength: 2 }),
});
const runs = { numRuns: tries(300, 20_000) };

test('opening + spending − charge − voluntary − receipts is closing, closing is the next opening, and none is below nought', () => {
  fc.assert(
    fc.property(item, (one) => {
      const rows = scheduleOf(one);
      for (const [at, row] of rows.entries()) {
        expect(row.charge.greaterThanOrEqualTo(0)).toBe(true);
        expect(row.closing.greaterThanOrEqualTo(0)).toBe(true);
        if (at > 0) expect(row.opening.equals(rows[at - 1]?.closing ?? nought)).toBe(true);
        const left = row.opening.plus(row.spend).minus(row.charge).minus(row.voluntary).minus(row.receipts);
        expect(left.equals(row.closing)).toBe(true);
      }
    }),
    runs,
  );
});

test('without receipts, all charges come to what was spent, and nothing is charged in the year of spending', () => {
  fc.assert(
    fc.property(item, (given) => {
      const one = { ...given, receipts: [], voluntary: [], changes: [] };
      const rows = scheduleOf(one);
      const spent = sumOf(one.spend.map((row) => row.amount));
      expect(sumOf(rows.map(({ charge }) => charge)).equals(spent)).toBe(true);
      expect(rows[0]?.charge.isZero()).toBe(true);
    }),
    runs,
  );
});

test('half a penny either way makes no charge below nought', () => {
  const rows = scheduleOf({
    name: 'Item',
    spend: [
      { year: '2038/39', amount: pounds('1218510.97') },
      { year: '2028/29', amount: pounds('35125956.14') },
    ],
    availableIn: null,
    method: { kind: 'annuity', life: 1, rate: nought },
    changes: [{ from: '2020/21', method: { kind: 'equal-instalment', life: 12 } }],
    receipts: [{ year: '2038/39', amount: pounds('9000000.01'), kind: 'loan-principal' }],
    voluntary: [],
  });
  expect(rows.filter(({ charge }) => charge.isNegative() && !charge.isZero())).toEqual([]);
});

test('a life of one year charges everything in the next', () => {
  fc.assert(
    fc.property(amount, (spent) => {
      const [, next] = scheduleOf({
        name: 'Item',
        spend: [{ year: first, amount: spent }],
        availableIn: null,
        method: { kind: 'equal-instalment', life: 1 },
        changes: [],
        receipts: [],
        voluntary: [],
      });
      expect(next?.charge.equals(spent)).toBe(true);
    }),
    runs,
  );
});

describe('a case is refused with the rule and the likely cause', () => {
  const spend = [{ year: '2025/26', amount: 1000 }];
  test.each([
    [{ spend, method: { kind: 'equal-instalment', life: 0 } }, /life of 0/],
    [{ spend, method: { kind: 'equal-instalment', life: 480 } }, /is it in months/],
    [{ spend, method: { kind: 'annuity', life: 20, rate: 45 } }, /percentage a year from 0 to below 20/],
    [{ spend, method: { kind: 'guess' } }, /items\[0\]\.method/],
    [
      { spend: [{ year: '2025', amount: 1 }], method: { kind: 'equal-instalment', life: 5 } },
      /items\[0\]\.spend\[0\]\.year/,
    ],
    [{ spend: [{ year: '2025/26', amount: -1 }], method: { kind: 'equal-instalment', life: 5 } }, /below 0/],
  ])('%j', (one, message) => {
    expect(() => mrpCalculation.run({ items: [one] })).toThrow(message);
  });

  test.each([
    [{ balance: 3e6, charge: 4.2e6, use: 3.5e6 }, /more than the balance/],
    [{ balance: 5e6, charge: 4.2e6, use: 4.3e6 }, /never below nought/],
  ])('%j', (given, message) => {
    expect(() => overpaymentCalculation.run(given)).toThrow(message);
  });
});

test('what breaks the guidance is warned of, by name', () => {
  const answer = JSON.stringify(
    mrpCalculation.run({
      items: [
        {
          name: 'Bridge',
          spend: [{ year: '2025/26', amount: 1 }],
          method: { kind: 'equal-instalment', life: 60 },
        },
        {
          name: 'Support',
          category: 'capitalisation-direction',
          spend: [{ year: '2025/26', amount: 1 }],
          method: { kind: 'equal-instalment', life: 25 },
        },
      ],
      years: 1,
    }),
  );
  expect(answer).toContain('Bridge: a life of 60 years is above 50');
  expect(answer).toContain('Support: what a direction capitalises is charged over 20 years at most');
});
