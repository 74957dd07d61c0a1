// Tables as grids: title rows off, headers found, columns given roles, pieces cut by a page break joined again.
import type { Passage, Row, Table } from '../../../office/blocks.ts';
import type { Section } from '../outline/outline.ts';
import { isStatusShaped } from '../words/status.ts';
import { plainForm, wordCount } from '../words/words.ts';
import { type Role, roleOfHeader, shapeOf, suits } from './columns.ts';
import type { Grid, GridRow, Header, Title } from './grid.ts';
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

function headersOf(grids: readonly Grid[]): Header[] {
  return grids.flatMap(({ headers }) => headers);
}

function readTable(building: Building, { table, section, at }: Placed, adjoins: boolean): void {
  const earlier = headersOf(building.grids);
  const titles: Title[] = [];
  let opens: GridRow['opens'] = adjoins ? 'break' : undefined;
  for (const [index, row] of table.rows.entries()) {
    const written = row.cells.filter((cell) => cell.text !== '');
    const [only] = written;
    if (!only) continue;
    const next = table.rows[index + 1];
    const roles = headerRoles(row, earlier, next);
    if (roles) {
      const repeats = building.open !== undefined && isSameHeader(building.open.headers[0], row, roles);
      const grid = building.open && repeats ? building.open : startGrid(building, section, at, roles);
      const told = row.cells.flatMap((cell, column) => (cell.text === '' && roles[column] ? [column] : []));
      const before = grid.rows.length;
      grid.headers.push({ row, roles, repeats, told, before });
      grid.titles.push(...titles.splice(0).map((title) => ({ ...title, before, isBand: false })));
      opens = 'header';
    } else if (isTitleRow(row, written, building.open, next, earlier)) {
      titles.push({
        row,
        passage: written.at(-1) ?? only,
        before: building.open?.rows.length ?? 0,
        isBand: true,
      });
    } else {
      const grid = building.open ?? startGrid(building, section, at, []);
      grid.titles.push(...titles.splice(0));
      grid.rows.push({ ...placeRow(row, grid.roles), ...(opens ? { opens } : {}) });
      opens = undefined;
    }
  }
  if (titles.length > 0) (building.open ?? startGrid(building, section, at, [])).titles.push(...titles);
}

function startGrid(building: Building, section: Section | undefined, at: number, roles: Grid['roles']): Grid {
  const grid: Grid = { headers: [], roles, titles: [], rows: [], section, at };
  building.grids.push(grid);
  building.open = grid;
  return grid;
}

/** A row of short cells most of which name a column. Undefined when it is not a header. */
function headerRoles(
  row: Row,
  earlier: readonly Header[],
  next: Row | undefined,
): (Role | undefined)[] | undefined {
  const written = row.cells.filter((cell) => cell.text !== '');
  if (written.some((cell) => cell.text.length > 70)) return undefined;
  if (isData(row, earlier.at(-1))) return undefined;
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

/** A date that is no column's name, or a status where the header above has its column of statuses: a row of data. */
function isData(row: Row, above: Header | undefined): boolean {
  return row.cells.some(({ text }, column) => {
    if (text === '') return false;
    if (/\d{2}/.test(text) && roleOfHeader(text) === undefined && shapeOf(text) === 'date') return true;
    const role = above?.roles.length === row.cells.length ? above.roles[column] : undefined;
    return (
      role === 'status' &&
      isStatusShaped(text) &&
      plainForm(text) !== plainForm(above?.row.cells[column]?.text ?? '')
    );
  });
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
  const isFirst = row.cells[0] === first && written.length === 1 && wordCount(first.text) <= 14;
  return isFirst && grid !== undefined && grid.headers.length > 0 && isBand(grid, row, first.text, next);
}

const bandLabel = /^(?:theme|priority|workstream|objective|section|outcome|pillar)\b/i;

/** A few words alone in the first column, over rows that say more: a band across the table. */
function isBand(grid: Grid, row: Row, words: string, next: Row | undefined): boolean {
  if (bandLabel.test(words) && grid.roles[0] !== 'action') return true;
  const role = grid.roles[0];
  if (row.cells.length < 3 || (role !== 'ref' && role !== undefined && role !== 'action')) return false;
  const goesOn = next !== undefined && next.cells.filter((cell) => cell.text !== '').length >= 3;
  if (role === 'action')
    return goesOn && wordCount(words) <= 6 && !/[.;:,]$/.test(words) && /^\p{Lu}/u.test(words);
  return wordCount(words) >= (goesOn ? 1 : 2) && /\p{L}{3}/u.test(words);
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
