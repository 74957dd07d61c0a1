// A comparison of a year: what is left out of a median, and what a reader is told to doubt.
import { expect, test } from 'vitest';
import { compareYear, doubtsOf } from './comparison.ts';
import type { KeptFigures } from './source.ts';

const outturn = (areaCode: string, year: string, thousands: number | null): KeptFigures => ({
  kind: 'outturn',
  sourceId: 1,
  areaCode,
  areaName: `Council ${areaCode.slice(-1)}`,
  year,
  figures: thousands === null ? {} : { highways: thousands * 1000_00 },
  missing: thousands === null ? 'not submitted' : null,
});
const people = (areaCode: string, year: string, population: number): KeptFigures => ({
  ...outturn(areaCode, year, null),
  kind: 'population',
  figures: { population },
  missing: null,
});
const [own, one, two, three] = ['E06000901', 'E06000902', 'E06000903', 'E07000904'] as const;
const peers = {
  setId: 1,
  name: 'Estuary towns',
  why: 'Ports',
  ownCode: own,
  areaCodes: [one, two, three],
  keptOn: '2026-11-01',
  keptBy: 'Ana',
};
const kept = [
  outturn(own, '2022/23', 20_000),
  outturn(own, '2023/24', 8_000),
  people(own, '2023/24', 200_000),
  outturn(one, '2023/24', 3_000),
  people(one, '2023/24', 100_000),
  outturn(two, '2023/24', 7_000),
  outturn(three, '2023/24', 2_000),
  people(three, '2022/23', 100_000),
];

test('a council without a population takes no part in the median', () => {
  const [highways] = compareYear(kept, peers, '2023/24');
  // 40 a head beside 30 and 20; of the third the population is not known.
  expect(highways).toMatchObject({ median: 25, difference: 15, totalPence: 3_000_000_00, isAbove: true });
  expect(highways?.peers.map(({ pounds, why }) => why ?? pounds)).toEqual([30, 'no population', 20]);
});

test('where the council itself has no figure the median stands, and no difference is made up', () => {
  const without = kept.filter((each) => !(each.areaCode === own && each.kind === 'population'));
  expect(compareYear(without, peers, '2023/24')[0]).toMatchObject({
    median: 25,
    difference: null,
    totalPence: null,
    isAbove: false,
  });
});

test('where no other has a figure there is no median', () => {
  const alone = kept.filter(({ areaCode }) => areaCode === own);
  expect(compareYear(alone, peers, '2023/24')[0]).toMatchObject({
    median: null,
    difference: null,
    isAbove: false,
  });
});

test('a district, another year’s population and a jump since the year before are said', () => {
  const words = doubtsOf(compareYear(kept, peers, '2023/24'), kept).join('\n');
  expect(words).toContain('Council 4: another kind of council');
  expect(words).toContain('The population of another year is used for Council 4');
  expect(words).toContain('60% below the year before');
});
