// A table understood as a grid: its headers, the role of each column, title rows, and rows placed under the columns.
import type { Passage, Row } from '../../../office/blocks.ts';
import type { Section } from '../outline/outline.ts';
import type { Role } from './columns.ts';

export interface GridRow {
  /** By column of the grid; blank columns are absent. */
  cells: (Passage | undefined)[];
  row: Row;
  /** Columns whose words stand in this row itself, and not in a merged cell that began above or to the left. */
  own: boolean[];
  /** Colours behind the cells. */
  fills: (string | undefined)[];
  /** Words across the whole table under a row, about that row: `Update: …`. */
  remark?: Passage;
  /** Columns were dropped from this row and it was moved to where its cells fit. */
  shiftedBy?: number;
  /** First row after a header or a break in the table. */
  opens?: 'header' | 'break';
}

export interface Header {
  /** The lowest row, and those above it when the header has several. */
  row: Row;
  over: Row[];
  /** The words over each column, of all rows: `Q1 2025/26 Target`. */
  names: string[];
  /** By column. */
  roles: (Role | undefined)[];
  repeats: boolean;
  /** Columns whose header was blank and was told by an earlier header or the cells. */
  told: number[];
  /** How many rows of the grid stand above it. */
  before: number;
}

/** `before` is how many rows stand above it; a band parts the rows under one header. */
export interface Title {
  row: Row;
  passage: Passage;
  before: number;
  isBand: boolean;
  /** The document merges it across the table. */
  isAcross?: true;
}

export interface Grid {
  headers: Header[];
  roles: (Role | undefined)[];
  /** Rows with one written cell over the header: `Theme: Finance`. */
  titles: Title[];
  rows: GridRow[];
  section: Section | undefined;
  /** Place among the blocks. */
  at: number;
}

export function columnOf(grid: Grid, role: Role): number {
  return grid.roles.indexOf(role);
}

export function cellsOf(grid: Grid, role: Role): string[] {
  const column = columnOf(grid, role);
  return grid.rows.map(({ cells }) => cells[column]?.text ?? '').filter((text) => text !== '');
}

/** The cell of a role in a row, if written. */
export function cell(grid: Grid, row: GridRow, role: Role): Passage | undefined {
  const column = columnOf(grid, role);
  return column < 0 ? undefined : row.cells[column];
}

/** The row without what is spread over it from merged cells. */
export function ownOf(row: GridRow): GridRow {
  return { ...row, cells: row.cells.map((passage, column) => (row.own[column] ? passage : undefined)) };
}

/** The words over a column. */
export function headerOf(grid: Grid, column: number): string {
  return grid.headers[0]?.names[column] ?? '';
}
