// Tables as grids: title rows off, headers found, columns given roles, pieces cut by a page break joined again.
import type { Passage, Table } from '../../../office/blocks.ts';
import { readLabel, type Section } from '../outline/outline.ts';
import { wordCount } from '../words/words.ts';
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
    } else if (isTitle(lines, index, written, building.open, earlier)) {
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

/** One cell merged across most of the table. */
function isBandAcross({ spots }: Line, written: readonly Passage[]): boolean {
  const [only] = written;
  const columns = only?.covers?.columns ?? 1;
  return written.length === 1 && columns > 1 && columns * 2 >= spots.length;
}

const tellsMore =
  /^(?:(?:latest|current|recent|further|quarterly) )?(?:progress|updates?|comments?|commentary|notes?|position|evidence|status|summary|narrative)\b[^:]{0,40}:/i;

/** Words across the table that say more of the row above (`Update: …`), or a sentence too long to be a title. */
function isRemark(line: Line, written: readonly Passage[], grid: Grid | undefined): boolean {
  const [only] = written;
  if (!only || !grid || grid.rows.length === 0 || !isBandAcross(line, written)) return false;
  return tellsMore.test(only.text) || (wordCount(only.text) > 25 && readLabel(only.text).label === undefined);
}

/** One written cell above a header (or two, the first repeating the second), or a band across the table. */
function isTitle(
  lines: readonly Line[],
  at: number,
  written: readonly Passage[],
  grid: Grid | undefined,
  earlier: Grid['headers'],
): boolean {
  const line = lines[at];
  const [first, second] = written;
  if (!line || !first) return false;
  if (isBandAcross(line, written)) return true;
  if (line.spots.length < 3) return false;
  const next = lines[at + 1];
  const headed = next !== undefined && headerAt(lines, at + 1, earlier, undefined) !== undefined;
  if (written.length === 1 && headed && first.text.length <= 120) return true;
  const repeats = written.length === 2 && second?.text.toLowerCase().startsWith(first.text.toLowerCase());
  if (repeats && headed) return true;
  const isAlone = written.length === 1 && line.spots.every(({ passage }) => !passage || passage === first);
  const isFirst = line.spots[0]?.passage === first && isAlone && wordCount(first.text) <= 14;
  return isFirst && grid !== undefined && grid.headers.length > 0 && isBand(grid, line, first.text, next);
}

const bandLabel = /^(?:theme|priority|workstream|objective|section|outcome|pillar)\b/i;

/** A few words alone in the first column, over rows that say more: a band across the table. */
function isBand(grid: Grid, { spots }: Line, words: string, next: Line | undefined): boolean {
  if (bandLabel.test(words) && grid.roles[0] !== 'action') return true;
  const role = grid.roles[0];
  if (spots.length < 3 || (role !== 'ref' && role !== undefined && role !== 'action')) return false;
  const goesOn = next !== undefined && next.spots.filter(({ passage }) => passage !== undefined).length >= 3;
  if (role === 'action')
    return goesOn && wordCount(words) <= 6 && !/[.;:,]$/.test(words) && /^\p{Lu}/u.test(words);
  return wordCount(words) >= (goesOn ? 1 : 2) && /\p{L}{3}/u.test(words);
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
