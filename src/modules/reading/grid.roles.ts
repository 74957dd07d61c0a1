// Settles what the columns of a grid hold, once all of its rows are known.
import { type Role, roleOfCells, suits } from './columns.ts';
import { cellsOf, type Grid } from './grid.ts';
import { isStatusShaped } from './status.ts';
import { wordCount } from './words.ts';

/** Headers that say nothing are told by their cells; two columns of one role become one and a note. */
export function settleRoles(grid: Grid): void {
  const { roles } = grid;
  const has = (role: Role) => roles.includes(role);
  const swap = (from: Role, to: Role) => {
    const at = roles.indexOf(from);
    if (at >= 0) roles[at] = to;
  };
  if (grid.headers.length === 0) return;
  if (has('initials') || (has('post') && !has('action')))
    swap(has('lead') ? 'lead' : 'memberSponsor', 'name');
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
  if (has('measure') && !has('action') && !has('actual')) {
    const latest =
      grid.headers[0]?.row.cells.findIndex(({ text }) => /^(?:latest|current)\b/i.test(text)) ?? -1;
    if (roles[latest] === 'notes') roles[latest] = 'actual';
  }
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
  keepBestStatus(grid);
  roles.forEach((role, column) => {
    if (role && role !== 'notes' && roles.indexOf(role) < column) roles[column] = 'notes';
  });
}

function headerSays(grid: Grid, pattern: RegExp): boolean {
  return grid.headers[0]?.row.cells.some((cell) => pattern.test(cell.text)) ?? false;
}

function columnSuits(grid: Grid, role: Role, as: Role): boolean {
  const cells = cellsOf(grid, role);
  return cells.length > 0 && cells.filter((cell) => suits(as, cell) > 0).length >= cells.length / 2;
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
