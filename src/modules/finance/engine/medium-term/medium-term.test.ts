// The medium-term plan as a model: it agrees with the worked cases and the schedules, exactly and fast alike.
import { expect, test } from 'vitest';
import { workedOut } from '../model/exact.ts';
import { fastModel } from '../model/fast.ts';
import { programOf } from '../model/model.ts';
import { scheduleOf } from '../mrp/mrp.ts';
import { pounds } from '../pounds.ts';
import { mediumTermCalculation } from './medium-term.calculation.ts';
import { mediumTermModel } from './medium-term.ts';
import { MediumTermPlan } from './plan.ts';
import { largePlan } from './sample.ts';

const worked = (given: object) => workedOut(programOf(mediumTermModel(MediumTermPlan.parse(given))));
const round = (values: readonly { toNumber(): number }[], digits = 2) =>
  values.map((value) => Math.round(value.toNumber() * 10 ** digits) / 10 ** digits);

test('council tax over thirty years is as in R37', () => {
  const figures = worked({
    first: '2025/26',
    assumptions: { councilTax: 4.99, taxBase: 1 },
    councilTax: { base: 53_321.9, bandD: 1_711.62 },
  });
  const yields = round(figures.row('council-tax'), 0);
  expect([yields[0], yields[4], yields[9], yields[19], yields[29]]).toEqual([
    96_779_256, 122_365_648, 164_061_268, 294_916_559, 530_142_051,
  ]);
});

test('the recurring gap, what is new of it and what is one-off are as in R39', () => {
  const figures = worked({
    first: '2026/27',
    years: 3,
    lines: [{ name: 'Services', amount: 100, changes: { '2026/27': 30, '2027/28': 22, '2028/29': 18 } }],
    savings: [
      { name: 'A', fullYear: 10, startsOn: '2026-04-01' },
      { name: 'B', fullYear: 4, startsOn: '2027-04-01' },
      { name: 'C', fullYear: 2, startsOn: '2028-04-01' },
      { name: 'Once', fullYear: 5, startsOn: '2026-04-01', recurring: false },
    ],
    grants: [{ name: 'Funding', amounts: { '2026/27': 112, '2027/28': 126, '2028/29': 139 } }],
  });
  expect(round(figures.row('new-gap'))).toEqual([8, 4, 3]);
  expect(round(figures.row('recurring-gap'))).toEqual([8, 12, 15]);
  expect(round(figures.row('gap'))).toEqual([3, 12, 15]);
});

test('support that pays for itself is as in R40', () => {
  const figures = worked({
    first: '2026/27',
    years: 5,
    assumptions: { borrowing: 5.2, supportShare: 100 },
    interestOn: 'opening',
    lines: [
      {
        name: 'Base gap',
        amount: 0,
        changes: { '2026/27': 50, '2027/28': -5, '2028/29': -5, '2029/30': -5, '2030/31': -5 },
      },
    ],
  });
  expect(round(figures.row('support-provision'), 4)).toEqual([0, 2.5, 5.005, 7.509, 10.0054]);
  expect(round(figures.row('interest-new'), 4)).toEqual([0, 2.6, 5.0752, 7.4191, 9.6249]);
  expect(round(figures.row('support'), 4)).toEqual([50, 50.1, 50.0802, 49.9281, 49.6303]);
});

test('each asset is charged as its own schedule says', () => {
  const plan = largePlan();
  const figures = workedOut(programOf(mediumTermModel(plan)));
  for (const [at, { name, opening, life = 1, rate }] of plan.balances.entries()) {
    const schedule = scheduleOf({
      name,
      spend: [{ year: '2025/26', amount: opening }],
      availableIn: null,
      method: { kind: 'annuity', life, rate: rate ?? pounds(0) },
      changes: [],
      receipts: [],
      voluntary: [],
    });
    const charges = figures.row(`mrp:${at + 1}`);
    for (const [year, charge] of charges.entries()) {
      const expected = schedule[year + 1]?.charge ?? pounds(0);
      expect(charge.minus(expected).abs().toNumber(), `${name}, year ${year + 1}`).toBeLessThan(0.011);
    }
  }
});

test('the requirement is what is left of every asset, with support, less what receipts paid and have not yet saved', () => {
  const plan = largePlan();
  const figures = workedOut(programOf(mediumTermModel(plan)));
  for (const at of [0, 5, 29]) {
    const left = Array.from({ length: 40 + 5 }, (_, asset) => figures.of(`unpaid:${asset + 1}`, at));
    let expected = left.reduce((sum, one) => sum.plus(one), pounds(0));
    for (let year = 0; year <= at; year += 1)
      expected = expected
        .plus(figures.of('support', year))
        .minus(figures.of('support-provision', year))
        .minus(figures.of('receipts-to-debt', year))
        .plus(figures.of('provision-saved', year));
    expect(figures.of('cfr', at).minus(expected).abs().toNumber()).toBeLessThan(0.01);
  }
});

