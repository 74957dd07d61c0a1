// Characters to words and lines, by where they stand and not by the order in which they were drawn.
import { type Edge, isEdge } from './edges.ts';
import { around, type Box, type Char } from './marks.ts';

export interface Word extends Box {
  text: string;
  /** It begins at the left edge of a column that other lines share. */
  opensColumn?: boolean;
  isBold: boolean;
  size: number;
}

/** Words on one line with no wide gap between them, in a frame where writing reads to the right. */
export interface Line extends Box {
  base: number;
  size: number;
  isBold: boolean;
  words: Word[];
}

/** In the size of the type: letters of a word stand closer than this; a space is a quarter. */
const gapOfWords = 0.17;
/** Baselines of one line differ by less. */
const driftOfBase = 0.25;

export const textOf = ({ words }: { words: readonly Word[] }): string =>
  words
    .map(({ text }) => text)
    .join(' ')
    .trim();

/** Lines of characters of one direction, from the top, each parted wherever a gap is wider than `gap` sizes. */
export function linesOf(chars: readonly Char[], gap: number, edges: readonly Edge[] = []): Line[] {
  return rowsOf(chars).flatMap((row) => partAt(lineOf(wordsOf(row, edges)), gap));
}

/** Characters in lines, by their baselines; raised and lowered ones with the line they belong to. */
function rowsOf(chars: readonly Char[]): Char[][] {
  const sorted = [...chars].sort((one, other) => one.base - other.base || one.along - other.along);
  const rows: Char[][] = [];
  let open: { base: number; size: number; row: Char[] } | undefined;
  for (const char of sorted) {
    if (open && char.base - open.base <= driftOfBase * Math.max(Math.min(open.size, char.size), 1))
      open.row.push(char);
    else {
      open = { base: char.base, size: char.size, row: [char] };
      rows.push(open.row);
    }
  }
  return withRaised(rows).map((row) => row.sort((one, other) => one.along - other.along));
}

/** The commonest size of type. */
const sizeOf = (row: readonly Char[]) => {
  const first = row[0]?.size ?? 0;
  if (row.every((char) => char.size === first)) return first;
  let [most, size] = [0, 0];
  const counts = new Map<number, number>();
  for (const char of row) {
    const count = (counts.get(char.size) ?? 0) + 1;
    counts.set(char.size, count);
    if (count > most) [most, size] = [count, char.size];
  }
  return size;
};

/** `31st` with its ending raised, the number of a footnote: smaller, off the line, right behind one of its letters. */
function withRaised(rows: Char[][]): Char[][] {
  const sizes = rows.map(sizeOf);
  const bases = rows.map((row) => row[0]?.base ?? 0);
  for (const [at, row] of rows.entries()) {
    const size = sizes[at] ?? 0;
    for (const near of [at + 1, at - 1]) {
      const host = rows[near];
      const large = sizes[near] ?? 0;
      const off = (bases[near] ?? 0) - (bases[at] ?? 0);
      if (!host || host.length === 0 || size > large * 0.85 || off > large * 0.6 || off < -large * 0.35)
        continue;
      const moved = row.filter((char) => isBehind(host, row, char, large));
      if (moved.length === 0) continue;
      host.push(...moved);
      row.splice(0, row.length, ...row.filter((char) => !moved.includes(char)));
    }
  }
  return rows.filter((row) => row.length > 0);
}

function isBehind(host: readonly Char[], row: readonly Char[], char: Char, large: number): boolean {
  let at: Char | undefined = char;
  for (let steps = 0; at && steps < 12; steps += 1) {
    const from: Char = at;
    const before = (one: Char) => {
      const gap = from.along - (one.along + one.width);
      return one !== from && gap > -large * 0.2 && gap < large * 0.2 && one.along < from.along;
    };
    if (host.some((one) => one.text !== ' ' && before(one))) return true;
    at = row.find(before);
  }
  return false;
}

