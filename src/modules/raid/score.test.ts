// Scores on matrices of every shape, as a table of cases.
import { describe, expect, test } from 'vitest';
import { faultsOf, type Matrix, standing } from './matrix.ts';
import { byCell, byMoney, fiveByFour, sixBySix, threeByThree } from './raid.sample.ts';
import { againstAppetite, bandOf, type Mark, mistakesIn, movement, numberOf, sayScore } from './score.ts';

const on = (likelihood: number, impact: number): Mark => ({ likelihood, impact, amountPence: null });
const costing = (likelihood: number, pounds: number): Mark => ({
  likelihood,
  impact: null,
  amountPence: pounds * 100,
});

describe('the number and the band', () => {
  test.each<[string, Matrix, Mark, number, string]>([
    ['lowest of three by three', threeByThree, on(1, 1), 1, 'Low'],
    ['just below the second band', threeByThree, on(2, 1), 2, 'Low'],
    ['on the edge of the second band', threeByThree, on(3, 1), 3, 'Medium'],
    ['on the edge of the highest band', threeByThree, on(2, 3), 6, 'High'],
    ['highest of three by three', threeByThree, on(3, 3), 9, 'High'],
    ['five by four is not square: its corner', fiveByFour, on(5, 4), 20, 'High'],
    ['five by four: likelihood and impact are not exchanged', fiveByFour, on(5, 1), 5, 'Low'],
    ['six by six, just below', sixBySix, on(4, 6), 24, 'Low'],
    ['six by six, on the edge', sixBySix, on(5, 5), 25, 'Very high'],
    ['by cell: severe is high however unlikely', byCell, on(1, 3), 3, 'High'],
    ['by cell: the same product elsewhere is not', byCell, on(3, 1), 3, 'Medium'],
    ['money: nothing', byMoney, costing(3, 0), 0, 'Minor'],
    ['money: on the edge', byMoney, costing(1, 250_000), 25_000_000, 'Notable'],
    ['money: large but unlikely stays below', byMoney, costing(1, 12_000_000), 1_200_000_000, 'Notable'],
    ['money: large and possible', byMoney, costing(2, 12_000_000), 1_200_000_000, 'Significant'],
  ])('%s', (_, matrix, mark, number, words) => {
    expect([numberOf(matrix, mark), bandOf(matrix, mark).words]).toEqual([number, words]);
  });

  test('every cell of every matrix falls in a band, and no likelier or worse cell in a lower one', () => {
    for (const matrix of [threeByThree, fiveByFour, sixBySix, byCell])
      for (let likelihood = 1; likelihood <= matrix.likelihood.length; likelihood += 1)
        for (let impact = 1; impact <= matrix.impact.length; impact += 1) {
          const place = (l: number, i: number) => matrix.bands.indexOf(bandOf(matrix, on(l, i)));
          expect(place(likelihood, impact)).toBeGreaterThanOrEqual(0);
          if (likelihood > 1)
            expect(place(likelihood, impact)).toBeGreaterThanOrEqual(place(likelihood - 1, impact));
          if (impact > 1)
            expect(place(likelihood, impact)).toBeGreaterThanOrEqual(place(likelihood, impact - 1));
        }
  });

  test('a score is said with the council’s words', () => {
    expect(sayScore(threeByThree, on(3, 2))).toBe('6 (Likely × Moderate)');
    expect(sayScore(byMoney, costing(2, 250_000))).toBe('£250,000 (Possible)');
  });
});

test.each<[string, Matrix, Mark, string[]]>([
  ['a step above the last', threeByThree, on(4, 1), ['likelihood']],
  ['a step below the first', threeByThree, on(1, 0), ['impact']],
  ['an amount where an impact is asked', fiveByFour, costing(1, 10), ['impact']],
  ['an impact where an amount is asked', byMoney, on(1, 1), ['amount']],
  ['impact 5 of four', fiveByFour, on(5, 5), ['impact']],
  ['nothing wrong', fiveByFour, on(5, 4), []],
])('what cannot be a mark: %s', (_, matrix, mark, fields) => {
  expect(mistakesIn(matrix, mark).map(({ field }) => field)).toEqual(fields);
});

test.each<[string, Matrix, Mark, string, string]>([
  ['in the highest band it may bear', threeByThree, on(3, 1), 'Medium', 'within'],
  ['one band above', threeByThree, on(3, 3), 'Medium', 'above'],
  ['below', threeByThree, on(1, 1), 'Medium', 'within'],
  ['money', byMoney, costing(2, 12_000_000), 'Notable', 'above'],
  ['a band that this matrix does not have', threeByThree, on(3, 3), 'Tolerable', 'unknown'],
])('appetite: %s', (_, matrix, mark, highest, said) => {
  expect(againstAppetite(matrix, mark, highest)).toBe(said);
});

test.each<[string, Matrix, Mark | undefined, Matrix, Mark, string]>([
  ['none before', threeByThree, undefined, threeByThree, on(1, 1), 'new'],
  ['the same', threeByThree, on(2, 2), threeByThree, on(2, 2), 'same'],
  ['a higher number', threeByThree, on(2, 2), threeByThree, on(3, 2), 'worse'],
  ['a lower number', threeByThree, on(2, 2), threeByThree, on(1, 2), 'better'],
  ['the same number in a higher band', byCell, on(3, 1), byCell, on(1, 3), 'worse'],
  ['the same number, likelier', threeByThree, on(1, 2), threeByThree, on(2, 1), 'worse'],
  ['another matrix', threeByThree, on(3, 3), fiveByFour, on(1, 1), 'rescaled'],
])('movement: %s', (_, earlierMatrix, earlier, matrix, mark, said) => {
  const before = earlier && { matrix: earlierMatrix, mark: earlier };
  expect(movement(before, { matrix, mark })).toBe(said);
});

describe('a matrix of one’s own', () => {
  test('the ones that councils use have no fault', () => {
    for (const matrix of [threeByThree, fiveByFour, sixBySix, byCell, byMoney])
      expect(faultsOf(matrix)).toEqual([]);
  });

  test.each<[string, Partial<Matrix>, string]>([
    ['two steps', { impact: ['a', 'b'] }, 'Impact must have three to six steps.'],
    ['seven steps', { likelihood: [...'abcdefg'] }, 'Likelihood must have three to six steps.'],
    [
      'a score in no band',
      { bands: [{ words: 'High', tone: 'stop', atLeast: 4 }] },
      'The lowest band must begin at 1',
    ],
    ['cells missing', { cells: [[0, 0, 0]] }, 'Every cell of the matrix needs a band.'],
    [
      'a cell beyond the bands',
      {
        cells: [
          [0, 0, 9],
          [0, 0, 0],
          [0, 0, 0],
        ],
      },
      'A cell names a band',
    ],
  ])('%s is refused', (_, change, said) => {
    expect(faultsOf({ ...threeByThree, ...change }).join(' ')).toContain(said);
  });

  test('one stands from its day until the next of its kind begins', () => {
    const later = { ...fiveByFour, fromOn: '2026-04-01' };
    const all = [later, threeByThree, byMoney];
    expect(standing(all, 'impact', '2019-12-31')).toBeUndefined();
    expect(standing(all, 'impact', '2026-03-31')).toBe(threeByThree);
    expect(standing(all, 'impact', '2026-04-01')).toBe(later);
    expect(standing(all, 'money', '2026-04-01')).toBe(byMoney);
  });
});
