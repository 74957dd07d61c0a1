// The debt reduction plan: every year closes at its opening with what moved it, and what stands behind debt adds up.
import { describe, expect, test } from 'vitest';
import { mediumTermModel } from '../engine/medium-term/medium-term.ts';
import { MediumTermPlan } from '../engine/medium-term/plan.ts';
import { largePlan } from '../engine/medium-term/sample.ts';
import { workedOut } from '../engine/model/exact.ts';
import { programOf, yearsOf } from '../engine/model/model.ts';
import type { Money } from './now.ts';
import { affordableFrom, backingOf, movesOver, reductionOf } from './reduction.ts';

function moneyOf(plan: MediumTermPlan): Money {
  const model = mediumTermModel(plan);
  return { plan, figures: workedOut(programOf(model)), years: yearsOf(model) } as unknown as Money; // All that is read here.
}

const homes = (plan: MediumTermPlan): MediumTermPlan => ({
  ...plan,
  balances: plan.balances.map((one, at) => (at < 2 ? { ...one, pool: 'housing' } : one)),
  loans: plan.loans.map((one, at) => (at === 0 ? { ...one, pool: 'housing' } : one)),
});

describe.each([
  ['a large plan', largePlan()],
  ['the same with council homes', homes(largePlan())],
])('%s', (_, plan) => {
  const money = moneyOf(plan);
  const rows = reductionOf(money);

  test('each year closes at its opening with every move, and opens where the last closed', () => {
    for (const [at, { opening, moves, closing }] of rows.entries()) {
      const moved = moves.reduce((sum, { amount }) => sum.plus(amount), opening);
      expect(moved.minus(closing).abs().toNumber()).toBeLessThan(0.0001);
      if (at > 0) expect(opening.equals(rows[at - 1]?.closing ?? 0)).toBe(true);
    }
    const all = movesOver(rows).reduce(
      (sum, { amount }) => sum.plus(amount),
      rows[0]?.opening ?? money.figures.of('cfr', 0),
    );
    expect(
      all
        .minus(rows.at(-1)?.closing ?? 0)
        .abs()
        .toNumber(),
    ).toBeLessThan(0.0001);
  });

  test('homes, receipts to come and the rest come to the debt, unless receipts are more', () => {
    for (const at of [0, 5, 29]) {
      const { debt, homes: own, receipts, unsupported } = backingOf(money, at);
      const sum = own.plus(receipts).plus(unsupported).toNumber();
      if (unsupported.isZero()) expect(sum).toBeGreaterThanOrEqual(debt.toNumber());
      else expect(sum).toBeCloseTo(debt.toNumber(), 4);
    }
  });

  test('debt is affordable from the year after the last that is above the share', () => {
    const shares = rows.map(({ share }) => share.toNumber());
    const [least, most] = [Math.min(...shares), Math.max(...shares)];
    expect(affordableFrom(rows, most + 0.001)).toBe(rows[0]?.year);
    expect(affordableFrom(rows, (shares.at(-1) ?? 0) - 0.001)).toBeNull();
    const from = affordableFrom(rows, (least + most) / 2);
    const place = rows.findIndex(({ year }) => year === from);
    if (place > 0) {
      expect(shares[place - 1]).toBeGreaterThan((least + most) / 2);
      for (const share of shares.slice(place)) expect(share).toBeLessThanOrEqual((least + most) / 2);
    }
  });
});

test('a debt walk by hand: £300 charged over three years, £60 sold in the second', () => {
  const rows = reductionOf(
    moneyOf(
      MediumTermPlan.parse({
        first: '2026/27',
        years: 3,
        balances: [{ name: 'Roads', opening: 300, life: 3 }],
        sales: [{ name: 'Depot', on: '2027-06-01', value: 60 }],
      }),
    ),
  );
  expect(rows.map(({ opening, closing }) => [opening.toNumber(), closing.toNumber()])).toEqual([
    [300, 200],
    [200, 40],
    // No more is charged than is left.
    [40, 0],
  ]);
});
