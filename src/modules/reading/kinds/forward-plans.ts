// Forward plans: decisions still to be taken, by whom and when. Each is a milestone, with the notice's columns as notes.
import type { Draft } from '../draft.ts';
import { type Reading, use } from '../reading.ts';
import { share, textsOf } from '../tables/choosing.ts';
import { type Role, suits } from '../tables/columns.ts';
import { cell, type Grid, headerOf } from '../tables/grid.ts';
import { readDate } from '../words/dates.ts';
import { notesOf } from './notes.ts';
import { readPeople } from './people.ts';

const ofNotices =
  /\bkey\b|\b(?:exempt|private|confidential|open or|part ii|wards?|consult\w*|background|supporting|documents?|contact|reports?|notice)\b/i;

/** A decision on each row with who takes it, or when beside what a notice must say (key, exempt, wards); none has a status. */
export function isForwardPlan(grid: Grid): boolean {
  const has = (role: Role) => grid.roles.includes(role);
  if (has('action') || has('recommendation') || has('status')) return false;
  const says = grid.roles.filter((_, column) => ofNotices.test(headerOf(grid, column))).length;
  if (has('decider') && titleOf(grid) !== undefined) return true;
  return has('decision') && dateColumn(grid) >= 0 && says >= 1;
}

/** When the decision is due, by a column for it or by its cells. */
function dateColumn(grid: Grid): number {
  const due = grid.roles.indexOf('due');
  if (due >= 0) return due;
  return grid.roles.findIndex(
    (role, column) =>
      (role === 'notes' || role === undefined) &&
      /\b(?:date|due|when|meeting)\b/i.test(headerOf(grid, column)) &&
      share(textsOf(grid, column), (text) => suits('due', text) > 0) >= 0.6,
  );
}

/** The column that names the matter: `Decision`, or beside a decision maker whatever else names things. */
function titleOf(grid: Grid): number | undefined {
  const column = (['decision', 'aim', 'workstream', 'keyPoint', 'ref'] as const)
    .map((role) => grid.roles.indexOf(role))
    .find((at) => at >= 0 && grid.rows.some(({ cells }) => (cells[at]?.text.length ?? 0) > 12));
  if (column !== undefined) return column;
  const titled = grid.headers[0]?.names.findIndex((name) =>
    /\b(?:title|subject|matter|item|report|issue)\b/i.test(name),
  );
  return titled === undefined || titled < 0 ? undefined : titled;
}

export function readForwardPlan(reading: Reading, grid: Grid): void {
  const column = titleOf(grid);
  if (column === undefined) return;
  for (const row of grid.rows) {
    const title = row.cells[column];
    if (!title) continue;
    const date = row.cells[dateColumn(grid)];
    const milestone: Draft['milestones'][number] = {
      title: use(reading, title).replace(/\s+/g, ' '),
      ...(date ? { date: readDate(use(reading, date)) } : {}),
      responsible: readPeople(reading, cell(grid, row, 'lead'), 'officer', 'lead'),
      notes: notesOf(
        reading,
        grid,
        row,
        (role, passage) => passage === title || passage === date || role === 'lead',
      ),
      source: row.row.source,
    };
    reading.draft.milestones.push(milestone);
  }
}
