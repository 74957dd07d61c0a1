// What holds of every medium-term plan: gaps, savings and reserves (invariants 8 to 11 of the finance reference), and searches.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../../test/support/at-length.ts';
import { type Figures, workedOut } from '../model/exact.ts';
import { programOf } from '../model/model.ts';
import { pounds } from '../pounds.ts';
import { yearAfter } from '../years.ts';
import { monteCarlo, seek, shownPercentiles, tornado, whatIf } from './explore.ts';
import { mediumTermModel } from './medium-term.ts';
import { MediumTermPlan } from './plan.ts';
import { largePlan } from './sample.ts';

const runs = { numRuns: tries(60, 20_000) };
const worked = (given: object): Figures => workedOut(programOf(mediumTermModel(MediumTermPlan.parse(given))));
const amount = fc.integer({ min: 0, max: 9_000_000 });
const byYear = fc
  .array(amount, { maxLength: 5 })
  .map((amounts) => Object.fromEntries(amounts.map((one, at) => [yearAfter('2026/27', at), one])));
const line = fc.record({
  name: fc.constant('Line'),
  amount: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  driver: fc.constantFrom('pay', 'prices', 'none'),
  changes: byYear,
});
const reserve = fc.record({
  name: fc.constant('Reserve'),
  opening: amount,
  minimum: amount,
  contributions: byYear,
  drawdowns: byYear,
});
const plan = fc.record({
  first: fc.constant('2026/27'),
  years: fc.integer({ min: 2, max: 6 }),
  assumptions: fc.record({
    pay: fc.integer({ min: 0, max: 8 }),
    prices: fc.integer({ min: -2, max: 8 }),
    councilTax: fc.integer({ min: 0, max: 5 }),
    borrowing: fc.integer({ min: 0, max: 9 }),
  }),
  lines: fc.array(line, { maxLength: 3 }),
  councilTax: fc.record({
    base: fc.integer({ min: 0, max: 60_000 }),
    bandD: fc.integer({ min: 0, max: 2500 }),
  }),
  reserves: fc.array(reserve, { maxLength: 2 }),
});
const moves = (by: number) => pounds(by);

test('the gap moves evenly with a saving, a grant and an amount: as much down as up', () => {
  fc.assert(
    fc.property(plan, amount, (given, by) => {
      const gap = (sign: number) =>
        worked({ ...given, lines: [...given.lines, { name: 'Moved', amount: sign * by }] }).row('gap');
      const [low, base, high] = [gap(-1), gap(0), gap(1)];
      for (const [at, middle] of base.entries()) {
        const up = high[at]?.minus(middle) ?? moves(0);
        const down = middle.minus(low[at] ?? 0);
        expect(up.minus(down).abs().toNumber()).toBeLessThan(0.0001);
      }
    }),
    runs,
  );
});

test('a one-off saving changes the gap of its own year alone', () => {
  fc.assert(
    fc.property(plan, amount, fc.nat(5), (given, fullYear, place) => {
      const at = place % given.years;
      const startsOn = `${2026 + at}-04-01`;
      const base = worked(given).row('gap');
      const saved = worked({
        ...given,
        savings: [{ name: 'Once', fullYear, startsOn, recurring: false }],
      }).row('gap');
      for (const [year, gap] of base.entries()) {
        const expected = year === at ? fullYear : 0;
        expect(gap.minus(saved[year] ?? 0).toNumber()).toBeCloseTo(expected, 6);
      }
    }),
    runs,
  );
});

test('no reserve goes below nought, or below its minimum by what is drawn', () => {
  fc.assert(
    fc.property(plan, (given) => {
      const figures = worked(given);
      for (const [place, { minimum, opening }] of given.reserves.entries())
        for (const [at, left] of figures.row(`reserve:${place + 1}`).entries()) {
          expect(left.toNumber()).toBeGreaterThanOrEqual(0);
          const drawn = figures.of(`drawn:${place + 1}`, at).toNumber();
          expect(drawn).toBeGreaterThanOrEqual(0);
          if (drawn > 0) expect(left.toNumber()).toBeGreaterThanOrEqual(minimum - 0.0001);
          if (opening < minimum && at === 0 && drawn > 0)
            expect(left.toNumber()).toBeGreaterThanOrEqual(minimum - 0.0001);
        }
    }),
    runs,
  );
});

