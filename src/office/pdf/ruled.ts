// Tables drawn with rules: the writing of each room, merged cells, and the colour behind them.
import type { Lattice, Room } from './lattice.ts';
import { type Line, linesOf } from './lines.ts';
import { areaOf, type Box, type Char, type Fill, overlapOf } from './marks.ts';

export interface TableCell extends Box {
  lines: Line[];
  fill?: string;
  covers?: { rows: number; columns: number };
  /** Lines across or down the page other than to the right: their ends say nothing of the column's width. */
  isTurned?: boolean;
}

export interface TableRow extends Box {
  cells: TableCell[];
}

/** Rows of cells, each row as wide as it was drawn. */
export interface FoundTable extends Box {
  rows: TableRow[];
  /** Where its columns stand, to know it again on the next page. */
  xs: number[];
  hasWalls: boolean;
}

const wideGap = 1.2;

/** The table a lattice makes of the characters in it; undefined when it is no table but a box around text. */
export function ruledTable(
  lattice: Lattice,
  chars: readonly Char[],
  fills: readonly Fill[],
): FoundTable | undefined {
  const rooms = withWriting(lattice, chars);
  const { lattice: kept, rooms: full } = withoutStrips(lattice, rooms);
  const parted = full.flatMap((one) => partRoom(kept, one));
  const [columns, rows] = [kept.xs.length - 1, kept.ys.length - 1];
  const written = parted.filter(({ chars: some }) => some.length > 0).length;
  if (columns < 2 || written === 0 || (written < 2 && columns < 3)) return undefined;
  const grid: TableRow[] = Array.from({ length: rows }, (_, row) => ({
    x0: kept.x0,
    x1: kept.x1,
    y0: kept.ys[row] ?? 0,
    y1: kept.ys[row + 1] ?? 0,
    cells: Array.from({ length: columns }, (_, column) => blank(kept, row, column)),
  }));
  for (const { room, chars: some } of parted) {
    const row = grid[room.row];
    if (!row) continue;
    row.cells[room.column] = cellOf(room, some, fills);
  }
  const { x0, y0, x1, y1 } = kept;
  return { x0, y0, x1, y1, rows: grid, xs: kept.xs, hasWalls: true };
}

interface Written {
  room: Room;
  chars: Char[];
}

function blank({ xs, ys }: Lattice, row: number, column: number): TableCell {
  return { x0: xs[column] ?? 0, x1: xs[column + 1] ?? 0, y0: ys[row] ?? 0, y1: ys[row + 1] ?? 0, lines: [] };
}

const indexOf = (places: readonly number[], value: number) => {
  let [low, high] = [0, places.length - 1];
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
};

