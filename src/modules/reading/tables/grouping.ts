// Columns that group rows (theme, workstream, objective): the words stand once, somewhere in a block of merged rows.
// Which rows they cover is read from where the words stand, what the neighbouring column does, and page breaks.
import type { Passage } from '../../../office/blocks.ts';
import { endsUnfinished, isOpen, startsLower } from '../words/words.ts';
import type { Role } from './columns.ts';
import { columnOf, type Grid, type GridRow } from './grid.ts';

/** For one row: the cells whose words cover it, and whether they were written on the row itself. */
export interface Cover {
  passages: Passage[];
  here: boolean;
}

export interface GroupRules {
  /** True when these words cannot be what the column holds: a ghost of a merged cell. */
  isGhost(passage: Passage, row: GridRow): boolean;
  /** True when two cells, one under the other, are one text over two rows. */
  areOne(upper: Passage, lower: Passage): boolean;
  /** Rows at which a block must begin, from a column that groups more finely. */
  edges?: ReadonlySet<number>;
}

/**
 * Which words cover each row of a grid. Within a stretch (from a header or page break to the next) rows take the words
 * above them; rows over the first words take the first words, when the document centres its merged cells.
 */
export function coverOf(grid: Grid, role: Role, rules: GroupRules): (Cover | undefined)[] {
  const column = columnOf(grid, role);
  if (column < 0) return grid.rows.map(() => undefined);
  const written = writtenBlocks(grid, column, rules);
  const covers: (Cover | undefined)[] = grid.rows.map(() => undefined);
  const centred = isCentred(grid, column, rules);
  let carried: Passage[] | undefined;
  for (const [from, to] of stretches(grid)) {
    const inside = written.filter(({ first }) => first >= from && first < to);
    const [head] = inside;
    if (head && (centred || carried === undefined)) carried = head.passages;
    for (let at = from; at < to; at += 1) {
      const block = inside.find(({ first, last }) => at >= first && at <= last);
      if (block) carried = block.passages;
      else if (rules.edges?.has(at)) carried = inside.find(({ first }) => first > at)?.passages ?? carried;
      if (carried) covers[at] = { passages: carried, here: block !== undefined };
    }
  }
  return covers;
}

interface Block {
  passages: Passage[];
  first: number;
  last: number;
}

function writtenBlocks(grid: Grid, column: number, rules: GroupRules): Block[] {
  const blocks: Block[] = [];
  grid.rows.forEach((row, at) => {
    const passage = row.cells[column];
    if (!passage || rules.isGhost(passage, row)) return;
    const before = blocks.at(-1);
    const upper = before?.passages.at(-1);
    if (before && upper && before.last === at - 1 && rules.areOne(upper, passage)) {
      before.passages.push(passage);
      before.last = at;
    } else blocks.push({ passages: [passage], first: at, last: at });
  });
  return blocks;
}

/** Stretches of rows between headers; a break without a header does not end one. */
function stretches(grid: Grid): [number, number][] {
  const starts = grid.rows.flatMap((row, at) => (at === 0 || row.opens === 'header' ? [at] : []));
  return starts.map((from, index) => [from, starts[index + 1] ?? grid.rows.length]);
}

/**
 * Merged cells are centred when the first rows of a table lack words that a later row has. The first stretch with a
 * merged cell in it tells: a blank row at the head of a later page may belong to the page before.
 */
function isCentred(grid: Grid, column: number, rules: GroupRules): boolean {
  for (const [from, to] of stretches(grid)) {
    const blank = grid.rows.slice(from, to).map((row) => {
      const passage = row.cells[column];
      return !passage || rules.isGhost(passage, row);
    });
    if (blank[0] && blank.includes(false)) return true;
    if (from === 0 && blank.includes(true)) return false;
  }
  return false;
}

/** One text over two cells: the upper has not ended, or the lower begins as if it ran on. */
export function runsOver(upper: Passage, lower: Passage): boolean {
  return endsUnfinished(upper.text) || isOpen(upper.text) || startsLower(lower.text);
}
