// Tables as grids: title rows off, headers found, columns given roles, pieces cut by a page break joined again.
import type { Passage, Row, Table } from './blocks.ts';
import { type Role, roleOfCells, roleOfHeader, suits } from './columns.ts';
import type { Section } from './outline.ts';
import { plainForm, wordCount } from './words.ts';

export interface GridRow {
  /** By column of the grid; blank columns are absent. */
  cells: (Passage | undefined)[];
  row: Row;
  /** Columns were dropped from this row and it was moved to where its cells fit. */
  shiftedBy?: number;
  /** First row after a header or a break in the table. */
  opens?: 'header' | 'break';
}

export interface Header {
  row: Row;
  /** By column. */
  roles: (Role | undefined)[];
  repeats: boolean;
  /** Columns whose header was blank and was told by an earlier header or the cells. */
  told: number[];
  /** How many rows of the grid stand above it. */
  before: number;
}

export interface Grid {
  headers: Header[];
  roles: (Role | undefined)[];
  /** Rows with one written cell over the header: `Theme: Finance`. */
  titles: { row: Row; passage: Passage; before: number }[];
  rows: GridRow[];
  section: Section | undefined;
  /** Place among the blocks. */
  at: number;
}

interface Placed {
  table: Table;
  section: Section | undefined;
  at: number;
}

/** Joins tables that are one: no heading between them, and the next has no header of its own or the same one. */
export function gridsOf(tables: readonly Placed[]): Grid[] {
  const grids: Grid[] = [];
  let open: Grid | undefined;
  let openAt = -1;
  for (const { table, section, at } of tables) {
    const adjoins = open !== undefined && open.section === section && at === openAt + 1;
    const grid = readTable(table, section, at, adjoins ? open : undefined, headersOf(grids));
    if (grid !== open) grids.push(grid);
    open = grid;
    openAt = at;
  }
  for (const grid of grids) settleRoles(grid);
  return grids;
}

function headersOf(grids: readonly Grid[]): Header[] {
  return grids.flatMap(({ headers }) => headers);
}

function readTable(
  table: Table,
  section: Section | undefined,
  at: number,
  before: Grid | undefined,
  earlier: readonly Header[],
): Grid {
  let grid = before;
  const titles: Grid['titles'] = [];
  let opens: GridRow['opens'] = before ? 'break' : undefined;
  for (const [index, row] of table.rows.entries()) {
    const written = row.cells.filter((cell) => cell.text !== '');
    const [only] = written;
    if (!only) continue;
    const next = table.rows[index + 1];
    const roles = headerRoles(row, earlier, next);
    if (roles) {
      const again = grid && grid.headers.length > 0 && isSameHeader(grid.headers[0], row, roles);
      if (!grid || (!again && grid.headers.length > 0))
        grid = newGrid(section, at, before === grid ? undefined : grid);
      if (!again && before && grid !== before) before = undefined;
      const told = row.cells.flatMap((cell, column) => (cell.text === '' && roles[column] ? [column] : []));
      grid.headers.push({ row, roles, repeats: again === true, told, before: grid.rows.length });
      grid.titles.push(...titles.splice(0).map((title) => ({ ...title, before: grid?.rows.length ?? 0 })));
      if (!again) grid.roles = roles;
      opens = 'header';
      continue;
    }
    if (isTitleRow(row, written, grid, next, earlier)) {
      titles.push({ row, passage: written.at(-1) ?? only, before: grid?.rows.length ?? 0 });
      continue;
    }
    if (titles.length > 0 && !grid) grid = newGrid(section, at, undefined);
    grid ??= newGrid(section, at, undefined);
    grid.titles.push(...titles.splice(0));
    grid.rows.push({ ...placeRow(row, grid.roles), ...(opens ? { opens } : {}) });
    opens = undefined;
  }
  const result = grid ?? newGrid(section, at, undefined);
  result.titles.push(...titles);
  return result;
}

