// The Housing Revenue Account within a medium-term plan: it bears its own debt, and none of it is in the gap.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../../test/support/at-length.ts';
import { workedOut } from '../model/exact.ts';
import { programOf } from '../model/model.ts';
import { mediumTermModel } from './medium-term.ts';
import { MediumTermPlan } from './plan.ts';

const worked = (given: object) => workedOut(programOf(mediumTermModel(MediumTermPlan.parse(given))));
const numbers = (values: readonly { toNumber(): number }[]) => values.map((value) => value.toNumber());
const base = { first: '2026/27', years: 3, assumptions: { borrowing: 5 } };
const loan = {
  name: 'Loan',
  kind: 'maturity',
  principal: 600,
  rate: 4,
  takenOn: '2020-04-01',
  repaidOn: '2050-04-01',
};

test('homes that are not charged keep what they still have to pay for; their interest is not the General Fund’s', () => {
  const figures = worked({
    ...base,
    balances: [
      { name: 'Homes', pool: 'housing', opening: 1000, method: 'none' },
      { name: 'Roads', opening: 300, life: 3 },
    ],
    loans: [{ ...loan, pool: 'housing' }],
  });
  expect(numbers(figures.row('housing-cfr'))).toEqual([1000, 1000, 1000]);
  expect(numbers(figures.row('mrp'))).toEqual([100, 100, 100]);
  expect(numbers(figures.row('cfr'))).toEqual([1200, 1100, 1000]);
  // £24 on its loan of £600, and 5% on the £400 that it has borrowed beside it.
  expect(numbers(figures.row('housing-interest'))).toEqual([44, 44, 44]);
  // All interest less the account’s own: at the end only its own is left.
  expect(figures.of('interest-loans', 2).plus(figures.of('interest-new', 2)).toNumber()).toBeCloseTo(
    24 + 0.05 * 450,
    9,
  );
  expect(figures.of('financing', 2).toNumber()).toBeCloseTo(100 + 24 + 22.5 - 44, 9);
});

test('a charge that the account chooses to make lowers its requirement, and is no provision of the General Fund', () => {
  const figures = worked({
    ...base,
    balances: [{ name: 'Homes', pool: 'housing', opening: 300, method: 'equal-instalment', life: 3 }],
  });
  expect(numbers(figures.row('housing-provision'))).toEqual([100, 100, 100]);
  expect(numbers(figures.row('mrp'))).toEqual([0, 0, 0]);
  expect(numbers(figures.row('housing-cfr'))).toEqual([200, 100, 0]);
  expect(numbers(figures.row('cfr'))).toEqual([200, 100, 0]);
});

test('a plan without homes has no row of theirs, and only theirs may be left uncharged', () => {
  const { rows } = mediumTermModel(
    MediumTermPlan.parse({ ...base, balances: [{ name: 'Roads', opening: 300, life: 3 }] }),
  );
  expect(rows.filter(({ id }) => id.startsWith('housing'))).toEqual([]);
  const uncharged = { ...base, balances: [{ name: 'Roads', opening: 300, method: 'none' }] };
  expect(MediumTermPlan.safeParse(uncharged).error?.issues[0]?.message).toMatch(
    /only the Housing Revenue Account need not charge/,
  );
});

test('the requirement moves by borrowing, charges and receipts alone, whoever bears it', () => {
  const pool = fc.constantFrom('general', 'housing');
  const amount = fc.integer({ min: 1, max: 9_000_000 });
  const balance = fc.record({
    name: fc.constant('Balance'),
    pool,
    opening: amount,
    life: fc.integer({ min: 1, max: 40 }),
  });
  const spending = fc.record({
    name: fc.constant('Scheme'),
    pool,
    life: fc.integer({ min: 1, max: 40 }),
    borrowed: fc.record({ '2026/27': amount, '2028/29': amount }),
  });
  fc.assert(
    fc.property(
      fc.array(balance, { maxLength: 4 }),
      fc.array(spending, { maxLength: 3 }),
      (balances, schemes) => {
        const figures = worked({ ...base, balances, spending: schemes });
        const has = [...balances, ...schemes].some((one) => one.pool === 'housing');
        const of = (id: string, at: number) =>
          has || !id.startsWith('housing') ? figures.of(id, at).toNumber() : 0;
        let whole = balances.reduce((sum, { opening }) => sum + opening, 0);
        let own = balances
          .filter((one) => one.pool === 'housing')
          .reduce((sum, { opening }) => sum + opening, 0);
        for (let at = 0; at < 3; at += 1) {
          const spent = (list: typeof schemes) =>
            list.reduce(
              (sum, { borrowed }) => sum + ([borrowed['2026/27'], 0, borrowed['2028/29']][at] ?? 0),
              0,
            );
          whole += spent(schemes) - of('mrp', at) - of('housing-provision', at);
          own += spent(schemes.filter((one) => one.pool === 'housing')) - of('housing-provision', at);
          expect(of('cfr', at)).toBeCloseTo(whole, 3);
          expect(of('cfr', at)).toBeGreaterThanOrEqual(-0.001);
          if (has) expect(of('housing-cfr', at)).toBeCloseTo(own, 3);
        }
      },
    ),
    { numRuns: tries(60, 20_000) },
  );
});