function withWriting({ xs, ys, rooms }: Lattice, chars: readonly Char[]): Written[] {
  const width = xs.length - 1;
  const written = rooms.map((room): Written => ({ room, chars: [] }));
  const at = new Map<number, Written>();
  for (const one of written)
    for (let row = one.room.row; row < one.room.row + one.room.rows; row += 1)
      for (let column = one.room.column; column < one.room.column + one.room.columns; column += 1)
        at.set(row * width + column, one);
  for (const char of chars) {
    const [x, y] = [(char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2];
    at.get(indexOf(ys, y) * width + indexOf(xs, x))?.chars.push(char);
  }
  return written;
}

/** Without rows and columns too thin to hold writing that hold none: double borders, bars of colour. */
function withoutStrips(lattice: Lattice, rooms: Written[]): { lattice: Lattice; rooms: Written[] } {
  const thin = (places: readonly number[], at: number) => (places[at + 1] ?? 0) - (places[at] ?? 0) < 7;
  const hasOwn = (is: (room: Room) => boolean) =>
    rooms.some(({ room, chars }) => chars.length > 0 && is(room));
  const columns = lattice.xs.flatMap((_, at) =>
    at < lattice.xs.length - 1 &&
    thin(lattice.xs, at) &&
    !hasOwn((room) => room.column === at && room.columns === 1)
      ? [at]
      : [],
  );
  const rows = lattice.ys.flatMap((_, at) =>
    at < lattice.ys.length - 1 &&
    thin(lattice.ys, at) &&
    !hasOwn((room) => room.row === at && room.rows === 1)
      ? [at]
      : [],
  );
  if (columns.length === 0 && rows.length === 0) return { lattice, rooms };
  const left = (gone: readonly number[], from: number, count: number) => {
    let kept = 0;
    for (let at = from; at < from + count; at += 1) if (!gone.includes(at)) kept += 1;
    return kept;
  };
  const moved = rooms.flatMap(({ room, chars }): Written[] => {
    const [wide, high] = [left(columns, room.column, room.columns), left(rows, room.row, room.rows)];
    if (wide === 0 || high === 0) return [];
    const column = room.column - columns.filter((at) => at < room.column).length;
    const row = room.row - rows.filter((at) => at < room.row).length;
    return [{ room: { ...room, column, row, columns: wide, rows: high }, chars }];
  });
  const places = (all: readonly number[], gone: readonly number[]) =>
    all.filter((_, at) => (at === all.length - 1 ? true : !gone.includes(at)));
  return {
    lattice: { ...lattice, xs: places(lattice.xs, columns), ys: places(lattice.ys, rows) },
    rooms: moved,
  };
}

/**
 * A room over several columns whose writing stands in each of them with gaps between, none across a boundary: its walls
 * are only not drawn. Title rows over the whole table have one text and stay whole.
 */
function partRoom({ xs }: Lattice, { room, chars }: Written): Written[] {
  if (room.columns === 1 || chars.length === 0) return [{ room, chars }];
  const lines = linesOf(
    chars.filter(({ turn }) => turn === 0),
    wideGap,
  );
  const inner = xs.slice(room.column + 1, room.column + room.columns);
  const open = inner.filter(
    (x) =>
      lines.every((line) => line.x1 <= x + 1.5 || line.x0 >= x - 1.5) &&
      lines.some(
        (line) =>
          line.x1 <= x + 1.5 && lines.some((other) => other.x0 >= x - 1.5 && other.base === line.base),
      ),
  );
  if (open.length === 0) return [{ room, chars }];
  const bounds = [room.x0, ...open, room.x1];
  return bounds.slice(1).map((x1, at): Written => {
    const x0 = bounds[at] ?? room.x0;
    const column = xs.indexOf(x0) < 0 ? room.column : xs.indexOf(x0);
    const end = xs.indexOf(x1) < 0 ? room.column + room.columns : xs.indexOf(x1);
    const inside = chars.filter((char) => {
      const x = (char.x0 + char.x1) / 2;
      return x >= x0 && x < x1;
    });
    return { room: { ...room, x0, x1, column, columns: end - column }, chars: inside };
  });
}

function cellOf(room: Room, chars: readonly Char[], fills: readonly Fill[]): TableCell {
  const { x0, y0, x1, y1, rows, columns } = room;
  const turns = [0, 1, 3, 2].filter((turn) => chars.some((char) => char.turn === turn));
  const lines = turns.flatMap((turn) =>
    linesOf(
      chars.filter((char) => char.turn === turn),
      Number.POSITIVE_INFINITY,
    ),
  );
  const fill = fillOf({ x0, y0, x1, y1 }, fills, chars.length === 0);
  return {
    x0,
    y0,
    x1,
    y1,
    lines,
    ...(fill ? { fill } : {}),
    ...(rows > 1 || columns > 1 ? { covers: { rows, columns } } : {}),
    ...(turns.some((turn) => turn !== 0) ? { isTurned: true } : {}),
  };
}

/** The colour painted last behind most of a cell, or as a mark within a blank one; undefined for none and white. */
export function fillOf(cell: Box, fills: readonly Fill[], isBlank: boolean): string | undefined {
  const area = areaOf(cell);
  let color: string | undefined;
  for (const fill of fills) {
    const shared = overlapOf(fill, cell);
    if (!shared) continue;
    const share = areaOf(shared) / area;
    const isMark = isBlank && areaOf(shared) >= areaOf(fill) * 0.9 && areaOf(shared) >= 20;
    if (share >= 0.6 || isMark) color = fill.color;
  }
  return color === '#ffffff' ? undefined : color;
}
