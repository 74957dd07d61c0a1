// A series over time as positions for a drawing: its line, broken where values are missing, and lines to read it against. Pure.
import { nice, ticks } from 'd3-array';

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
  const scale = scaleOf(Math.min(...numbers), Math.max(...numbers));
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
    names: apart(named ? [named, ...ends] : ends),
    down: scale.ticks.map((tick) => ({ y: y(tick), words: say(tick) })),
    across: points.flatMap(({ label }, index) =>
      (points.length - 1 - index) % every === 0 ? [{ x: x(index), words: label }] : [],
    ),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

function scaleOf(least: number, most: number): { least: number; perUnit: number; ticks: number[] } {
  const spread = most - least || Math.abs(most) || 1;
  const [low, high] = nice(least - spread * 0.05, most + spread * 0.05, 5);
  // A count or a share is never drawn as if it could be below nought.
  const floor = least >= 0 ? Math.max(0, low) : low;
  return { least: floor, perUnit: (size.bottom - size.top) / (high - floor), ticks: ticks(floor, high, 5) };
}

/** One path for each run of values without a gap; a value alone has none, its point shows it. */
function pathsOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string[] {
  const paths: string[] = [];
  let run: string[] = [];
  const end = () => {
    if (run.length > 1) paths.push(`M${run.join('L')}`);
    run = [];
  };
  for (const [index, value] of values.entries()) {
    if (value === null) end();
    else run.push(`${x(index)} ${y(value)}`);
  }
  end();
  return paths;
}

/** Moves names down, and back up from the foot, until none lies over another. */
function apart<Name extends { y: number }>(names: readonly Name[]): Name[] {
  const placed = [...names].sort((a, b) => a.y - b.y).map((name) => ({ ...name }));
  let above = size.top - nameHeight;
  for (const name of placed) {
    name.y = Math.max(name.y, above + nameHeight);
    above = name.y;
  }
  let below = size.bottom + nameHeight;
  for (const name of placed.toReversed()) {
    name.y = round(Math.min(name.y, below - nameHeight));
    below = name.y;
  }
  return placed;
}
