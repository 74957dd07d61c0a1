// A strategy's years in a row: one-offs go again, a gap is carried on or closed for good.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetYearsCalculation } from './budget-years.calculation.ts';

const years = [
  {
    lines: [
      { name: 'Pay', amount: 10 },
      { name: 'Reserves used', amount: -3, oneOff: true },
    ],
    funding: [{ name: 'Tax', amount: 102 }],
  },
  { lines: [{ name: 'Pay', amount: 6 }], funding: [{ name: 'Tax', amount: 106 }] },
];
interface Found {
  years: { gap: number; newGap: number; cumulativeGap: number }[];
}

test('a gap that nobody closes is carried on, and reserves used come back', () => {
  expect(budgetYearsCalculation.run({ base: 100, years })).toMatchObject({
    years: [
      { broughtForward: 100, requirement: 107, gap: 5, newGap: 5, cumulativeGap: 5 },
      { broughtForward: 107, oneOffsBack: 3, requirement: 116, gap: 10, newGap: 5, cumulativeGap: 10 },
    ],
  });
});

test('a gap closed for good leaves the next year what was funded', () => {
  expect(budgetYearsCalculation.run({ base: 100, years, gapsAreClosed: true })).toMatchObject({
    years: [
      { gap: 5, cumulativeGap: 5 },
      { broughtForward: 102, oneOffsBack: 3, requirement: 111, gap: 5, newGap: 5, cumulativeGap: 10 },
    ],
  });
});

test('a one-off changes the gap of its own year and of no other; both ways come to the same in all', () => {
  const Amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(Amounts, fc.integer({ min: -500, max: 500 }), (amounts, oneOff) => {
      const table = amounts.map((amount) => ({
        lines: [{ name: 'Net', amount, oneOff: false }],
        funding: [{ name: 'Tax', amount: 100 }],
      }));
      const gaps = (rows: typeof table, gapsAreClosed = false) =>
        (budgetYearsCalculation.run({ base: 100, years: rows, gapsAreClosed }) as Found).years;
      const more = table.with(0, {
        ...(table[0] as (typeof table)[number]),
        lines: [...(table[0]?.lines ?? []), { name: 'Once', amount: oneOff, oneOff: true }],
      });
      const [plain, once] = [gaps(table), gaps(more)];
      expect(once.map(({ gap }, at) => gap - (plain[at]?.gap ?? 0))).toEqual(
        plain.map((_, at) => (at === 0 ? oneOff : 0)),
      );
      expect(gaps(table, true).at(-1)?.cumulativeGap).toBe(plain.at(-1)?.cumulativeGap);
    }),
  );
});
