// Tables as grids: title rows off, headers found, columns given roles, pieces cut by a page break joined again.
import type { Table } from '../../../office/blocks.ts';
import type { Section } from '../outline/outline.ts';
import { isBandAcross, isNumberedBand, isRemark, isTitle } from './bands.ts';
import { type Role, suits } from './columns.ts';
import type { Grid, GridRow, Title } from './grid.ts';
import { type FoundHeader, headerAt, isSameHeader, type Line, writtenIn } from './headers.ts';
import { isMerged, type Spot, spreadOf } from './merges.ts';
import { settleRoles } from './roles.ts';

interface Placed {
  table: Table;
  section: Section | undefined;
  at: number;
}

/** What is being put together while tables are read in order. */
interface Building {
  grids: Grid[];
  open: Grid | undefined;
  openAt: number;
}

/** Joins tables that are one: no heading between them, and the next has no header of its own or the same one. */
export function gridsOf(tables: readonly Placed[]): Grid[] {
  const building: Building = { grids: [], open: undefined, openAt: -1 };
  for (const placed of tables) {
    const adjoins = building.open?.section === placed.section && placed.at === building.openAt + 1;
    if (!adjoins) building.open = undefined;
    readTable(building, placed, adjoins);
    building.openAt = placed.at;
  }
  for (const grid of building.grids) settleRoles(grid);
  return building.grids;
}

function readTable(building: Building, { table, section, at }: Placed, adjoins: boolean): void {
  const earlier = building.grids.flatMap(({ headers }) => headers);
  const spots = spreadOf(table);
  const merged = isMerged(table);
  const lines: Line[] = table.rows.map((row, index) => ({ row, spots: spots[index] ?? [] }));
  const titles: Title[] = [];
  let opens: GridRow['opens'] = adjoins ? 'break' : undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const written = writtenIn(line);
    const [only] = written;
    if (!line || !only) continue;
    const header = isBandAcross(line, written) ? undefined : headerAt(lines, index, earlier, building.open);
    if (header) {
      const rows = lines.slice(index, index + header.depth).map(({ row }) => row);
      earlier.push(addHeader(building, { section, at }, header, rows, titles));
      opens = 'header';
      index += header.depth - 1;
    } else if (isRemark(line, written, building.open)) {
      building.open?.rows.push({ cells: [], own: [], fills: [], row: line.row, remark: only });
    } else if (
      isNumberedBand(lines, index, written, building.open) ||
      isTitle(lines, index, written, building.open, earlier)
    ) {
      const before = building.open?.rows.length ?? 0;
      const across = isBandAcross(line, written) ? { isAcross: true as const } : {};
      titles.push({ row: line.row, passage: written.at(-1) ?? only, before, isBand: true, ...across });
    } else {
      const grid = building.open ?? startGrid(building, section, at, []);
      grid.titles.push(...titles.splice(0));
      const placed = merged ? inPlace(line) : placeRow(line, grid.roles);
      grid.rows.push({ ...placed, ...(opens ? { opens } : {}) });
      opens = undefined;
    }
  }
  if (titles.length > 0) (building.open ?? startGrid(building, section, at, [])).titles.push(...titles);
}

function addHeader(
  building: Building,
  { section, at }: { section: Section | undefined; at: number },
  found: FoundHeader,
  rows: Table['rows'],
  titles: Title[],
): Grid['headers'][number] {
  const { roles, names } = found;
  const repeats = building.open !== undefined && isSameHeader(building.open.headers[0], found);
  const grid = building.open && repeats ? building.open : startGrid(building, section, at, roles);
  const told = names.flatMap((name, column) => (name === '' && roles[column] ? [column] : []));
  const before = grid.rows.length;
  const row = rows.at(-1) ?? { cells: [], source: { path: 'table' } };
  const header = { row, over: rows.slice(0, -1), names, roles, repeats, told, before };
  grid.headers.push(header);
  grid.titles.push(...titles.splice(0).map((title) => ({ ...title, before, isBand: false })));
  return header;
}

function startGrid(building: Building, section: Section | undefined, at: number, roles: Grid['roles']): Grid {
  const grid: Grid = { headers: [], roles, titles: [], rows: [], section, at };
  building.grids.push(grid);
  building.open = grid;
  return grid;
}

function inPlace({ row, spots }: Line): GridRow {
  return {
    cells: spots.map(({ passage }) => passage),
    own: spots.map(({ own }) => own),
    fills: spots.map(({ fill }) => fill),
    row,
  };
}

/** Puts a row's cells under the columns they fit: short rows have lost cells at the left, or only trailing blanks. */
function placeRow(line: Line, roles: readonly (Role | undefined)[]): GridRow {
  const spare = roles.length - line.spots.length;
  if (roles.length === 0 || spare <= 0) return inPlace(line);
  let best = 0;
  let bestFit = Number.NEGATIVE_INFINITY;
  for (let shift = 0; shift <= spare; shift += 1) {
    const fit = line.spots.reduce((sum, { passage }, at) => {
      const role = roles[at + shift];
      return sum + (role ? suits(role, passage?.text ?? '') : 0);
    }, 0);
    if (fit > bestFit) [best, bestFit] = [shift, fit];
  }
  const absent = Array.from({ length: best }, (): Spot => ({ passage: undefined, own: false }));
  return {
    ...inPlace({ row: line.row, spots: [...absent, ...line.spots] }),
    ...(best > 0 ? { shiftedBy: best } : {}),
  };
}