/** Printed twice at nearly the same place, to look bold: read once. */
const isRepeat = (one: Char, other: Char) =>
  one.text === other.text &&
  Math.abs(one.along - other.along) < one.size * 0.12 &&
  Math.abs(one.base - other.base) < one.size * 0.12;

/** A single space at which no line is broken, within a word. */
function isTie(row: readonly Char[], at: number): boolean {
  const char = row[at];
  const [before, after] = [row[at - 1], row[at + 1]];
  if (!char || !/[\u00a0\u2007\u202f]/.test(char.text) || !before || !after) return false;
  return before.text.trim() !== '' && after.text.trim() !== '' && after.along - char.along < char.size;
}

function wordsOf(row: readonly Char[], edges: readonly Edge[]): Word[] {
  const words: Word[] = [];
  let open: Char[] = [];
  let isHeavy = false;
  let opensColumn = false;
  let end = Number.NEGATIVE_INFINITY;
  const close = () => {
    if (open.length > 0) words.push({ ...wordOf(open, isHeavy), ...(opensColumn ? { opensColumn } : {}) });
    opensColumn = false;
    open = [];
    isHeavy = false;
  };
  for (const [at, char] of row.entries()) {
    if (char.text.trim() === '' && !isTie(row, at)) {
      close();
      continue;
    }
    let isAgain = false;
    for (let back = at - 1; back >= 0 && back >= at - 8; back -= 1) {
      const before = row[back];
      if (!before || char.along - before.along > char.size * 0.12) break;
      if (isRepeat(before, char)) isAgain = true;
    }
    if (isAgain) {
      isHeavy = true;
      continue;
    }
    const atEdge = char.starts && edges.length > 0 && isEdge(edges, char);
    if (atEdge || char.along - end > gapOfWords * char.size) close();
    if (atEdge) opensColumn = true;
    open.push(char);
    end = char.along + char.width;
  }
  close();
  return words;
}

/** In the frame of the writing: along it, and across it from the top down. */
function wordOf(chars: readonly Char[], isHeavy: boolean): Word {
  const [first] = chars;
  const last = chars.at(-1);
  const size = sizeOf(chars);
  const base = first?.base ?? 0;
  const bold = chars.filter(({ isBold }) => isBold).length;
  return {
    text: chars.map(({ text }) => text).join(''),
    x0: first?.along ?? 0,
    x1: last ? last.along + last.width : 0,
    y0: base - 0.75 * size,
    y1: base + 0.22 * size,
    isBold: isHeavy || bold * 2 > chars.length,
    size,
  };
}

export function lineOf(words: readonly Word[]): Line {
  let [letters, bold] = [0, 0];
  for (const { text, isBold } of words) {
    letters += text.length;
    if (isBold) bold += text.length;
  }
  const size = sizeOfWords(words);
  const box = around(words);
  return { ...box, base: box.y1 - 0.22 * size, size, isBold: bold > letters * 0.8, words: [...words] };
}

/** The size of most of its letters. */
function sizeOfWords(words: readonly Word[]): number {
  const tenth = (size: number) => Math.round(size * 10) / 10;
  const first = words[0]?.size ?? 0;
  if (words.every(({ size }) => size === first)) return tenth(first);
  const sizes = new Map<number, number>();
  for (const { size, text } of words) sizes.set(tenth(size), (sizes.get(tenth(size)) ?? 0) + text.length);
  return [...sizes].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** A line of dots leads the eye over a gap, and parts nothing. */
const isLeader = ({ text }: Word) => /^[.…_·]{3,}$/.test(text);

export function partAt(line: Line, gap: number): Line[] {
  const parts: Word[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let led = false;
  const wide = gap * line.size;
  for (const word of line.words) {
    const open = parts.at(-1);
    led ||= isLeader(word);
    if (open && (led || word.x0 - end <= wide) && !word.opensColumn) open.push(word);
    else parts.push([word]);
    end = word.x1;
  }
  return parts.length === 1 ? [line] : parts.map(lineOf);
}
