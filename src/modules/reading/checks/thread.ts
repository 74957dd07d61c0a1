// Doubts about the thread: objectives nobody acts on, actions that answer nothing, tables that ask nobody by when.

import { columnOfBoth } from '../actions/owner-and-date.ts';
import { titleRole } from '../actions/subject.ts';
import { find, quote, type Reading } from '../reading.ts';
import type { Grid } from '../tables/grid.ts';
import { gridsIn } from '../tables/grids.ts';
import { tickedIn } from '../tables/ticks.ts';

export function checkThread(reading: Reading): void {
  const { objectives, actions } = reading.draft;
  const named = new Set(actions.flatMap(({ objectiveRefs }) => objectiveRefs));
  const isLinked = actions.some(({ objectiveRefs }) => objectiveRefs.length > 0);
  const known = new Set(objectives.flatMap(({ ref }) => ref ?? []));
  if (isLinked) {
    for (const { ref, text, source } of objectives)
      if (ref && !named.has(ref))
        find(reading, 'thread/objective-without-action', 'warning', source, {
          message: `No action names the objective ${ref}, ${quote(text)}.`,
        });
    for (const { title, objectiveRefs, mandates, source } of actions) {
      if (objectiveRefs.length + mandates.length === 0)
        find(reading, 'thread/action-without-mandate', 'warning', source, {
          message: `${quote(title)} names no objective, Direction or recommendation that it answers.`,
        });
      for (const ref of known.size > 0 ? objectiveRefs : [])
        if (!known.has(ref))
          find(reading, 'thread/unknown-objective', 'note', source, {
            message: `${quote(title)} names ${quote(ref)}, which the document states nowhere as an objective.`,
          });
    }
  }
  checkColumns(reading);
}

/** Marks in columns named by statuses or periods, looked for in the first rows. */
const isTicked = (grid: Grid, role: 'status' | 'due') =>
  grid.roles.includes('ticked') && grid.rows.slice(0, 50).some((row) => tickedIn(grid, row, role));

/** A table of actions without a column for owner, date or status: nobody can be asked, and nothing can be late. */
function checkColumns(reading: Reading): void {
  for (const grid of gridsIn(reading)) {
    const [header] = grid.headers;
    if (!header || titleRole(grid) === undefined) continue;
    const missing = [
      ['lead', 'owner'],
      ['due', 'due date'],
      ['status', 'status'],
    ].filter(
      ([role]) =>
        !grid.roles.some((one) => one === role) &&
        !(role !== 'status' && columnOfBoth(grid) >= 0) &&
        !(role !== 'lead' && isTicked(grid, role === 'due' ? 'due' : 'status')),
    );
    if (missing.length === 0) continue;
    find(reading, 'table/no-column', 'warning', header.row.source, {
      message: `This table of actions has no column for ${missing.map(([, name]) => name).join(', ')}.`,
    });
  }
}
