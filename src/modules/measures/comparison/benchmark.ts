// A council among others: median, quartiles and rank, always with the year, the set and how many were compared. Pure.
import { Unusable } from '../../../kernel/errors.ts';
import { isBetter } from '../rating/rate.ts';
import type { Polarity } from '../rating/tolerance.ts';

/** How quartiles are cut: as Excel's QUARTILE.INC (R's type 7) or QUARTILE.EXC (R's type 6). */
export const quartileMethods = ['inclusive', 'exclusive'] as const;
export type QuartileMethod = (typeof quartileMethods)[number];

export interface Peer {
  name: string;
  /** Null where this council has given none: left out, and counted as left out. */
  value: number | null;
}

export interface Benchmark {
  /** Councils with a value, our own among them. */
  n: number;
  /** Names of those without one. */
  leftOut: string[];
  median: number;
  lowerQuartile: number;
  upperQuartile: number;
  /** 1 is best; those with the same value share the better rank. Null where no way is better, or we have no value. */
  rank: number | null;
  /** How many share our rank, ourselves among them. */
  sharing: number;
  /** 1 holds the best quarter. Cut at the quartiles; a value on a cut belongs to the better side. */
  quartile: 1 | 2 | 3 | 4 | null;
}

export interface BenchmarkAsked {
  own: Peer;
  peers: readonly Peer[];
  polarity: Polarity | undefined;
  method: QuartileMethod;
}

/** Throws `Unusable` where a council is given twice or nobody has a value. */
export function benchmark({ own, peers, polarity, method }: BenchmarkAsked): Benchmark {
  const all = [own, ...peers];
  const twice = all.find(({ name }, at) => all.findIndex((other) => other.name === name) !== at);
  if (twice) throw new Unusable(`${twice.name} is given twice.`, 'peers');
  const values = all.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  if (values.length === 0) throw new Unusable('No council has a value to compare.', 'peers');
  const [lowerQuartile, median, upperQuartile] = [0.25, 0.5, 0.75].map((share) =>
    quantile(values, share, method),
  );
  const cuts = { lower: lowerQuartile ?? 0, middle: median ?? 0, upper: upperQuartile ?? 0 };
  const place = own.value === null || polarity === undefined ? null : placeAmong(own.value, values, polarity);
  return {
    n: values.length,
    leftOut: all.filter(({ value }) => value === null).map(({ name }) => name),
    median: cuts.middle,
    lowerQuartile: cuts.lower,
    upperQuartile: cuts.upper,
    rank: place?.rank ?? null,
    sharing: place?.sharing ?? 0,
    quartile: own.value === null || polarity === undefined ? null : quarterOf(own.value, cuts, polarity),
  };
}

/** `sorted` ascending, not empty. Beyond the ends the exclusive method answers with the end. */
export function quantile(sorted: readonly number[], share: number, method: QuartileMethod): number {
  const n = sorted.length;
  const at = method === 'inclusive' ? share * (n - 1) : share * (n + 1) - 1;
  const within = Math.min(Math.max(at, 0), n - 1);
  const below = sorted[Math.floor(within)] ?? Number.NaN;
  const above = sorted[Math.ceil(within)] ?? below;
  return below + (within - Math.floor(within)) * (above - below);
}

function placeAmong(
  value: number,
  values: readonly number[],
  polarity: Polarity,
): { rank: number; sharing: number } {
  return {
    rank: 1 + values.filter((other) => isBetter(other, value, polarity)).length,
    sharing: values.filter((other) => other === value).length,
  };
}

function quarterOf(
  value: number,
  { lower, middle, upper }: { lower: number; middle: number; upper: number },
  polarity: Polarity,
): 1 | 2 | 3 | 4 {
  const [first, third] = polarity === 'higher-is-better' ? [upper, lower] : [lower, upper];
  if (!isBetter(first, value, polarity)) return 1;
  if (!isBetter(middle, value, polarity)) return 2;
  return isBetter(third, value, polarity) ? 4 : 3;
}
