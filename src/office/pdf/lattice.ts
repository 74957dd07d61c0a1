// Rules to tables: lines that meet make a lattice, its cells are the rooms between walls, and merged where a wall is missing.
import type { Box, Marks, Rule } from './marks.ts';

/** A room of a lattice, by rows and columns, end not included. */
export interface Room extends Box {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Lattice extends Box {
  /** Where rows and columns end: one more than there are of them. */
  ys: number[];
  xs: number[];
  rooms: Room[];
}

/** Lines closer than this, in points, are one: borders drawn double, or cell by cell with a gap. */
const nearness = 3.2;
/** A strip narrower than this holds no writing. */
const narrowest = 4.5;
const mostRooms = 40_000;

/** The lattices of a page, from the top. */
export function latticesOf({ across, down }: Marks): Lattice[] {
  const [rows, walls] = [merged(across), merged(down)];
  return groupsOf(rows, walls)
    .flatMap((group) => stackOf(group))
    .sort((one, other) => one.y0 - other.y0 || one.x0 - other.x0);
}

/** Tables drawn right under one another, each with walls of its own, are parted where the walls change. */
function stackOf(group: Group): Lattice[] {
  const whole = latticeOf(group.rows, group.walls);
  if (!whole) return [];
  const cuts = cutsOf(whole);
  if (cuts.length === 0) return [whole];
  const ends = [whole.y0, ...cuts, whole.y1];
  return ends.slice(1).flatMap((to, at) => latticeOf(...partOf(group, ends[at] ?? whole.y0, to)) ?? []);
}

/** The lines of a group between two heights; the lines that bound it no wider than what is between them. */
function partOf(group: Group, from: number, to: number): [rows: Rule[], walls: Rule[]] {
  const walls = group.walls.flatMap((wall) => {
    const part = { at: wall.at, from: Math.max(wall.from, from), to: Math.min(wall.to, to) };
    return part.to - part.from > narrowest ? [part] : [];
  });
  const rows = group.rows.filter((row) => row.at >= from - nearness && row.at <= to + nearness);
  const isInside = ({ at }: Rule) => at > from + nearness && at < to - nearness;
  const inside = rows.filter(isInside);
  const left = Math.min(...walls.map(({ at }) => at), ...inside.map((row) => row.from));
  const right = Math.max(...walls.map(({ at }) => at), ...inside.map((row) => row.to));
  const cut = rows.map((row) =>
    isInside(row) ? row : { at: row.at, from: Math.max(row.from, left), to: Math.min(row.to, right) },
  );
  return [cut, walls];
}

/** A wall this far beside one above is another table's, whose columns are a little wider. */
const besides = 25;

/** Merged cells leave walls out; walls of its own beside walls it leaves out are another table's. */
function areOthers(walls: ReadonlySet<number>, above: ReadonlySet<number>, xs: readonly number[]): boolean {
  const added = [...walls].filter((one) => !above.has(one));
  const gone = [...above].filter((one) => !walls.has(one));
  if (added.length === 0 || gone.length === 0) return false;
  if (walls.size - added.length < Math.min(walls.size, above.size) * 0.5 || gone.length > 1) return true;
  return added.some((one) => gone.some((other) => Math.abs((xs[one] ?? 0) - (xs[other] ?? 0)) < besides));
}

/** Where rows have mostly other walls than the rows above them. Rows without inner walls go with the rows below. */
function cutsOf({ xs, ys, rooms }: Lattice): number[] {
  const inner = ys.slice(1).map(() => new Set<number>());
  for (const { row, rows, column } of rooms)
    if (column > 0) for (let at = row; at < row + rows; at += 1) inner[at]?.add(column);
  const cuts: number[] = [];
  let above = new Set<number>();
  let from = 0;
  inner.forEach((walls, row) => {
    if (walls.size === 0) return;
    if (above.size > 0 && areOthers(walls, above, xs)) {
      const start = from;
      const isJoined = rooms.some(
        (room) => room.row < start && room.row + room.rows > start && room.columns < xs.length - 1,
      );
      if (!isJoined) {
        cuts.push(ys[from] ?? 0);
        above = new Set();
      }
    }
    for (const one of walls) above.add(one);
    from = row + 1;
  });
  return cuts;
}

/** Pieces of one line, put together where they meet. */
export function merged(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((one, other) => one.at - other.at || one.from - other.from);
  const lines: Rule[] = [];
  for (let start = 0; start < sorted.length; ) {
    const first = sorted[start];
    if (!first) break;
    let end = start;
    let last = first.at;
    while (
      end < sorted.length &&
      (sorted[end]?.at ?? 0) - last <= 1 &&
      (sorted[end]?.at ?? 0) - first.at <= 2
    ) {
      last = sorted[end]?.at ?? last;
      end += 1;
    }
    const pieces = sorted.slice(start, end).sort((one, other) => one.from - other.from);
    let open: Rule | undefined;
    for (const piece of pieces) {
      if (open && piece.from <= open.to + nearness) open.to = Math.max(open.to, piece.to);
      else {
        open = { at: (first.at + last) / 2, from: piece.from, to: piece.to };
        lines.push(open);
      }
    }
    start = end;
  }
  return lines;
}

interface Group {
  rows: Rule[];
  walls: Rule[];
}

/** Lines that meet, directly or over others. */
function groupsOf(rows: readonly Rule[], walls: readonly Rule[]): Group[] {
  const parent = [...rows, ...walls].map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root && parent[root] !== undefined) root = parent[root] ?? root;
    parent[at] = root;
    return root;
  };
  const byPlace = walls.map((wall, at) => ({ wall, at })).sort((one, other) => one.wall.at - other.wall.at);
  rows.forEach((row, at) => {
    for (const { wall, at: other } of byPlace) {
      if (wall.at > row.to + nearness) break;
      if (wall.at < row.from - nearness) continue;
      if (row.at >= wall.from - nearness && row.at <= wall.to + nearness)
        parent[rootOf(at)] = rootOf(rows.length + other);
    }
  });
  const groups = new Map<number, Group>();
  [...rows, ...walls].forEach((rule, at) => {
    const root = rootOf(at);
    const group = groups.get(root) ?? { rows: [], walls: [] };
    (at < rows.length ? group.rows : group.walls).push(rule);
    groups.set(root, group);
  });
  return [...groups.values()];
}

