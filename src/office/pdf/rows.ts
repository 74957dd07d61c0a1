// Lines of a table without rules between its rows, put into rows: by what is one cell's text, and which cells stand level.
import { hadRoom, type Spacing } from './joining.ts';
import type { Line } from './lines.ts';
import { quantile } from './marks.ts';

/** A line of one column. */
export interface Placed {
  line: Line;
  column: number;
}

/** How the next line of a column stands to the one above: `far` and `ended` part them, `onward` joins, `open` does neither. */
type Bond = 'far' | 'ended' | 'onward' | 'open';

interface Pair {
  above: Placed;
  below: Placed;
  bond: Bond;
}

interface Span {
  y0: number;
  y1: number;
  lines: Placed[];
  isFar: boolean;
}

/** Rows from the top, each the lines in it. */
export function tableRows(placed: readonly Placed[], spacing: Spacing): Placed[][] {
  const columns = Map.groupBy(placed, ({ column }) => column);
  const pairs = [...columns.values()].flatMap((lines) => pairsOf(lines, spacing));
  const parted = new Set(pairs.filter((pair) => isParted(pair, pairs)).map(({ below }) => below));
  const far = new Set(pairs.filter(({ bond }) => bond === 'far').map(({ below }) => below));
  const cells = [...columns.values()].flatMap((lines) => cellsOf(lines, parted, far));
  return withoutTails(levelsOf(cells)).map(({ lines }) => lines);
}

const byPlace = (one: Placed, other: Placed) =>
  one.line.base - other.line.base || one.line.x0 - other.line.x0;

function pairsOf(given: readonly Placed[], spacing: Spacing): Pair[] {
  const lines = [...given].sort(byPlace);
  const edge = quantile(
    lines.map(({ line }) => line.x1),
    0.95,
    0,
  );
  return lines.slice(1).flatMap((below, at): Pair[] => {
    const above = lines[at];
    return above ? [{ above, below, bond: bondOf(above.line, below.line, edge, spacing) }] : [];
  });
}

function bondOf(above: Line, below: Line, edge: number, spacing: Spacing): Bond {
  const size = Math.max(above.size, below.size);
  // Where no text is wrapped the closest lines are those of rows: no cell is set wider than this.
  const farthest = Math.min(spacing(size) * 1.15, size * 1.42);
  if (below.base - above.base > farthest) return 'far';
  if (hadRoom(above, below, edge)) return 'ended';
  const [end, start] = [above.words.at(-1)?.text ?? '', below.words[0]?.text ?? ''];
  return /^[\p{Ll}(&]/u.test(start) || /[,&/-]$/.test(end) ? 'onward' : 'open';
}

/** Lines that could be of one cell are not, where another column has a row's end at the same height and none goes on. */
function isParted({ above, below, bond }: Pair, pairs: readonly Pair[]): boolean {
  if (bond === 'far' || bond === 'ended') return true;
  if (bond === 'onward') return false;
  const [from, to] = [above.line.base, below.line.base];
  const beside = pairs.filter((other) => {
    const shared = Math.min(to, other.below.line.base) - Math.max(from, other.above.line.base);
    return other.below !== below && shared > (to - from) * 0.5;
  });
  return (
    beside.some((one) => one.bond === 'far' || one.bond === 'ended') &&
    !beside.some((one) => one.bond === 'onward')
  );
}

function cellsOf(given: readonly Placed[], parted: ReadonlySet<Placed>, far: ReadonlySet<Placed>): Span[] {
  const cells: Span[] = [];
  for (const one of [...given].sort(byPlace)) {
    const open = cells.at(-1);
    const { y0, y1 } = one.line;
    const isLevel = open && Math.abs((open.lines.at(-1)?.line.base ?? 0) - one.line.base) < 1;
    if (!open || (parted.has(one) && !isLevel)) cells.push({ y0, y1, lines: [one], isFar: far.has(one) });
    else {
      open.lines.push(one);
      open.y1 = Math.max(open.y1, y1);
    }
  }
  return cells;
}

/** Cells that stand level, wholly or in part, are one row. */
function levelsOf(cells: readonly Span[]): Span[] {
  const rows: Span[] = [];
  for (const cell of [...cells].sort((one, other) => one.y0 - other.y0)) {
    const open = rows.at(-1);
    const size = cell.lines[0]?.line.size ?? 10;
    if (open && cell.y0 < open.y1 - size * 0.25) {
      open.lines.push(...cell.lines);
      open.y1 = Math.max(open.y1, cell.y1);
      open.isFar &&= cell.isFar;
    } else rows.push({ ...cell, lines: [...cell.lines] });
  }
  return rows;
}

/** A row close under another with nothing in the first column is more of the same row: a cell of several paragraphs. */
function withoutTails(rows: readonly Span[]): Span[] {
  const kept: Span[] = [];
  const width = new Set(rows.flatMap(({ lines }) => lines.map(({ column }) => column))).size;
  for (const row of rows) {
    const above = kept.at(-1);
    const columns = new Set(row.lines.map(({ column }) => column));
    const isTail = !row.isFar && !columns.has(0) && columns.size <= width / 2;
    if (above && isTail) {
      above.lines.push(...row.lines);
      above.y1 = row.y1;
    } else kept.push(row);
  }
  return kept;
}
