// A council among others, and the others most like it.
import { expect, test } from 'vitest';
import { type Peer, quantile } from './benchmark.ts';
import { benchmarkCalculation, nearestCalculation } from './comparison.calculation.ts';

const named = (values: readonly (number | null)[]): Peer[] =>
  values.map((value, at) => ({ name: `Council ${at + 1}`, value }));
const asked = (own: number | null, others: readonly (number | null)[], more: object = {}) =>
  benchmarkCalculation.run({
    own: { name: 'Harnworth', value: own },
    peers: named(others),
    polarity: 'higher-is-better',
    year: '2025/26',
    set: 'neighbours',
    ...more,
  });

test('quartiles are those of the usual two methods', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  expect([0.25, 0.5, 0.75].map((share) => quantile(values, share, 'inclusive'))).toEqual([2.75, 4.5, 6.25]);
  expect([0.25, 0.5, 0.75].map((share) => quantile(values, share, 'exclusive'))).toEqual([2.25, 4.5, 6.75]);
  expect(quantile([7], 0.25, 'exclusive')).toBe(7);
});

test('rank, quarter and median say their year, set and number, and who was left out', () => {
  expect(asked(61, [55, 70, null])).toMatchObject({
    n: 3,
    leftOut: ['Council 3'],
    median: 61,
    rank: 2,
    quartile: 2,
    words: '61: 2nd of 3, in the second quarter, against a median 61 (2025/26, neighbours, n = 3).',
  });
});

test('lower may be better, equal values share a rank, and without polarity there is none', () => {
  expect(asked(3, [3, 5, 8], { polarity: 'lower-is-better' })).toMatchObject({
    rank: 1,
    sharing: 2,
    quartile: 1,
  });
  expect(asked(8, [3, 5, 3], { polarity: 'lower-is-better' })).toMatchObject({ rank: 4, quartile: 4 });
  expect(asked(3, [3, 5], { polarity: undefined })).toMatchObject({ rank: null, quartile: null });
  expect(asked(null, [3, 5])).toMatchObject({ rank: null, n: 2, leftOut: ['Harnworth'] });
});

test('a council given twice, or a set without any value, is refused', () => {
  expect(() => asked(1, [1], { peers: [{ name: 'Harnworth', value: 2 }] })).toThrow(
    /Harnworth is given twice/,
  );
  expect(() => asked(null, [null])).toThrow(/No council has a value/);
});

test('the nearest are most alike by place, whatever the units', () => {
  const area = (name: string, density: number, young: number) => ({ name, values: { density, young } });
  const areas = [
    area('Harnworth', 11, 21),
    area('Eastmere', 10, 22),
    area('Northholt', 45, 18),
    area('Wexdale', 12, 30),
  ];
  const near = (more: object) =>
    (
      nearestCalculation.run({
        own: 'Harnworth',
        areas,
        characteristics: [{ name: 'density' }, { name: 'young' }],
        ...more,
      }) as { neighbours: { name: string }[] }
    ).neighbours.map(({ name }) => name);
  expect(near({})).toEqual(['Eastmere', 'Wexdale', 'Northholt']);
  expect(near({ atMost: 1 })).toEqual(['Eastmere']);
  const inThousands = areas.map(({ name, values }) => ({
    name,
    values: { ...values, density: values.density * 1000 },
  }));
  expect(near({ areas: inThousands })).toEqual(near({}));
  expect(() => near({ own: 'Nowhere' })).toThrow(/Nowhere is not among the areas/);
});
