// Runs of lines that keep the same gaps clear from top to bottom: tables without rules, or columns of prose.
import type { Spacing } from './joining.ts';
import { type Line, lineOf, textOf } from './lines.ts';
import { around, quantile, type Rule } from './marks.ts';

/** The pieces that stand on one line, from the left. */
export interface VisualRow {
  pieces: Line[];
  y0: number;
  y1: number;
  base: number;
  size: number;
}

/** What tells where a run ends: how close lines of text stand, and the lines drawn across the page. */
export interface Drawn {
  spacing: Spacing;
  across: readonly Rule[];
}

/** A gap clear over all rows of a run. */
export interface Gutter {
  from: number;
  to: number;
  /** Other lines begin where it ends: clear as long as nothing is written across, however narrow. */
  isEdge?: boolean;
}

export interface Run {
  rows: VisualRow[];
  /** Empty for rows that keep no gap clear. */
  gutters: Gutter[];
}

/** Gaps narrower than this, in sizes of the type, are spaces between words. */
const narrowest = 0.3;
/** White space over this many sizes ends a run. */
const apart = 3;

const marker =
  /^(?:[•●▪■◦○□◆❖❑➢➔▶‣⁃∙·–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/u;

export const isMarker = (line: Line) => line.words.length === 1 && marker.test(textOf(line));

export function visualRows(lines: readonly Line[]): VisualRow[] {
  const sorted = [...lines].sort((one, other) => one.base - other.base || one.x0 - other.x0);
  const rows: Line[][] = [];
  let first: Line | undefined;
  for (const line of sorted) {
    if (first && line.base - first.base < 0.45 * Math.min(first.size, line.size)) rows.at(-1)?.push(line);
    else {
      rows.push([line]);
      first = line;
    }
  }
  return rows.map((pieces) => rowOf(pieces));
}

function rowOf(given: readonly Line[]): VisualRow {
  const pieces = [...given].sort((one, other) => one.x0 - other.x0);
  const { y0, y1 } = around(pieces);
  return { pieces, y0, y1, base: pieces[0]?.base ?? y1, size: Math.max(...pieces.map(({ size }) => size)) };
}

/** A number or bullet with the text it marks is one piece. */
export function withMarkers(row: VisualRow): VisualRow {
  const [first, second, ...more] = row.pieces;
  if (!first || !second || !isMarker(first) || second.x0 - first.x1 > first.size * 5) return row;
  return { ...row, pieces: [lineOf([...first.words, ...second.words]), ...more] };
}

/** Rows put into runs, in order: each with its gutters, or with none. */
export function runsOf(rows: readonly VisualRow[], drawn: Drawn): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at];
    if (!row) break;
    const run = row.pieces.length > 1 ? runFrom(rows, at, drawn) : undefined;
    if (run) {
      at += run.rows.length;
      takeHead(runs, run);
      runs.push(run);
      continue;
    }
    const open = runs.at(-1);
    if (open && open.gutters.length === 0) open.rows.push(row);
    else runs.push({ rows: [row], gutters: [] });
    at += 1;
  }
  return runs;
}

/** Lines right above, over the later columns alone, are the tops of cells that reach higher than their neighbours. */
function takeHead(runs: Run[], run: Run): void {
  const above = runs.at(-1);
  const [gutter] = run.gutters;
  if (!above || above.gutters.length > 0 || !gutter) return;
  for (let row = above.rows.at(-1); row; row = above.rows.at(-1)) {
    const next = run.rows[0];
    const isOver =
      row.pieces.every(
        ({ x0, x1 }) => x0 >= gutter.to - 2 && !run.gutters.some(({ from, to }) => x0 < from && x1 > to),
      ) &&
      next !== undefined &&
      next.y0 - row.y1 < row.size * 0.5;
    if (!isOver) break;
    above.rows.pop();
    run.rows.unshift(row);
  }
  if (above.rows.length === 0) runs.pop();
}

const clear = ({ from, to, isEdge }: Gutter, size: number) =>
  isEdge === true || to - from >= narrowest * size;

