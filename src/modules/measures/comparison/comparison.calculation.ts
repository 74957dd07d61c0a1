// `benchmark` and `nearest-neighbours` by name.
import { z } from 'zod';
import { calculation } from '../../../kernel/calculation.ts';
import { Figure } from '../../../kernel/figure.ts';
import { sayFigure } from '../rating/gap.ts';
import { Polarity } from '../rating/tolerance.ts';
import { type Benchmark, benchmark, quartileMethods } from './benchmark.ts';
import { nearestNeighbours } from './nearest.ts';

const Peer = z.object({ name: z.string().min(1), value: Figure });

const BenchmarkCase = z.object({
  own: Peer,
  peers: z.array(Peer).min(1),
  polarity: Polarity.optional(),
  unit: z.string().default(''),
  year: z.string().min(1).describe('The year the values are of, such as 2024/25'),
  set: z.string().min(1).describe('Whom the councils are and who chose them'),
  method: z.enum(quartileMethods).default('inclusive'),
});

const quarters = { 1: 'best', 2: 'second', 3: 'third', 4: 'worst' };

/** One sentence with year, set and n. */
export function sayBenchmark(
  found: Benchmark,
  { value, unit, year, set }: { value: number | null; unit: string; year: string; set: string },
): string {
  const median = sayFigure(Number(found.median.toPrecision(12)), unit);
  const end = `median ${median} (${year}, ${set}, n = ${found.n})`;
  if (value === null) return `No value of our own; ${end}.`;
  const own = sayFigure(value, unit);
  if (found.rank === null || found.quartile === null) return `${own} against a ${end}.`;
  const rank = `${found.sharing > 1 ? 'joint ' : ''}${ordinal(found.rank)} of ${found.n}`;
  return `${own}: ${rank}, in the ${quarters[found.quartile]} quarter, against a ${end}.`;
}

function ordinal(n: number): string {
  const ending = new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(n);
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };
  return `${n}${endings[ending] ?? 'th'}`;
}

export const benchmarkCalculation = calculation({
  name: 'benchmark',
  title: 'places a council among others: median, quartiles, rank and quarter',
  source:
    'Quartiles as Excel’s QUARTILE.INC (R type 7) or QUARTILE.EXC (R type 6); equal values share the better rank',
  given: BenchmarkCase,
  found: z.object({
    n: z.int().describe('Councils with a value, our own among them'),
    leftOut: z.array(z.string()).describe('Those without one'),
    median: z.number(),
    lowerQuartile: z.number(),
    upperQuartile: z.number(),
    rank: z.int().nullable().describe('1 is best; null without polarity or own value'),
    sharing: z.int(),
    quartile: z.int().nullable().describe('1 is the best quarter'),
    words: z.string(),
  }),
  example: {
    own: { name: 'Harnworth', value: 61 },
    peers: [
      { name: 'Eastmere', value: 55 },
      { name: 'Northholt', value: 70 },
      { name: 'Wexdale', value: null },
    ],
    polarity: 'higher-is-better',
    unit: '%',
    year: '2025/26',
    set: 'three neighbours',
  },
  run: ({ own, peers, polarity, unit, year, set, method }) => {
    const found = benchmark({ own, peers, polarity, method });
    return { ...found, words: sayBenchmark(found, { value: own.value, unit, year, set }) };
  },
});

export const nearestCalculation = calculation({
  name: 'nearest-neighbours',
  title: 'finds the councils most like one’s own by figures about the place',
  source: 'Euclidean distance over standardised characteristics, as published nearest-neighbour models use',
  given: z.object({
    own: z.string().min(1),
    areas: z.array(z.object({ name: z.string().min(1), values: z.record(z.string(), Figure) })).min(2),
    characteristics: z
      .array(z.object({ name: z.string().min(1), weight: z.number().nonnegative().default(1) }))
      .min(1),
    atMost: z.int().positive().default(15),
  }),
  found: z.object({
    neighbours: z.array(z.object({ name: z.string(), distance: z.number(), compared: z.int() })),
  }),
  example: {
    own: 'Harnworth',
    areas: [
      { name: 'Harnworth', values: { density: 11, under16: 21 } },
      { name: 'Eastmere', values: { density: 10, under16: 22 } },
      { name: 'Northholt', values: { density: 45, under16: 18 } },
    ],
    characteristics: [{ name: 'density' }, { name: 'under16' }],
  },
  run: ({ own, ...asked }) => ({ neighbours: nearestNeighbours(own, asked) }),
});
