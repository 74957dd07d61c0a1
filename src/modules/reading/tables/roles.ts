// Settles what the columns of a grid hold, once all of its rows are known.

import { isStatusShaped } from '../words/status.ts';
import { wordCount } from '../words/words.ts';
import { type Role, roleOfCells, suits } from './columns.ts';
import { cellsOf, type Grid } from './grid.ts';

/** Headers that say nothing are told by their cells; two columns of one role become one and a note. */
export function settleRoles(grid: Grid): void {
  const { roles } = grid;
  const has = (role: Role) => roles.includes(role);
  const swap = (from: Role, to: Role) => {
    const at = roles.indexOf(from);
    if (at >= 0) roles[at] = to;
  };
  if (grid.headers.length === 0) {
    tellColumns(grid);
    return;
  }
  if (has('action') && areAnswers(cellsOf(grid, 'action'))) swap('action', 'notes');
  if (has('initials') || (has('post') && !has('action')))
    swap(has('lead') ? 'lead' : 'memberSponsor', 'name');
  if (
    !has('lead') &&
    has('officerSponsor') &&
    has('action') &&
    headerSays(grid, /accountab|\b(?:lead|owner)\b/i)
  )
    swap('officerSponsor', 'lead');
  if (has('action')) nameMembers(grid);
  if (has('name') && has('action')) swap('name', 'lead');
  if (has('action') && has('post') && !has('lead')) swap('post', 'lead');
  if (has('milestone') && !has('due') && has('baseline') && columnSuits(grid, 'baseline', 'due'))
    swap('baseline', 'due');
  if (has('milestone') && !has('due') && headerSays(grid, /^forecast/i)) {
    const forecast = headerColumn(grid, /^forecast/i);
    if (roles[forecast] === 'notes') roles[forecast] = 'due';
  }
  if (has('measure') && !has('action') && !has('actual')) {
    const latest =
      grid.headers[0]?.row.cells.findIndex(({ text }) => /^(?:latest|current)\b/i.test(text)) ?? -1;
    if (roles[latest] === 'notes') roles[latest] = 'actual';
  }
  if (has('target') && !has('due') && !has('measure') && columnSuits(grid, 'target', 'due'))
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
  keepBestStatus(grid);
  keepLastActual(grid);
  roles.forEach((role, column) => {
    if (role && role !== 'notes' && roles.indexOf(role) < column) roles[column] = 'notes';
  });
}

/** `Further action?` with `Yes` and `No` under it says nothing of what is to be done. */
function areAnswers(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((text) => /^(?:yes|no|y|n|none|n\/a)\b/i.test(text));
}

/** A table with no header is one of actions only when its cells show what is done, by when, and who or how far. */
function tellColumns(grid: Grid): void {
  const rows = grid.rows.slice(0, 500);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (rows.length < 2 || width < 3 || width > 15) return;
  const taken = new Set<Role>();
  const told = Array.from({ length: width }, (_, column) => {
    const role = roleOfCells(
      rows.map(({ cells }) => cells[column]?.text ?? ''),
      taken,
    );
    if (role) taken.add(role);
    return role;
  });
  if (taken.has('action') && taken.has('due') && (taken.has('lead') || taken.has('status')))
    grid.roles = told;
}

/** A column of councillors (`Member`, `Portfolio`) in a table of actions is of their sponsors. */
function nameMembers({ roles, rows }: Grid): void {
  if (roles.includes('memberSponsor')) return;
  roles.forEach((role, column) => {
    if (role !== 'name' && role !== 'post' && role !== undefined) return;
    const cells = rows.flatMap(({ cells: all }) => all[column]?.text ?? []);
    const members = cells.filter((text) => /^(?:cllrs?|councillors?)\b/i.test(text));
    if (cells.length > 0 && members.length >= cells.length * 0.6 && !roles.includes('memberSponsor'))
      roles[column] = 'memberSponsor';
  });
}

function headerColumn(grid: Grid, pattern: RegExp): number {
  return grid.headers[0]?.row.cells.findIndex(({ text }) => pattern.test(text)) ?? -1;
}

function headerSays(grid: Grid, pattern: RegExp): boolean {
  return grid.headers[0]?.row.cells.some((cell) => pattern.test(cell.text)) ?? false;
}

function columnSuits(grid: Grid, role: Role, as: Role): boolean {
  const cells = cellsOf(grid, role);
  return cells.length > 0 && cells.filter((cell) => suits(as, cell) > 0).length >= cells.length / 2;
}

/** Of the columns of a measure's values (`Q1`, `Q2`, `Q3`) the last with any is how it stands now. */
function keepLastActual({ roles, rows }: Grid): void {
  const columns = roles.flatMap((role, column) => (role === 'actual' ? [column] : []));
  const last =
    columns.findLast((column) => rows.some(({ cells }) => cells[column] !== undefined)) ?? columns[0];
  for (const column of columns) if (column !== last) roles[column] = 'notes';
}

/** Of two columns called a status (`Progress`, `BRAG`), the one whose cells are statuses is it. */
function keepBestStatus({ roles, rows }: Grid): void {
  const columns = roles.flatMap((role, column) => (role === 'status' ? [column] : []));
  if (columns.length < 2) return;
  const suiting = (column: number) =>
    rows.filter(({ cells }) => isStatusShaped(cells[column]?.text ?? '')).length;
  const [best] = columns.toSorted((one, other) => suiting(other) - suiting(one));
  for (const column of columns) if (column !== best) roles[column] = 'notes';
}