function runFrom(rows: readonly VisualRow[], start: number, drawn: Drawn): Run | undefined {
  const [first] = rows.slice(start);
  if (!first) return undefined;
  let gutters = gapsOf(first);
  const taken: VisualRow[] = [first];
  let waiting: VisualRow[] = [];
  for (let at = start + 1; at < rows.length; at += 1) {
    const row = rows[at];
    const above = waiting.at(-1) ?? taken.at(-1);
    if (!row || !above || row.y0 - above.y1 > apart * row.size) break;
    const parted = partAtGutters(row, gutters);
    if (isOfAnother(parted, taken) || isHeading(row, taken)) break;
    const next = gutters.flatMap((gutter) => without(gutter, parted).filter((one) => clear(one, row.size)));
    const lost = gutters.filter(
      (gutter) => !next.some((one) => one.from >= gutter.from && one.to <= gutter.to),
    );
    if (lost.length === 0 && (waiting.length === 0 || parted.pieces.length > 1)) {
      gutters = [...next, ...gapsLeft(parted, [...taken, ...waiting], next)].sort(
        (one, other) => one.from - other.from,
      );
      taken.push(...waiting, parted);
      waiting = [];
    } else if (lost.length <= 1 && gutters.length >= 3 && taken.length >= 3 && parted.pieces.length > 2) {
      taken.push(...waiting, parted);
      waiting = [];
    } else if (row.pieces.length === 1 && waiting.length < 2 && taken.length >= 2) waiting.push(row);
    else break;
  }
  const kept = withoutTail(taken, drawn);
  const several = kept.filter(({ pieces }) => pieces.length > 1);
  const isEnough = several.length >= 3 || (several.length >= 2 && gutters.length >= 2);
  return isEnough && isAligned(kept, gutters) ? { rows: kept, gutters } : undefined;
}

/** Larger type alone on its line is no row of the table above it. */
function isHeading({ pieces, size }: VisualRow, rows: readonly VisualRow[]): boolean {
  const usual = quantile(
    rows.map((row) => row.size),
    0.5,
    size,
  );
  return pieces.length === 1 && size > usual * 1.1;
}

/** Most of a row's pieces stand where none of the rows above has any: another table begins. */
function isOfAnother({ pieces }: VisualRow, rows: readonly VisualRow[]): boolean {
  if (pieces.length < 3 || rows.length < 3) return false;
  const near = (one: number, other: number) => Math.abs(one - other) < 2.5;
  const known = rows.flatMap((row) => row.pieces);
  const fits = pieces.filter((piece) =>
    known.some(
      (one) => near(one.x0, piece.x0) || near(one.x1, piece.x1) || near(one.x0 + one.x1, piece.x0 + piece.x1),
    ),
  );
  return fits.length < pieces.length / 2;
}

function gapsOf({ pieces }: VisualRow): Gutter[] {
  return pieces.slice(1).map((piece, at) => {
    const to = piece.x0;
    const from = Math.min(pieces[at]?.x1 ?? 0, to - 0.5);
    return piece.words[0]?.opensColumn ? { from, to, isEdge: true } : { from, to };
  });
}

/** Gaps of a row that no row above it writes in, beside the gutters known. */
function gapsLeft(row: VisualRow, above: readonly VisualRow[], known: readonly Gutter[]): Gutter[] {
  return gapsOf(row)
    .filter(({ from, to }) => !known.some((one) => one.from < to && one.to > from))
    .flatMap((gap) => above.reduce((left, one) => left.flatMap((part) => without(part, one)), [gap]))
    .filter((gap) => clear(gap, row.size));
}

