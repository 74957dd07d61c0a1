// A series over time as positions for a drawing: its line, broken where values are missing, and lines to read it against. Pure.
import { apart, pathsOf, round, scaleOf } from './frame.ts';

export interface SeriesPoint {
  label: string;
  value: number | null;
  /** Drawn as a square: it stands out from the rest, whatever the reason. */
  isMarked: boolean;
  /** Drawn hollow: it may still change. */
  isProvisional: boolean;
  /** Read out with the point. */
  words: string;
}

/** A line across the series, named at its end. */
export interface Guide {
  words: string;
  kind: 'target' | 'mean' | 'limit';
  /** One for each point; null where it does not run. */
  values: readonly (number | null)[];
}

export interface SeriesPicture {
  width: number;
  height: number;
  left: number;
  right: number;
  /** Straight parts of the line. */
  paths: string[];
  points: { x: number; y: number; isMarked: boolean; isProvisional: boolean; words: string }[];
  guides: { d: string; kind: Guide['kind'] }[];
  /** What each line is called, at its end, none over another. */
  names: { y: number; words: string; kind: Guide['kind'] | 'series' }[];
  down: { y: number; words: string }[];
  across: { x: number; words: string }[];
}

const size = { width: 760, height: 320, left: 64, right: 590, top: 16, bottom: 280 };
/** Names of lines are at least this far apart. */
const nameHeight = 18;
const mostAcross = 8;

export function drawSeries(
  points: readonly SeriesPoint[],
  guides: readonly Guide[],
  { name, say }: { name: string; say: (value: number) => string },
): SeriesPicture | null {
  const numbers = [...points.map(({ value }) => value), ...guides.flatMap(({ values }) => values)].filter(
    (value) => value !== null,
  );
  if (numbers.length === 0) return null;
  const scale = scaleOf(Math.min(...numbers), Math.max(...numbers), size.bottom - size.top);
  const step = points.length > 1 ? (size.right - size.left - 24) / (points.length - 1) : 0;
  const x = (index: number) => round(size.left + 12 + index * step);
  const y = (value: number) => round(size.bottom - (value - scale.least) * scale.perUnit);
  const seen = points.flatMap((point, index) =>
    point.value === null ? [] : [{ ...point, x: x(index), y: y(point.value) }],
  );
  const ends = guides.flatMap(({ words, kind, values }) => {
    const last = values.findLast((value) => value !== null);
    return last === undefined || last === null ? [] : [{ y: y(last), words: `${words} ${say(last)}`, kind }];
  });
  const latest = seen.at(-1);
  const named = latest && {
    y: latest.y,
    words: `${name} ${say(latest.value ?? 0)}`,
    kind: 'series' as const,
  };
  const every = Math.max(1, Math.ceil(points.length / mostAcross));
  return {
    width: size.width,
    height: size.height,
    left: size.left,
    right: size.right,
    paths: pathsOf(
      points.map(({ value }) => value),
      x,
      y,
    ),
    points: seen.map(({ x, y, isMarked, isProvisional, words }) => ({
      x,
      y,
      isMarked,
      isProvisional,
      words,
    })),
    guides: guides.flatMap(({ kind, values }) => pathsOf(values, x, y).map((d) => ({ d, kind }))),
    names: apart(
      (named ? [named, ...ends] : ends).map((end) => ({ ...end, height: nameHeight })),
      { top: size.top - nameHeight / 2, bottom: size.bottom + nameHeight / 2 },
    ),
    down: scale.ticks.map((tick) => ({ y: y(tick), words: say(tick) })),
    across: points.flatMap(({ label }, index) =>
      (points.length - 1 - index) % every === 0 ? [{ x: x(index), words: label }] : [],
    ),
  };
}