function newGrid(section: Section | undefined, at: number, _from: Grid | undefined): Grid {
  return { headers: [], roles: [], titles: [], rows: [], section, at };
}

/** A row of short cells most of which name a column. Undefined when it is not a header. */
function headerRoles(
  row: Row,
  earlier: readonly Header[],
  next: Row | undefined,
): (Role | undefined)[] | undefined {
  const written = row.cells.filter((cell) => cell.text !== '');
  if (written.some((cell) => cell.text.length > 70)) return undefined;
  const roles = row.cells.map((cell) => roleOfHeader(cell.text));
  const known = roles.filter((role) => role !== undefined).length;
  const isOnly =
    written.length === 1 && known === 1 && next !== undefined && wordCount(written[0]?.text ?? '') <= 5;
  if (
    isOnly &&
    next.cells.filter((cell) => cell.text !== '').length >= 2 &&
    /^\d/.test(next.cells[0]?.text ?? '')
  )
    return spread(roles, row);
  if (known < 2 || known < written.length / 2) return undefined;
  if (new Set(roles.filter(Boolean)).size < 2) return undefined;
  return roles.map((role, column) => role ?? roleFromEarlier(row, column, earlier));
}

/** A header over a numbered list may stand over the numbers: the words belong to the wider column. */
function spread(roles: (Role | undefined)[], row: Row): (Role | undefined)[] {
  const role = roles.find((one) => one !== undefined);
  return row.cells.map((_, column) => (column === 0 ? 'ref' : column === 1 ? role : undefined));
}

/** A blank header is told by an earlier header of the same width that differs in no more than two cells. */
function roleFromEarlier(row: Row, column: number, earlier: readonly Header[]): Role | undefined {
  if (row.cells[column]?.text !== '') return undefined;
  const twin = earlier.findLast(({ row: { cells } }) => {
    if (cells.length !== row.cells.length) return false;
    const same = row.cells.filter((cell, at) => plainForm(cell.text) === plainForm(cells[at]?.text ?? ''));
    return same.length >= row.cells.length - 2;
  });
  return twin?.roles[column];
}

function isSameHeader(header: Header | undefined, row: Row, roles: (Role | undefined)[]): boolean {
  if (!header) return false;
  if (header.roles.length !== roles.length) return false;
  const differ = row.cells.filter(
    (cell, at) => cell.text !== '' && plainForm(cell.text) !== plainForm(header.row.cells[at]?.text ?? ''),
  );
  return differ.length === 0 || roles.every((role, at) => role === header.roles[at]);
}

/** One written cell above a header (or two, the first repeating the second): the table's title. */
function isTitleRow(
  row: Row,
  written: readonly Passage[],
  grid: Grid | undefined,
  next: Row | undefined,
  earlier: readonly Header[],
): boolean {
  const [first, second] = written;
  if (!first || row.cells.length < 3) return false;
  const headed = next !== undefined && headerRoles(next, earlier, undefined) !== undefined;
  if (written.length === 1 && headed && first.text.length <= 120) return true;
  const repeats = written.length === 2 && second?.text.toLowerCase().startsWith(first.text.toLowerCase());
  if (repeats && headed) return true;
  const inFirst = row.cells[0] === first && written.length === 1;
  return (
    inFirst &&
    grid !== undefined &&
    grid.roles[0] !== 'action' &&
    wordCount(first.text) <= 14 &&
    (/^(?:theme|priority|workstream|objective|section|outcome|pillar)\b/i.test(first.text) ||
      isBand(grid, row))
  );
}

/** A single cell in a table whose first column is otherwise a short one or filled on every row: a band across it. */
function isBand(grid: Grid, row: Row): boolean {
  const role = grid.roles[0];
  if (role !== 'ref' && role !== undefined) return false;
  return row.cells.length >= 4 && wordCount(row.cells[0]?.text ?? '') >= 2;
}

