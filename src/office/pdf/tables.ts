// Tables as found on pages to blocks: the text of each cell, and rows that a page break cut in two put together.
import type { Passage, Row, Table } from '../blocks.ts';
import { edgeOf, hadRoom, isPoint, join, textFrom, type Vocabulary } from './joining.ts';
import type { Line } from './lines.ts';
import type { Manner, Writer } from './prose.ts';
import type { FoundTable, TableCell, TableRow } from './ruled.ts';

export function tableBlock(found: FoundTable, manner: Manner, writer: Writer): Table {
  const edges = edgesOf(found);
  const rows = found.rows.map((row): Row => {
    const cells = row.cells.map((cell) => passageOf(cell, edges.get(cell) ?? 0, manner, writer));
    return { cells, source: writer.source(row) };
  });
  return { kind: 'table', rows };
}

/**
 * For each cell, how far its lines could reach: as far as others of its width and place all down the table do, and in a
 * table with walls up to the margin that the left side has.
 */
function edgesOf({ rows, hasWalls }: FoundTable): Map<TableCell, number> {
  const keyOf = ({ x0, x1 }: TableCell) => `${Math.round(x0)} ${Math.round(x1)}`;
  const columns = new Map<string, Line[]>();
  const cells = rows.flatMap((row) => row.cells);
  for (const cell of cells) {
    if (cell.isTurned) continue;
    const lines = columns.get(keyOf(cell)) ?? [];
    lines.push(...cell.lines);
    columns.set(keyOf(cell), lines);
  }
  const edgeIn = (cell: TableCell) => {
    const lines = columns.get(keyOf(cell)) ?? [];
    const margin = Math.min(...lines.map(({ x0 }) => x0)) - cell.x0;
    const reached = edgeOf(lines);
    return hasWalls && Number.isFinite(margin)
      ? Math.max(reached, cell.x1 - Math.max(margin, 0) - 2)
      : reached;
  };
  // Type of turned cells is measured along another side: no break is told from where its lines end.
  return new Map(cells.map((cell) => [cell, cell.isTurned ? Number.NEGATIVE_INFINITY : edgeIn(cell)]));
}

function passageOf(cell: TableCell, edge: number, manner: Manner, writer: Writer): Passage {
  const text = textFrom(cell.lines, { edge, spacing: manner.spacing, vocabulary: manner.vocabulary });
  const passage = writer.passage(text, writer.source(cell));
  return {
    ...passage,
    ...(cell.fill ? { fill: cell.fill } : {}),
    ...(cell.covers ? { covers: cell.covers } : {}),
  };
}

const near = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((place, at) => Math.abs(place - (other[at] ?? 0)) < 4);

/**
 * The first row of a table at the head of a page that only goes on with the last row of the table at the foot of the page
 * before. Its written cells stand under written cells, no line above had room for what stands below it, and where the
 * first cell is blank something plainly goes on.
 */
export function isCut(above: FoundTable, first: TableRow | undefined, xs: readonly number[]): boolean {
  const last = above.rows.at(-1);
  if (!last || !first || !near(above.xs, xs)) return false;
  const edges = edgesOf(above);
  const pairs = first.cells.flatMap((cell, at) => {
    if (cell.lines.length === 0) return [];
    const over = last.cells[at];
    return [{ at, line: cell.lines[0], over: over?.lines.at(-1), edge: over ? (edges.get(over) ?? 0) : 0 }];
  });
  if (pairs.length === 0) return false;
  const couldGoOn = pairs.every(
    ({ line, over, edge }) => line && over && (isPoint(line) || !hadRoom(over, line, edge)),
  );
  if (!couldGoOn) return false;
  if (pairs[0]?.at === 0) return pairs.some(({ line }) => /^\p{Ll}/u.test(line?.words[0]?.text ?? ''));
  return pairs.some(({ line, over }) => line && over && (isPoint(line) || plainlyGoesOn(over, line)));
}

function plainlyGoesOn(above: Line, below: Line): boolean {
  const end = above.words.at(-1)?.text ?? '';
  const start = below.words[0]?.text ?? '';
  return /^[\p{Ll}(&]/u.test(start) || !/[.;:!?]$/.test(end);
}

/** The cut row with what stood on the next page. */
export function mend(row: Row, more: Row, vocabulary: Vocabulary): Row {
  const cells = row.cells.map((cell, at) => {
    const rest = more.cells[at];
    if (!rest || rest.text === '') return cell;
    if (cell.text === '') return rest;
    const text = rest.text.startsWith('• ')
      ? `${cell.text}\n${rest.text}`
      : join(cell.text, rest.text, vocabulary);
    const added = { from: text.length - rest.text.length, source: rest.source };
    return { ...cell, text, joins: [...(cell.joins ?? []), added] };
  });
  return { ...row, cells };
}