/** What is left of a gutter beside the words of a row. */
function without(gutter: Gutter, { pieces }: VisualRow): Gutter[] {
  if (gutter.isEdge) {
    const { to } = gutter;
    if (pieces.some(({ x0, x1 }) => x0 < to - 1.5 && x1 > to + 1.5)) return [];
    const from = Math.max(gutter.from, ...pieces.flatMap(({ x1 }) => (x1 < to + 1.5 ? [x1] : [])));
    return [{ ...gutter, from: Math.min(from, to - 0.5) }];
  }
  let left: Gutter[] = [gutter];
  for (const { x0, x1, words } of pieces)
    left = left.flatMap((one): Gutter[] => {
      if (x1 <= one.from || x0 >= one.to) return [one];
      return [
        { from: one.from, to: x0, ...(words[0]?.opensColumn ? { isEdge: true } : {}) },
        { from: x1, to: one.to },
      ].filter(({ from, to }) => to > from);
    });
  return left;
}

/**
 * A piece that runs over a gutter is parted where one of its words begins at the edge of the next column. A line of prose
 * may have a word there by chance: it is one piece, drawn at once.
 */
function partAtGutters(row: VisualRow, gutters: readonly Gutter[]): VisualRow {
  const pieces = row.pieces.flatMap((piece) => {
    const crossed = gutters.filter(({ from, to }) => piece.x0 < from && piece.x1 > to);
    const cuts = crossed.flatMap(({ from, to }) => {
      const at = piece.words.findIndex(
        (word, index) =>
          index > 0 &&
          (row.pieces.length > 1 || word.opensColumn) &&
          Math.abs(word.x0 - to) <= 1.5 &&
          (piece.words[index - 1]?.x1 ?? 0) <= to - 1.5 &&
          from < to,
      );
      return at > 0 ? [at] : [];
    });
    if (cuts.length === 0) return [piece];
    const ends = [...new Set(cuts), piece.words.length].sort((one, other) => one - other);
    return ends.map((end, index) => lineOf(piece.words.slice(ends[index - 1] ?? 0, end)));
  });
  return { ...row, pieces };
}

/** A line that runs between two rows under most of the table. */
function isBetween(
  { at, from, to }: Rule,
  above: VisualRow,
  row: VisualRow,
  rows: readonly VisualRow[],
): boolean {
  if (at < above.base - 1 || at > row.base - row.size * 0.5) return false;
  const { x0, x1 } = around(rows.flatMap(({ pieces }) => pieces));
  return Math.min(to, x1) - Math.max(from, x0) > (x1 - x0) * 0.6;
}

/** Without the rows at the end that are no longer of the table: one piece at the left, set off from what is above. */
function withoutTail(rows: readonly VisualRow[], { spacing, across }: Drawn): VisualRow[] {
  const kept = [...rows];
  const last = kept.findLastIndex(({ pieces }) => pieces.length > 1);
  for (let at = last + 1; at < kept.length; at += 1) {
    const [row, above] = [kept[at], kept[at - 1]];
    if (!row || !above) continue;
    const isSetOff = row.base - above.base > spacing(row.size) * 1.15;
    if (isSetOff || across.some((rule) => isBetween(rule, above, row, kept))) return kept.slice(0, at);
  }
  return kept;
}

/** What stands right of each gutter begins, ends or centres at one place in most rows; in prose it does not. */
function isAligned(rows: readonly VisualRow[], gutters: readonly Gutter[]): boolean {
  if (gutters.length === 0) return false;
  const good = gutters.filter(({ to }, at) => {
    const end = gutters[at + 1]?.from ?? Number.POSITIVE_INFINITY;
    const pieces = rows.flatMap((row) => row.pieces.filter(({ x0 }) => x0 >= to - 1 && x0 < end));
    return [
      pieces.map(({ x0 }) => x0),
      pieces.map(({ x1 }) => x1),
      pieces.map(({ x0, x1 }) => (x0 + x1) / 2),
    ].some((places) => share(places) >= 0.7);
  });
  return good.length >= gutters.length / 2;
}

/** The share of places within two points of the commonest one. */
function share(places: readonly number[]): number {
  const most = Math.max(
    0,
    ...places.map((place) => places.filter((one) => Math.abs(one - place) <= 2).length),
  );
  return places.length === 0 ? 0 : most / places.length;
}
