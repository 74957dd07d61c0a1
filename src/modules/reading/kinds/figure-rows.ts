// Measures whose figures stand one kind to a row (`Target`, under it `Actual`) over columns of periods.
import type { Passage } from '../../../office/blocks.ts';
import type { Draft } from '../draft.ts';
import { type Reading, use } from '../reading.ts';
import { isPeriod, periodOf, share, textsOf } from '../tables/choosing.ts';
import { type Role, roleOfHeader } from '../tables/columns.ts';
import { cell, type Grid, type GridRow, headerOf, ownOf } from '../tables/grid.ts';
import { readStatus } from '../words/status.ts';
import { notesOf } from './notes.ts';
import { readPeople } from './people.ts';
import { statusOf } from './statuses.ts';

/** Which column says what a row's figures are, and the columns of figures from the earliest period to the latest. */
export interface FigureRows {
  kinds: number;
  periods: number[];
}

const named = new Set<Role | undefined>(['target', 'actual', 'baseline', 'status']);

const kindOf = (words: string) => {
  const role = roleOfHeader(words);
  return named.has(role) && words.length <= 30 ? role : undefined;
};

/** Undefined for a table with the figures of a measure side by side. */
export function figureRowsOf(grid: Grid): FigureRows | undefined {
  const width = Math.max(0, ...grid.headers.map(({ names }) => names.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const kinds = columns.find((column) => {
    const texts = textsOf(grid, column);
    return texts.length > 1 && share(texts, (text) => kindOf(text) !== undefined) >= 0.8 && hasBoth(texts);
  });
  if (kinds === undefined) return undefined;
  const periods = columns
    .filter((column) => column !== kinds && isPeriod(headerOf(grid, column)))
    .toSorted((one, other) => periodOf(headerOf(grid, one)) - periodOf(headerOf(grid, other)));
  return periods.length > 0 ? { kinds, periods } : undefined;
}

const hasBoth = (texts: readonly string[]) =>
  texts.some((text) => kindOf(text) === 'target') && texts.some((text) => kindOf(text) === 'actual');

/** Rows of one measure stand together: its title is merged over them, printed again, or left blank below. */
export function readFigureRows(reading: Reading, grid: Grid, found: FigureRows): void {
  let open: { title: Passage; rows: GridRow[] } | undefined;
  const groups: { title: Passage; rows: GridRow[] }[] = [];
  for (const row of grid.rows) {
    const title = cell(grid, row, 'measure');
    if (title && title.text !== open?.title.text) {
      open = { title, rows: [] };
      groups.push(open);
    }
    open?.rows.push(row);
  }
  for (const { title, rows } of groups)
    reading.draft.measures.push(measureOf(reading, grid, found, title, rows));
}

function measureOf(
  reading: Reading,
  grid: Grid,
  { kinds, periods }: FigureRows,
  title: Passage,
  rows: readonly GridRow[],
): Draft['measures'][number] {
  const [first] = rows;
  const rowOf = (kind: Role) => rows.find((row) => kindOf(row.cells[kinds]?.text ?? '') === kind);
  const latest = periods.findLast((column) => rowOf('actual')?.cells[column] !== undefined);
  // A target is that of the figure's own period, else the last one given.
  const figure = (kind: Role) => {
    const row = rowOf(kind);
    const own = latest === undefined ? undefined : row?.cells[latest];
    return own ?? periods.flatMap((column) => row?.cells[column] ?? []).at(-1);
  };
  const [target, actual, baseline, rated] = (['target', 'actual', 'baseline', 'status'] as const).map(figure);
  const said = first ? statusOf(reading, grid, first) : { notes: [] };
  const status = said.status ?? (rated ? readStatus(use(reading, rated)) : undefined);
  const ref = first && cell(grid, first, 'ref');
  const taken = new Set<Passage | undefined>([title, target, actual, baseline, rated]);
  return {
    ...(ref ? { ref: use(reading, ref) } : {}),
    title: use(reading, title),
    ...(baseline ? { baseline: use(reading, baseline) } : {}),
    ...(target ? { target: use(reading, target) } : {}),
    ...(actual ? { actual: use(reading, actual) } : {}),
    ...(status ? { status } : {}),
    responsible: readPeople(reading, first && cell(grid, first, 'lead'), 'officer', 'owner'),
    notes: [...rows.flatMap((row) => beside(reading, grid, ownOf(row), kinds, taken)), ...said.notes],
    source: first?.row.source ?? title.source,
  };
}

const inFields = new Set<Role | undefined>(['ref', 'measure', 'status', 'lead']);

/** What else a row says: `Target Q1: 80%`. */
function beside(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  kinds: number,
  taken: ReadonlySet<Passage | undefined>,
): string[] {
  const kind = row.cells[kinds];
  const words = kind ? use(reading, kind, 'label') : '';
  const notes = notesOf(
    reading,
    grid,
    row,
    (role, passage) => inFields.has(role) || passage === kind || taken.has(passage),
  );
  return notes.map((note) => (words === '' || !/\d/.test(note) ? note : `${words} ${note}`));
}
