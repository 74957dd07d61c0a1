// What is wrong with the rows of an action table as printed: headers repeated or blank, cells dropped, names broken.

import { find, isUsed, quote, type Reading, use } from '../reading.ts';
import type { Grid } from '../tables/grid.ts';
import type { RowAction } from './actions.ts';

/** Faults of a table's shape; every table that was read as something gets them. */
export function sayTableFaults(reading: Reading, grid: Grid): void {
  const isRead = grid.rows.some(({ cells }) =>
    cells.some((one) => one !== undefined && isUsed(reading, one)),
  );
  if (!isRead) return;
  if (grid.headers.length === 0 && grid.roles.some(Boolean))
    find(reading, 'table/no-header', 'warning', grid.rows[0]?.row.source ?? { path: '' }, {
      message: `This table has no header. From its cells, ${sayColumns(grid)}; please confirm.`,
    });
  grid.headers.forEach((header) => {
    const words = [...header.over, header.row].flatMap(({ cells }) => cells.filter((one) => one.text !== ''));
    if (!header.repeats) for (const passage of words) use(reading, passage, 'label');
    if (header.repeats)
      find(reading, 'table/repeated-header', 'note', header.row.source, {
        message: `The header is printed again, as at the top of a new page: ${words.map(({ text }) => text).join(' | ')}.`,
        quotes: words,
      });
    for (const column of header.told) {
      if (header.names[column] !== '') continue;
      const role = grid.roles[column];
      find(reading, 'table/header-blank', 'warning', header.row.source, {
        message: `The header of column ${column + 1} is blank. It was read as ${sayRole(role)} from the cells under it and the other tables.`,
        suggestion: sayRole(role),
      });
    }
  });
  for (const { row, passage } of grid.titles)
    find(reading, 'table/title-row', 'note', row.source, {
      message: `${quote(passage.text)} is a title inside the table, not a row of it.`,
      quotes: row.cells.filter((one) => one.text !== ''),
    });
  for (const { row, cells } of grid.rows)
    if (row.hidden && cells.some((one) => one !== undefined))
      find(reading, 'table/hidden-row', 'warning', row.source, {
        message:
          'The document hides this row. It was read like the others; please confirm that it is still meant.',
      });
  for (const { row, shiftedBy } of grid.rows)
    if (shiftedBy)
      find(reading, 'table/shifted', 'warning', row.source, {
        message: `This row has ${row.cells.length} cells where the header has ${grid.roles.length}: the first ${shiftedBy} are missing. The cells were moved to the columns they fit.`,
      });
}

function sayColumns({ roles }: Grid): string {
  return roles
    .flatMap((role, column) => (role ? [`column ${column + 1} was read as ${sayRole(role)}`] : []))
    .join(', ');
}

const roleNames: Partial<Record<string, string>> = {
  action: 'what is to be done',
  workstream: 'the workstream',
  objective: 'the objective',
  lead: 'the lead',
  due: 'the due date',
  status: 'the status',
  aim: 'the description',
  ref: 'the ref',
};

export function sayRole(role: string | undefined): string {
  return roleNames[role ?? ''] ?? role ?? 'a note';
}

export function sayRowFaults(reading: Reading, grid: Grid, read: readonly RowAction[]): void {
  const column = grid.roles.indexOf('workstream');
  if (column < 0) return;
  grid.rows.forEach((row, at) => {
    const above = grid.rows[at - 1]?.cells[column];
    const here = row.cells[column];
    const workstream = read.find((one) => one.at === at)?.action.workstream ?? '';
    const isPart =
      above &&
      here &&
      workstream !== '' &&
      !workstream.includes(above.text.slice(0, 200)) === false &&
      above.text !== workstream &&
      workstream.startsWith(above.text);
    if (!isPart) return;
    for (const passage of [above, here])
      find(reading, 'table/split-cell', 'warning', passage.source, {
        message: `The name ${quote(workstream)} is broken over two cells, ${quote(above.text)} and ${quote(here.text)}.`,
        suggestion: workstream,
      });
  });
}
