// What may come, year by year: a middle line in bands of percentiles, and the line that is planned. Pure.
import { drawYears, type YearsChart } from './years.ts';
import type { Named, YearsFacts } from './years-picture.ts';

/** A band between two percentiles, as 5 and 95. */
export interface Band {
  low: Named;
  high: Named;
}

export interface FanFacts extends YearsFacts {
  middle: Named;
  /** The widest first: each is drawn over the one before it. */
  bands: readonly Band[];
  /** What is planned, drawn over all. */
  base?: Named;
}

const strokes = { base: 0, middle: 1, edge: 4 };

/** Null when there is no figure at all. */
export function drawFan({ middle, bands, base, ...facts }: FanFacts): YearsChart | null {
  const edge = (line: Named) => ({ ...line, stroke: strokes.edge });
  return drawYears({
    ...facts,
    parts: [],
    lines: [
      ...bands.map(({ high }) => edge(high)),
      { ...middle, stroke: strokes.middle },
      ...bands.toReversed().map(({ low }) => edge(low)),
      ...(base ? [{ ...base, stroke: strokes.base }] : []),
    ],
    shades: bands.map(({ low, high }) => ({ name: null, from: low.values, to: high.values })),
  });
}