test('the fast way is within a pound of the exact one in every cell', () => {
  const model = mediumTermModel(largePlan());
  expect(model.rows.length * model.years).toBeGreaterThan(4500);
  const program = programOf(model);
  const exact = workedOut(program);
  const watched = model.rows.map(({ id }) => id);
  const fast = fastModel(program, { varying: [], watched });
  fast.run(
    1,
    () => {},
    (_, value) => {
      for (const [place, id] of watched.entries())
        for (let at = 0; at < model.years; at += 1)
          expect(Math.abs(value(place, at) - exact.of(id, at).toNumber()), `${id} ${at}`).toBeLessThan(1);
    },
  );
});

test('a change of a driver does in the fast way what it does in the exact one, whatever the lane', () => {
  const model = mediumTermModel(largePlan());
  const program = programOf(model);
  const fast = fastModel(program, { varying: ['councilTax', 'savingsLate'], watched: ['gap', 'cfr'] });
  const found: number[] = [];
  fast.run(
    130,
    (scenario, set) => {
      for (let at = 0; at < model.years; at += 1) {
        set(0, at, scenario / 50);
        set(1, at, scenario % 12);
      }
    },
    (_, value) => found.push(value(0, 9), value(1, 29)),
  );
  for (const scenario of [0, 63, 64, 129]) {
    const exact = workedOut(
      program,
      new Map([
        ['councilTax', Array.from({ length: 30 }, () => pounds(scenario).dividedBy(50))],
        ['savingsLate', Array.from({ length: 30 }, () => pounds(scenario % 12))],
      ]),
    );
    expect(Math.abs((found[2 * scenario] ?? 0) - exact.of('gap', 9).toNumber())).toBeLessThan(1);
    expect(Math.abs((found[2 * scenario + 1] ?? 0) - exact.of('cfr', 29).toNumber())).toBeLessThan(1);
  }
});

test('a saving that is six months late costs half of it in its first year, and none after', () => {
  const facts = { first: '2026/27', years: 3 };
  const saving = { name: 'A', fullYear: 1200, startsOn: '2026-04-01' };
  expect(round(worked({ ...facts, savings: [saving] }).row('savings'))).toEqual([-1200, -1200, -1200]);
  expect(round(worked({ ...facts, savings: [{ ...saving, late: 6 }] }).row('savings'))).toEqual([
    -600, -1200, -1200,
  ]);
});

test('a sale that slips past 31 March falls in the next year, and its provision is saved a year later', () => {
  const facts = { first: '2026/27', years: 4, balances: [{ name: 'All', opening: 1000, life: 10 }] };
  const sale = { name: 'A', on: '2026-12-15', value: 100 };
  const [on, late] = [0, 6].map((months) => worked({ ...facts, sales: [{ ...sale, late: months }] }));
  expect(round(on?.row('receipts-to-debt') ?? [])).toEqual([100, 0, 0, 0]);
  expect(round(late?.row('receipts-to-debt') ?? [])).toEqual([0, 100, 0, 0]);
  expect(round(on?.row('mrp') ?? [])).toEqual([100, 90, 90, 90]);
  expect(round(late?.row('mrp') ?? [])).toEqual([100, 100, 90, 90]);
});

test('no reserve goes below its minimum, whatever is planned to be drawn', () => {
  const figures = worked({
    first: '2026/27',
    years: 3,
    reserves: [
      {
        name: 'General',
        opening: 10,
        minimum: 4,
        contributions: { '2027/28': 1 },
        drawdowns: { '2026/27': 5, '2027/28': 5, '2028/29': 5 },
      },
    ],
  });
  expect(round(figures.row('reserves'))).toEqual([5, 4, 4]);
  expect(round(figures.row('reserves-drawn'))).toEqual([5, 2, 0]);
});

test.each([
  [{ assumptions: { pay: 45 } }, /assumptions\.pay: a rise of more than 30/],
  [{ balances: [{ name: 'A', opening: 1, life: 0 }] }, /balances\[0\]\.life: a life is 1 year or more/],
  [{ balances: [{ name: 'A', opening: 1, life: 480 }] }, /is it in months/],
  [{ balances: [{ name: 'A', opening: 1 }] }, /balances\[0\]: give the life in years/],
  [{ sales: [{ name: 'A', on: '0206-01-01', value: 1 }] }, /sales\[0\]\.on: .*is the century right/],
  [{ savings: [{ name: 'A', fullYear: 'lots', startsOn: '2026-04-01' }] }, /“lots” is not a figure/],
  [{ supportLife: 25 }, /20 years at most/],
  [
    {
      loans: [
        { name: 'A', kind: 'eip', principal: 1, rate: 3, takenOn: '2026-01-01', repaidOn: '2016-01-01' },
      ],
    },
    /loans\[0\]\.repaidOn: a loan is repaid after it is taken/,
  ],
])('%j is refused with the place and the likely cause', (wrong, message) => {
  expect(() => mediumTermCalculation.run({ first: '2026/27', ...wrong })).toThrow(message);
});

test('amounts in thousands beside amounts in pounds are warned of', () => {
  const answer = mediumTermCalculation.run({
    first: '2026/27',
    lines: [{ name: 'All', amount: 160_000 }],
    councilTax: { base: 52_000, bandD: 1_700 },
  });
  expect(JSON.stringify(answer)).toContain('are some amounts in £000');
});