/** Puts a row's cells under the columns they fit: short rows have lost cells at the left, or only trailing blanks. */
function placeRow(row: Row, roles: readonly (Role | undefined)[]): GridRow {
  const spare = roles.length - row.cells.length;
  if (roles.length === 0 || spare <= 0) return { cells: row.cells.map(blankAsAbsent), row };
  let best = 0;
  let bestFit = Number.NEGATIVE_INFINITY;
  for (let shift = 0; shift <= spare; shift += 1) {
    const fit = row.cells.reduce((sum, cell, at) => {
      const role = roles[at + shift];
      return sum + (role ? suits(role, cell.text) : 0);
    }, 0);
    if (fit > bestFit) [best, bestFit] = [shift, fit];
  }
  const cells = [...Array.from({ length: best }, () => undefined), ...row.cells.map(blankAsAbsent)];
  return { cells, row, ...(best > 0 ? { shiftedBy: best } : {}) };
}

function blankAsAbsent(cell: Passage): Passage | undefined {
  return cell.text === '' ? undefined : cell;
}

/** Headers that say nothing are told by their cells; two columns of one role become one and a note. */
function settleRoles(grid: Grid): void {
  const { roles } = grid;
  const has = (role: Role) => roles.includes(role);
  const swap = (from: Role, to: Role) => {
    const at = roles.indexOf(from);
    if (at >= 0) roles[at] = to;
  };
  if (grid.headers.length === 0) return;
  if (has('initials') || (has('post') && !has('action'))) swap('lead', 'name');
  if (has('name') && has('action')) swap('name', 'lead');
  if (has('action') && has('post') && !has('lead')) swap('post', 'lead');
  if (
    !has('lead') &&
    has('officerSponsor') &&
    !has('memberSponsor') &&
    has('action') &&
    headerSays(grid, /accountab/i)
  )
    swap('officerSponsor', 'lead');
  if (has('action') && has('target') && !has('due') && columnSuits(grid, 'target', 'due'))
    swap('target', 'due');
  if (has('action') && has('priority') && cellsOf(grid, 'priority').every((text) => text.length <= 8))
    swap('priority', 'rank');
  if (
    has('status') &&
    cellsOf(grid, 'status').filter((text) => wordCount(text) > 8).length > grid.rows.length / 2
  )
    swap('status', 'notes');
  const taken = new Set(roles.filter((role) => role !== undefined));
  const width = Math.max(roles.length, ...grid.rows.slice(0, 500).map(({ cells }) => cells.length));
  for (let column = 0; column < width; column += 1) {
    if (roles[column] !== undefined) continue;
    const told = roleOfCells(
      grid.rows.map(({ cells }) => cells[column]?.text ?? ''),
      taken,
    );
    if (told === undefined) continue;
    roles[column] = told;
    taken.add(told);
    grid.headers[0]?.told.push(column);
  }
  roles.forEach((role, column) => {
    if (role && role !== 'notes' && roles.indexOf(role) < column) roles[column] = 'notes';
  });
}

function headerSays(grid: Grid, pattern: RegExp): boolean {
  return grid.headers[0]?.row.cells.some((cell) => pattern.test(cell.text)) ?? false;
}

export function columnOf(grid: Grid, role: Role): number {
  return grid.roles.indexOf(role);
}

export function cellsOf(grid: Grid, role: Role): string[] {
  const column = columnOf(grid, role);
  return grid.rows.map(({ cells }) => cells[column]?.text ?? '').filter((text) => text !== '');
}

function columnSuits(grid: Grid, role: Role, as: Role): boolean {
  const cells = cellsOf(grid, role);
  return cells.length > 0 && cells.filter((cell) => suits(as, cell) > 0).length >= cells.length / 2;
}

/** The cell of a role in a row, if written. */
export function cell(grid: Grid, row: GridRow, role: Role): Passage | undefined {
  const column = columnOf(grid, role);
  return column < 0 ? undefined : row.cells[column];
}

/** The words over a column. */
export function headerOf(grid: Grid, column: number): string {
  return grid.headers[0]?.row.cells[column]?.text ?? '';
}
