// What every drawing shares: its room on a desk and on a phone, scales, broken lines, and names that never lie over one another. Pure.
import { nice, ticks } from 'd3-array';

/** On a desk names stand beside what they name; on a phone a sign does, and a key below the drawing says the name. */
export type Shape = 'wide' | 'narrow';

/** A letter of our text is at most so wide, in the drawing's units: there is no browser to measure it. */
export const letterWidth = 7.6;
/** One line of text. */
export const lineHeight = 18;

export const round = (value: number): number => Math.round(value * 10) / 10;

export interface Scale {
  least: number;
  /** Units of the drawing for one of the figures. */
  perUnit: number;
  ticks: number[];
}

/** About five round steps over these figures, laid on `room` units. All figures alike, or all nought, give a scale too. */
export function scaleOf(least: number, most: number, room: number): Scale {
  const spread = most - least || Math.abs(most) || 1;
  const [low, high] = nice(least - spread * 0.05, most + spread * 0.05, 5);
  // A count or a share is never drawn as if it could be below nought.
  const floor = least >= 0 ? Math.max(0, low) : low;
  return { least: floor, perUnit: room / (high - floor), ticks: ticks(floor, high, 5) };
}

/** Steps of the scale in words; two that round to the same words are one. */
export function saidTicks(
  steps: readonly number[],
  say: (value: number) => string,
): { value: number; words: string }[] {
  const said = new Map(steps.map((value) => [say(value), value] as const));
  // Nought is never said at another place.
  if (steps.includes(0)) said.set(say(0), 0);
  return [...said].map(([words, value]) => ({ value, words }));
}

/** One path for each run of values without a gap; a value alone has none. */
export function pathsOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string[] {
  return runsOf(values)
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map(({ index, value }) => `${x(index)} ${y(value)}`).join('L')}`);
}

/** The values in runs without a gap. */
export function runsOf(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ index, value });
  }
  return runs.filter((run) => run.length > 0);
}

/** Moves names down, and back up from the foot, until none lies over another. They fit when their heights do. */
export function apart<Name extends { y: number; height: number }>(
  names: readonly Name[],
  { top, bottom }: { top: number; bottom: number },
): Name[] {
  const placed = [...names].sort((a, b) => a.y - b.y).map((name) => ({ ...name }));
  let above = top;
  for (const name of placed) {
    name.y = Math.max(name.y, above + name.height / 2);
    above = name.y + name.height / 2;
  }
  let below = bottom;
  for (const name of placed.toReversed()) {
    name.y = round(Math.min(name.y, below - name.height / 2));
    below = name.y - name.height / 2;
  }
  return placed;
}

/** Text broken at its spaces into lines of at most so many letters; a longer word is cut. */
export function linesOf(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else for (let at = 0; at < word.length; at += letters) lines.push(word.slice(at, at + letters));
  }
  return lines;
}

export const widthOf = (words: string): number => words.length * letterWidth;

export const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf));