test('the fast way and the exact one give the same gap, whatever the plan', () => {
  fc.assert(
    fc.property(plan, (given) => {
      const program = programOf(mediumTermModel(MediumTermPlan.parse(given)));
      const exact = workedOut(program).row('gap');
      for (const [at, value] of whatIf(program, ['pay'], 'gap')([]).entries())
        expect(Math.abs(value - (exact[at]?.toNumber() ?? 0))).toBeLessThan(1);
    }),
    runs,
  );
});

test('recurring and one-off money come to the gap, and new gaps to the recurring one', () => {
  fc.assert(
    fc.property(plan, (given) => {
      const figures = worked(given);
      let sum = pounds(0);
      for (let at = 0; at < given.years; at += 1) {
        sum = sum.plus(figures.of('new-gap', at));
        expect(sum.minus(figures.of('recurring-gap', at)).abs().toNumber()).toBeLessThan(0.0001);
        expect(
          figures
            .of('recurring-gap', at)
            .minus(figures.of('one-off', at))
            .minus(figures.of('gap', at))
            .abs()
            .toNumber(),
        ).toBeLessThan(0.0001);
      }
    }),
    runs,
  );
});

const program = programOf(mediumTermModel(largePlan()));

test('what is sought closes the gap, and a little less does not', () => {
  const found = seek(program, { id: 'councilTax', row: 'gap', at: 4, least: 0, most: 30 });
  const gap = whatIf(program, ['councilTax'], 'gap');
  expect(found.by).not.toBeNull();
  expect(gap([{ id: 'councilTax', by: found.by ?? 0 }])[4]).toBeLessThanOrEqual(0);
  expect(gap([{ id: 'councilTax', by: (found.by ?? 0) - 0.01 }])[4]).toBeGreaterThan(0);
});

test('where no value within the limits is enough, what is left at the limit is said', () => {
  const found = seek(program, { id: 'councilTax', row: 'gap', at: 4, least: 0, most: 0.01 });
  const gap = whatIf(program, ['councilTax'], 'gap');
  expect(found).toEqual({ by: null, nearest: 0.01, left: gap([{ id: 'councilTax', by: 0.01 }])[4] });
});

test('the driver that moves the gap most stands first', () => {
  const { base, bars } = tornado(program, {
    row: 'gap',
    at: 4,
    steps: ['pay', 'prices', 'councilTax', 'borrowing', 'deflator'].map((id) => ({ id, step: 1 })),
  });
  expect(base).toBeCloseTo(workedOut(program).of('gap', 4).toNumber(), 0);
  const widths = bars.map(({ low, high }) => Math.abs(high - low));
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  expect(bars.at(-1)).toEqual({ id: 'deflator', step: 1, low: base, high: base });
});

test('the same seed gives the same fan, another seed nearly the same, and wider spreads a wider one', () => {
  const fan = (seed: number, deviation: number) =>
    monteCarlo(program, {
      row: 'gap',
      spreads: [
        { id: 'pay', deviation },
        { id: 'contracts', deviation },
        { id: 'councilTax', deviation: deviation / 2, least: 0 },
      ],
      draws: 2000,
      seed,
    });
  const [one, same, other, wide] = [fan(7, 1), fan(7, 1), fan(8, 1), fan(7, 2)];
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
  const width = (of: typeof one) => (of.years[9]?.[4] ?? 0) - (of.years[9]?.[0] ?? 0);
  expect(Math.abs(width(other) / width(one) - 1)).toBeLessThan(0.2);
  expect(width(wide)).toBeGreaterThan(width(one) * 1.6);
  for (const year of one.years) {
    expect(year).toHaveLength(shownPercentiles.length);
    expect(year).toEqual(year.toSorted((a, b) => a - b));
  }
});
