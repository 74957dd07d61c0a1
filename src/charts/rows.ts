// Bars in named rows, one under another: what a waterfall and a tornado share. Pure.
import type { Chart } from './chart.ts';
import { letterWidth, lineHeight, linesOf, round, type Shape, scaleOf } from './frame.ts';

export interface RowText {
  x: number;
  /** The foot of its first line; the next ones follow below. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  lines: string[];
  isStrong: boolean;
}

export interface RowsPicture {
  width: number;
  height: number;
  bars: { x: number; y: number; width: number; height: number; fill: number; words: string }[];
  /** Upright lines: nought, the base, and what joins a bar to the next. */
  rules: { x: number; from: number; to: number; kind: 'nought' | 'base' | 'join' }[];
  texts: RowText[];
}

export type RowsChart = Chart<'rows', RowsPicture>;

export const barHeight = 22;
const gaps = { wide: 14, narrow: 20 };

/** Where the names, the bars and the figures of a row stand. On a phone the name stands over its bar. */
export interface RowsRoom {
  shape: Shape;
  width: number;
  left: number;
  right: number;
  nameLetters: number;
}

/** `left` and `end` are room kept on a desk beside the bars, `said` room for a figure at their right on both. */
export function roomOf(
  shape: Shape,
  { left, end, said = 0 }: { left: number; end: number; said?: number },
): RowsRoom {
  const width = shape === 'wide' ? 800 : 340;
  return {
    shape,
    width,
    left: shape === 'wide' ? left : 8,
    right: width - said - (shape === 'wide' ? end : 8),
    nameLetters: Math.floor((shape === 'wide' ? 200 : 220) / letterWidth),
  };
}

export interface Row {
  name: RowText;
  /** Top of the bar. */
  bar: number;
  bottom: number;
}

/** One row for each name, as high as its name needs; `said` lines of text stand beside the bar, or below it on a phone. */
export function rowsOf(names: readonly string[], room: RowsRoom, top: number, said = 0): Row[] {
  const under = said * lineHeight;
  let at = top;
  return names.map((words) => {
    const lines = linesOf(words, room.nameLetters);
    const text = Math.max(1, lines.length) * lineHeight;
    const height = room.shape === 'wide' ? Math.max(text, barHeight, under) : text + 4 + barHeight + under;
    const row = {
      name: textAt(4, at + (room.shape === 'wide' ? (height - text) / 2 : 0) + 14, lines),
      bar: room.shape === 'wide' ? at + (height - barHeight) / 2 : at + text + 4,
      bottom: at + height,
    };
    at += height + gaps[room.shape];
    return row;
  });
}

export function textAt(
  x: number,
  y: number,
  lines: string[],
  { anchor = 'start', isStrong = false }: Partial<Pick<RowText, 'anchor' | 'isStrong'>> = {},
): RowText {
  return { x: round(x), y: round(y), anchor, lines, isStrong };
}

/** Where a figure stands between the left and the right of the bars. */
export function along({ left, right }: RowsRoom, values: readonly number[]): (value: number) => number {
  const { least, perUnit } = scaleOf(Math.min(...values), Math.max(...values), right - left);
  return (value) => round(left + (value - least) * perUnit);
}
