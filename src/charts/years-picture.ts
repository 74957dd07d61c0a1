// Where the figures of each year stand in a drawing: columns, lines, shaded parts, and the names beside them. Pure.
import { type Mark, signOf } from './chart.ts';
import {
  apart,
  letterWidth,
  lineHeight,
  linesOf,
  longest,
  pathsOf,
  round,
  runsOf,
  type Scale,
  type Shape,
  saidTicks,
  scaleOf,
  widthOf,
} from './frame.ts';

/** Something with a figure for each year; null where there is none. */
export interface Named {
  name: string;
  values: readonly (number | null)[];
}

/** What lies between two lines. Its figure is `from` less `to`: below nought where the second is the higher. */
export interface Shade {
  /** Null for a shade that the names of its edges explain. */
  name: string | null;
  from: readonly (number | null)[];
  to: readonly (number | null)[];
}

export interface YearsFacts {
  /** What each year is called, as "2026/27". */
  years: readonly string[];
  say: (value: number) => string;
  /** For each year the page its figures are made on, for the table. */
  hrefs?: readonly (string | null)[];
}

export interface YearsDrawing extends YearsFacts {
  parts: readonly Named[];
  lines: readonly (Named & { stroke: number })[];
  shades: readonly Shade[];
}

export interface YearsPicture {
  width: number;
  height: number;
  left: number;
  right: number;
  bottom: number;
  columns: { x: number; y: number; width: number; height: number; fill: number; words: string }[];
  shades: { d: string; shade: number }[];
  lines: { d: string; stroke: number }[];
  /** Ends of lines, and values that stand alone. */
  dots: { x: number; y: number; words: string }[];
  /** The thing named ends at (`from`, `at`), its name stands at `y`: a leader joins them. */
  names: { from: number; at: number; y: number; height: number; lines: string[]; mark: Mark }[];
  down: { y: number; words: string; isNought: boolean }[];
  across: { x: number; words: string }[];
}

/** One part in one year, from a figure to a figure. */
export interface Block {
  part: number;
  index: number;
  from: number;
  to: number;
}

/** A name and the thing it stands beside. */
export interface Told {
  words: string;
  /** The figure beside which the name stands, and the year. */
  value: number;
  index: number;
  mark: Mark;
}

/** How many of each there are before they begin again. */
export const kinds = { fill: 8, stroke: 6, shade: 2 };
const top = 16;
const rooms = {
  wide: { width: 800, right: 560, plot: 290, names: 46 },
  narrow: { width: 340, right: 296, plot: 220, names: 22 },
};
const widestColumn = 44;

/** As many units as the shape of the drawing has room for; higher when the names need it. */
export function placeYears(
  drawing: YearsDrawing,
  blocks: readonly Block[],
  names: readonly Told[],
  shape: Shape,
): YearsPicture {
  const { years, lines, shades: between, say } = drawing;
  const room = rooms[shape];
  const letters = Math.floor((room.width - room.right - room.names) / letterWidth);
  const written = names.map((name, index) => {
    const broken = shape === 'wide' ? linesOf(name.words, letters) : [signOf(index)];
    return { ...name, lines: broken, height: broken.length * lineHeight };
  });
  const bottom = top + Math.max(room.plot, sum(written.map(({ height }) => height)));
  const scale = scaleFor(drawing, blocks, bottom - top);
  const down = saidTicks(scale.ticks, say);
  const left = Math.ceil(longest(down.map(({ words }) => words)) + 18);
  const slot = (room.right - left) / years.length;
  const x = (index: number) => round(left + slot * (index + 0.5));
  const y = (value: number) => round(bottom - (value - scale.least) * scale.perUnit);
  const column = Math.min(widestColumn, slot * 0.72);
  const at = written.map((name) => ({
    ...name,
    at: y(name.value),
    y: y(name.value),
    from: round(x(name.index) + (name.mark.kind === 'fill' ? column / 2 : 0)),
  }));
  return {
    width: room.width,
    height: bottom + 32,
    left,
    right: room.right,
    bottom,
    columns: columnsOf(drawing, blocks, x, y, column),
    shades: between.flatMap((shade, one) =>
      areasOf(shade, x, y).map((d) => ({ d, shade: one % kinds.shade })),
    ),
    lines: lines.flatMap(({ values, stroke }) =>
      pathsOf(values.slice(0, years.length), x, y).map((d) => ({ d, stroke: stroke % kinds.stroke })),
    ),
    dots: lines.flatMap((line) => dotsOf(line, drawing, x, y)),
    names: apart(at, { top, bottom }).map(({ from, at, y, height, lines, mark }) => ({
      from,
      at,
      y,
      height,
      lines,
      mark,
    })),
    down: down.map(({ value, words }) => ({ y: y(value), words, isNought: value === 0 })),
    across: acrossOf(years, x, { left, right: room.right, width: room.width }),
  };
}

