// Public figures of Harnworth and five invented councils, and the set that Harnworth compares itself with.
import { addDays, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearStarting } from '../src/kernel/financial-year.ts';
import type { EarlierComparators } from '../src/modules/finance/index.ts';

type Row = readonly [code: string, name: string, population: number, ...thousands: (number | null)[]];

const lines = [
  'adult-social-care',
  'childrens-social-care',
  'highways',
  'environment',
  'central',
  'net-current',
] as const;

/** In thousands of pounds, in the order of the lines; null where the return was not submitted. */
const rows: readonly Row[] = [
  ['E06000911', 'Harnworth', 174_200, 63_900, 51_400, 7_100, 22_800, 6_900, 276_000],
  ['E06000912', 'Zedmere', 268_000, 91_200, 76_300, 9_400, 30_900, 11_200, 452_000],
  ['E06000913', 'Quillport', 181_500, 64_800, 47_100, 5_900, 20_700, 7_600, 311_000],
  ['E06000914', 'Tarnley', 229_000, 88_400, 66_000, 6_400, 21_500, 6_800, 360_000],
  ['E06000915', 'Ostrey', 212_700, 73_100, 59_900, 4_300, 15_800, 12_300, 388_000],
  ['E06000916', 'Marlbrook', 159_300, null, null, null, null, null, null],
];

export function exampleComparators(day: Day): EarlierComparators {
  const started = Number(financialYearOf(day).slice(0, 4));
  const latest = financialYearStarting(started - 2);
  const earlier = financialYearStarting(started - 3);
  return {
    keptOn: addDays(day, -30),
    keptBy: 'Priya Nandhra',
    files: [
      {
        kind: 'outturn',
        title: 'Outturn of invented councils.csv',
        stage: 'final',
        areas: outturn(earlier, latest),
        found: [
          `6 councils in 2 years: ${earlier} to ${latest}.`,
          `1 return without figures, kept as missing and never as 0: Marlbrook in ${latest} (not submitted).`,
        ],
      },
      {
        kind: 'population',
        title: 'People of invented councils.csv',
        stage: null,
        areas: people(earlier, latest),
        found: [`6 councils in 2 years: ${earlier} to ${latest}.`],
      },
    ],
    peers: {
      name: 'Estuary councils',
      why: 'Unitary councils of like size with a port, housing growth and a like share of older people.',
      ownCode: 'E06000911',
      areaCodes: rows.slice(1).map(([code]) => code),
    },
    cases: [
      {
        line: 'highways',
        title: 'Sea wall road',
        approvedBy: 'Cabinet',
        approvedOn: addDays(day, -200),
        words: 'Two years of repairs to the road behind the sea wall cost less than closing it.',
      },
    ],
  };
}

type Areas = EarlierComparators['files'][number]['areas'];

function outturn(earlier: string, latest: string): Areas {
  return [earlier, latest].flatMap((year) =>
    rows.map(([areaCode, areaName, , ...thousands]) => {
      const absent = year === latest && thousands[0] === null;
      return {
        areaCode,
        areaName,
        year,
        missing: absent ? 'not submitted' : null,
        // The year before, everybody spent a twentieth less.
        figures: absent
          ? {}
          : Object.fromEntries(
              lines.map((line, at) => [
                line,
                Math.round((thousands[at] ?? 8_000) * (year === latest ? 1 : 0.95)) * 1000_00,
              ]),
            ),
      };
    }),
  );
}

const people = (earlier: string, latest: string): Areas =>
  [earlier, latest].flatMap((year) =>
    rows.map(([areaCode, areaName, population]) => ({
      areaCode,
      areaName,
      year,
      missing: null,
      figures: { population: year === latest ? population : population - 1_100 },
    })),
  );
