// Formulas of measures: what is read, what is refused and where, the order, and what is missing.
import { expect, test } from 'vitest';
import { formulaCalculation } from './formula.calculation.ts';
import { parseFormula } from './formula.ts';

const values = [
  { measure: 1, value: 78 },
  { measure: 2, value: 104 },
  { measure: 3, value: null, missing: 'the ledger was closed' },
  { measure: 4, value: 0 },
];
const run = (...formulas: string[]) =>
  formulaCalculation.run({
    values,
    formulas: formulas.map((formula, at) => ({ measure: 10 + at, formula })),
  });

test.each([
  ['ratio(m1, m2)', 75, null],
  ['0.1 + 0.2', 0.3, null],
  ['1 + 2 * 3 - 4 / 2', 5, null],
  ['-(m1 - m2) * 2', 52, null],
  ['sum(m1, m2, 3)', 185, null],
  ['8 / 4 / 2', 1, null],
  ['m1 + m3', null, 'missing, because m3 has no value: the ledger was closed'],
  ['0 * m3', null, 'missing, because m3 has no value: the ledger was closed'],
  ['m1 / m4', null, 'missing, because it would divide by nought'],
  ['m99', null, 'missing, because m99 is not given'],
])('%s is %s', (formula, value, missing) => {
  expect(run(formula)).toEqual({ order: [10], results: [{ measure: 10, value, missing }] });
});

test.each([
  ['m1 +', 5, 'ends too early'],
  ['m1 m2', 4, 'put + - * or / before it'],
  ['(m1', 4, 'is not closed'],
  ['m1 ^ 2', 4, 'means nothing here'],
  ['ratio(m1)', 1, 'ratio takes two'],
  ['sum m1', 1, 'comes a bracket'],
  ['', 1, 'ends too early'],
  ['('.repeat(200), 51, 'deeper'],
])('%j is refused at %s: %s', (formula, at, words) => {
  const parsed = parseFormula(formula);
  expect(parsed.ok ? null : [parsed.error.at, parsed.error.message.includes(words)]).toEqual([at, true]);
});

test('each is worked out after its parts, whichever comes first', () => {
  expect(run('m11 + 1', 'm12 * 2', 'm1')).toMatchObject({
    order: [12, 11, 10],
    results: [{}, {}, { value: 157 }],
  });
});

test('a ring is refused by name', () => {
  expect(() => run('m11', 'm12', 'm10')).toThrow('m10 → m11 → m12 → m10');
});