/** Columns and money stand on nought: a scale that begins elsewhere makes a small change look large. */
function scaleFor(drawing: YearsDrawing, blocks: readonly Block[], room: number): Scale {
  const drawn = [
    ...drawing.lines.map(({ values }) => values),
    ...drawing.shades.flatMap(({ from, to }) => [from, to]),
  ];
  const numbers = [0, ...blocks.map(({ to }) => to), ...drawn.flat().filter((value) => value !== null)];
  return scaleOf(Math.min(...numbers), Math.max(...numbers), room);
}

type Along = (value: number) => number;

function columnsOf(
  { years, parts, say }: YearsDrawing,
  blocks: readonly Block[],
  x: Along,
  y: Along,
  width: number,
): YearsPicture['columns'] {
  return blocks
    .filter(({ from, to }) => from !== to)
    .map(({ part, index, from, to }) => ({
      x: round(x(index) - width / 2),
      y: Math.min(y(from), y(to)),
      width: round(width),
      height: round(Math.abs(y(from) - y(to))),
      fill: part % kinds.fill,
      words: `${years[index]}: ${parts[part]?.name} ${sayOr(parts[part]?.values[index], say)}`,
    }));
}

function dotsOf(
  { name, values }: Named,
  { years, say }: YearsDrawing,
  x: Along,
  y: Along,
): YearsPicture['dots'] {
  const runs = runsOf(values.slice(0, years.length));
  const shown = runs
    .filter((run, at) => run.length === 1 || at === runs.length - 1)
    .flatMap((run) => run.slice(-1));
  return shown.map(({ index, value }) => ({
    x: x(index),
    y: y(value),
    words: `${years[index]}: ${name} ${say(value)}`,
  }));
}

/** There along one edge, back along the other, for each run of years that has both. */
function areasOf(shade: Shade, x: Along, y: Along): string[] {
  const { from, to } = shade;
  const both = from.map((_, index) => difference(shade, index));
  return runsOf(both).map((run) => {
    const edge = (values: readonly (number | null)[], way: typeof run) =>
      way.map(({ index }) => `${x(index)} ${y(values[index] ?? 0)}`).join('L');
    return `M${edge(from, run)}L${edge(to, run.toReversed())}Z`;
  });
}

/** As many years as have room, counted back from the last, and none outside the drawing. */
function acrossOf(
  years: readonly string[],
  x: Along,
  { left, right, width }: { left: number; right: number; width: number },
): YearsPicture['across'] {
  const room = Math.max(1, Math.floor((right - left) / (longest(years) + 12)));
  const every = Math.ceil(years.length / room);
  return years.flatMap((words, index) => {
    if ((years.length - 1 - index) % every !== 0) return [];
    const half = widthOf(words) / 2;
    return [{ x: round(Math.min(Math.max(x(index), half), width - half)), words }];
  });
}

/** The first less the second; null in a year that lacks one of them. */
export function difference({ from, to }: Shade, index: number): number | null {
  const [one, other] = [from[index] ?? null, to[index] ?? null];
  return one === null || other === null ? null : one - other;
}

export const sayOr = (value: number | null | undefined, say: (value: number) => string): string =>
  value === null || value === undefined ? 'none' : say(value);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