/** Places of lines, those close together as one. */
function placesOf(values: readonly number[]): number[] {
  const places: number[] = [];
  let [sum, count, first] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const value of [...values].sort((one, other) => one - other)) {
    if (value - first <= nearness) {
      sum += value;
      count += 1;
      places[places.length - 1] = sum / count;
    } else {
      [sum, count, first] = [value, 1, value];
      places.push(value);
    }
  }
  return places.filter((one, at) => at === 0 || one - (places[at - 1] ?? 0) >= narrowest);
}

function latticeOf(rows: readonly Rule[], walls: readonly Rule[]): Lattice | undefined {
  if (rows.length === 0 || walls.length === 0) return undefined;
  // Where outer borders are missing the ends of the other lines bound the table.
  const left = Math.min(...rows.map(({ from }) => from), ...walls.map(({ at }) => at));
  const right = Math.max(...rows.map(({ to }) => to), ...walls.map(({ at }) => at));
  const top = Math.min(...walls.map(({ from }) => from), ...rows.map(({ at }) => at));
  const bottom = Math.max(...walls.map(({ to }) => to), ...rows.map(({ at }) => at));
  const xs = placesOf([left, right, ...walls.map(({ at }) => at)]);
  const ys = placesOf([top, bottom, ...rows.map(({ at }) => at)]);
  const [width, height] = [xs.length - 1, ys.length - 1];
  if (width < 1 || height < 1 || width * height > mostRooms || (width === 1 && height === 1))
    return undefined;
  return {
    x0: xs[0] ?? left,
    x1: xs.at(-1) ?? right,
    y0: ys[0] ?? top,
    y1: ys.at(-1) ?? bottom,
    xs,
    ys,
    rooms: roomsOf(xs, ys, rows, walls),
  };
}

/** Whether lines at a place cover most of the way from one place to another. */
function isClosed(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const rule of rules) {
    if (Math.abs(rule.at - at) > nearness + 1) continue;
    covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  }
  return covered >= (to - from) * 0.6;
}

function near(rules: readonly Rule[], places: readonly number[]): Rule[][] {
  return places.map((place) => rules.filter(({ at }) => Math.abs(at - place) <= nearness + 1));
}

function roomsOf(xs: number[], ys: number[], rows: readonly Rule[], walls: readonly Rule[]): Room[] {
  const [width, height] = [xs.length - 1, ys.length - 1];
  const [wallsAt, rowsAt] = [near(walls, xs), near(rows, ys)];
  const x = (at: number) => xs[at] ?? 0;
  const y = (at: number) => ys[at] ?? 0;
  const hasWall = (row: number, column: number) =>
    isClosed(wallsAt[column] ?? [], x(column), y(row), y(row + 1));
  const hasFloor = (row: number, column: number) =>
    isClosed(rowsAt[row] ?? [], y(row), x(column), x(column + 1));
  const taken = Array.from({ length: height }, () => new Array<boolean>(width).fill(false));
  const rooms: Room[] = [];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      if (taken[row]?.[column]) continue;
      let columns = 1;
      while (column + columns < width && !taken[row]?.[column + columns] && !hasWall(row, column + columns))
        columns += 1;
      const isOpenBelow = (next: number) => {
        for (let at = column; at < column + columns; at += 1) {
          if (taken[next]?.[at] || hasFloor(next, at)) return false;
          if (at > column && hasWall(next, at)) return false;
        }
        return (
          (column === 0 || hasWall(next, column)) &&
          (column + columns === width || hasWall(next, column + columns))
        );
      };
      let count = 1;
      while (row + count < height && isOpenBelow(row + count)) count += 1;
      for (let down = row; down < row + count; down += 1)
        for (let at = column; at < column + columns; at += 1) {
          const line = taken[down];
          if (line) line[at] = true;
        }
      rooms.push({
        row,
        column,
        rows: count,
        columns,
        x0: x(column),
        x1: x(column + columns),
        y0: y(row),
        y1: y(row + count),
      });
    }
  return rooms;
}
